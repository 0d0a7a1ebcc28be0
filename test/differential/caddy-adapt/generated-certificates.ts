/** Generated lines about certificates: `tls` of a site with all that may stand in it, and the global options of the same. */
import fc from 'fast-check';
import { duration, type Lines, number, option, optionList, text, within } from './generated-lines.ts';
import type { Line } from './lines.ts';

const preferredChains: Lines = fc.oneof(
  option('preferred_chains', fc.constant('smallest')),
  within(
    fc.constantFrom(['preferred_chains'], ['preferred_chains', 'smallest']),
    optionList(fc.constantFrom('root_common_name', 'any_common_name'), text, 0),
    2,
  ),
);

const acmeOption: Lines = fc.oneof(
  option('dir', text),
  option('test_dir', text),
  option('email', text),
  option('timeout', duration),
  option('disable_http_challenge'),
  option('disable_tlsalpn_challenge'),
  option('alt_http_port', number),
  option('alt_tlsalpn_port', number),
  option('eab', text, text),
  optionList('trusted_roots', text, 0),
  option('dns', fc.constant('cloudflare')),
  option('propagation_delay', duration),
  option('propagation_timeout', fc.oneof(duration, fc.constant('-1'))),
  optionList('resolvers', text, 0),
  option('dns_ttl', duration),
  option('dns_challenge_override_domain', text),
  preferredChains,
);

const internalOption: Lines = fc.oneof(
  option('ca', text),
  option('lifetime', duration),
  option('sign_with_root'),
);

/** `name` with the names and lines of every issuer behind it. */
function issuers(name: string): Lines {
  return fc.oneof(
    within(fc.constantFrom([name, 'acme'], [name, 'acme', 'https://ca.example/dir']), acmeOption),
    within(fc.constantFrom([name, 'zerossl'], [name, 'zerossl', 'key']), acmeOption),
    within(fc.constant([name, 'internal']), internalOption),
  );
}

const clientAuthentication: Lines = within(
  fc.constant(['client_auth']),
  fc.oneof(
    option('mode', fc.constantFrom('request', 'require', 'verify_if_given', 'require_and_verify', 'x')),
    option('trusted_ca_cert', text),
    option('trusted_ca_cert_file', text),
    option('trusted_leaf_cert', text),
    option('trusted_leaf_cert_file', text),
  ),
);

const tlsOption: Lines = fc.oneof(
  { weight: 4, arbitrary: issuers('issuer') },
  { weight: 2, arbitrary: clientAuthentication },
  optionList('protocols', fc.constantFrom('tls1.2', 'tls1.3', 'tls1.1'), 0),
  optionList(
    'ciphers',
    fc.constantFrom('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_AES_128_GCM_SHA256', 'x'),
    0,
  ),
  optionList('curves', fc.constantFrom('x25519', 'secp256r1', 'X25519'), 0),
  optionList('alpn', fc.constantFrom('h2', 'http/1.1', 'x'), 0),
  optionList('load', text, 0),
  option('ca', text),
  option('ca_root', text),
  option('key_type', fc.constantFrom('p256', 'rsa2048', 'x')),
  option('eab', text, text),
  option('get_certificate', fc.constant('tailscale')),
  option('get_certificate', fc.constant('http'), text),
  option('dns', fc.constant('cloudflare')),
  optionList('resolvers', text, 0),
  option('dns_challenge_override_domain', text),
  option('on_demand'),
  option('insecure_secrets_log', text),
);

const tlsWords = fc.constantFrom<readonly string[]>(
  ['tls'],
  ['tls'],
  ['tls'],
  ['tls', 'internal'],
  ['tls', 'me@a.example'],
  ['tls', 'cert.pem', 'key.pem'],
);

/** `tls`, once in a site. */
export const tlsDirective: Lines = fc.oneof(
  { weight: 1, arbitrary: tlsWords.map((words): Line => ({ words })) },
  { weight: 6, arbitrary: within(tlsWords, tlsOption, 4) },
);

/** Global options about who issues certificates, for whom, and how they are kept. */
export const certificateOption: Lines = fc.oneof(
  { weight: 4, arbitrary: issuers('cert_issuer') },
  { weight: 2, arbitrary: preferredChains },
  option('acme_ca', text),
  option('acme_ca_root', text),
  within(fc.constant(['acme_eab']), option(fc.constantFrom('key_id', 'mac_key'), text), 2),
  option('acme_dns', fc.constant('cloudflare'), text),
  option('email', fc.oneof(text, fc.constant('me@a.example'))),
  option('local_certs'),
  option('skip_install_trust'),
  option('key_type', fc.constantFrom('p256', 'rsa2048', 'x')),
  option('ocsp_stapling', fc.constantFrom('off', 'on')),
  option('ocsp_interval', duration),
  option('renew_interval', duration),
  within(
    fc.constant(['on_demand_tls']),
    fc.oneof(option('ask', text), option('interval', duration), option('burst', number)),
    3,
  ),
);
