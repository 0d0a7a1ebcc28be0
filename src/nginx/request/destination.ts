/**
 * Where a `proxy_pass` sends a request, and with which request target (ngx_http_proxy_eval and
 * ngx_http_proxy_create_request, nginx 1.22.1 and 1.31.4; measured, cases C03–C05, C13–C15d, C21).
 */
import { argumentOf, enclosing, type Statement } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import { isKnownServer } from '../config/known-servers.ts';
import { locationName } from '../config/location-path.ts';
import { hostAndPort, isAddress } from '../config/proxy-target.ts';
import { toBytes } from '../../text/bytes.ts';
import type { RequestInProgress } from './progress.ts';
import { escapePath } from './uri.ts';

export type Destination =
  | {
      readonly kind: 'target';
      readonly scheme: 'http' | 'https';
      /** As it is written or evaluated: `127.0.0.1:9000`, `backend`, `unix:/run/app.sock`. */
      readonly authority: string;
      readonly host: string;
      readonly port: string;
      /** Path and query as the upstream receives them, in bytes. */
      readonly target: string;
    }
  | { readonly kind: 'unknown'; readonly because: string }
  /** nginx answers by itself, because it cannot send the request. */
  | { readonly kind: 'fails'; readonly status: 500 | 502; readonly because: string }
  /** nginx does not start with this line. */
  | { readonly kind: 'refused'; readonly because: string };

export function destinationOf(line: Statement, request: RequestInProgress): Destination {
  const word = line.directive.args[0];
  if (word === undefined) return { kind: 'refused', because: '`proxy_pass` needs a URL' };
  if (word.templated) return { kind: 'unknown', because: 'a template fills in the upstream' };
  const isVariable = word.value.includes('$');
  const evaluated = request.evaluate(word.value);
  if (evaluated.kind === 'unknown') return evaluated;
  const parts = /^(https?):\/\/(?:(unix:[^:]+)(?::([\s\S]*))?|((?!unix:)[^/?]*)([/?][\s\S]*)?)$/i.exec(
    evaluated.value,
  );
  if (parts === null) {
    const because = `\`${evaluated.value}\` does not begin with http:// or https://`;
    return isVariable ? { kind: 'fails', status: 500, because } : { kind: 'refused', because };
  }
  const [, scheme = '', socket, socketUri, named, namedUri] = parts;
  const isSecure = scheme.toLowerCase() === 'https';
  const authority = socket ?? named ?? '';
  const uri = socketUri ?? namedUri ?? '';
  const { host, port: writtenPort } = hostAndPort(authority);
  const port = portOf(authority, writtenPort, isSecure);
  const problem = host === '' ? 'the URL has no host' : isPort(port) ? null : `\`${port}\` is no port`;
  if (!isVariable && uri !== '' && !mayHaveUri(line)) {
    const because =
      '`proxy_pass` cannot have a URI part in a location given by a regular expression, a named one, an `if` or a `limit_except`';
    return { kind: 'refused', because };
  }
  if (problem !== null) {
    return isVariable
      ? { kind: 'fails', status: 500, because: problem }
      : { kind: 'refused', because: problem };
  }
  if (isVariable && needsResolver(request, host, writtenPort)) {
    return { kind: 'fails', status: 502, because: `no resolver is set to look up \`${host}\`` };
  }
  request.proxyHost = { host: hostHeader(authority, host, port, isSecure), port };
  if (!isVariable && uri !== '' && isShorterThanLocation(line, request)) {
    return { kind: 'unknown', because: 'the path is shorter than the part of it that `proxy_pass` replaces' };
  }
  const target = requestTarget(uri, isVariable, line, request);
  if (target === '') return { kind: 'fails', status: 500, because: 'the request target is empty' };
  return { kind: 'target', scheme: isSecure ? 'https' : 'http', authority, host, port, target };
}

/** What nginx itself refuses at start (case C07). */
function mayHaveUri({ context }: Statement): boolean {
  if (context.kind !== 'location') return context.kind !== 'if' && context.kind !== 'limit_except';
  const { kind } = locationName(context);
  return kind !== 'regex' && kind !== 'regex-caseless' && kind !== 'named';
}

/** The port that is connected to; '' for a socket. */
function portOf(authority: string, written: string | null, isSecure: boolean): string {
  if (authority.startsWith('unix:')) return '';
  return written === null || written === '' ? USUAL_PORT[isSecure ? 'https' : 'http'] : written;
}

const USUAL_PORT = { http: '80', https: '443' } as const;

/** A socket has none. */
function isPort(port: string): boolean {
  return port === '' || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535);
}

/** `$proxy_host`: the port is left out where it is the usual one of the scheme. */
function hostHeader(authority: string, host: string, port: string, isSecure: boolean): string {
  if (authority.startsWith('unix:')) return 'localhost';
  return port === USUAL_PORT[isSecure ? 'https' : 'http'] ? host : `${host}:${port}`;
}

/** Whether a host that a variable names has to be looked up, and nothing says where (cases C14–C14c). */
function needsResolver(
  { configuration, context }: RequestInProgress,
  host: string,
  port: string | null,
): boolean {
  if (isAddress(host) || isKnownServer(configuration, host, port)) return false;
  const { statement, gap } = effectiveScalar(context, 'resolver');
  return statement === null && gap === null;
}

function requestTarget(
  uri: string,
  isVariable: boolean,
  line: Statement,
  request: RequestInProgress,
): string {
  if (isVariable && uri !== '') return uri.startsWith('?') ? `/${uri}` : uri;
  if (uri === '' && request.isUnparsedValid) return request.unparsed;
  const replaced = request.isLocationValid && uri !== '' ? replacedLength(line, request) : 0;
  const rest = request.path.slice(replaced);
  const front = request.isLocationValid ? uri : '';
  const path = request.quoted || request.isInternal ? escapePath(rest) : rest;
  return front + path + (request.args === '' ? '' : `?${request.args}`);
}

/** After `try_files` has found another file; nginx 1.22.1 answers 500 or 502 then, by chance (measured). */
function isShorterThanLocation(line: Statement, request: RequestInProgress): boolean {
  const location = enclosing(line.context, 'location');
  if (location === null || !request.isLocationValid) return false;
  return toBytes(locationName(location).name).length > request.path.length;
}

/** How much of the path the URI part of `proxy_pass` takes the place of: the location's name. */
function replacedLength(line: Statement, request: RequestInProgress): number {
  const location = enclosing(line.context, 'location');
  const name = location === null ? '' : toBytes(locationName(location).name);
  return Math.min(name.length, request.path.length);
}

/** The URL that a line names, without evaluating it: what is shown where the target is unknown. */
export function writtenUrl(line: Statement): string {
  return argumentOf(line, 0);
}
