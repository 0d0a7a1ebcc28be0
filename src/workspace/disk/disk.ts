/**
 * Files on disk, as the core asks for them. Only what lies in the given roots is read, wherever an `include` or a
 * symbolic link points; whatever cannot be read is an answer, never an exception.
 */

import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { FileContent, FileSource } from '../../text/file-source.ts';
import { lookUp } from '../../text/look-up.ts';
import { whyNoText } from '../../text/no-text.ts';

import { decode, type Encoding } from './bytes.ts';
import { ancestors } from './paths.ts';

/** Larger than any configuration; smaller than what takes the process down. */
export const LARGEST_FILE_MIB = 16;

export interface Disk extends FileSource {
  /** How the bytes of a file that was read were decoded: how they are written back. */
  encodingOf(path: string): Encoding;
  /** Whether a path, and what it leads to, may be read. */
  allows(path: string): boolean;
  /** Whether a path that is there is a symbolic link. */
  isLink(path: string): boolean;
}

export interface Readable {
  /** Directories whose files may be read. */
  readonly roots: readonly string[];
  /** Files that may be read wherever they lie: those that were asked for by name. */
  readonly files: readonly string[];
  /** Told of each path that is read or listed. */
  readonly onAccess?: ((path: string) => void) | undefined;
}

export function openDisk({ roots, files, onAccess }: Readable): Disk {
  const allowed = new Set([...roots, ...roots.map(realPath)]);
  const named = new Set(files);
  const encodings = new Map<string, Encoding>();
  const realPathOf = rememberingRealPath();
  const mayRead = (path: string): boolean =>
    named.has(path) || (isInside(path, allowed) && isInside(realPathOf(path), allowed));
  return {
    read: (path) => {
      if (!mayRead(path)) return { kind: 'outside' };
      onAccess?.(path);
      const read = readText(path);
      if (read.kind === 'text') encodings.set(path, read.encoding);
      return read;
    },
    list: (directory) => {
      if (!mayRead(directory)) return null;
      onAccess?.(directory);
      return namesIn(directory);
    },
    encodingOf: (path) => encodings.get(path) ?? 'utf8',
    allows: mayRead,
    isLink: (path) => !isOrdinary(path),
  };
}

type ReadText = (FileContent & { readonly kind: 'text'; readonly encoding: Encoding }) | Unread;
type Unread = Exclude<FileContent, { readonly kind: 'text' }>;

/** Reads a regular file of bounded size. Nothing else is opened: a FIFO would never end. */
function readText(path: string): ReadText {
  try {
    const stats = statSync(path);
    const reason = whyNotRead(stats);
    if (reason !== null) return { kind: 'unreadable', reason };
    const { text, encoding } = decode(readFileSync(path));
    const noText = whyNoText(text);
    return noText === null ? { kind: 'text', text, encoding } : { kind: 'unreadable', reason: noText };
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    return { kind: 'unreadable', reason: reasonFor(error) };
  }
}

function whyNotRead(stats: Stats): string | null {
  if (stats.isDirectory()) return 'is a directory';
  if (!stats.isFile()) return 'is not a regular file';
  return stats.size > LARGEST_FILE_MIB * 2 ** 20 ? `is larger than ${LARGEST_FILE_MIB} MiB` : null;
}

/** Names in byte order, or null when the directory cannot be listed. */
function namesIn(directory: string): readonly string[] | null {
  try {
    return readdirSync(directory, 'buffer')
      .sort(Buffer.compare)
      .map((name) => name.toString());
  } catch {
    return null;
  }
}

/** The path without symbolic links; of one that cannot be resolved, the path itself. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** Whether the system said that nothing is there. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** What the system calls it, such as `ENOENT`; '' where it is no error of the system. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  ELOOP: 'a loop of symbolic links',
  ENOENT: 'no such file or directory',
  EISDIR: 'is a directory',
  ENOTDIR: 'not a directory',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
};

/** Why the system refused, for people. */
export function reasonFor(error: unknown): string {
  return lookUp(REASONS, errorCode(error)) ?? (error instanceof Error ? error.message : String(error));
}

/** Goes up from the path rather than through the directories, of which a hook may name hundreds. */
function isInside(path: string, directories: ReadonlySet<string>): boolean {
  return ancestors(path, '/').some((directory) => directories.has(directory));
}

/**
 * The same as `realPath`, quicker for many paths: where a directory leads is found out once, and most files are no
 * links.
 */
function rememberingRealPath(): (path: string) => string {
  const directories = new Map<string, string>();
  return (path) => {
    const slash = path.lastIndexOf('/');
    if (slash <= 0 || !isOrdinary(path)) return realPath(path);
    const directory = path.slice(0, slash);
    const real = directories.get(directory) ?? realPath(directory);
    directories.set(directory, real);
    return real === '/' ? path.slice(slash) : real + path.slice(slash);
  };
}

/** Whether something is there that is no symbolic link. */
function isOrdinary(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === false;
  } catch {
    return false;
  }
}
