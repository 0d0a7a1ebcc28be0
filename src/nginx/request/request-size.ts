/**
 * Whether the lines of a request fit into the buffers that nginx reads them into (ngx_http_alloc_large_header_buffer,
 * nginx 1.22.1 and 1.31.4; measured, case C30), and whether its body is as small as it has to be
 * (ngx_http_core_find_config_phase). Long cookies and tokens in a URL are what does not fit.
 */
import { type ClientRequest, headerOf } from '../../route/client-request.ts';
import { toBytes } from '../../text/bytes.ts';
import { argumentOf, type Context } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import { parseOffset, parseSize } from '../language/values.ts';

const FIRST_BUFFER = 1 << 10;
const LARGE_BUFFER = 8 << 10;

/** Statuses of nginx: the second one is its own, and clients see 400. */
export type TooLong = 'request-line' | 'header' | null;

export function tooLong(
  { method, target, headers }: ClientRequest,
  { first, named }: { readonly first: Context; readonly named: Context },
): TooLong {
  if (toBytes(`${method} ${target} HTTP/1.1\r\n`).length > longestLine(first)) return 'request-line';
  const limit = longestLine(named);
  const isLong = headers.some(([name, value]) => toBytes(`${name}: ${value}\r\n`).length > limit);
  return isLong ? 'header' : null;
}

/** A line stays in the buffer in which it began, or is moved to a large one. */
function longestLine(server: Context): number {
  const large = sizeOf(server, 'large_client_header_buffers', 1, LARGE_BUFFER);
  return Math.max(large, sizeOf(server, 'client_header_buffer_size', 0, FIRST_BUFFER));
}

function sizeOf(server: Context, directive: string, index: number, usual: number): number {
  const { statement, gap } = effectiveScalar(server, directive);
  if (gap !== null) return Number.POSITIVE_INFINITY;
  if (statement === null) return usual;
  const size = parseSize(argumentOf(statement, index));
  return size.kind === 'size' ? size.bytes : Number.POSITIVE_INFINITY;
}

/** `client_max_body_size`, 1m by default; 0 switches the check off. */
export function hasTooLargeBody(client: ClientRequest, context: Context): boolean {
  const length = Number(headerOf(client, 'content-length') || '0');
  if (!(length > 0)) return false;
  const { statement } = effectiveScalar(context, 'client_max_body_size');
  if (statement === null) return length > 1 << 20;
  const size = parseOffset(argumentOf(statement, 0));
  return size.kind === 'size' && size.bytes !== 0 && length > size.bytes;
}
