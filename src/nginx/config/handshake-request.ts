/**
 * The requests for which a configuration is evaluated. A browser's handshake carries a fixed set of headers; scripts
 * cannot add others (WebSocket API, RFC 6455 section 4.1), so a header outside this set is certainly absent unless a
 * proxy in front adds it.
 */
import { type Known, known, unknown } from '../../route/setting.ts';

export interface ProbeRequest {
  readonly method: string;
  /** Lower-case name → value. */
  readonly headers: ReadonlyMap<string, string>;
}

const WEBSOCKET_HEADERS: readonly (readonly [string, string])[] = [['sec-websocket-version', '13']];

function request(headers: readonly (readonly [string, string])[]): ProbeRequest {
  return { method: 'GET', headers: new Map(headers) };
}

/** Chrome, Safari, and most libraries. */
export const HANDSHAKE = request([['upgrade', 'websocket'], ['connection', 'Upgrade'], ...WEBSOCKET_HEADERS]);

/** Firefox sends `keep-alive, Upgrade`. */
export const FIREFOX_HANDSHAKE = request([
  ['upgrade', 'websocket'],
  ['connection', 'keep-alive, Upgrade'],
  ...WEBSOCKET_HEADERS,
]);

/** Some libraries write the token in another case; RFC 6455 section 4.2.1 compares it without case. */
export const MIXED_CASE_HANDSHAKE = request([
  ['upgrade', 'WebSocket'],
  ['connection', 'upgrade'],
  ...WEBSOCKET_HEADERS,
]);

/** An ordinary page or API request. */
export const ORDINARY_REQUEST = request([['connection', 'keep-alive']]);

/** What `curl --http2` and request smugglers send (RFC 7540 section 3.2). */
export const H2C_REQUEST = request([
  ['upgrade', 'h2c'],
  ['connection', 'Upgrade, HTTP2-Settings'],
]);

/** Headers that a browser or a proxy in front may send, with a value that cannot be known. */
const PERHAPS_SENT =
  /^(?:host|origin|cookie|authorization|user-agent|accept(?:-.*)?|referer|pragma|cache-control|te|dnt|forwarded|via|true-client-ip|sec-.*|x-.*|cf-.*|cdn-.*|fastly-.*|akamai-.*|client-ip|if-.*|range|date|from|priority|upgrade-insecure-requests|content-.*|proxy-.*|early-data|http2-settings)$/;

/** The value of a request header: '' when it is certainly not sent. `name` is in lower case with dashes. */
export function requestHeader(probe: ProbeRequest, name: string): Known<string> {
  const value = probe.headers.get(name);
  if (value !== undefined) return known(value);
  if (name === 'upgrade' || name === 'connection') return known('');
  return PERHAPS_SENT.test(name) ? unknown(`it depends on the request's ${name} header`) : known('');
}
