/** How the parts of an insertion say that it cannot be done, and how they name places. */

import type { Site } from '../../../caddy/config/site.ts';
import { headSpan, type Statement } from '../../../caddy/config/statement.ts';
import type { Span } from '../../../text/span.ts';
import type { Insertion } from '../../insertion.ts';

export type Refusal = Extract<Insertion, { readonly kind: 'refused' }>;

export function refusal(message: string, advice: string, span: Span | null): Refusal {
  return { kind: 'refused', message, advice, span };
}

/** `line 12`, or `line 12 of /etc/caddy/sites/a.caddy` where that is not the file that is spoken of. */
export function lineOf({ file, start }: Span, spokenOf: Span['file']): string {
  const { line } = file.positionAt(start);
  return file.path === spokenOf.path ? `line ${line}` : `line ${line} of ${file.path}`;
}

/** `example.com, www.example.com`. */
export function siteName({ addresses }: Site): string {
  return addresses.map(({ value }) => value).join(', ');
}

/** A line as it is quoted in messages, with where it stands. */
export function quoted(statement: Statement, spokenOf: Span['file']): string {
  const span = headSpan(statement);
  const words = [statement.name, ...statement.args].map(({ span: at }) =>
    at.file.text.slice(at.start, at.end).replaceAll(/\s+/g, ' '),
  );
  return `\`${words.join(' ')}\` on ${lineOf(span, spokenOf)}`;
}
