/** The project's own files, as the tests of its structure read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '../..');

const NOT_OURS = new Set(['.git', 'node_modules', 'coverage']);

/** Paths below a folder of the project, relative to the project, with `/`, in byte order. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}

export interface Import {
  /** The importing module, relative to the project. */
  readonly from: string;
  /** A module of the project, relative to it, or the specifier as written (`node:fs`, `yargs`). */
  readonly to: string;
  /** Written with `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
  /** Written with `import()`: the module is loaded when that line runs. */
  readonly lazy: boolean;
}

/** `import … from '…'`, `export … from '…'` and `import '…'`, over several lines too, at the beginning of a line. */
const STATIC_IMPORT = /^(?:import|export)\b(?<type>\s+type\b)?(?:[^'";]*?\bfrom)?\s*'(?<specifier>[^']+)'/gm;
const LAZY_IMPORT = /\bimport\(\s*'(?<specifier>[^']+)'\s*\)/g;

/** The imports of one module, types included. */
export function importsOf(from: string, text: string): readonly Import[] {
  const found = (pattern: RegExp, lazy: boolean): readonly Import[] =>
    [...text.matchAll(pattern)].map(({ groups }) => ({
      from,
      to: resolved(from, groups?.specifier ?? ''),
      typeOnly: groups?.type !== undefined,
      lazy,
    }));
  return [...found(STATIC_IMPORT, false), ...found(LAZY_IMPORT, true)];
}

function resolved(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
}
