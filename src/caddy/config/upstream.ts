/** The upstreams of a `reverse_proxy` and the transport to them. */
import type { Upstream } from '../../route/route.ts';
import { readUpstream, type UpstreamReading } from '../language/network-address.ts';
import { type Argument, childrenNamed, type Statement, splitMatcher } from './statement.ts';

/** The words that name upstreams, on the first line and on `to` lines. */
export function upstreamArguments(proxy: Statement): readonly Argument[] {
  return [...splitMatcher(proxy).args, ...childrenNamed(proxy, 'to').flatMap(({ args }) => args)];
}

/** The `transport` block that counts: the last one, as in Caddy. */
export function transportOf(proxy: Statement): Statement | null {
  return childrenNamed(proxy, 'transport').at(-1) ?? null;
}

/** As written, for people and for comparing proxies. */
export function upstreamTarget(proxy: Statement): string {
  return upstreamArguments(proxy)
    .map(({ value }) => value)
    .join(' ');
}

/** What is meant by an upstream: a path, which Caddy refuses, still stands behind the server that should be asked. */
function readMeant(text: string, version: string): UpstreamReading {
  const reading = readUpstream(text, version);
  if (reading.kind === 'upstream') return reading;
  return readUpstream(/^[^/]*:\/\/[^/?#]*/.exec(text)?.[0] ?? text, version);
}

/** `http`, `https`, `h2c`, '' where none is written; as it is written where Caddy refuses the upstream. */
export function upstreamScheme(text: string, version: string): string {
  const reading = readMeant(text, version);
  return reading.kind === 'upstream' ? reading.scheme : (/^(\w+):\/\//.exec(text)?.[1] ?? '').toLowerCase();
}

/** As a version of Caddy reads it. */
export function upstreamOf(proxy: Statement, version: string): Upstream {
  const words = upstreamArguments(proxy);
  const transport = transportOf(proxy);
  const target = upstreamTarget(proxy);
  const read = words.map(({ value }) => readMeant(value, version));
  const isUnknown =
    proxy.opaque ||
    childrenNamed(proxy, 'dynamic').length > 0 ||
    words.some(({ certain }) => !certain) ||
    read.some(({ kind }) => kind === 'refused');
  const servers = isUnknown ? [] : read.flatMap((each) => (each.kind === 'upstream' ? each.dial : []));
  if (transport !== null && transport.args[0]?.value !== 'http') return { target, scheme: 'other', servers };
  const overTls = (transport?.block ?? []).some(({ name }) => /^tls(?:_|$)/.test(name.value));
  const scheme = upstreamScheme(words[0]?.value ?? '', version);
  if (scheme === 'h2c') return { target, scheme, servers };
  return { target, scheme: overTls || scheme === 'https' ? 'https' : 'http', servers };
}
