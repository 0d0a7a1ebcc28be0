/** The files of this machine, for models that ask what lies at a path. */
import { statSync } from 'node:fs';

/** What really lies there. Below a file lies nothing: a proxy takes ENOTDIR for a file that is not there. */
export function realFileAt(path: string): 'file' | 'directory' | 'none' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? 'none' : found.isDirectory() ? 'directory' : 'file';
  } catch {
    return 'none';
  }
}
