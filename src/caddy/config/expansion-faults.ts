/** What Caddy refuses while it puts a configuration together, though every import can be followed. */
import { isVersionAtLeast } from '../../route/target.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Directive, Word } from '../syntax/tree.ts';
import type { Argument } from './statement.ts';

export interface ExpansionFault {
  readonly code: 'name' | 'arguments';
  readonly message: string;
  readonly span: Span;
  /** Another release would not refuse it. */
  readonly version?: { readonly since: string };
}

export function snippetDefinedTwice(file: SourceFile, name: string, word: Word): ExpansionFault {
  const message = `a snippet (${name}) is defined already; give this one another name`;
  return { code: 'name', message, span: spanOf(file, word) };
}

/** Before 2.7 `&(name)` is the address of a site, for which no certificate can be. */
export function namedRouteTooEarly(file: SourceFile, word: Word, version: string): readonly ExpansionFault[] {
  if (isVersionAtLeast(version, '2.7')) return [];
  const message = 'named routes came with Caddy 2.7';
  return [{ code: 'name', message, span: spanOf(file, word), version: { since: '2.7' } }];
}

export function importOfNothing(file: SourceFile, { name }: Directive): ExpansionFault {
  const message = '`import` needs the name of a snippet or of a file';
  return { code: 'arguments', message, span: spanOf(file, name) };
}

/** Before 2.9 the block would go to the last line that is imported, from which it stands apart. */
export function importBlockTooEarly(
  file: SourceFile,
  { name, block }: Directive,
  version: string,
): readonly ExpansionFault[] {
  if (block === null || isVersionAtLeast(version, '2.9')) return [];
  const message = '`import` takes a block since Caddy 2.9, and not in this version; remove it';
  return [{ code: 'arguments', message, span: spanOf(file, name), version: { since: '2.9' } }];
}

/** Outside of sites there is nothing that a directive could be about. */
export function directiveOutsideSites({ value }: Argument, span: Span): ExpansionFault {
  const message = `this brings the directive ${value} to where only sites may stand; import it inside of a site`;
  return { code: 'arguments', message, span };
}

function spanOf(file: SourceFile, { start, end }: Word): Span {
  return { file, start, end };
}
