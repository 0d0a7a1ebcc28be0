/**
 * Network addresses as Caddy writes them: `host:port`, `unix//run/app.sock`, `tcp/host:8000-8010`, and the addresses of
 * upstreams, which may be URLs (caddy.SplitNetworkAddress, reverseproxy/addresses.go). An empty part is left out.
 */

import { isVersionAtLeast } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';

export interface NetworkAddress {
  /** `unix`, `tcp`, … in small letters; empty where none is written. */
  readonly network: string;
  readonly host: string;
  readonly port: string;
}

/**
 * The parts of an address. What is no `host:port` is a host without a port. Before 2.7 the path of a socket was split too, and
 * brackets without a port stayed (measured on 2.6.2).
 */
export function splitNetworkAddress(text: string, version: string): NetworkAddress {
  const slash = text.indexOf('/');
  const network = slash < 0 ? '' : text.slice(0, slash).trim().toLowerCase();
  const rest = slash < 0 ? text : text.slice(slash + 1);
  const isModern = isVersionAtLeast(version, '2.7');
  if (isModern && isUnixNetwork(network)) return { network, host: rest, port: '' };
  const parts = splitHostPort(rest);
  if (parts !== null) return { network, ...parts };
  return { network, host: isModern ? rest.replace(/^\[+|\]+$/g, '') : rest, port: '' };
}

export function isUnixNetwork(network: string): boolean {
  return network.startsWith('unix');
}

/** As Go's net.SplitHostPort; null for `::1`, and for what has no port. */
export function splitHostPort(text: string): { readonly host: string; readonly port: string } | null {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return null;
  const port = text.slice(colon + 1);
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    if (close < 0 || close + 1 !== colon || /[[\]]/.test(text.slice(1, close)) || /[[\]]/.test(port))
      return null;
    return { host: text.slice(1, close), port };
  }
  const host = text.slice(0, colon);
  return /[:[\]]/.test(host) || /[[\]]/.test(port) ? null : { host, port };
}

/** As Go's net.JoinHostPort. */
export function joinHostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function joinNetworkAddress({ network, host, port }: NetworkAddress): string {
  const prefix = network === '' ? '' : `${network}/`;
  if (port === '' && (network === '' || isUnixNetwork(network))) {
    if (host !== '' && network === '') return host.includes(':') ? `[${host}]` : host;
    return `${prefix}${host}`;
  }
  if ((host !== '' && port === '') || isUnixNetwork(network)) return `${prefix}${host}`;
  return `${prefix}${joinHostPort(host, port)}`;
}

/** What a site listens on, as Caddy prints it: what `bind` says, and a port. */
export function listenAddress(bind: string, port: string): string {
  const slash = bind.indexOf('/');
  const network = slash < 0 ? '' : bind.slice(0, slash);
  const host = bind.slice(slash + 1).replace(/^\[+|\]+$/g, '');
  return joinNetworkAddress({ network: network === 'tcp' ? '' : network, host, port });
}

export type UpstreamReading =
  | {
      readonly kind: 'upstream';
      /** `http`, `https`, `h2c`; empty where none is written. */
      readonly scheme: string;
      /** Addresses to dial: several for a range of ports, from 2.7 on. */
      readonly dial: readonly string[];
    }
  /** Why Caddy refuses it, and what to do. */
  | { readonly kind: 'refused'; readonly message: string };

/** One upstream of `reverse_proxy`, as a version of Caddy reads it. */
export function readUpstream(text: string, version: string): UpstreamReading {
  const parsed = text.includes('://') ? fromUrl(text, version) : fromAddress(text, version);
  if ('message' in parsed) return { kind: 'refused', message: parsed.message };
  const scheme = parsed.scheme;
  if (isVersionAtLeast(version, '2.7.5') && !['', 'http', 'https', 'h2c'].includes(scheme)) {
    return { kind: 'refused', message: schemeAdvice(scheme) };
  }
  const dial = dialAddress(parsed);
  if (!isVersionAtLeast(version, '2.7')) return { kind: 'upstream', scheme, dial: [dial] };
  const ports = portsOf(parsed);
  if (ports === null)
    return { kind: 'refused', message: `${parsed.port} is no port; write a number up to 65535` };
  if (isUnixNetwork(parsed.network) || ports.length === 0) return { kind: 'upstream', scheme, dial: [dial] };
  return { kind: 'upstream', scheme, dial: ports.map((port) => joinHostPort(parsed.host, String(port))) };
}

interface ParsedUpstream extends NetworkAddress {
  readonly scheme: string;
}

interface Refusal {
  readonly message: string;
}

function fromAddress(text: string, version: string): ParsedUpstream {
  const { host, ...parts } = splitNetworkAddress(text, version);
  let { network, port } = parts;
  const keepsNoPort = host.includes('{') || isUnixNetwork(network) || isDescriptor(network, version);
  if (port === '' && !keepsNoPort) port = '80';
  let scheme = '';
  if (network === 'unix+h2c') {
    network = 'unix';
    scheme = 'h2c';
  }
  return { network, scheme, host, port };
}

/** File descriptors came with 2.9. */
function isDescriptor(network: string, version: string): boolean {
  return /^fd(?:gram)?$/.test(network) && isVersionAtLeast(version, '2.9');
}

const IMPLIED_PORT: Readonly<Record<string, string>> = { http: '80', h2c: '80', https: '443' };

function fromUrl(text: string, version: string): ParsedUpstream | Refusal {
  if (text.includes('{')) {
    return {
      message: `Caddy takes no placeholder where an upstream has a scheme; write ${text.replace(/^.*:\/\//, '')}`,
    };
  }
  const url = parseUrl(text, version);
  if ('message' in url) return url;
  const { scheme } = url;
  if (url.hasMore) {
    return {
      message:
        'the address of an upstream is a scheme, a host and a port, and Caddy refuses a path or a query in it; remove that, and use uri or rewrite to change the path',
    };
  }
  if ((scheme === 'http' || scheme === 'h2c') && url.port === '443') {
    return { message: `${scheme}:// with port 443 contradicts itself; write https://, or another port` };
  }
  if (scheme === 'https' && url.port === '80') {
    return { message: 'https:// with port 80 contradicts itself; write http://, or another port' };
  }
  const port = url.port === '' ? (lookUp(IMPLIED_PORT, scheme) ?? '') : url.port;
  return reparsed({ network: '', scheme, host: url.host, port }, url.port === '', version);
}

/** Before 2.7 a port that is implied was put into the URL, and both were taken out of it again. */
function reparsed(parsed: ParsedUpstream, implied: boolean, version: string): ParsedUpstream {
  if (!implied || isVersionAtLeast(version, '2.7')) return parsed;
  const { host, port } = hostAndPort(joinHostPort(parsed.host, parsed.port));
  return { ...parsed, host, port };
}

interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  /** A path, a query or a fragment is there. */
  readonly hasMore: boolean;
}

/** As Go's url.Parse, as far as a URL with `://` in it goes. */
function parseUrl(text: string, version: string): UrlParts | Refusal {
  const refused = { message: `${text} is no URL that Caddy can read; write scheme://host:port` };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what Go refuses.
  if (/[\u0000-\u001f\u007f]/.test(text)) return refused;
  const [beforeFragment = '', ...fragment] = text.split('#');
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?]*)([^?]*)(\?.*)?$/is.exec(beforeFragment);
  if (found === null || /%(?![0-9a-f]{2})/i.test(fragment.join('#'))) return refused;
  const [, scheme = '', authority = '', path = '', query = ''] = found;
  if (/%(?![0-9a-f]{2})/i.test(path)) return refused;
  const at = authority.lastIndexOf('@');
  if (at >= 0 && !isUserInfo(authority.slice(0, at))) return refused;
  const address = parsedHost(authority.slice(at + 1), version);
  if (address === null) return refused;
  const hasMore = path !== '' || query.length > 1 || fragment.join('#') !== '';
  return { scheme: scheme.toLowerCase(), ...address, hasMore };
}

function isUserInfo(text: string): boolean {
  return /^[\w\-.:~!$&'()*+,;=%@]*$/.test(text) && !/%(?![0-9a-f]{2})/i.test(text);
}

/** The host without brackets and the port; null where Go refuses them. A range of ports is let through from 2.7 on. */
function parsedHost(text: string, version: string): { readonly host: string; readonly port: string } | null {
  let unescaped = text;
  if (text.startsWith('[')) {
    const close = text.lastIndexOf(']');
    if (close < 0 || !isPortOf(text.slice(close + 1), version)) return null;
    const zone = text.slice(0, close).indexOf('%25');
    const start = zone < 0 ? text.slice(0, close) : text.slice(0, zone);
    if (!isHostText(start)) return null;
    if (zone >= 0) {
      if (!/^(?:[^%]|%[0-9a-f]{2})*$/i.test(text.slice(zone, close))) return null;
      const name = text
        .slice(zone, close)
        .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      unescaped = `${start}${name}${text.slice(close)}`;
    }
  } else {
    const colon = text.lastIndexOf(':');
    if (colon >= 0 && !isPortOf(text.slice(colon), version)) return null;
    if (!isHostText(text)) return null;
    unescaped = text.replace(/(?:%(?:[89a-f][0-9a-f]|25))+/gi, (bytes) => decoded(bytes));
  }
  return hostAndPort(unescaped);
}

function decoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return '\ufffd';
  }
}

/** `:80`, `:`, or nothing. */
function isPortOf(text: string, version: string): boolean {
  return /^(?::\d*)?$/.test(text) || (isVersionAtLeast(version, '2.7') && /^:\d+-\d+$/.test(text));
}

/** Only bytes beyond ASCII may be escaped in a host, and few other characters may be in it. */
function isHostText(text: string): boolean {
  return /^(?:[\w\-.~!$&'()*+,;=:[\]<>"\u0080-\uffff]|%[89a-f][0-9a-f]|%25)*$/i.test(text);
}

/** What follows the last colon is the port, if it is one. */
function hostAndPort(text: string): { readonly host: string; readonly port: string } {
  const found = /^(.*):([\d-]*)$/su.exec(text);
  const isSplit = found !== null && (found[1] ?? '').lastIndexOf(']') < text.length;
  const host = isSplit ? (found[1] ?? '') : text;
  const port = isSplit ? (found[2] ?? '') : '';
  return { host: host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host, port };
}

function dialAddress({ network, host, port }: ParsedUpstream): string {
  if (network !== '') return joinNetworkAddress({ network, host, port });
  return port === '' && host.includes('{') ? host : joinHostPort(host, port);
}

/** The ports of a range; empty where there is none, null where a port cannot be. Placeholders are known at run time only. */
function portsOf({ port, network }: ParsedUpstream): readonly number[] | null {
  if (port === '' || isUnixNetwork(network) || /\{.*\}/s.test(port)) return [];
  const [first, last = first, ...more] = port
    .split('-')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));
  if (first === undefined || last === undefined || more.length > 0) return null;
  if (!(first <= 65535 && last <= 65535 && first <= last)) return null;
  return port.includes('-') ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [];
}

function schemeAdvice(scheme: string): string {
  if (scheme === 'ws' || scheme === 'wss') {
    const right = scheme === 'ws' ? 'http' : 'https';
    return `${scheme}:// is for browsers, and Caddy refuses it; write ${right}://, which carries WebSockets too`;
  }
  return `Caddy knows no upstream with the scheme ${scheme}://; write http://, https:// or h2c://`;
}
