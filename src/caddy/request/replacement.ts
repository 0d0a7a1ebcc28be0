/**
 * `{placeholders}` in a request (caddy.Replacer and modules/caddyhttp/replacer.go). Values that are known only when a
 * client connects are unknown.
 */
import { type Known, known, unknown } from '../../route/setting.ts';
import { canonicalField, escapedPath, escapeQuery, parseQuery } from '../language/go-url.ts';
import type { RequestInProgress } from './progress.ts';

/** What becomes of a placeholder that nobody knows: ReplaceAll empties it, ReplaceKnown leaves it as it is written. */
export type Unrecognized = 'empty' | 'kept';

/** A text with its placeholders replaced; unknown as soon as one of them is. */
export function replaceIn(
  text: string,
  request: RequestInProgress,
  unrecognized: Unrecognized,
): Known<string> {
  if (!text.includes('{')) return known(text);
  let result = '';
  let last = 0;
  let at = 0;
  for (;;) {
    const open = text.indexOf('{', at);
    if (open === -1) break;
    if (open > 0 && text[open - 1] === '\\') {
      result += `${text.slice(last, open - 1)}{`;
      last = open + 1;
      at = open + 1;
      continue;
    }
    const close = closingBrace(text, open);
    if (close === -1) {
      // An opening brace without an end is plain text, and a later one may begin a placeholder.
      at = open + 1;
      continue;
    }
    result += text.slice(last, open);
    const key = text.slice(open + 1, close).replaceAll('\\}', '}');
    const value = placeholderValue(key, request);
    if (value === null) {
      if (unrecognized === 'kept') {
        result += '{';
        last = open + 1;
        at = open + 1;
        continue;
      }
    } else if (value.kind === 'unknown') return value;
    else result += value.value;
    last = close + 1;
    at = close + 1;
  }
  return known(result + text.slice(last));
}

function closingBrace(text: string, open: number): number {
  let close = text.indexOf('}', open);
  while (close > 0 && text[close - 1] === '\\') close = text.indexOf('}', close + 1);
  return close;
}

/** Names whose values nobody knows before a request comes. */
const RUN_TIME =
  /^(?:env|system|time|file)\.|^http\.(?:request\.(?:uuid|tls\.|body|local|duration)|auth\.|handlers\.|reverse_proxy\.|shutting_down|time_until_shutdown|response\.|intercept\.|metrics\.)/;

/** The value of a placeholder, by its name without braces; null where there is none of that name. */
export function placeholderValue(key: string, request: RequestInProgress): Known<string> | null {
  const own = request.values.get(key);
  if (own !== undefined) return own;
  const lookUp = request.lookUps.get(key);
  if (lookUp !== undefined) return lookUp();
  if (key.startsWith('http.request.')) {
    const value = requestValue(key.slice('http.request.'.length), request);
    if (value !== undefined) return value;
  }
  if (key.startsWith('http.vars.')) return known('');
  if (RUN_TIME.test(key)) return unknown(`\`{${key}}\` is filled in for each request`);
  return null;
}

/** Undefined where it is none of the request's own. */
function requestValue(name: string, request: RequestInProgress): Known<string> | null | undefined {
  const { client, host } = request;
  const port = hostPort(host);
  switch (name) {
    case 'method':
      return known(request.method);
    case 'scheme':
      return known(client.scheme);
    case 'proto':
      return known('HTTP/1.1');
    case 'host':
      return known(port.host);
    case 'port':
      return known(port.port);
    case 'hostport':
      return known(host);
    case 'uri':
      return known(uriOf(request));
    case 'uri_escaped':
      return known(escapeQuery(uriOf(request)));
    case 'uri.path':
      return known(request.path);
    case 'uri.path_escaped':
      return known(escapeQuery(request.path));
    case 'uri.path.file':
      return known(fileOf(request.path));
    case 'uri.path.dir':
      return known(request.path.slice(0, request.path.lastIndexOf('/') + 1));
    case 'uri.path.file.base':
      return known(fileOf(request.path).replace(/\.[^.]*$/, ''));
    case 'uri.path.file.ext':
      return known(/\.[^.]*$/.exec(fileOf(request.path))?.[0] ?? '');
    case 'uri.query':
      return known(request.query);
    case 'uri.query_escaped':
      return known(escapeQuery(request.query));
    case 'orig_method':
      return known(client.method);
    case 'orig_uri':
      return known(client.target);
    case 'orig_uri.path':
      return known(request.original.path);
    case 'orig_uri.path.file':
      return known(fileOf(request.original.path));
    case 'orig_uri.path.dir':
      return known(request.original.path.slice(0, request.original.path.lastIndexOf('/') + 1));
    case 'orig_uri.query':
      return known(request.original.query);
    case 'remote.host':
    case 'client_ip':
      return request.options.clientAddress === undefined
        ? unknown('the address of the client is not given')
        : known(request.options.clientAddress);
    case 'remote':
    case 'remote.port':
      return unknown('the port of the client is not known');
  }
  return listedValue(name, request);
}

function listedValue(name: string, request: RequestInProgress): Known<string> | undefined {
  const [, kind, rest = ''] =
    /^(header|cookie|uri\.query|uri\.path|orig_uri\.path|host\.labels)\.(.+)$/.exec(name) ?? [];
  switch (kind) {
    case 'header':
      return known(headerValues(request, rest).join(','));
    case 'cookie':
      return known(cookieOf(request, rest));
    case 'uri.query':
      return known((parseQuery(request.query)?.get(rest) ?? []).join(','));
    case 'uri.path':
    case 'orig_uri.path': {
      if (!/^\d+$/.test(rest)) return undefined;
      const path = kind === 'uri.path' ? request.path : request.original.path;
      return known(path.replace(/^\//, '').split('/')[Number(rest)] ?? '');
    }
    case 'host.labels': {
      if (!/^\d+$/.test(rest)) return undefined;
      const labels = hostPort(request.host).host.split('.');
      return known(labels[labels.length - Number(rest) - 1] ?? '');
    }
    default:
      return undefined;
  }
}

/** The lines of a header as matchers and placeholders find them; Host is none of Go's headers. */
export function headerValues(request: RequestInProgress, name: string): readonly string[] {
  const field = canonicalField(name);
  if (field === 'Host') return [request.host];
  return request.headers.filter(([given]) => given === field).map(([, value]) => value);
}

function cookieOf(request: RequestInProgress, name: string): string {
  for (const line of headerValues(request, 'Cookie')) {
    for (const pair of line.split(';')) {
      const [given, value = ''] = pair.trim().split('=', 2);
      if (given === name) return value.replace(/^"(.*)"$/, '$1');
    }
  }
  return '';
}

/** URL.RequestURI. */
export function uriOf(request: RequestInProgress): string {
  const path = escapedPath(request) || '/';
  return request.query === '' && !request.hasEmptyQuery ? path : `${path}?${request.query}`;
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Go's net.SplitHostPort, or the whole as host. */
export function hostPort(host: string): { readonly host: string; readonly port: string } {
  const parts = /^(?:\[([^\]]*)\]|([^:]*)):(\d*)$/.exec(host);
  if (parts === null) return { host, port: '' };
  return { host: parts[1] ?? parts[2] ?? '', port: parts[3] ?? '' };
}
