/** What is wrong with the arguments of a directive, before it is put into a report. */
import type { Fix } from '../../src/lint/finding.ts';
import type { Statement } from '../../src/nginx/config/context.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';

export interface ArgumentProblem {
  /** Follows "nginx does not start: ". */
  readonly message: string;
  /** Another version accepts it. */
  readonly ofVersion?: true;
  readonly fix: Fix | null;
}

/** A safe fix that writes another word in the place of an argument. */
export function writeInstead(statement: Statement, index: number, text: string): Fix | null {
  const edit = replaceArgument(statement, index, text);
  return edit === null ? null : { safety: 'safe', title: `write \`${text}\``, edits: [edit] };
}
