/**
 * The parts of a `proxy_pass` value: scheme, server, and the URI part that takes the place of the location's path
 * (ngx_http_proxy_pass and ngx_parse_url, nginx 1.31.4).
 */
import { variablesIn } from '../language/variable-use.ts';

export interface ProxyTarget {
  /** In lower case, as it stands before `://`; null where there is none. */
  readonly scheme: string | null;
  /** Host and port, or a socket as `unix:/run/app.sock`; may hold variables. */
  readonly authority: string;
  /** What follows, a query included; '' where there is nothing. */
  readonly uri: string;
}

const SEPARATOR = '://';

/** Takes a value apart; variables in it stay as they are. */
export function readProxyTarget(value: string): ProxyTarget {
  const separator = value.indexOf(SEPARATOR);
  const scheme = separator === -1 ? null : value.slice(0, separator).toLowerCase();
  const rest = separator === -1 ? value : value.slice(separator + SEPARATOR.length);
  const end = authorityEnd(rest);
  const uri = rest.slice(end);
  // A colon ends the path of a socket: `unix:/run/app.sock:/ws`.
  return { scheme, authority: rest.slice(0, end), uri: uri.startsWith(':') ? uri.slice(1) : uri };
}

function authorityEnd(rest: string): number {
  if (rest.startsWith('unix:')) {
    const colon = rest.indexOf(':', 'unix:'.length);
    return colon === -1 ? rest.length : colon;
  }
  const slash = rest.search(/[/?]/);
  const path = variablesIn(rest).find(({ name, start }) => start > 0 && isOfRequestTarget(name));
  return Math.min(slash === -1 ? rest.length : slash, path?.start ?? rest.length);
}

/** Variables that begin with the request's path or query, and so cannot stand in a host: `http://app$request_uri`. */
function isOfRequestTarget(name: string): boolean {
  return /^(?:request_uri|uri|document_uri|is_args)$/i.test(name);
}

export interface HostAndPort {
  readonly host: string;
  /** As written; null where there is none. */
  readonly port: string | null;
}

/** Host and port of a server: `app:3000`, `[::1]:3000`; a socket is all host. */
export function hostAndPort(authority: string): HostAndPort {
  if (authority.startsWith('unix:')) return { host: authority, port: null };
  // The first colon, as nginx has it: what follows is a port, or wrong.
  const colon = authority.indexOf(':', authority.startsWith('[') ? authority.indexOf(']') : 0);
  if (colon === -1) return { host: authority, port: null };
  return { host: authority.slice(0, colon), port: authority.slice(colon + 1) };
}

/** Whether nginx can connect without looking anything up: an IP address, or a socket. */
export function isAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.startsWith('[') || host.startsWith('unix:');
}

/** Whether something fills a value in before nginx reads it, as `envsubst` does with variables in capitals. */
export function isFilledIn(value: string): boolean {
  return value.includes('\\$') || variablesIn(value).some(({ name }) => /^[A-Z][A-Z0-9_]*$/.test(name));
}
