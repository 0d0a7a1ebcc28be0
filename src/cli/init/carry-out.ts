/** Writes what was agreed on. A file that is there is never replaced: a new one is made only where there is none. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, reasonFor } from '../../workspace/disk/disk.ts';
import { writeChanges } from '../../workspace/disk/write.ts';
import type { Step } from './step.ts';

/** Null when it is written, else why not. */
export function writeStep(root: string, step: Step & { readonly kind: 'write' }): string | null {
  const path = join(root, step.path);
  if (step.before === null) return writeNew(path, step.after);
  const { failures } = writeChanges([{ path, before: step.before, after: step.after, encoding: 'utf8' }]);
  return failures[0]?.reason ?? null;
}

function writeNew(path: string, text: string): string | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '', { flag: 'wx' });
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? 'something is there by now' : reasonFor(error);
  }
  try {
    writeFileSync(path, text);
    return null;
  } catch (error) {
    rmSync(path, { force: true });
    return reasonFor(error);
  }
}
