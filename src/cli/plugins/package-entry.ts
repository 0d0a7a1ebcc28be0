/**
 * The module that a package of a project gives to `import`. Node resolves names from the importing module, which here lies
 * somewhere else than the project, so that the project's `node_modules` are searched by its rules.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ancestors } from '../../workspace/disk/paths.ts';

export type PackageEntry =
  | { readonly kind: 'file'; readonly path: string }
  /** Completes a sentence that begins with the package's name. */
  | { readonly kind: 'none'; readonly reason: string };

const NAME = /^(?:@[\w.~-]+\/)?[\w.~-]+(?:\/[\w./~-]+)?$/;

/** `name`, `@scope/name`, or one of these with a path in the package. */
export function packageEntry(specifier: string, directory: string): PackageEntry {
  if (!NAME.test(specifier) || specifier.split('/').includes('..')) {
    return none('is neither the name of a package nor a path, which begins with ./ or ../');
  }
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const subpath = specifier.slice(name.length + 1);
  for (const at of ancestors(directory, '/')) {
    const folder = join(at, 'node_modules', name);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return entryIn(folder, subpath);
  }
  return none(`is not installed in node_modules beside or above ${directory}`);
}

function entryIn(folder: string, subpath: string): PackageEntry {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return none(`has no package.json that can be read in ${folder}`);
  }
  if (typeof manifest !== 'object' || manifest === null)
    return none(`has an empty package.json in ${folder}`);
  const target = 'exports' in manifest ? exported(manifest.exports, subpath) : plainTarget(manifest, subpath);
  if (target === null) return none(`exports no module for ${subpath === '' ? 'import' : `'./${subpath}'`}`);
  const path = join(folder, target);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? { kind: 'file', path }
    : none(`names ${target}, which is not in ${folder}`);
}

function plainTarget(manifest: object, subpath: string): string {
  if (subpath !== '') return subpath;
  return 'main' in manifest && typeof manifest.main === 'string' ? manifest.main : 'index.js';
}

/** The target of one key of `exports`; patterns with `*` are not for plugins. */
function exported(exports: unknown, subpath: string): string | null {
  const key = subpath === '' ? '.' : `./${subpath}`;
  const isMap =
    typeof exports === 'object' &&
    exports !== null &&
    !Array.isArray(exports) &&
    Object.keys(exports).some((each) => each.startsWith('.'));
  if (!isMap) return key === '.' ? targetOf(exports) : null;
  return targetOf(new Map<string, unknown>(Object.entries(exports)).get(key));
}

const CONDITIONS: ReadonlySet<string> = new Set(['node', 'import', 'module-sync', 'default']);

/** The first condition that holds, in the order in which they are written. */
function targetOf(target: unknown): string | null {
  if (typeof target === 'string') return target.startsWith('./') ? target : null;
  if (Array.isArray(target)) return target.map(targetOf).find((each) => each !== null) ?? null;
  if (typeof target !== 'object' || target === null) return null;
  for (const [condition, value] of Object.entries(target)) {
    if (!CONDITIONS.has(condition)) continue;
    const found = targetOf(value);
    if (found !== null) return found;
  }
  return null;
}

function none(reason: string): PackageEntry {
  return { kind: 'none', reason };
}
