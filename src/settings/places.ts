/** Paths as text, for what a configuration file names; the layers below the command line know no file system. */
import type { Form } from './document.ts';

/** The absolute path that is meant in a directory, without `.` and `..` segments and without a slash at its end. */
export function pathIn(directory: string, path: string): string {
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

export function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** The directory itself and all that it lies in, the nearest first. */
export function directoriesAbove(directory: string): readonly string[] {
  const found = [directory];
  for (let at = directory; at !== '/'; ) {
    at = directoryOf(at);
    found.push(at);
  }
  return found;
}

/** How a file of this name is read; null where it is no configuration file. */
export function formOf(path: string): Form | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'package.json') return 'package';
  if (/\.ya?ml$/.test(name)) return 'yaml';
  return name.endsWith('.json') ? 'json' : null;
}
