/** The upstreams of a `reverse_proxy` and the transport to them. */
import type { Upstream } from '../../route/route.ts';
import { type Argument, childrenNamed, type Statement, splitMatcher } from './statement.ts';

/** The words that name upstreams, on the first line and on `to` lines. */
export function upstreamArguments(proxy: Statement): readonly Argument[] {
  return [...splitMatcher(proxy).args, ...childrenNamed(proxy, 'to').flatMap(({ args }) => args)];
}

/** The `transport` block that counts: the last one, as in Caddy. */
export function transportOf(proxy: Statement): Statement | null {
  return childrenNamed(proxy, 'transport').at(-1) ?? null;
}

export function upstreamOf(proxy: Statement): Upstream {
  const words = upstreamArguments(proxy);
  const transport = transportOf(proxy);
  const target = words.map(({ value }) => value).join(' ');
  const isDynamic = childrenNamed(proxy, 'dynamic').length > 0 || proxy.opaque;
  const servers =
    isDynamic || words.some(({ certain }) => !certain) ? [] : words.map(({ value }) => serverOf(value));
  if (transport !== null && transport.args[0]?.value !== 'http') return { target, scheme: 'other', servers };
  const overTls = (transport?.block ?? []).some(({ name }) => /^tls(?:_|$)/.test(name.value));
  const first = words[0]?.value ?? '';
  if (/^h2c:\/\//.test(first)) return { target, scheme: 'h2c', servers };
  return { target, scheme: overTls || first.startsWith('https://') ? 'https' : 'http', servers };
}

function serverOf(upstream: string): string {
  const found = /^(?:(\w+):\/\/)?([^/]*)/.exec(upstream);
  const host = found?.[2] ?? '';
  if (upstream.startsWith('unix/') || /:[\d-]+$/.test(host))
    return upstream.startsWith('unix/') ? upstream : host;
  return `${host}:${found?.[1] === 'https' ? '443' : '80'}`;
}
