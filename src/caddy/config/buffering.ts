/** Lines of a proxy that make Caddy read the whole response before it passes any of it on (measured on 2.6.2 and 2.11.4). */
import { hasProxyOption } from '../language/proxy-options.ts';
import { childrenNamed, type Statement } from './statement.ts';

/** Not those that Caddy refuses, which are told of as such. */
export function bufferingLines(proxy: Statement, version: string): readonly Statement[] {
  return ['response_buffers', 'buffer_responses'].flatMap((name) =>
    hasProxyOption(name, version) ? childrenNamed(proxy, name).filter(isBuffering) : [],
  );
}

function isBuffering({ name, args }: Statement): boolean {
  const [size, ...more] = args;
  // Until 2.8 a switch without a value: `buffer_responses false` is refused.
  if (name.value === 'buffer_responses') return size === undefined;
  return size !== undefined && more.length === 0 && (NO_LIMIT.has(size.value) || SIZE.test(size.value));
}

/** In Caddyfiles, and in JSON. */
const NO_LIMIT: ReadonlySet<string> = new Set(['unlimited', '-1']);

/** Anything but none: `4KiB`, `1.5 MB`. */
const SIZE = /^[\d.,]*[1-9][\d.,]*\s*(?:[kmgtpe]?i?b?)$/i;
