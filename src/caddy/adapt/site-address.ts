/** Addresses of sites as Caddy reads them, and what a site listens on for each (httpcaddyfile/addresses.go). */
import type { Argument } from '../config/statement.ts';

export interface SiteKey {
  /** `http`, `https`, '' for neither, or a scheme that Caddy refuses. */
  readonly scheme: string;
  /** In lower case but for placeholders; '' for every host. */
  readonly host: string;
  readonly port: string;
  readonly path: string;
  /** As written. */
  readonly original: string;
  readonly argument: Argument;
}

export function readSiteKey(argument: Argument): SiteKey {
  const original = argument.value.trim();
  const [scheme, rest] = cut(original, '://');
  const slash = rest.indexOf('/');
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const { host, port } = splitHostPort(authority);
  return {
    scheme: lowerExceptPlaceholders(scheme),
    host: lowerExceptPlaceholders(host.trim()),
    port,
    path: slash === -1 ? '' : rest.slice(slash),
    original,
    argument,
  };
}

function cut(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? ['', text] : [text.slice(0, at), text.slice(at + separator.length)];
}

const HOST_AND_PORT = /^(?:\[([^\]]*)\]|((?:\{[^}]*\}|[^:])*))(?::((?:\{[^}]*\}|[^:])*))?$/;

/** As Go's `net.SplitHostPort`, with and without a port; what is neither is all host. */
function splitHostPort(text: string): { readonly host: string; readonly port: string } {
  const found = HOST_AND_PORT.exec(text);
  if (found === null) return { host: text, port: '' };
  return { host: found[1] ?? found[2] ?? '', port: found[3] ?? '' };
}

/** Lower case outside of `{placeholders}`. */
function lowerExceptPlaceholders(text: string): string {
  return text.replace(/\{[^}]*\}?|[^{]+/g, (part) => (part.startsWith('{') ? part : part.toLowerCase()));
}

/** A network address as Caddy prints it, of what `bind` says and a port. */
export function networkAddress(bind: string, port: string): string {
  const slash = bind.indexOf('/');
  const network = slash === -1 ? '' : bind.slice(0, slash);
  const host = (slash === -1 ? bind : bind.slice(slash + 1)).replace(/^\[+|\]+$/g, '');
  if (network.startsWith('unix')) return `${network}/${host}`;
  const joined = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return network === '' || network === 'tcp' ? joined : `${network}/${joined}`;
}
