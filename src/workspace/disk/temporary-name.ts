/** What is written before it takes the place of a file stands beside that file: only there is the change one step. */
import { basename, dirname, join } from 'node:path';

export function temporaryBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.proxylint-${process.pid}`);
}
