/**
 * The modules of plugins. Node keeps every module that it has run for as long as the process lives; `--watch` and editors
 * live long, and see the plugin that is on the disk: when one of the modules has changed, all are loaded anew, under other
 * addresses. What was loaded before stays in memory, as Node offers no way to let it go.
 */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MARK, offerOwnApi } from './plugin-imports.ts';

let time = 1;
/** What was loaded, or looked for in vain, and in which state it was. */
const states = new Map<string, string>();

/** What was loaded is loaded again from now on, where any of it has changed. */
export function forgetChangedModules(): void {
  if ([...states].every(([path, state]) => stateOf(path) === state)) return;
  const { cache } = createRequire(import.meta.url);
  for (const path of states.keys()) delete cache[path];
  states.clear();
  time += 1;
}

/** Runs a module; its path, and those of all that it imports from the project, are told to `onAccess` in any case. */
export async function importModule(path: string, onAccess: (path: string) => void): Promise<unknown> {
  const imports = offerOwnApi();
  note(path);
  try {
    return await import(`${pathToFileURL(path).href}?${MARK}=${time}`);
  } finally {
    for (const url of imports.taken()) note(fileURLToPath(url));
    for (const each of [...states.keys()]) noteRequired(each);
    for (const each of states.keys()) onAccess(each);
  }
}

function note(path: string): void {
  if (!states.has(path)) states.set(path, stateOf(path));
}

/** CommonJS modules tell what they have required. */
function noteRequired(path: string): void {
  for (const { filename } of createRequire(import.meta.url).cache[path]?.children ?? []) {
    if (states.has(filename) || filename.includes('/node_modules/')) continue;
    note(filename);
    noteRequired(filename);
  }
}

function stateOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
}
