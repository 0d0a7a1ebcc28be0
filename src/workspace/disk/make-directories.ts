/**
 * A directory and those above it that are not there. Not `mkdirSync` with `recursive`, which asks again for ever where the
 * system denies both the directory and that its parent is there (Node 20 below `/proc`).
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './disk.ts';

/** `directory` is absolute. Throws what the system says where it cannot be done. */
export function makeDirectories(directory: string): void {
  const missing: string[] = [];
  for (let at = directory; statSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at))
    missing.push(at);
  for (const path of missing.reverse()) {
    try {
      mkdirSync(path);
    } catch (error) {
      // Somebody else made it in the meantime.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}
