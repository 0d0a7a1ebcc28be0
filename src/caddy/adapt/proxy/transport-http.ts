/** `transport http`: how requests go to an upstream over HTTP (reverseproxy/caddyfile.go, `HTTPTransport`). */
import type { Draft } from '../json-draft.ts';
import { type Option, type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { putByteSize, putDuration, putInteger, putText, putTexts, takeDuration } from '../option-values.ts';
import { readResolvers } from './dynamic-upstreams.ts';
import { type ModuleKind, takeModule } from './modules.ts';
import { TRUST_POOLS } from './trust-pools.ts';

/** Since 2.8 a block behind an argument is not looked at. */
export function readHttpTransport(line: OptionLine, transport: Draft): void {
  const isIgnored = line.rest().length > 0 && line.isAtLeast('2.8');
  const block = line.block();
  if (!isIgnored) readOptions(block, HTTP_TRANSPORT, transport, 'transport http', line.context);
}

/** A duration or a size into a field of the same or another name. */
const duration = (field: string): Option<Draft> => ({
  read: (line, transport) => putDuration(line, transport, field),
});
const size = (field: string): Option<Draft> => ({
  read: (line, transport) => putByteSize(line, transport, field),
});

/** An option that turns TLS on. */
function tls(read: (line: OptionLine, tls: Draft) => void, since?: string): Option<Draft> {
  const releases = since === undefined ? {} : { since };
  return { ...releases, read: (line, transport) => read(line, transport.within('tls', line.span)) };
}

function keepAlive(read: (line: OptionLine, keepAlive: Draft) => void): Option<Draft> {
  return { read: (line, transport) => read(line, transport.within('keep_alive', line.span)) };
}

const HTTP_TRANSPORT: OptionTable<Draft> = {
  read_buffer: size('read_buffer_size'),
  write_buffer: size('write_buffer_size'),
  read_timeout: duration('read_timeout'),
  write_timeout: duration('write_timeout'),
  max_response_header: size('max_response_header_size'),
  proxy_protocol: { since: '2.7', read: readProxyProtocol },
  forward_proxy_url: { since: '2.7', read: readForwardProxy },
  network_proxy: { since: '2.10', read: readNetworkProxy },
  dial_timeout: duration('dial_timeout'),
  dial_fallback_delay: duration('dial_fallback_delay'),
  response_header_timeout: duration('response_header_timeout'),
  expect_continue_timeout: duration('expect_continue_timeout'),
  resolvers: { read: readResolvers },
  tls: tls(() => undefined),
  tls_client_auth: tls(readClientCertificate),
  tls_insecure_skip_verify: tls((line, settings) => {
    line.end();
    settings.put('insecure_skip_verify', true, line.span);
  }),
  tls_curves: tls((line, settings) => putTexts(line, settings, 'curves', 'the name of a curve'), '2.8'),
  tls_timeout: tls((line, settings) => putDuration(line, settings, 'handshake_timeout')),
  tls_trusted_ca_certs: tls(readTrustedFiles),
  tls_trust_pool: tls(readTrustPool, '2.8'),
  tls_server_name: tls((line, settings) => putText(line, settings, 'server_name', 'a name')),
  tls_renegotiation: tls(readRenegotiation),
  tls_except_ports: tls((line, settings) => putTexts(line, settings, 'except_ports', 'a port')),
  keepalive: keepAlive(readKeepAlive),
  keepalive_interval: keepAlive((line, settings) => putDuration(line, settings, 'probe_interval')),
  keepalive_idle_conns: keepAlive((line, settings) => putInteger(line, settings, 'max_idle_conns')),
  keepalive_idle_conns_per_host: keepAlive((line, settings) =>
    putInteger(line, settings, 'max_idle_conns_per_host'),
  ),
  versions: { read: (line, transport) => putTexts(line, transport, 'versions', 'a version such as 1.1') },
  compression: { read: readCompression },
  max_conns_per_host: { read: (line, transport) => putInteger(line, transport, 'max_conns_per_host') },
  local_address: {
    since: '2.8',
    read: (line, transport) => putText(line, transport, 'local_address', 'an address'),
  },
};

function readProxyProtocol(line: OptionLine, transport: Draft): void {
  const version = line.need('v1 or v2');
  if (version === null) return;
  if (version.value !== 'v1' && version.value !== 'v2') {
    line.refuse(
      'value',
      `there is no version ${version.value} of the PROXY protocol; write v1 or v2`,
      version.span,
    );
  }
  transport.put('proxy_protocol', version.value, version.span);
}

/** Since 2.10 another way to write `network_proxy url`. */
function readForwardProxy(line: OptionLine, transport: Draft): void {
  const url = line.need('a URL');
  if (url === null) return;
  if (!line.isAtLeast('2.10')) transport.put('forward_proxy_url', url.value, url.span);
  else
    transport.putAlways(
      'network_proxy',
      { from: 'url', url: url.value === '' ? undefined : url.value },
      line.span,
    );
}

const NETWORK_PROXIES: ModuleKind = {
  what: 'a proxy for connections',
  key: 'from',
  modules: {
    none: { read: (line) => line.ignoreRest() },
    url: {
      read: (line, proxy) => {
        putText(line, proxy, 'url', 'a URL');
        line.ignoreRest();
      },
    },
  },
};

function readNetworkProxy(line: OptionLine, transport: Draft): void {
  const proxy = takeModule(line, NETWORK_PROXIES);
  if (proxy !== null) transport.putAlways('network_proxy', proxy, line.span);
}

function readClientCertificate(line: OptionLine, settings: Draft): void {
  const [first, key] =
    line.exactly(1, 2, 'the name of a certificate that Caddy manages, or the files of one and of its key') ??
    [];
  if (first === undefined) return;
  if (key === undefined) settings.put('client_certificate_automate', first.value, first.span);
  else {
    settings.put('client_certificate_file', first.value, first.span);
    settings.put('client_certificate_key_file', key.value, key.span);
  }
}

function readTrustedFiles(line: OptionLine, settings: Draft): void {
  if (settings.has('ca')) refuseBoth(line);
  putTexts(line, settings, 'root_ca_pem_files', 'the file of a certificate');
}

function readTrustPool(line: OptionLine, settings: Draft): void {
  if (settings.has('root_ca_pem_files')) refuseBoth(line);
  if (settings.has('ca'))
    line.refuse('duplicate', 'tls_trust_pool was given before; keep one of them', line.span);
  const pool = takeModule(line, TRUST_POOLS);
  if (pool !== null) settings.putAlways('ca', pool, line.span);
}

function refuseBoth(line: OptionLine): void {
  line.refuse(
    'duplicate',
    'Caddy takes tls_trust_pool or tls_trusted_ca_certs, not both; keep tls_trust_pool',
    line.span,
  );
}

function readRenegotiation(line: OptionLine, settings: Draft): void {
  const level = line.need('never, once or freely');
  if (level === null) return;
  if (!['never', 'once', 'freely'].includes(level.value)) {
    line.refuse('value', `tls_renegotiation is never, once or freely, not ${level.value}`, level.span);
  }
  settings.put('renegotiation', level.value, level.span);
}

function readKeepAlive(line: OptionLine, settings: Draft): void {
  if (line.peek()?.value === 'off') {
    const off = line.next();
    settings.putAlways('enabled', false, off?.span ?? line.span);
    return;
  }
  const idle = takeDuration(line);
  if (idle !== null) settings.put('idle_timeout', idle.value, idle.span);
}

/** Whatever but `off` leaves it on. */
function readCompression(line: OptionLine, transport: Draft): void {
  const word = line.next();
  if (word?.value === 'off') transport.putAlways('compression', false, word.span);
}

/** `versions h2c 2`, as an upstream with the scheme `h2c://` has it. */
export function putH2cVersions(transport: Draft, line: Pick<OptionLine, 'span'>): void {
  transport.put('versions', ['h2c', '2'], line.span);
}
