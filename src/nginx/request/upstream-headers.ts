/**
 * Every header that the upstream receives: the lines of `proxy_set_header`, nginx's own, and those of the client that
 * neither names (ngx_http_proxy_create_request, nginx 1.22.1 and 1.31.4; measured, cases A30, A50, H09).
 */
import { type HeaderField, headerOf } from '../../route/client-request.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import { argumentOf, type Context } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import { HTTP_1_1_BY_DEFAULT, type UpstreamRequest } from '../config/upstream-request.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { RequestInProgress } from './progress.ts';

/** Headers of one connection only, and those that nginx writes itself: the client's own are not passed on. */
const NEVER_PASSED = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'te',
  'keep-alive',
  'expect',
  'upgrade',
];

/** With a cache, conditional requests are nginx's business. */
const NEVER_PASSED_TO_CACHED = [
  'if-modified-since',
  'if-unmodified-since',
  'if-none-match',
  'if-match',
  'range',
  'if-range',
];

/** From this version on HTTP/1.1 upstreams always get one Host: an empty one is ignored, of several the last is sent. */
const ONE_HOST = '1.31.4';

export function sentHeaders(
  request: RequestInProgress,
  { lines }: UpstreamRequest,
  hasBody: boolean,
): readonly HeaderField[] {
  const version = request.configuration.target.nginx;
  const named = new Set(lines.map(({ name }) => name));
  const fields: HeaderField[] = [];
  for (const { statement, value } of lines) {
    const text = value.kind === 'known' ? fromBytes(value.value) : argumentOf(statement, 1);
    if (text !== '') fields.push([argumentOf(statement, 0), text]);
  }
  if (!named.has('host')) fields.push(['Host', request.proxyHost?.host ?? '']);
  if (!named.has('connection') && !isVersionAtLeast(version, HTTP_1_1_BY_DEFAULT))
    fields.push(['Connection', 'close']);
  const length = bodyLength(request);
  if (hasBody && length !== '' && !named.has('content-length')) fields.push(['Content-Length', length]);
  const sent = isVersionAtLeast(version, ONE_HOST) ? withOneHost(request, fields) : fields;
  return [...sent, ...passedOn(request, named)];
}

/** A body of `proxy_set_body` takes the place of the client's. */
function bodyLength(request: RequestInProgress): string {
  const { statement } = effectiveScalar(request.context, 'proxy_set_body');
  const length = headerOf(request.client, 'content-length');
  if (statement === null) return request.hasDiscardedBody && length !== '' ? '0' : length;
  const body = request.evaluate(argumentOf(statement, 0));
  return body.kind === 'known' ? String(body.value.length) : '$proxy_internal_body_length';
}

function withOneHost(request: RequestInProgress, fields: readonly HeaderField[]): readonly HeaderField[] {
  const isHost = ([name]: HeaderField) => name.toLowerCase() === 'host';
  const last = fields.findLast(isHost) ?? (['Host', request.proxyHost?.host ?? ''] as const);
  return [...fields.filter((field) => !isHost(field)), last];
}

/** The client's headers that nothing replaces. */
function passedOn(request: RequestInProgress, named: ReadonlySet<string>): readonly HeaderField[] {
  const { context, client } = request;
  if (argumentIs(request, 'proxy_pass_request_headers', 'off')) return [];
  const dropped = new Set([...NEVER_PASSED, ...(isCached(context) ? NEVER_PASSED_TO_CACHED : [])]);
  return client.headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !named.has(lower) && !dropped.has(lower) && isTaken(request, name);
  });
}

/** Whether answers are kept, for which nginx asks a little differently. */
export function isCached(context: Context): boolean {
  const cache = effectiveScalar(context, 'proxy_cache').statement;
  return cache !== null && argumentOf(cache, 0) !== 'off';
}

/** Whether nginx takes a client's header at all: names with `_` or other odd characters are dropped unless allowed. */
function isTaken(request: RequestInProgress, name: string): boolean {
  if (/^[A-Za-z0-9-]+$/.test(name)) return true;
  if (/^[\w-]+$/.test(name)) {
    return (
      argumentIs(request, 'underscores_in_headers', 'on') ||
      argumentIs(request, 'ignore_invalid_headers', 'off')
    );
  }
  return argumentIs(request, 'ignore_invalid_headers', 'off');
}

function argumentIs({ context }: RequestInProgress, directive: string, value: string): boolean {
  const { statement } = effectiveScalar(context, directive);
  return statement !== null && argumentOf(statement, 0).toLowerCase() === value;
}
