/** Lines of `tls` about connections, not certificates: versions, ciphers, protocols, and who clients are (httpcaddyfile/builtins.go, `parseTLS`). */
import { Draft } from '../json-draft.ts';
import { type Option, type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { putTexts, textsOf } from '../option-values.ts';

export const CONNECTION_OPTIONS: OptionTable<Draft> = {
  protocols: { read: readProtocols },
  ciphers: { read: readCiphers },
  curves: { read: readCurves },
  alpn: { read: (line, policy) => putTexts(line, policy, 'alpn', 'a protocol such as h2') },
  client_auth: { read: readClientAuthentication },
};

const VERSIONS: readonly string[] = ['tls1.2', 'tls1.3'];

/** The lowest, and the highest if there are two. Nobody looks at more. */
function readProtocols(line: OptionLine, policy: Draft): void {
  const [lowest, highest] = line.rest();
  if (lowest === undefined) line.refuse('arguments', 'protocols needs one or two versions', line.name.span);
  for (const version of [lowest, highest]) {
    if (version === undefined || VERSIONS.includes(version.value)) continue;
    const message = `${version.value} is no version of TLS; Caddy has ${VERSIONS.join(', ')}`;
    line.refuse('value', message, version.span);
  }
  if (lowest !== undefined) policy.put('protocol_min', lowest.value, lowest.span);
  if (highest !== undefined) policy.put('protocol_max', highest.value, highest.span);
}

/** Those of Go. Builds for later releases of Go leave out those with the key exchange of RSA, which is not looked at. */
const CIPHER_SUITES: ReadonlySet<string> = new Set([
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_RSA_WITH_AES_128_CBC_SHA',
  'TLS_RSA_WITH_AES_256_CBC_SHA',
  'TLS_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_RSA_WITH_AES_256_GCM_SHA384',
]);

function readCiphers(line: OptionLine, policy: Draft): void {
  const suites = line.rest();
  const wrong = suites.find(({ value }) => !CIPHER_SUITES.has(value));
  if (wrong !== undefined) line.refuse('value', `Caddy has no cipher suite ${wrong.value}`, wrong.span);
  policy.append('cipher_suites', textsOf(suites), line.span);
}

const CURVES: readonly string[] = ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'];

/** Releases and builds differ in those that are to withstand quantum computers. */
function readCurves(line: OptionLine, policy: Draft): void {
  const curves = line.rest();
  const wrong = curves.find(({ value }) => !CURVES.includes(value) && !/mlkem|kyber/i.test(value));
  if (wrong !== undefined) {
    line.refuse('value', `there is no curve ${wrong.value}; Caddy has ${CURVES.join(', ')}`, wrong.span);
  }
  policy.append('curves', textsOf(curves), line.span);
}

/** The last one counts. Since 2.8 nobody looks at arguments. */
function readClientAuthentication(line: OptionLine, policy: Draft): void {
  if (line.isAtLeast('2.8')) line.rest();
  else line.end();
  const settings = new Draft(line.span);
  readOptions(line.block(), CLIENT_AUTHENTICATION, settings, 'client_auth', line.context);
  policy.putAlways('client_authentication', settings.node(), line.span);
}

/** What the certificates are does not matter here, but that some are trusted does. */
function oneWord(field: string): Option<Draft> {
  return {
    read: (line, draft) => {
      const word = line.need('one value');
      line.end();
      if (word !== null) draft.append(field, [word.value], word.span);
    },
  };
}

function clientModule(field: string): Option<Draft> {
  return {
    since: '2.8',
    read: (line, draft) => {
      const word = line.need('the name of a module');
      line.ignoreRest();
      if (word !== null) draft.append(field, [word.value], word.span);
    },
  };
}

const CLIENT_AUTHENTICATION: OptionTable<Draft> = {
  mode: {
    read: (line, draft) => {
      const word = line.need('one value');
      line.end();
      if (word !== null) draft.put('mode', word.value, word.span);
    },
  },
  trusted_ca_cert: oneWord('trusted_ca_certs'),
  trusted_ca_cert_file: oneWord('trusted_ca_certs_pem_files'),
  trusted_leaf_cert: oneWord('trusted_leaf_certs'),
  trusted_leaf_cert_file: oneWord('trusted_leaf_certs'),
  trust_pool: clientModule('ca'),
  verifier: clientModule('verifiers'),
};
