/**
 * What each placeholder stands for while a request is on its way: those of Caddy itself (replacer.go), those of the http
 * app (modules/caddyhttp/replacer.go), and what matchers and handlers have set. Shorthands such as `{path}` are no longer
 * there: the adapter writes them out.
 */
import { isVersionAtLeast } from '../../route/target.ts';
import { toBytes } from '../../text/bytes.ts';
import { compileGoPattern } from '../language/go-pattern.ts';
import {
  baseOf,
  escapeQuery,
  escapeSegment,
  extensionOf,
  queryValues,
  requestUri,
  splitPath,
} from '../language/go-url.ts';
import { canonicalField } from '../language/header-names.ts';
import type { HandlerOf } from './handler.ts';
import { valuesOf } from './header-fields.ts';
import type { RequestInProgress, RequestPart } from './progress.ts';
import {
  type Filled,
  type FillIn,
  type Replaced,
  type ReplaceOptions,
  replacePlaceholders,
} from './replacer.ts';

const NOTHING: Filled = { kind: 'value', value: '', isNil: true };
const UNRECOGNIZED: Filled = { kind: 'unrecognized' };

/** Fills in a text of the configuration for this request; `ReplaceAll` unless `options` say otherwise. */
export function fillText(text: string, request: RequestInProgress, options: ReplaceOptions = {}): Replaced {
  return replacePlaceholders(text, fillInFor(request), options);
}

/** `ReplaceKnown`: what no module knows stays as it is written. */
export function fillKnown(text: string, request: RequestInProgress): Replaced {
  return fillText(text, request, { unrecognized: 'kept' });
}

/** The value of one placeholder, by its full name without braces. */
export function valueAt(name: string, request: RequestInProgress): Filled {
  const found =
    ownValue(name) ?? setValue(name, request) ?? httpValue(name, request) ?? mappedValue(name, request);
  if (found !== null) return found;
  if (name.startsWith('$')) return doubtful(`the variable {${name}} of the environment decides`);
  return request.passedPlugin ? doubtful(`a plugin may fill in {${name}}`) : UNRECOGNIZED;
}

function fillInFor(request: RequestInProgress): FillIn {
  return (name) => valueAt(name, request);
}

function value(text: string): Filled {
  return { kind: 'value', value: text };
}

function doubtful(because: string): Filled {
  return { kind: 'unknown', because };
}

const OF_THE_MACHINE = new Set([
  'system.hostname',
  'system.os',
  'system.arch',
  'system.wd',
  'time.now',
  'time.now.http',
  'time.now.common_log',
  'time.now.unix',
  'time.now.unix_ms',
  'time.now.year',
]);

/** Placeholders that every module of Caddy has. */
function ownValue(name: string): Filled | null {
  if (name.startsWith('env.')) return doubtful(`the environment variable ${name.slice(4)} decides`);
  if (name === 'system.slash') return value('/');
  if (name.startsWith('file.')) return doubtful(`{${name}} is read from a file`);
  return OF_THE_MACHINE.has(name) ? doubtful(`{${name}} is the machine's own`) : null;
}

/** What matchers and handlers have set by its name. */
function setValue(name: string, { values }: RequestInProgress): Filled | null {
  const set = values.get(name);
  if (set === undefined) return null;
  return set.kind === 'known' ? value(set.value) : doubtful(set.because);
}

function httpValue(name: string, request: RequestInProgress): Filled | null {
  if (name.startsWith('http.request.')) return requestValue(name.slice('http.request.'.length), request);
  if (name.startsWith('http.vars.')) return variableValue(name.slice('http.vars.'.length), request);
  if (name.startsWith('http.response.header.')) {
    return value(valuesOf(request.responseHeaders, name.slice('http.response.header.'.length)).join(','));
  }
  if (name === 'http.shutting_down') return value('false');
  if (request.sent !== null && name.startsWith('http.reverse_proxy.header.')) {
    return answerHeader(name.slice('http.reverse_proxy.header.'.length), request);
  }
  return name === 'http.time_until_shutdown' && isVersionAtLeast(request.version, '2.7.0') ? value('') : null;
}

/** Of the answer that is being handled; Caddy sets a placeholder for each field that it has, by its canonical name. */
function answerHeader(name: string, { upstreamAnswer }: RequestInProgress): Filled | null {
  if (upstreamAnswer === null) return doubtful("the upstream's answer decides");
  const values = name === canonicalField(name) ? valuesOf(upstreamAnswer.headers, name) : [];
  return values.length === 0 ? null : value(values.join(','));
}

/** Variables may come and go, so that one that is not set is empty. */
function variableValue(name: string, request: RequestInProgress): Filled {
  if (name === 'client_ip' && isVersionAtLeast(request.version, '2.7.0')) return clientIp(request);
  return name === 'uuid' || name === 'start_time'
    ? doubtful(`{http.vars.${name}} differs each time`)
    : NOTHING;
}

function clientIp(request: RequestInProgress): Filled {
  const { trustedProxies, trustsUnknownProxies } = request.server;
  const mayBeForwarded = trustedProxies.length > 0 || trustsUnknownProxies;
  return mayBeForwarded
    ? doubtful('the trusted proxies decide about the client address')
    : clientAddress(request);
}

function clientAddress({ options }: RequestInProgress): Filled {
  return options.clientAddress === undefined
    ? doubtful("the client's address decides")
    : value(options.clientAddress);
}

/** By the first part of the name that tells them apart; the rest is `argument`. */
const BY_PREFIX: readonly (readonly [
  prefix: string,
  fill: (argument: string, request: RequestInProgress) => Filled | null,
])[] = [
  [
    'uri.query.',
    (name, request) => ofPart('query', request, () => queryValues(request.query, name).join(',')),
  ],
  [
    'header.',
    (name, request) =>
      ofPart(`header ${canonicalField(name)}`, request, () => valuesOf(request.headers, name).join(',')),
  ],
  ['cookie.', cookieValue],
  ['tls.', tlsValue],
  ['host.labels.', hostLabel],
  [
    'remote.host/',
    (_, request) =>
      request.options.clientAddress === undefined
        ? clientAddress(request)
        : doubtful('the part of the address is not told'),
  ],
];

function requestValue(name: string, request: RequestInProgress): Filled | null {
  for (const [prefix, fill] of BY_PREFIX) {
    if (name.startsWith(prefix)) return fill(name.slice(prefix.length), request);
  }
  if (name === 'uri' || name.startsWith('uri.') || name.startsWith('uri_')) return uriValue(name, request);
  if (name.startsWith('orig_')) return originalValue(name, request);
  switch (name) {
    case 'method':
      return ofPart('method', request, () => request.shown?.method ?? request.method);
    case 'scheme':
      return value(request.client.scheme);
    case 'proto':
      return value('HTTP/1.1');
    case 'host':
      return ofPart('host', request, () => splitHost(shownHost(request)).host);
    case 'port':
      return ofPart('host', request, () => splitHost(shownHost(request)).port.replace(/^0+(?=\d)/, ''));
    case 'hostport':
      return ofPart('host', request, () => shownHost(request));
    case 'remote.host':
      return clientAddress(request);
    case 'body':
      return hasBody(request) ? doubtful('the body of the request decides') : value('');
    case 'local':
    case 'local.host':
    case 'local.port':
      return isVersionAtLeast(request.version, '2.8.0')
        ? doubtful('the address that it arrives at decides')
        : null;
    case 'remote':
    case 'remote.port':
    case 'uuid':
    case 'duration':
    case 'duration_ms':
      return doubtful(`{http.request.${name}} differs each time`);
    default:
      return null;
  }
}

function shownHost({ shown, host }: RequestInProgress): string {
  return shown?.host ?? host;
}

function ofPart(part: RequestPart, request: RequestInProgress, read: () => string): Filled {
  const because = request.unknownParts.get(part);
  return because === undefined ? value(read()) : doubtful(because);
}

function hasBody({ headers }: RequestInProgress): boolean {
  return (
    valuesOf(headers, 'Content-Length').some((length) => length !== '0') ||
    valuesOf(headers, 'Transfer-Encoding').length > 0
  );
}

/** `net.SplitHostPort`, and the whole where there is no port. */
export function splitHost(host: string): { readonly host: string; readonly port: string } {
  const parts = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(host);
  return parts === null ? { host, port: '' } : { host: parts[1] ?? parts[2] ?? '', port: parts[3] ?? '' };
}

function uriValue(name: string, request: RequestInProgress): Filled | null {
  const { path, query } = request;
  const escapes = isVersionAtLeast(request.version, '2.9.0');
  switch (name) {
    case 'uri':
      return ofUri(request, () => requestUri(request));
    case 'uri_escaped':
      return escapes ? ofUri(request, () => escapeQuery(requestUri(request))) : null;
    case 'uri.query':
      return ofPart('query', request, () => query);
    case 'uri.query_escaped':
      return escapes ? ofPart('query', request, () => escapeQuery(query)) : null;
    case 'uri.prefixed_query':
      return escapes ? ofPart('query', request, () => (query === '' ? '' : `?${query}`)) : null;
    case 'uri.path_escaped':
      return escapes ? ofPart('path', request, () => escapeQuery(path)) : null;
    default:
      return name.startsWith('uri.path')
        ? pathValue(name.slice('uri.path'.length), request, path, 'path')
        : null;
  }
}

function ofUri(request: RequestInProgress, read: () => string): Filled {
  const because = request.unknownParts.get('path') ?? request.unknownParts.get('query');
  return because === undefined ? value(read()) : doubtful(because);
}

function pathValue(
  rest: string,
  request: RequestInProgress,
  path: string,
  part: RequestPart | null,
): Filled | null {
  const read = pathReader(rest, path);
  if (read === null) return null;
  return part === null ? value(read()) : ofPart(part, request, read);
}

function pathReader(rest: string, path: string): (() => string) | null {
  if (rest === '') return () => path;
  if (rest === '.file') return () => splitPath(path).file;
  if (rest === '.dir') return () => splitPath(path).directory;
  if (rest === '.file.base') {
    const extension = extensionOf(path);
    return () => baseOf(path).slice(0, extension === '' ? undefined : -extension.length);
  }
  if (rest === '.file.ext') return () => extensionOf(path);
  const index = /^\.\+?(\d+)$/.exec(rest)?.[1];
  if (index === undefined) return null;
  const parts = path.split('/');
  return () => parts.slice(parts[0] === '' ? 1 : 0)[Number(index)] ?? '';
}

/** The request as it arrived. */
function originalValue(name: string, request: RequestInProgress): Filled | null {
  const { original } = request;
  if (name === 'orig_method') return value(original.method);
  if (name === 'orig_uri') return value(request.client.target);
  if (name === 'orig_uri.query') return value(original.query);
  const rest = name.startsWith('orig_uri.path') ? name.slice('orig_uri.path'.length) : null;
  // The file's parts are told of the current path only.
  if (rest === null || rest === '.file.base' || rest === '.file.ext') return null;
  if (/^\.\d/.test(rest) && !isVersionAtLeast(request.version, '2.9.0')) return null;
  return pathValue(rest, request, original.path, null);
}

/** A cookie that is not there is a name that nobody knows. */
function cookieValue(name: string, request: RequestInProgress): Filled | null {
  const because = request.unknownParts.get('header Cookie');
  if (because !== undefined) return doubtful(because);
  const wanted = name.toLowerCase();
  for (const line of valuesOf(request.headers, 'Cookie')) {
    for (const part of line.split(';')) {
      const trimmed = part.trim();
      const equals = trimmed.indexOf('=');
      const given = equals < 0 ? trimmed : trimmed.slice(0, equals);
      const text = equals < 0 ? '' : trimmed.slice(equals + 1);
      if (given !== '' && given.toLowerCase() === wanted) return value(unquote(text));
    }
  }
  return null;
}

function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function tlsValue(field: string, { client }: RequestInProgress): Filled | null {
  if (client.scheme !== 'https') return null;
  if (field.toLowerCase() === 'server_name')
    return value(/^[\d.]+$|^\[/.test(client.hostname) ? '' : client.hostname);
  return doubtful('the TLS handshake decides');
}

function hostLabel(index: string, request: RequestInProgress): Filled | null {
  if (!/^\+?\d+$/.test(index)) return null;
  return ofPart('host', request, () => {
    const labels = splitHost(shownHost(request)).host.split('.');
    return labels[labels.length - Number(index) - 1] ?? '';
  });
}

/** Destinations of `map`: evaluated anew each time that they are used (modules/caddyhttp/map/map.go). */
function mappedValue(name: string, request: RequestInProgress): Filled | null {
  for (const handler of request.maps) {
    const at = handler.destinations.findIndex((destination) => withoutBraces(destination) === name);
    if (at >= 0) return evaluateMap(handler, at, request);
  }
  return null;
}

function withoutBraces(destination: string): string {
  return destination.replace(/^[{}]+|[{}]+$/g, '');
}

/** Values refer to each other only so deep; Caddy itself would run out of stack. */
const DEEPEST = 20;

function evaluateMap(handler: HandlerOf<'map'>, at: number, request: RequestInProgress): Filled {
  if (request.mapDepth >= DEEPEST) return doubtful('the map refers to itself');
  request.mapDepth++;
  try {
    const input = fillText(handler.source, request);
    if (input.doubt !== null) return doubtful(input.doubt);
    for (const { input: wanted, inputRegexp, outputs } of handler.mappings) {
      const output = outputs[at] ?? null;
      if (output === null) continue;
      if (inputRegexp !== '') {
        const regexp = compileGoPattern(inputRegexp);
        if (regexp === null) return doubtful(`what ${inputRegexp} matches is not known`);
        const found = regexp.match(input.text);
        if (found !== null) return value(regexp.expand(found, toBytes(output)));
      } else if (input.text === toBytes(wanted)) {
        return filledText(output, request);
      }
    }
    const fallback = handler.defaults[at];
    return fallback === undefined ? NOTHING : filledText(fallback, request);
  } finally {
    request.mapDepth--;
  }
}

function filledText(text: string, request: RequestInProgress): Filled {
  const filled = fillText(text, request);
  return filled.doubt === null ? value(filled.text) : doubtful(filled.doubt);
}

/** How `rewrite` writes the path of a file that a matcher found. */
export function escapeKeepingSlashes(path: string): string {
  return escapeSegment(path).replaceAll('%2F', '/');
}
