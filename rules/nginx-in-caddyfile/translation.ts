/**
 * What a `location` with a `proxy_pass` is in Caddy, where nothing is lost: `handle /ws* { reverse_proxy … }`. The
 * headers that nginx has to be told, Caddy sends by itself; any other line is for a person to translate.
 */

import type { Argument, Statement } from '../../src/caddy/config/statement.ts';
import { removeStatements, replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { TextEdit } from '../../src/text/edit.ts';

/** Null where it is more than a change of words. */
export function translation(statement: Statement): readonly TextEdit[] | null {
  switch (statement.name.value) {
    case 'proxy_pass':
      return proxyPass(statement);
    case 'location':
      return location(statement);
    default:
      return null;
  }
}

function location({ name, args, block }: Statement): readonly TextEdit[] | null {
  const [path, ...others] = args;
  if (path === undefined || others.length > 0 || block === null) return null;
  if (!path.certain || path.quote !== '' || !/^\/[\w./-]*$/.test(path.value)) return null;
  const proxy = block.filter((line) => line.name.value === 'proxy_pass');
  const superfluous = block.filter((line) => !proxy.includes(line));
  const [passed] = proxy;
  if (passed === undefined || proxy.length > 1 || !superfluous.every(isSuperfluous)) return null;
  const inner = proxyPass(passed);
  if (inner === null) return null;
  return [
    replaceArgument(name, 'handle'),
    replaceArgument(path, `${path.value}*`),
    ...inner,
    ...removeStatements(superfluous),
  ];
}

/** An address alone: what nginx does with a path or a variable in it, `reverse_proxy` does not. */
function proxyPass({ name, args, block }: Statement): readonly TextEdit[] | null {
  const [address, ...others] = args;
  if (address === undefined || others.length > 0 || block !== null || !address.certain) return null;
  const found = /^(https?:\/\/)([\w.-]+|\[[\da-f:]+\])(:\d+)?;?$/i.exec(address.value);
  if (found === null || address.quote !== '') return null;
  const [, scheme = '', host = '', port = ''] = found;
  const isSecure = scheme.toLowerCase() === 'https://';
  const upstream = isSecure ? `https://${host}${port}` : `${host}${port === '' ? ':80' : port}`;
  return [replaceArgument(name, 'reverse_proxy'), replaceArgument(address, upstream)];
}

const SUPERFLUOUS: ReadonlySet<string> = new Set([
  'proxy_http_version',
  'proxy_read_timeout',
  'proxy_send_timeout',
  'proxy_buffering',
  'proxy_cache_bypass',
]);

/** What each header is told to be where nginx is to pass on what the client sent: Caddy does that by itself. */
const PASSED_ON: readonly (readonly [field: RegExp, value: RegExp])[] = [
  [/^upgrade$/i, /^\$http_upgrade$/],
  [/^connection$/i, /^(?:upgrade|\$connection_upgrade|\$http_connection)$/i],
  [/^host$/i, /^\$(?:host|http_host)$/],
  [/^x-forwarded-for$/i, /^\$proxy_add_x_forwarded_for$/],
  [/^x-forwarded-proto$/i, /^\$scheme$/],
  [/^x-forwarded-host$/i, /^\$(?:host|http_host)$/],
];

function isSuperfluous({ name, args, block }: Statement): boolean {
  if (block !== null) return false;
  if (SUPERFLUOUS.has(name.value)) return true;
  if (name.value !== 'proxy_set_header') return false;
  const [field, value] = args.map(withoutSemicolon);
  return PASSED_ON.some(([asked, passed]) => asked.test(field ?? '') && passed.test(value ?? ''));
}

function withoutSemicolon({ value }: Argument): string {
  return value.replace(/;$/, '');
}
