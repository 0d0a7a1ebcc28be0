/** Refusals of an insertion, and how they and the notes name places. */
import { type Context, type Statement, spanOf } from '../../../nginx/config/context.ts';
import { locationHead } from '../../../nginx/request/describe-location.ts';
import type { Span } from '../../../text/span.ts';
import type { Insertion } from '../../insertion.ts';

export type Refusal = Extract<Insertion, { readonly kind: 'refused' }>;

export function refusal(message: string, advice: string, at: Statement | Span | null): Refusal {
  const span = at === null ? null : 'directive' in at ? spanOf(at) : at;
  return { kind: 'refused', message, advice, span };
}

/** `/etc/nginx/app.conf:12`. */
export function placeOf(at: Statement): string {
  const { file, start } = spanOf(at);
  return `${file.path}:${file.positionAt(start).line}`;
}

/** `location /ws` (/etc/nginx/app.conf:12). */
export function describeLocation(location: Context): string {
  const { statement } = location;
  return `\`${locationHead(location)}\`${statement === null ? '' : ` (${placeOf(statement)})`}`;
}
