/**
 * What the imports of a plugin give. `import … from 'proxylint'` is the proxylint that runs, whether or not the project has
 * one installed: a hook of pre-commit, npx and the action run from a folder of their own, where no import of a project would
 * look. And a plugin that is loaded anew loads its own modules anew (`plugin-modules.ts`).
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { OWN_API } from './own-api.ts';

/** Marks the address of a plugin's module, with the number of the time that it is loaded: Node keeps one for each address. */
export const MARK = 'proxylint-plugin';

interface Resolution {
  readonly url: string;
  readonly shortCircuit?: boolean;
}

interface ImportContext {
  readonly parentURL?: string | undefined;
}

/** Addresses of modules that were imported by those of plugins, whether or not they are there. */
export interface PluginImports {
  /** Those since the last time. */
  taken(): readonly string[];
}

let offered: PluginImports | null = null;

/** From then on, modules of this process that import proxylint get this one. */
export function offerOwnApi(): PluginImports {
  offered ??= registered();
  return offered;
}

function registered(): PluginImports {
  const module = process.getBuiltinModule('node:module');
  const name = 'proxylint';
  if (hasHooks(module)) {
    let met: string[] = [];
    const note = (url: string) => void met.push(url);
    module.registerHooks({
      resolve: (specifier, context, next) => {
        if (specifier === name) return { url: OWN_API, shortCircuit: true };
        const mark = markOf(context, MARK);
        if (mark === '') return next(specifier, context);
        try {
          return marked(next(specifier, context), mark, note);
        } catch (error) {
          noteMissing(specifier, context, note);
          throw error;
        }
      },
    });
    return {
      taken: () => {
        const all = met;
        met = [];
        return all;
      },
    };
  }
  // Node 20 runs hooks in a thread of their own, from a module of their own.
  const { MessageChannel } = process.getBuiltinModule('node:worker_threads');
  const { port1, port2 } = new MessageChannel();
  port1.unref();
  const hook = `let note;
const markOf = ${markOf};
const marked = ${marked};
const noteMissing = ${noteMissing};
export const initialize = (port) => { note = (url) => port.postMessage(url); };
export const resolve = async (specifier, context, next) => {
  if (specifier === ${JSON.stringify(name)}) return { url: ${JSON.stringify(OWN_API)}, shortCircuit: true };
  const mark = markOf(context, ${JSON.stringify(MARK)});
  if (mark === '') return next(specifier, context);
  try {
    return marked(await next(specifier, context), mark, note);
  } catch (error) {
    noteMissing(specifier, context, note);
    throw error;
  }
};`;
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`, { data: port2, transferList: [port2] });
  return { taken: () => messagesOf(port1) };
}

function messagesOf(port: MessagePort): readonly string[] {
  const all: string[] = [];
  for (;;) {
    const received: { readonly message: unknown } | undefined = receiveMessageOnPort(port);
    if (received === undefined) return all;
    if (typeof received.message === 'string') all.push(received.message);
  }
}

// The three below also run in that thread, from their text: they stand on nothing but their arguments.

/** The mark of the importing module, `''` where it has none. */
function markOf({ parentURL }: ImportContext, name: string): string {
  const query = parentURL?.split('?')[1] ?? '';
  return query.startsWith(name) ? query : '';
}

/** Packages stay as they are: nobody edits them. */
function marked(resolution: Resolution, mark: string, note: (url: string) => void): Resolution {
  const { url } = resolution;
  if (!url.startsWith('file:') || url.includes('/node_modules/') || url.includes('?')) return resolution;
  note(url);
  return { ...resolution, url: `${url}?${mark}` };
}

function noteMissing(specifier: string, { parentURL }: ImportContext, note: (url: string) => void): void {
  if (specifier.startsWith('.')) note(new URL(specifier, parentURL).href);
}

type Resolve = (specifier: string, context: ImportContext) => Resolution;

/** Since 22.15; the types are those of the oldest version that we run on. */
interface WithHooks {
  registerHooks(hooks: {
    readonly resolve: (specifier: string, context: ImportContext, next: Resolve) => Resolution;
  }): void;
}

function hasHooks(module: object): module is WithHooks {
  return 'registerHooks' in module && typeof module.registerHooks === 'function';
}
