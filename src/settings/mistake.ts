/** What is wrong in a configuration file, at the key or value that is to blame. Plain data; how it looks is the command line's business. */
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

export interface Mistake {
  readonly span: Span;
  /** What is wrong and what is allowed, without line breaks and without a full stop. */
  readonly message: string;
  /** What was probably meant, to stand beside the place; '' where nothing is near. */
  readonly meant: string;
  /** What else helps to put it right, as a line of its own. */
  readonly help: string | null;
}

/** A value, and where it was said. */
export interface Sourced<T> {
  readonly value: T;
  readonly span: Span;
}

export function mistakeAt(
  span: Span,
  message: string,
  more: { readonly meant?: string; readonly help?: string } = {},
): Mistake {
  return { span, message, meant: more.meant ?? '', help: more.help ?? null };
}

/** For a file about which something is wrong as a whole. */
export function startOf(file: SourceFile): Span {
  return { file, start: 0, end: 0 };
}
