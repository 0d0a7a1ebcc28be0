/** Paths as text: how people are shown files, and which directories hold which. */
import { relative, resolve } from 'node:path';

/** Whether `path` is `directory` or lies below it; both absolute and normalised. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

/** The path as people would write it: relative to the working directory where it lies below it. */
export function shownPath(path: string, cwd: string): string {
  return isWithin(path, cwd) ? relative(cwd, path) || '.' : path;
}

/** Absolute, without `.` and `..` segments and without a slash at its end. */
export function absolutePath(path: string, cwd: string): string {
  return resolve(cwd, path);
}

/** The directory itself and those above it, the nearest first, up to and with `last`, which must hold it. */
export function ancestors(directory: string, last: string): readonly string[] {
  const found = [directory];
  for (let at = directory; at !== last && at !== '/'; ) {
    at = at.slice(0, at.lastIndexOf('/')) || '/';
    found.push(at);
  }
  return found;
}
