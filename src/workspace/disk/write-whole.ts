/**
 * Writes a file that is ours: a reader sees the old content or the new one, never half of it. Directories that are not
 * there are made.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { makeDirectories } from './make-directories.ts';
import { temporaryBeside } from './temporary-name.ts';

/** What others may do with a new file is up to the umask. */
const NEW_FILE_MODE = 0o666;

/** Throws what the system says where it cannot be done. */
export function writeWhole(path: string, text: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) makeDirectories(dirname(path));
  if (there !== undefined && isNoPlainFile(path, there)) {
    writeFileSync(path, text);
    return;
  }
  const target = there === undefined ? path : realpathSync(path);
  const temporary = temporaryBeside(target);
  const descriptor = openSync(temporary, 'wx', there === undefined ? NEW_FILE_MODE : there.mode & 0o777);
  try {
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A pipe, a terminal, `/dev/null`: what nothing may be put in the place of. */
function isNoPlainFile(path: string, stats: Stats): boolean {
  return !stats.isFile() || path.startsWith('/dev/') || path.startsWith('/proc/');
}
