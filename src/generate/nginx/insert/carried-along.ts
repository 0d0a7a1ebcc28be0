/**
 * What a new location would lose, or inherit to its harm, from the server it goes into.
 *
 * One `proxy_set_header` of its own discards all lines of outer levels, so that those are copied. Settings that were made for
 * other applications and would break this one are set back. What the server demands of everybody (passwords, addresses,
 * limits) stays in force.
 */
import { argumentOf, type Context, type Gap, nameOf, type Statement } from '../../../nginx/config/context.ts';
import { effectiveList, effectiveScalar } from '../../../nginx/config/effective.ts';
import { copyOf } from '../../../nginx/edit/header-line.ts';
import { parseSize } from '../../../nginx/language/values.ts';
import type { PlannedRoute } from '../../plan.ts';

export interface CarriedHeaders {
  /** Lines to add after the location's own. */
  readonly lines: readonly string[];
  /** A line that a template may leave out, so that it can be neither copied nor left behind; null where there is none. */
  readonly uncertain: Statement | null;
  /** Why there may be other lines in force that cannot be seen. */
  readonly gap: Gap | null;
}

/** What may not be forwarded as others have it: Upgrade for any protocol lets h2c through, the rest spoils a handshake. */
const NEVER_CARRIED =
  /^(?:upgrade|connection|sec-websocket-.*|http2-settings|content-length|transfer-encoding)$/;

/** The header lines in force in a server that a location with some of its own (names in lower case) would discard. */
export function carriedHeaders(server: Context, own: ReadonlySet<string>): CarriedHeaders {
  const { statements, perhaps, gap } = effectiveList(server, 'proxy_set_header');
  const isCarried = (at: Statement) => {
    const name = argumentOf(at, 0).toLowerCase();
    return !own.has(name) && !NEVER_CARRIED.test(name);
  };
  const carried = statements.filter(isCarried);
  const uncertain =
    perhaps.find(isCarried) ??
    carried.find(({ directive }) => directive.args.some(({ templated }) => templated)) ??
    null;
  return { lines: carried.map(copyOf), uncertain, gap: perhaps.length > 0 ? null : gap };
}

interface Counter {
  readonly directive: string;
  readonly lines: readonly string[];
  /** Whether a value in force would break the route. */
  readonly breaks: (value: string, route: PlannedRoute) => boolean;
}

const isNotOff = (value: string) => value.toLowerCase() !== 'off';
const isOff = (value: string) => value.toLowerCase() === 'off';

/** A page of memory, which is the default where it matters least. */
const DEFAULT_BUFFER = 4096;

function isBelowDefault(value: string): boolean {
  const size = parseSize(value);
  return size.kind === 'size' && size.bytes < DEFAULT_BUFFER;
}

const COUNTERS: readonly Counter[] = [
  {
    directive: 'proxy_http_version',
    lines: ['proxy_http_version 1.1;'],
    breaks: (value) => value === '1.0',
  },
  {
    directive: 'proxy_buffering',
    lines: ['proxy_buffering off;'],
    breaks: (value, { carries }) => carries.includes('event-streams') && isNotOff(value),
  },
  // Answers for one user would be given to others, and a handshake is asked for once only.
  { directive: 'proxy_cache', lines: ['proxy_cache off;'], breaks: isNotOff },
  { directive: 'proxy_store', lines: ['proxy_store off;'], breaks: isNotOff },
  {
    directive: 'proxy_redirect',
    lines: ['proxy_redirect default;'],
    breaks: (value, { strip }) => strip !== null && value.toLowerCase() !== 'default',
  },
  // nginx answers 502 where a response's headers do not fit (measured with 128 bytes); the three depend on each other.
  {
    directive: 'proxy_buffer_size',
    lines: ['proxy_buffer_size 4k;', 'proxy_buffers 8 4k;', 'proxy_busy_buffers_size 8k;'],
    breaks: isBelowDefault,
  },
  { directive: 'proxy_pass_request_headers', lines: ['proxy_pass_request_headers on;'], breaks: isOff },
  { directive: 'proxy_pass_request_body', lines: ['proxy_pass_request_body on;'], breaks: isOff },
  { directive: 'proxy_method', lines: ['proxy_method $request_method;'], breaks: () => true },
  {
    directive: 'proxy_ssl_verify',
    lines: ['proxy_ssl_verify off;'],
    breaks: (value, { upstream }) => upstream.selfSigned && isNotOff(value),
  },
];

/** Lines that set back what a location would inherit from a server and that would break it, but for its own directives. */
export function counterLines(
  server: Context,
  route: PlannedRoute,
  own: ReadonlySet<string>,
): readonly string[] {
  return COUNTERS.flatMap(({ directive, lines, breaks }) => {
    if (own.has(directive)) return [];
    const { statement } = effectiveScalar(server, directive);
    return statement !== null && breaks(argumentOf(statement, 0), route) ? lines : [];
  });
}

/** What the server demands of every request, for a note. */
export function demandsOf(server: Context): readonly Statement[] {
  return ['auth_basic', 'auth_request', 'auth_jwt', 'deny', 'ssl_verify_client'].flatMap((name) => {
    const { statement } = effectiveScalar(server, name);
    return statement === null || isOff(argumentOf(statement, 0)) ? [] : [statement];
  });
}

/** `auth_basic "staff"`. */
export function demandText(statement: Statement): string {
  return [nameOf(statement), ...statement.directive.args.map(({ value }) => value)].join(' ');
}
