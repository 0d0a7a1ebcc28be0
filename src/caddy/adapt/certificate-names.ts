/**
 * Names that a site asks a certificate for, and that none can be for (httpcaddyfile/tlsapp.go, `buildTLSApp`; certmagic's
 * `SubjectQualifiesForCert`). Asked for even where automatic HTTPS is off.
 */
import type { AdaptedSite } from './listeners.ts';
import type { Session } from './session.ts';

const SPECIAL = /[()[\]{}<> \t\n"\\!@#$%^&|;'+=]/;

/** Where the site or the global options name who issues its certificates, Caddy does not look. */
export function refuseCertificateNames({ keys, values }: AdaptedSite, session: Session): void {
  const { given, ports } = session.options;
  if (given.has('local_certs') || given.has('cert_issuer')) return;
  if (values.some((value) => value.class === 'other' && value.name === 'tls.cert_issuer')) return;
  for (const { scheme, host, port, argument } of keys) {
    if (host === '' || scheme === 'http' || port === ports.http || !argument.certain || qualifies(host))
      continue;
    const message = `no certificate can be for ${host}; Caddy asks for one unless the address begins with http://`;
    session.problem({ code: 'address', message, span: argument.span });
  }
}

/** A wildcard has to be the leftmost label, or all there is. */
function qualifies(name: string): boolean {
  if (name.startsWith('.') || name.endsWith('.') || SPECIAL.test(name)) return false;
  return !name.includes('*') || name.startsWith('*.') || name === '*';
}
