/** Generated `reverse_proxy`, `php_fastcgi` and `forward_auth` blocks: every option that Caddy 2.6.2 knows, and some that it does not. */
import fc from 'fast-check';
import { type Line, line } from './lines.ts';

const duration = fc.constantFrom('5s', '250ms', '1h30m', '0', '1d', '1.5s', '-1s', '10us', '1d12h', '.5m');
const number = fc.constantFrom('0', '1', '3', '+4', '-1', '100', '007');
const size = fc.constantFrom('4096', '4k', '4KiB', '1.5MB', '1,000', '0', '2 gb', '1GiB', '7b');
const text = fc.constantFrom(
  'a',
  '/path',
  '{path}',
  '{header.X-Id}',
  'x.example',
  '{env.NAME}',
  '{http.request.host}',
  '',
  'a b',
);
const status = fc.constantFrom('200', '404', '2xx', '5xx', '101', '0');
const field = fc.constantFrom(
  'X-Id',
  'x-id',
  'host',
  '+X-Id',
  '-X-Id',
  '-x-*',
  '?X',
  '>X',
  'X_y',
  'Sec-WebSocket-Key',
  '+x-y',
  '',
  'X:',
);

type Lines = fc.Arbitrary<Line>;

/** A line of a name and some words. */
function option(name: string, ...words: readonly fc.Arbitrary<string>[]): Lines {
  return fc.tuple(...words).map((values) => line(name, ...values));
}

function optionList(name: string, word: fc.Arbitrary<string>, minLength = 1): Lines {
  return fc.array(word, { minLength, maxLength: 3 }).map((words) => line(name, ...words));
}

function block(words: fc.Arbitrary<readonly string[]>, lines: Lines, maxLength = 4): Lines {
  return fc
    .tuple(words, fc.array(lines, { maxLength }))
    .map(([all, inner]): Line => ({ words: all, block: inner }));
}

const upstream = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('localhost:3000', '127.0.0.1:8080', 'app', 'app:80', '[::1]:3000', ':9000'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'http://app',
      'http://app:8080',
      'https://app',
      'https://app:8443',
      'h2c://app',
      'http://[::1]:80',
      'HTTP://App',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'unix//run/a.sock',
      'unix+h2c//run/a.sock',
      'tcp/app:3000',
      'udp/x',
      'fd/3',
      '{env.HOST}',
      '{env.HOST}:3000',
      'app:{port}',
      'ws://app',
      'wss://app',
      'ftp://app',
      'http://app/path',
      'http://app?x',
      'http://app#x',
      'http://{host}',
      'http://app:443',
      'https://app:80',
      'h2c://app:443',
      'http://app:x',
      'app:3000-3002',
      'app:99999',
      'app/path',
      'app:80/path',
      '::1',
      '[::1]',
      'app:',
      'http://',
      'http://u:p@app',
      'srv+http://app',
      'srv+app',
      '',
      'a b',
      'http://a b',
      '*',
      'http://a%zz',
      'http://a_b',
      'TCP/App:1',
      '://a',
      '/a',
    ),
  },
);

const POLICIES = ['random', 'least_conn', 'round_robin', 'first', 'ip_hash', 'uri_hash'];
const policy: Lines = fc.oneof(
  option('lb_policy', fc.constantFrom(...POLICIES)),
  option('lb_policy', fc.constant('random_choose'), number),
  option('lb_policy', fc.constant('header'), text),
  option('lb_policy', fc.constant('cookie')),
  option('lb_policy', fc.constant('cookie'), text),
  option('lb_policy', fc.constant('cookie'), text, text),
);

const health: Lines = fc.oneof(
  option('health_uri', text),
  option('health_path', text),
  option('health_port', number),
  option('health_interval', duration),
  option('health_timeout', duration),
  option('health_status', status),
  option('health_body', text),
  block(fc.constant(['health_headers']), optionList('X-Probe', text, 0)),
  option('max_fails', number),
  option('fail_duration', duration),
  option('unhealthy_request_count', number),
  optionList('unhealthy_status', status),
  option('unhealthy_latency', duration),
);

const lookUp: readonly Lines[] = [
  option('refresh', duration),
  optionList('resolvers', text),
  option('dial_timeout', duration),
  option('dial_fallback_delay', duration),
  option('name', text),
];
const dynamicA = block(
  fc.constantFrom(['dynamic', 'a'], ['dynamic', 'a', 'app'], ['dynamic', 'a', 'app', '80']),
  fc.oneof(...lookUp, option('port', number)),
);
const dynamicSrv = block(
  fc.constantFrom(['dynamic', 'srv'], ['dynamic', 'srv', 'app']),
  fc.oneof(...lookUp, option('service', text), option('proto', text)),
);
const dynamic: Lines = fc.oneof(
  dynamicA,
  dynamicSrv,
  block(
    fc.constant(['dynamic', 'multi']),
    fc
      .oneof(dynamicA, dynamicSrv)
      .map(({ words, block: inner }) => ({ words: words.slice(1), block: inner ?? [] })),
  ),
);

const httpTransport = fc.oneof(
  option('read_buffer', size),
  option('write_buffer', size),
  option('read_timeout', duration),
  option('write_timeout', duration),
  option('max_response_header', size),
  option('dial_timeout', duration),
  option('dial_fallback_delay', duration),
  option('response_header_timeout', duration),
  option('expect_continue_timeout', duration),
  optionList('resolvers', text),
  option('tls'),
  optionList('tls_client_auth', text),
  option('tls_insecure_skip_verify'),
  option('tls_timeout', duration),
  optionList('tls_trusted_ca_certs', text),
  option('tls_server_name', text),
  option('tls_renegotiation', fc.constantFrom('never', 'once', 'freely')),
  optionList('tls_except_ports', number),
  option('keepalive', fc.oneof(fc.constant('off'), duration)),
  option('keepalive_interval', duration),
  option('keepalive_idle_conns', number),
  option('keepalive_idle_conns_per_host', number),
  optionList('versions', fc.constantFrom('1.1', '2', 'h2c', '3')),
  option('compression', fc.constantFrom('off', 'on')),
  option('max_conns_per_host', number),
  option('proxy_protocol', fc.constant('v2')),
  option('local_address', text),
);

const fastCgi: readonly Lines[] = [
  option('root', text),
  optionList('split', fc.constantFrom('.php', '.php5')),
  option('env', fc.constantFrom('APP_ENV', 'X'), text),
  option('resolve_root_symlink'),
  option('dial_timeout', duration),
  option('read_timeout', duration),
  option('write_timeout', duration),
  option('capture_stderr'),
];

const transport: Lines = fc.oneof(
  block(fc.constant(['transport', 'http']), httpTransport),
  block(fc.constant(['transport', 'fastcgi']), fc.oneof(...fastCgi)),
);

const matcherName = fc.constantFrom('@a', '@b');
const responseLines: Lines = fc.oneof(
  fc.tuple(matcherName, optionList('status', status)).map(([name, { words }]) => line(name, ...words)),
  fc.tuple(matcherName, text).map(([name, value]) => line(name, 'header', 'X-Id', value)),
  block(
    matcherName.map((name) => [name]),
    fc.oneof(
      optionList('status', status),
      option('header', fc.constantFrom('X-Id', 'x-y'), text),
      option('header', fc.constant('!X')),
    ),
  ),
  option('replace_status', fc.oneof(status, text)),
  option('replace_status', matcherName, status),
  block(
    fc.oneof(
      fc.constant(['handle_response']),
      matcherName.map((name) => ['handle_response', name]),
    ),
    option('reverse_proxy', fc.constantFrom('app', 'app:80', 'http://b')),
    1,
  ),
);

const general: Lines = fc.oneof(
  optionList('to', upstream),
  option('lb_retries', number),
  option('lb_try_duration', duration),
  option('lb_try_interval', duration),
  block(fc.constant(['lb_retry_match']), optionList('path', fc.constantFrom('/a', '/b*')), 2),
  option('flush_interval', fc.oneof(duration, number)),
  option('buffer_requests'),
  option('buffer_responses'),
  option('max_buffer_size', size),
  option('request_buffers', size),
  option('stream_timeout', duration),
  option('stream_close_delay', duration),
  option('verbose_logs'),
  option('health_fails', number),
  optionList('trusted_proxies', fc.constantFrom('private_ranges', '10.0.0.0/8', 'x'), 0),
  option('method', text),
  option('rewrite', text),
);

const headers: Lines = fc
  .tuple(fc.constantFrom('header_up', 'header_down'), field, fc.array(text, { maxLength: 2 }))
  .map(([name, first, rest]) => line(name, first, ...rest));

const proxyOption: Lines = fc.oneof(
  { weight: 3, arbitrary: general },
  { weight: 2, arbitrary: policy },
  { weight: 3, arbitrary: health },
  { weight: 3, arbitrary: headers },
  { weight: 1, arbitrary: dynamic },
  { weight: 3, arbitrary: transport },
  { weight: 2, arbitrary: responseLines },
);

const words = (name: string): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(fc.constantFrom([], [], ['/api/*'], ['*']), fc.array(upstream, { maxLength: 2 }))
    .map(([matcher, upstreams]) => [name, ...matcher, ...upstreams]);

const phpOption = fc.oneof(
  ...fastCgi,
  option('index', fc.constantFrom('index.php', 'off', 'app.php')),
  optionList('try_files', fc.constantFrom('{path}', '{path}/index.php', '/index.php', 'x')),
);

const gatewayLines: fc.Arbitrary<readonly Line[]> = fc
  .tuple(
    option('uri', text),
    fc.array(
      fc.oneof(
        optionList('copy_headers', fc.constantFrom('Remote-User', 'a>b', 'x-y'), 0),
        block(fc.constant(['copy_headers']), option('x-z')),
      ),
    ),
    fc.array(proxyOption, { maxLength: 2 }),
  )
  .map(([uri, copies, others]) => [...others, uri, ...copies]);

/** One of the three directives, with lines that Caddy knows. */
export const proxyDirective: fc.Arbitrary<readonly Line[]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(words('reverse_proxy'), fc.array(proxyOption, { maxLength: 5 }))
      .map(([all, inner]): readonly Line[] => [
        inner.length === 0 ? { words: all } : { words: all, block: inner },
      ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(words('php_fastcgi'), fc.array(fc.oneof(phpOption, phpOption, proxyOption), { maxLength: 4 }))
      .map(([all, inner]): readonly Line[] => [
        inner.length === 0 ? { words: all } : { words: all, block: inner },
      ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(words('forward_auth'), gatewayLines)
      .map(([all, inner]): readonly Line[] => [{ words: all, block: inner }]),
  },
);
