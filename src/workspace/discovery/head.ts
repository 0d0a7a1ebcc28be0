/** The first kilobytes of a file, to tell what it is without reading all of it. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { SNIFFED_LENGTH } from './sniff.ts';

/** Null when it is no ordinary file or cannot be read. */
export function readHead(path: string): string | null {
  try {
    if (!statSync(path).isFile()) return null;
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.allocUnsafe(SNIFFED_LENGTH);
      return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, SNIFFED_LENGTH, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}
