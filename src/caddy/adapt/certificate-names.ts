/**
 * Names that a site asks a certificate for, and that none can be for (httpcaddyfile/tlsapp.go, `buildTLSApp`). Asked for even where automatic HTTPS is off.
 */
import { qualifiesForCertificate } from '../language/host-names.ts';
import type { AdaptedSite } from './listeners.ts';
import type { Session } from './session.ts';

/** Where the site or the global options name who issues its certificates, Caddy does not look. */
export function refuseCertificateNames({ keys, values }: AdaptedSite, session: Session): void {
  const { given, ports } = session.options;
  if (given.has('local_certs') || given.has('cert_issuer')) return;
  if (values.some((value) => value.class === 'other' && value.name === 'tls.cert_issuer')) return;
  for (const { scheme, host, port, argument } of keys) {
    if (
      host === '' ||
      scheme === 'http' ||
      port === ports.http ||
      !argument.certain ||
      qualifiesForCertificate(host)
    )
      continue;
    const message = `no certificate can be for ${host}; Caddy asks for one unless the address begins with http://`;
    session.problem({ code: 'address', message, span: argument.span });
  }
}
