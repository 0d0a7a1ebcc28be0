/**
 * A request arrives: the address, TLS, the Host and the request target decide which server takes it, before any location
 * is looked at (ngx_http_process_request, nginx 1.22.1 and 1.31.4; measured, cases C18, F09–F11).
 */
import { type ClientRequest, headerOf } from '../../route/client-request.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { argumentOf, type Context } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import { toBytes } from '../../text/bytes.ts';
import type { Listener } from './listener.ts';
import { RequestInProgress, type TraceOptions } from './progress.ts';
import { tooLong } from './request-size.ts';
import { type ChosenServer, chooseOn, chooseServer } from './server-choice.ts';
import { parseUri } from './uri.ts';

export type Arrival =
  | { readonly kind: 'arrived'; readonly request: RequestInProgress; readonly status: number | null }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string; readonly at: ChosenServer };

/** From this version on a listener with `http2` speaks HTTP/1.1 as well without TLS (measured, case F09). */
const DETECTS_HTTP_1 = '1.25.1';

/** `at` is the address where it arrives, when that is known from elsewhere: `stream` has sent it there. */
export function arrive(
  configuration: NginxConfiguration,
  asSent: ClientRequest,
  options: TraceOptions,
  at: Listener | null = null,
): Arrival {
  const client = { ...asSent, headers: asSent.headers.map(([name, value]) => [name, value.trim()] as const) };
  const host = hostOf(client);
  const chosen = at === null ? chosenServer(configuration, client, host ?? '') : chooseOn(at, host ?? '');
  switch (chosen.kind) {
    case 'refused':
      return chosen;
    case 'unknown':
      return { kind: 'unknown', because: chosen.because, at: chosen };
    case 'server':
      return enterServer(configuration, client, options, chosen, host);
  }
}

interface Entered {
  readonly server: Context;
  readonly listener: Listener | null;
  readonly named: Extract<ChosenServer, { kind: 'server' }>['named'];
  readonly assumption: string | null;
}

/** A fragment without servers stands for one that is elsewhere. */
function chosenServer(
  configuration: NginxConfiguration,
  client: ClientRequest,
  host: string,
): Exclude<ChosenServer, { kind: 'server' }> | ({ readonly kind: 'server' } & Entered) {
  if (configuration.http !== null) return chooseServer(configuration, client, host);
  if (configuration.kind === 'main')
    return { kind: 'refused', because: 'the configuration has no `http` block' };
  const assumption = 'the request comes to the server that includes this file';
  return { kind: 'server', server: configuration.main, listener: null, named: null, assumption };
}

function enterServer(
  configuration: NginxConfiguration,
  client: ClientRequest,
  options: TraceOptions,
  { server, listener, named, assumption }: Entered,
  host: string | null,
): Arrival {
  const refusal = listener === null ? null : tlsRefusal(client, listener, configuration.target.nginx);
  if (refusal !== null) return { kind: 'refused', because: refusal };
  const first = listener?.fallback.server ?? server;
  const long = tooLong(client, { first, named: server });
  const uri = long === 'request-line' ? null : parseUri(toBytes(client.target), mergesSlashes(first));
  const isBad = uri === null || host === null;
  const taken = isBad ? first : server;
  const request = new RequestInProgress({
    configuration,
    client:
      uri === null ? { ...client, headers: [], target: '' } : host === null ? untilHost(client) : client,
    options,
    server: taken,
    listener,
    host: uri === null ? '' : (host ?? ''),
    // What is read before the fault is found leaves its mark.
    uri: uri ?? {
      path: '',
      args: '',
      quoted: client.target.includes('%'),
      plus: client.target.includes('+'),
    },
  });
  describeArrival(request, taken === server ? named : null, assumption);
  if (named !== null && named.match !== null) request.matched(named.match.pattern, named.match.captures);
  if (isBad) return { kind: 'arrived', request, status: long === 'request-line' ? 414 : 400 };
  if (long === 'header') return { kind: 'arrived', request, status: 494 };
  const isPlainToTls = client.scheme === 'http' && listener !== null && listener.speaksTls;
  return { kind: 'arrived', request, status: isPlainToTls ? 497 : null };
}

/** The Host in lower case, without port and trailing dot; null where nginx answers 400 (`ngx_http_validate_host`). */
function hostOf(client: ClientRequest): string | null {
  const hosts = client.headers.filter(([name]) => name.toLowerCase() === 'host');
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) return null;
  const text = headerOf(client, 'host').trim().toLowerCase();
  const parts = /^(\[[^\]]*\]|[^:]*)(?::.*)?$/.exec(text);
  const withDot = parts?.[1] ?? text;
  const name = withDot.replace(/\.$/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nginx refuses exactly these.
  return name === '' || /[/\x00-\x20\x7f]|\.\./.test(withDot) ? null : name;
}

/** nginx stops reading headers at a Host that it refuses, and keeps that one. */
function untilHost(client: ClientRequest): ClientRequest {
  const at = client.headers.findIndex(([name]) => name.toLowerCase() === 'host');
  return at === -1 ? client : { ...client, headers: client.headers.slice(0, at + 1) };
}

function mergesSlashes(server: Context): boolean {
  const { statement } = effectiveScalar(server, 'merge_slashes');
  return statement === null || argumentOf(statement, 0).toLowerCase() !== 'off';
}

function tlsRefusal(client: ClientRequest, listener: Listener, nginxVersion: string): string | null {
  if (client.scheme === 'https')
    return listener.speaksTls
      ? null
      : `port ${listener.port} speaks no TLS: no \`listen\` for it has \`ssl\``;
  return listener.has('http2') && !listener.speaksTls && !isVersionAtLeast(nginxVersion, DETECTS_HTTP_1)
    ? `port ${listener.port} speaks only HTTP/2: \`http2\` without \`ssl\`, before nginx ${DETECTS_HTTP_1}`
    : null;
}

function describeArrival(
  request: RequestInProgress,
  named: Entered['named'],
  assumption: string | null,
): void {
  const { listener, server, host } = request;
  if (assumption !== null) request.step('assumption', `takes it that ${assumption}`, null);
  if (listener === null) return;
  const line = (listener.lineOf(server) ?? listener.fallback).listen.statement;
  request.step('listen', `arrives at ${listener.address}`, line ?? server.statement);
  if (listener.has('proxy_protocol'))
    request.step('assumption', 'takes it that a proxy in front sends the PROXY protocol', line);
  if (named === null) {
    const fallback = listener.fallback.listen.statement ?? server.statement;
    const isOnly = listener.hasOneServer;
    const why = isOnly
      ? 'the only server on this address'
      : `the default server of this address: no name matches \`${host}\``;
    request.step('server', why, isOnly ? server.statement : fallback);
    return;
  }
  const how = named.name === host ? 'is' : 'matches';
  request.step('server', `\`server_name ${named.name}\` ${how} \`${host}\``, named.line ?? server.statement);
}
