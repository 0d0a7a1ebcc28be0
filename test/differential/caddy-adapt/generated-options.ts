/** Generated global options: those that Caddy 2.6.2 knows, and some of later releases. */
import fc from 'fast-check';
import { type Line, line } from './lines.ts';

type Lines = fc.Arbitrary<Line>;

const duration = fc.constantFrom('5s', '250ms', '1h30m', '0', '1d', '-1s');
const number = fc.constantFrom('0', '1', '3', '+4', '-1', '100');
const text = fc.constantFrom('a', 'a.example', 'https://ca.example/dir', '{env.NAME}', 'x y', '/file.pem');

function option(name: string, ...words: readonly fc.Arbitrary<string>[]): Lines {
  return fc.tuple(...words).map((values) => line(name, ...values));
}

function block(words: fc.Arbitrary<readonly string[]>, lines: Lines, minLength = 0): Lines {
  return fc
    .tuple(words, fc.array(lines, { minLength, maxLength: 4 }))
    .map(([all, inner]): Line => ({ words: all, block: inner }));
}

const serverOption: Lines = fc.oneof(
  block(
    fc.constant(['timeouts']),
    fc
      .tuple(fc.constantFrom('read_body', 'read_header', 'write', 'idle'), duration)
      .map((words) => line(...words)),
  ),
  option('keepalive_interval', duration),
  option('max_header_size', fc.constantFrom('4KB', '1MiB', '5', '0')),
  option('log_credentials'),
  fc.subarray(['h1', 'h2', 'h2c', 'h3']).map((protocols) => line('protocols', ...protocols)),
  option('strict_sni_host'),
  option('strict_sni_host', fc.constantFrom('on', 'insecure_off')),
  option('metrics'),
  block(fc.constant(['listener_wrappers']), fc.constantFrom(line('tls'), line('http_redirect'))),
  block(
    fc.constant(['protocol']),
    fc.constantFrom(line('allow_h2c'), line('strict_sni_host'), line('strict_sni_host', 'insecure_off')),
  ),
  option('trusted_proxies', fc.constant('static'), fc.constant('private_ranges')),
  option('client_ip_headers', fc.constant('X-Real-IP')),
  option('name', text),
  option('enable_full_duplex'),
);

const servers = block(
  fc.constantFrom(
    ['servers'],
    ['servers', ':80'],
    ['servers', ':443'],
    ['servers', ':8080'],
    ['servers', '127.0.0.1:80'],
  ),
  serverOption,
);

const others: Lines = fc.oneof(
  option('debug'),
  option('http_port', fc.constantFrom('80', '8080', '+8081', '0')),
  option('https_port', fc.constantFrom('443', '8443')),
  option('default_bind', fc.constantFrom('127.0.0.1', '::1')),
  option('grace_period', duration),
  option('shutdown_delay', duration),
  option('default_sni', fc.constantFrom('a.example', 'b.example')),
  option('storage', fc.constant('file_system'), text),
  option('storage_clean_interval', duration),
  option('renew_interval', duration),
  option('ocsp_interval', duration),
  option('acme_ca', text),
  option('acme_ca_root', text),
  block(
    fc.constant(['acme_eab']),
    fc.tuple(fc.constantFrom('key_id', 'mac_key'), text).map((words) => line(...words)),
  ),
  option('cert_issuer', fc.constantFrom('internal', 'acme', 'zerossl')),
  option('skip_install_trust'),
  option('email', text),
  option('admin', fc.constantFrom('off', 'localhost:2020')),
  block(
    fc.constantFrom(['admin'], ['admin', 'localhost:2020']),
    fc.constantFrom(line('enforce_origin'), line('origins', 'a', 'b')),
  ),
  block(
    fc.constant(['on_demand_tls']),
    fc.oneof(option('ask', text), option('interval', duration), option('burst', number)),
    1,
  ),
  option('local_certs'),
  option('key_type', fc.constantFrom('p256', 'rsa2048')),
  option(
    'auto_https',
    fc.constantFrom('off', 'disable_redirects', 'disable_certs', 'ignore_loaded_certs', 'prefer_wildcard'),
  ),
  option('ocsp_stapling', fc.constant('off')),
  option('preferred_chains', fc.constant('smallest')),
  block(
    fc.constant(['preferred_chains']),
    fc.tuple(fc.constantFrom('root_common_name', 'any_common_name'), text).map((words) => line(...words)),
    1,
  ),
  block(
    fc.constantFrom(['log'], ['log', 'mine']),
    fc.constantFrom(
      line('output', 'stdout'),
      line('format', 'json'),
      line('level', 'DEBUG'),
      line('include', 'a'),
      line('exclude', 'b'),
    ),
  ),
  block(
    fc.constant(['pki']),
    block(
      fc.constantFrom(['ca'], ['ca', 'local']),
      fc.oneof(option('name', text), option('root_cn', text), option('intermediate_cn', text)),
    ),
  ),
  fc.constant(line('events')),
  option('persist_config', fc.constant('off')),
  option('cert_lifetime', duration),
);

/** The lines of a block of global options. */
export const globalOptions: fc.Arbitrary<readonly Line[]> = fc.array(
  fc.oneof({ weight: 2, arbitrary: servers }, { weight: 3, arbitrary: others }),
  { minLength: 1, maxLength: 4 },
);

/** Sites on some ports and with and without TLS, for the options to show in. */
export const SITES: readonly Line[] = [
  { words: ['http://plain.example'], block: [] },
  { words: ['secure.example'], block: [] },
  { words: [':8080'], block: [] },
];
