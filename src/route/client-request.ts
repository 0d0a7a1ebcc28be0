/**
 * A request as a client sends it: what `proxylint trace` is asked about, and what the differential tests send to the
 * real proxy. The same for every dialect.
 */
import { lookUp } from '../text/look-up.ts';

export type HeaderField = readonly [name: string, value: string];

export interface ClientRequest {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** The host of the URL, in lower case, without a port: what the client connects to, and its TLS server name. */
  readonly hostname: string;
  readonly port: number;
  /** Path and query as they stand in the request line, escapes and all. */
  readonly target: string;
  /** In the order in which they are sent, Host first. */
  readonly headers: readonly HeaderField[];
}

export type ReadUrl =
  | { readonly kind: 'request'; readonly request: ClientRequest }
  /** For people: what is wrong with the URL. */
  | { readonly kind: 'problem'; readonly because: string };

export interface RequestOptions {
  /** Default: GET. */
  readonly method?: string;
  /** Sent besides the usual ones; one of the same name replaces the usual one, an empty value takes it away. */
  readonly headers?: readonly HeaderField[];
}

/** The Sec-WebSocket-Key of RFC 6455 section 1.3. */
const EXAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** What a browser's handshake carries (RFC 6455 section 4.1). */
const HANDSHAKE_HEADERS: readonly HeaderField[] = [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', EXAMPLE_KEY],
];

/** The same request without what makes a handshake of it. */
export function withoutHandshake(request: ClientRequest): ClientRequest {
  const isHandshakes = (name: string) => /^(?:connection|upgrade|sec-websocket-.*)$/i.test(name);
  return { ...request, headers: request.headers.filter(([name]) => !isHandshakes(name)) };
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * The request that a client makes for a URL: `ws:` and `wss:` send a handshake, `http:` and `https:` a plain request.
 * The target is kept as it is written, since proxies treat `%2F`, `//` and `..` in ways of their own.
 */
export function requestFor(url: string, { method = 'GET', headers = [] }: RequestOptions = {}): ReadUrl {
  const parts = /^(wss?|https?):\/\/(\[[^\]/?#]*\]|[^:/?#[\]@]*)(?::(\d*))?([/?][^#]*)?(?:#.*)?$/i.exec(url);
  if (parts === null || HAS_SPACE.test(url)) return { kind: 'problem', because: problemOf(url) };
  const [, protocol = '', host = '', portText = '', rest = ''] = parts;
  const isSocket = protocol.toLowerCase().startsWith('ws');
  const scheme = /s$/i.test(protocol.toLowerCase().replace(/^ws$/, '')) ? 'https' : 'http';
  const port = portText === '' ? (lookUp(DEFAULT_PORTS, scheme) ?? 80) : Number(portText);
  if (host === '') return { kind: 'problem', because: 'the URL has no host' };
  if (port < 1 || port > 65_535) return { kind: 'problem', because: `there is no port ${portText}` };
  const hostname = host.toLowerCase();
  const hostHeader = port === lookUp(DEFAULT_PORTS, scheme) ? hostname : `${hostname}:${port}`;
  const usual: readonly HeaderField[] = [['Host', hostHeader], ...(isSocket ? HANDSHAKE_HEADERS : [])];
  const request = {
    method,
    scheme,
    hostname,
    port,
    target: rest.startsWith('/') ? rest : `/${rest}`,
    headers: withGiven(usual, headers),
  } as const;
  return { kind: 'request', request };
}

/** No request line holds them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are meant.
const HAS_SPACE = /[\s\x00-\x1f\x7f]/;

function problemOf(url: string): string {
  if (HAS_SPACE.test(url)) return 'it holds a space: write it as %20';
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
    return 'it has no scheme: write it as ws://app.example.com/path, or with wss, http or https';
  }
  if (!/^(?:wss?|https?):/i.test(url)) return 'its scheme is none of ws, wss, http and https';
  return 'it cannot be read as a URL';
}

function withGiven(usual: readonly HeaderField[], given: readonly HeaderField[]): readonly HeaderField[] {
  const replaced = new Set(given.map(([name]) => name.toLowerCase()));
  const [host, ...others] = usual.filter(([name]) => !replaced.has(name.toLowerCase()));
  const sent = given.filter(([, value]) => value !== '');
  const givenHost = sent.filter(([name]) => name.toLowerCase() === 'host');
  const rest = sent.filter(([name]) => name.toLowerCase() !== 'host');
  return [
    ...(host?.[0] === 'Host' ? [host] : [...givenHost, ...(host === undefined ? [] : [host])]),
    ...others,
    ...rest,
  ];
}

/** The value of a header as the proxy reads it: repeated ones are joined; '' where it is not sent. */
export function headerOf({ headers }: ClientRequest, name: string): string {
  const wanted = name.toLowerCase();
  return headers
    .filter(([given]) => given.toLowerCase() === wanted)
    .map(([, value]) => value)
    .join(', ');
}

/** Whether a request is a handshake that a server may accept (RFC 6455 section 4.2.1). */
export function isHandshake(request: ClientRequest): boolean {
  const tokens = headerOf(request, 'connection').toLowerCase().split(',');
  return (
    request.method === 'GET' &&
    headerOf(request, 'upgrade').toLowerCase() === 'websocket' &&
    tokens.some((token) => token.trim() === 'upgrade') &&
    headerOf(request, 'sec-websocket-key') !== '' &&
    headerOf(request, 'sec-websocket-version') === '13'
  );
}
