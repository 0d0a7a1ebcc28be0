/** Addresses of sites as the keys that the adapter pairs with listeners, and which of them Caddy refuses (httpcaddyfile/addresses.go). */
import { lookUp } from '../../text/look-up.ts';
import { listeningPort, readSiteAddress, type SiteAddress } from '../config/site-address.ts';
import type { Argument } from '../config/statement.ts';
import type { Session } from './session.ts';

export interface SiteKey extends SiteAddress {
  readonly argument: Argument;
}

export function readSiteKey(argument: Argument): SiteKey {
  return { ...readSiteAddress(argument.value), argument };
}

/** Notes why Caddy does not take an address, if it does not. */
export function refuseKey(key: SiteKey, session: Session): boolean {
  const message = faultOf(key, session);
  if (message === null || !key.argument.certain) return false;
  session.problem({ code: 'address', message, span: key.argument.span });
  return true;
}

function faultOf(key: SiteKey, session: Session): string | null {
  const { scheme, port, original } = key;
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
  const { ports } = session.options;
  const listening = listeningPort(key, ports);
  if (Number(listening) < 0 || Number(listening) > 65535)
    return `${original} would listen on ${listening}, and there is no port above 65535`;
  if ((scheme === 'http' && listening === ports.https) || (scheme === 'https' && listening === ports.http))
    return `${original} asks for ${scheme} on the port of ${scheme === 'http' ? 'HTTPS' : 'HTTP'}`;
  return null;
}
