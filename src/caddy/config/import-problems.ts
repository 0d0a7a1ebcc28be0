/** What keeps an import from being followed, in words: what it would bring is then unknown. */
import { relativePath } from '../../route/mapped-path.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Directive } from '../syntax/tree.ts';
import type { LoadFailure } from './caddyfile-store.ts';
import type { ImportTarget } from './import-files.ts';
import type { Argument } from './statement.ts';

export type ImportProblemCode =
  | 'missing'
  | 'removed'
  | 'unreadable'
  | 'cycle'
  | 'defined-later'
  | 'too-large';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly message: string;
  readonly span: Span;
}

export function unreadableImport({ value, span }: Argument, because: string): ImportProblem {
  return { code: 'unreadable', message: `the import ${value} cannot be followed: ${because}`, span };
}

/** `what`: the file or the snippet, as a message names it. */
export function importOfItself({ span }: Argument, what: string): ImportProblem {
  return { code: 'cycle', message: `${what} imports itself`, span };
}

export function snippetDefinedLater({ value, span }: Argument): ImportProblem {
  const message = `the snippet (${value}) is defined further down; Caddy reads from top to bottom and refuses this, so move the snippet above this line`;
  return { code: 'defined-later', message, span };
}

export function missingImport(
  { value, span }: Argument,
  target: ImportTarget,
  { code, failure }: LoadFailure,
): ImportProblem {
  const what = !/[./]/.test(value)
    ? `${value}, which names neither a snippet nor a file`
    : target.kind === 'file' && target.isMapped
      ? `${value}, which is ${relativePath(target.path, span.file.path.replace(/\/[^/]*$/, ''))} here,`
      : value;
  const message = `the import ${what} cannot be followed (${failure}); what it would bring is unknown`;
  return { code, message, span };
}

/** `directive`: the one that is no longer read. */
export function tooManyLines(file: SourceFile, directive: Directive): ImportProblem {
  const span = { file, start: directive.start, end: directive.name.end };
  const message = 'the imports multiply to more lines than are read here; the rest is unknown';
  return { code: 'too-large', message, span };
}
