/** `--tls`: who has the certificate. */
import type { ProxyName, Tls } from '../plan.ts';
import { type Reading, refused } from '../reading.ts';
import type { HostAddress } from './host.ts';

const OPTION = '--tls';

/** What is meant by `none`, `acme` or `CERTIFICATE,KEY`, or by nothing: Caddy gets certificates for hosts by itself. */
export function readTls(text: string | null, proxy: ProxyName, hosts: readonly HostAddress[]): Reading<Tls> {
  if (text === null)
    return { kind: 'value', value: { kind: proxy === 'caddy' && hosts.length > 0 ? 'acme' : 'none' } };
  if (text === 'none') return { kind: 'value', value: { kind: 'none' } };
  if (text === 'acme') return acme(proxy, hosts);
  const [certificate = '', key = '', ...rest] = text.split(',');
  if (certificate === '' || key === '' || rest.length > 0)
    return refused(
      OPTION,
      `takes acme, none, or the paths of a certificate and its key as CERTIFICATE,KEY; not '${text}'`,
    );
  for (const path of [certificate, key]) {
    if (/[\p{Cc}${}"'\\;#`]/u.test(path))
      return refused(
        OPTION,
        `'${path}' has characters that mean something to a proxy; name the file otherwise, or link to it`,
      );
  }
  return { kind: 'value', value: { kind: 'files', certificate, key } };
}

function acme(proxy: ProxyName, hosts: readonly HostAddress[]): Reading<Tls> {
  if (hosts.length === 0)
    return refused(OPTION, 'acme needs the name that the certificate is for: --host app.example.com');
  const wildcard = hosts.find(({ name }) => name.startsWith('*.'));
  if (wildcard !== undefined)
    return refused(
      OPTION,
      `acme gives no certificate for ${wildcard.name} without access to its DNS${proxy === 'caddy' ? ', which needs a plugin of Caddy' : ''}; give CERTIFICATE,KEY`,
    );
  return { kind: 'value', value: { kind: 'acme' } };
}
