/** Where a proxy sends a request: `dial` addresses with their placeholders (upstreams.go, listeners.go). */
import type { ReverseProxyHandler } from '../http/model.ts';
import { joinHostPort, splitHostPort } from '../language/network-address.ts';
import { fillText } from './placeholders.ts';
import type { RequestInProgress } from './progress.ts';

export interface UpstreamAddress {
  /** As `{http.reverse_proxy.upstream.address}` shows it. */
  readonly text: string;
  /** What is dialled: `127.0.0.1:9000`, or the path of a socket. */
  readonly address: string;
  readonly host: string;
  readonly port: string;
  /** Why it is not certain; then `text` is as it is written. */
  readonly doubt: string | null;
}

/** Null for an address that Caddy cannot dial. */
export function addressOf(dial: string, request: RequestInProgress): UpstreamAddress | null {
  const { text, doubt } = fillText(dial, request);
  if (doubt !== null) return { text, address: text, host: text, port: '', doubt };
  const [, network = '', rest = ''] = /^(?:([^/]*)\/)?([\s\S]*)$/.exec(text) ?? [];
  // A socket has the port 0 (measured on 2.6.2).
  if (/^unix|^fd/.test(network)) return { text, address: rest, host: rest, port: '0', doubt: null };
  const parts = splitHostPort(rest);
  if (
    parts === null ||
    !/^\d+$/.test(parts.port) ||
    (network !== '' && !/^(?:tcp|udp)[46]?$/.test(network))
  ) {
    return /^[^:/[\]]+$/.test(text)
      ? { text, address: `${text}:0`, host: text, port: '0', doubt: null }
      : null;
  }
  const { host } = parts;
  const port = String(Number(parts.port));
  const address = joinHostPort(host, port);
  return { text: `${network || 'tcp'}/${address}`, address, host, port, doubt: null };
}

/** The addresses of a proxy in words, each with its scheme. */
export function describeUpstreams(handler: ReverseProxyHandler, request: RequestInProgress): string {
  const scheme = schemeOf(handler);
  const written = handler.upstreams.map(
    (dial) => `${scheme}://${(addressOf(dial, request)?.text ?? dial).replace(/^tcp\//, '')}`,
  );
  const dynamic = handler.hasDynamicUpstreams ? [`${scheme}://(looked up at run time)`] : [];
  return [...dynamic, ...written].join(', ');
}

/** `http`, `https`, `h2c`, `fastcgi`, or a plugin's protocol. */
export function schemeOf({ transport }: ReverseProxyHandler): string {
  if (transport.protocol !== 'http') return transport.protocol;
  if (transport.tls) return 'https';
  return transport.versions?.includes('h2c') === true ? 'h2c' : 'http';
}
