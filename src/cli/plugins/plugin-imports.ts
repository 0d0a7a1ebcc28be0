/**
 * What `import … from 'proxylint'` gives a plugin: the proxylint that runs, whether or not the project has one installed.
 * A hook of pre-commit, npx and the action run from a folder of their own, where no import of a project would look.
 */
import { OWN_API } from './own-api.ts';

const NAME = 'proxylint';

let isOffered = false;

/** From then on, modules of this process that import proxylint get this one. Does so once. */
export function offerOwnApi(): void {
  if (isOffered) return;
  isOffered = true;
  const module = process.getBuiltinModule('node:module');
  if (hasHooks(module)) {
    module.registerHooks({
      resolve: (specifier, context, next) =>
        specifier === NAME ? { url: OWN_API, shortCircuit: true } : next(specifier, context),
    });
    return;
  }
  // Node 20 runs hooks in a thread of their own, from a module of their own.
  const hook = `export const resolve = (specifier, context, next) =>
    specifier === ${JSON.stringify(NAME)} ? { url: ${JSON.stringify(OWN_API)}, shortCircuit: true } : next(specifier, context);`;
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
}

interface Resolution {
  readonly url: string;
  readonly shortCircuit?: boolean;
}

type Resolve = (specifier: string, context: unknown) => Resolution;

/** Since 22.15; the types are those of the oldest version that we run on. */
interface WithHooks {
  registerHooks(hooks: {
    readonly resolve: (specifier: string, context: unknown, next: Resolve) => Resolution;
  }): void;
}

function hasHooks(module: object): module is WithHooks {
  return 'registerHooks' in module && typeof module.registerHooks === 'function';
}
