/**
 * Where a handshake goes instead of to the route that it was meant for, and which line sends it there. `reach.ts` says
 * that it does not arrive; each way of not arriving is a rule's, with a repair of its own.
 */
import { type Span, spanText } from '../../text/span.ts';
import { argumentOf, type Context, enclosing, nameOf, type Statement, spanOf } from '../config/context.ts';
import { locationName } from '../config/location-path.ts';
import type { NginxRoute } from '../routes.ts';
import type { NginxTrace } from '../trace.ts';

export type Detour =
  /** nginx answers by this line of the rewrite phase: with a redirect, or else `to` is null. */
  | {
      readonly kind: 'answered';
      readonly by: Statement;
      readonly status: number;
      readonly to: string | null;
      readonly trace: NginxTrace;
    }
  /** Another server on the address has the name. */
  | { readonly kind: 'other-server'; readonly server: Context }
  /** Another location takes the path before this one. */
  | { readonly kind: 'other-location'; readonly location: Context; readonly trace: NginxTrace }
  /** The server's rewrite directives give it another path before a location is looked for. */
  | { readonly kind: 'moved'; readonly by: Span; readonly trace: NginxTrace }
  | { readonly kind: 'internal'; readonly line: Statement }
  /** It comes to the location, whose `try_files` sends it away. */
  | { readonly kind: 'files'; readonly line: Statement; readonly trace: NginxTrace };

/** Null where a handshake arrives, where that is not known, where it opens a WebSocket elsewhere, and in other cases. */
export function detourOf({ reach, location, server }: NginxRoute): Detour | null {
  if (location === null || server === null) return null;
  if (reach.kind !== 'answered' && reach.kind !== 'elsewhere') return null;
  const { trace } = reach;
  if (trace.websocket?.handshake !== 'fails' || trace.end === null) return null;
  if (trace.end.server !== server) return { kind: 'other-server', server: trace.end.server };
  if (reach.kind === 'answered') {
    // A location that takes the path and answers is to blame, not its answer.
    const taking = firstLocation(trace);
    const owner = enclosing(reach.by.context, 'location');
    if (owner !== null && owner !== location && taking !== null && taking !== location)
      return { kind: 'other-location', location: taking, trace };
    return answeredBy(trace, reach.by);
  }
  const by = rewriteBefore(trace);
  if (by !== null) return { kind: 'moved', by, trace };
  const first = firstLocation(trace);
  if (first === null) return null;
  if (first !== location) return { kind: 'other-location', location: first, trace };
  const answer = trace.end.answeredBy;
  if (answer !== null && nameOf(answer) === 'internal') return { kind: 'internal', line: answer };
  const line = filesLine(trace, location);
  return line === null ? null : { kind: 'files', line, trace };
}

function answeredBy(trace: NginxTrace, by: Statement): Detour | null {
  const { outcome } = trace;
  if (outcome.kind !== 'response') return null;
  return { kind: 'answered', by, status: outcome.status, to: outcome.location, trace };
}

/** The location that a request came to first; null where it came to none. */
export function firstLocation({ steps, end }: NginxTrace): Context | null {
  const step = steps.find(({ kind, span }) => kind === 'location' && span !== null);
  if (step === undefined || step.span === null || end === null) return null;
  return locationAt(end.server, step.span);
}

function locationAt(block: Context, span: Span): Context | null {
  for (const statement of block.statements) {
    if (nameOf(statement) !== 'location' || statement.block === null) continue;
    const own = spanOf(statement);
    if (own.file === span.file && own.start === span.start) return statement.block;
    const nested = locationAt(statement.block, span);
    if (nested !== null) return nested;
  }
  return null;
}

/** The server's `rewrite` that gave a request another path before a location was looked for. */
function rewriteBefore({ steps }: NginxTrace): Span | null {
  const located = steps.findIndex(({ kind }) => kind === 'location');
  const moves = steps
    .slice(0, located)
    .findLast(({ kind, span }) => kind === 'rewrite' && startsWithRewrite(span));
  return moves?.span ?? null;
}

function startsWithRewrite(span: Span | null): boolean {
  return span !== null && spanText(span).startsWith('rewrite');
}

/** The `try_files` of a location by which a request left it. */
export function filesLine({ steps }: NginxTrace, location: Context): Statement | null {
  const line = location.statements.find((at) => nameOf(at) === 'try_files');
  if (line === undefined) return null;
  const { file, start } = spanOf(line);
  const isUsed = steps.some(
    ({ kind, span }) => kind === 'try-files' && span?.file === file && span.start === start,
  );
  return isUsed ? line : null;
}

/** Whether a location is found by a regular expression. */
export function isRegex(location: Context): boolean {
  return locationName(location).kind.startsWith('regex');
}

/** The last word of `try_files`: where the request goes when there is no such file. */
export function fallbackOf(line: Statement): string {
  return argumentOf(line, line.directive.args.length - 1);
}
