/**
 * The file of a cache: read if it is one that we wrote for this user, replaced as a whole, and never a reason to fail.
 *
 * Its findings are believed, so that it must not come from just anyone: a file that others may read or write, such as
 * one that came with a checkout, is left alone and replaced.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonFor } from '../../workspace/disk/disk.ts';

/** Enough for a hundred thousand files; a bound for what is read at every start. */
const LARGEST_MIB = 64;

/** The folder in which caches lie where the user names no place: it keeps itself out of version control. */
const DEFAULT_FOLDER = '.proxylint-cache';
const IGNORE_ALL = '# Written by proxylint: a cache needs no version control.\n*\n';

export function defaultCacheFile(cwd: string): string {
  return join(cwd, DEFAULT_FOLDER, 'check.jsonl');
}

export type ReadCacheFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  /** `reason` continues the sentence "the cache FILE …". */
  | { readonly kind: 'refused'; readonly reason: string };

export function readCacheFile(path: string): ReadCacheFile {
  try {
    // Neither a link to elsewhere nor a pipe, on which opening would wait for ever.
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const reason = whyRefused(fstatSync(descriptor));
      return reason === null
        ? { kind: 'text', text: readFileSync(descriptor, 'utf8') }
        : { kind: 'refused', reason };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return { kind: 'missing' };
    if (code === 'ELOOP') return { kind: 'refused', reason: 'is a symbolic link' };
    return { kind: 'refused', reason: `cannot be read: ${reasonFor(error)}` };
  }
}

function whyRefused(stats: Stats): string | null {
  if (!stats.isFile()) return 'is not a regular file';
  if (stats.size > LARGEST_MIB * 2 ** 20) return `is larger than ${LARGEST_MIB} MiB`;
  // Systems without owners and modes say 0 for all users.
  const user = process.getuid?.();
  if (user !== undefined && stats.uid !== user) return 'belongs to another user';
  if (user !== undefined && (stats.mode & 0o077) !== 0) return 'may be read or written by other users';
  return null;
}

/** Whether a text is one that `readCacheFile` would read again. */
export function fitsCacheFile(text: string): boolean {
  return Buffer.byteLength(text) <= LARGEST_MIB * 2 ** 20;
}

/** Puts a text in the place of the cache, at once: null, or why that cannot be done. */
export function writeCacheFile(path: string, text: string): string | null {
  if (!fitsCacheFile(text)) return `would be larger than ${LARGEST_MIB} MiB`;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    makeFolder(dirname(path));
    // What a process of the same number has left behind is nobody's any more.
    discard(temporary);
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      fchmodSync(descriptor, 0o600);
      writeFileSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
    return null;
  } catch (error) {
    discard(temporary);
    return `cannot be written: ${reasonFor(error)}`;
  }
}

/** A folder of our own gets a `.gitignore`; one that the user chose is the user's. */
function makeFolder(folder: string): void {
  if (basename(folder) !== DEFAULT_FOLDER) {
    mkdirSync(folder, { recursive: true });
    return;
  }
  // A link that came with a checkout would lead our files to wherever it likes.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(`${DEFAULT_FOLDER} is a symbolic link`);
  }
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, '.gitignore'), IGNORE_ALL, { flag: 'wx' });
  } catch {
    // It is there already, or the cache itself cannot be written either, which is said then.
  }
}

function discard(temporary: string): void {
  try {
    unlinkSync(temporary);
  } catch {
    // There is none.
  }
}
