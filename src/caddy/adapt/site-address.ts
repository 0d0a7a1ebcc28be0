/** Addresses of sites as Caddy reads them, and what a site listens on for each (httpcaddyfile/addresses.go). */
import { lookUp } from '../../text/look-up.ts';
import type { Argument } from '../config/statement.ts';
import type { Session } from './session.ts';

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
  const at = original.indexOf('://');
  const rest = at === -1 ? original : original.slice(at + 3);
  const slash = slashOf(rest);
  const { host, port } = splitHostPort(rest.slice(0, slash));
  return {
    scheme: lowerExceptPlaceholders(at === -1 ? '' : original.slice(0, at)),
    host: lowerExceptPlaceholders(plainHost(host.trim())),
    port,
    path: rest.slice(slash),
    original,
    argument,
  };
}

/** Where the path begins; `{$NAME:/default}` is not looked into. */
function slashOf(text: string): number {
  return /^(?:\{\$[^}]*\}|[^/])*/.exec(text)?.[0].length ?? 0;
}

const HOST_AND_PORT = /^(?:\[([^\]]*)\]|((?:\{\$[^}]*\}|[^:[\]])*))(?::((?:\{\$[^}]*\}|[^:])*))?$/;

/** As Go's `net.SplitHostPort`, with and without a port; what is neither is all host. */
function splitHostPort(text: string): { readonly host: string; readonly port: string } {
  const found = HOST_AND_PORT.exec(text);
  if (found === null) return { host: text, port: '' };
  return { host: found[1] ?? found[2] ?? '', port: found[3] ?? '' };
}

/** IPv6 addresses in their shortest form. */
function plainHost(host: string): string {
  if (!/^[\da-f:]*:[\da-f:]*$/i.test(host)) return host;
  try {
    return new URL(`http://[${host}]/`).hostname.slice(1, -1);
  } catch {
    return host;
  }
}

/** Notes why Caddy does not take an address, if it does not. */
export function refuseKey(key: SiteKey, session: Session): boolean {
  const message = faultOf(key, session);
  if (message === null || !key.argument.certain) return false;
  session.problem({ code: 'address', message, span: key.argument.span });
  return true;
}

function faultOf({ scheme, port, original }: SiteKey, session: Session): string | null {
  if (port !== '' && !/^[+-]?\d+$/.test(port))
    return `${port} is no port, which has to be one number from 0 to 65535`;
  if (Number(port) < 0 || Number(port) > 65535) return `${port} is no port: there is none above 65535`;
  if (!['', 'http', 'https'].includes(scheme) && session.isAtLeast('2.7.5')) {
    const meant: Readonly<Record<string, string>> = { ws: 'http', wss: 'https' };
    const other = lookUp(meant, scheme);
    return other === undefined
      ? `${scheme}:// is no scheme of a site; there are http:// and https://`
      : `${scheme}:// is for browsers only; write ${other}:// here, which carries WebSockets as well`;
  }
  const { httpPort, httpsPort } = session.options;
  const listening = port || (scheme === 'http' ? httpPort : httpsPort);
  if (Number(listening) < 0 || Number(listening) > 65535)
    return `${original} would listen on ${listening}, and there is no port above 65535`;
  if ((scheme === 'http' && listening === httpsPort) || (scheme === 'https' && listening === httpPort))
    return `${original} asks for ${scheme} on the port of ${scheme === 'http' ? 'HTTPS' : 'HTTP'}`;
  return null;
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
