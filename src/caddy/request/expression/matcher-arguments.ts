/** Arguments of matchers: texts that are worked out together, or what one of them comes to instead. */
import { fromBytes, toBytes } from '../../../text/bytes.ts';
import type { Span } from '../../../text/span.ts';
import type { Node, Result } from './tree.ts';

/** What a call of a matcher is read with. */
export interface MatcherScope {
  readonly version: string;
  /** Of the named matcher that the expression is: regular expressions without a name are called so; '' for none. */
  readonly name: string;
  readonly span: Span;
}

/** Evaluates an argument; one character for each byte. */
export type Texts = (argument: Node) => Result;

/** What is made of texts; an error where one is none. Matchers read texts as the configuration has them. */
export function collect<T>(results: readonly Result[], make: (texts: readonly string[]) => T): T | Result {
  const texts: string[] = [];
  for (const result of results) {
    if (result.kind === 'unknown' || result.kind === 'error') return result;
    if (result.kind !== 'string') return { kind: 'error', message: `no text, but ${result.kind}` };
    if (toBytes(fromBytes(result.value)) !== result.value)
      return { kind: 'unknown', because: 'the text is not in UTF-8' };
    texts.push(result.value);
  }
  return make(texts);
}
