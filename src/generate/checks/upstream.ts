/** `--upstream`: where the application answers. */
import { domainToASCII } from '../domain.ts';
import { type Reading, refused } from '../reading.ts';

export interface UpstreamAddress {
  readonly scheme: 'http' | 'https';
  /** A name, an IPv4 address, an IPv6 address in brackets, or `unix:/path`. */
  readonly host: string;
  /** Null for a socket in the file system. */
  readonly port: number | null;
}

const OPTION = '--upstream';
const FORM = 'takes an address such as http://127.0.0.1:3000';

/** `http://127.0.0.1:3000`, `https://app:8443`, `localhost:3000`, `3000`, `unix:/run/app.sock`; `ws:` is http, `wss:` https. */
export function readUpstream(text: string): Reading<UpstreamAddress> {
  if (text.startsWith('unix:')) return readSocket(text);
  if (/^:?\d+$/.test(text)) return onPort('http', '127.0.0.1', text.replace(':', ''));
  const {
    1: scheme = 'http',
    2: authority = '',
    3: path = '',
  } = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)(.*)$/is.exec(text) ?? [];
  const secure = { http: false, ws: false, https: true, wss: true }[scheme.toLowerCase()];
  if (secure === undefined) return refused(OPTION, `${FORM}; ${scheme}:// is not carried`);
  if (authority.includes('@')) return refused(OPTION, `${FORM}, without a user or a password`);
  if (path !== '' && path !== '/')
    return refused(
      OPTION,
      `${FORM}, without a path: the path is passed on as it is, and --strip-path takes that of --path off`,
    );
  const { 1: host = '', 2: port } = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d+))?$/i.exec(authority) ?? [];
  const name = host.startsWith('[') ? addressInBrackets(host) : domainToASCII(host);
  if (name === null || name.startsWith('*')) return refused(OPTION, `${FORM}, not '${text}'`);
  return onPort(secure ? 'https' : 'http', name, port ?? (secure ? '443' : '80'));
}

function onPort(scheme: 'http' | 'https', host: string, port: string): Reading<UpstreamAddress> {
  const number = Number(port);
  return number >= 1 && number <= 65535
    ? { kind: 'value', value: { scheme, host, port: number } }
    : refused(OPTION, `${port} is not a port (1 to 65535)`);
}

function addressInBrackets(text: string): string | null {
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : null;
}

function readSocket(text: string): Reading<UpstreamAddress> {
  return /^unix:\/[\w./@+-]+$/.test(text)
    ? { kind: 'value', value: { scheme: 'http', host: text, port: null } }
    : refused(
        OPTION,
        `a socket is written as unix:/run/app.sock, with letters, digits and ._@+- only; not '${text}'`,
      );
}
