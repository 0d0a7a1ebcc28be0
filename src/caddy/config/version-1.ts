/**
 * Telling Caddy 1 files by their directives. Caddy 2 shares the file format, but few directives: it refuses these files.
 */
import type { Directive } from '../syntax/tree.ts';

/** Directives of Caddy 1 that no Caddy 2 has, by themselves. */
const ONLY_IN_VERSION_1: ReadonlySet<string> = new Set([
  'proxy',
  'gzip',
  'fastcgi',
  'errors',
  'internal',
  'limits',
  'markdown',
  'browse',
  'startup',
  'shutdown',
  'pprof',
  'expvar',
  'mime',
  'ext',
  'status',
]);

/**
 * Whether a directive that stands directly in a site is Caddy 1's. Some of the names (`errors`, `ext`) could come from a
 * plugin of Caddy 2, so those count only with arguments in the shape that Caddy 1 gave them.
 */
export function isVersion1Directive({ name, args, block }: Directive): boolean {
  const first = args[0]?.value ?? '';
  switch (name.value) {
    case 'proxy':
    case 'fastcgi':
      return first.startsWith('/') && args.length >= 2;
    case 'gzip':
      return args.length === 0;
    case 'rewrite':
      return block?.children.some((child) => child.name.value === 'to' || child.name.value === 'if') === true;
    case 'log':
      return first === '/' || (args.length > 0 && block === null && /[./]|^stdout$|^stderr$/.test(first));
    case 'tls':
      return first === 'off' || first === 'self_signed';
    case 'on':
      return first === 'startup' || first === 'shutdown';
    case 'basicauth':
      return first.startsWith('/') && args.length === 3;
    case 'markdown':
    case 'status':
    case 'internal':
      return args.some(({ value }) => value.startsWith('/')) || block !== null;
    default:
      return ONLY_IN_VERSION_1.has(name.value) && (args.length > 0 || block !== null);
  }
}
