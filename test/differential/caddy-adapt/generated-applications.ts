/** Generated blocks of what stands beside the servers: storage, authorities, the admin interface, events; and of handlers with lines of their own. */
import fc from 'fast-check';
import { duration, type Lines, number, option, optionList, text, within } from './generated-lines.ts';

const storage: Lines = within(
  fc.constantFrom<readonly string[]>(['storage', 'file_system'], ['storage', 'file_system', '/data']),
  option('root', text),
  2,
);

const keyPair: Lines = within(
  fc.constantFrom(['root'], ['intermediate']),
  option(fc.constantFrom('cert', 'key', 'format'), text),
  3,
);

const pki: Lines = within(
  fc.constant(['pki']),
  within(
    fc.constantFrom<readonly string[]>(['ca'], ['ca', 'local'], ['ca', 'mine']),
    fc.oneof(
      option(fc.constantFrom('name', 'root_cn', 'intermediate_cn'), text),
      option('intermediate_lifetime', duration),
      keyPair,
    ),
  ),
  2,
);

const admin: Lines = within(
  fc.constantFrom<readonly string[]>(['admin'], ['admin', 'localhost:2020'], ['admin', 'off']),
  fc.oneof(option('enforce_origin'), optionList('origins', text, 0)),
  3,
);

const events: Lines = within(
  fc.constant(['events']),
  option('on', fc.constantFrom('cert_obtained', 'x'), fc.constant('exec'), text),
  2,
);

const wrappers: Lines = within(
  fc.constant(['listener_wrappers']),
  fc.oneof(
    option(fc.constantFrom('tls', 'http_redirect')),
    within(fc.constantFrom(['tls'], ['http_redirect']), option('max_header_bytes', number), 1),
  ),
  3,
);

const servers: Lines = within(
  fc.constantFrom<readonly string[]>(['servers'], ['servers', ':443'], ['servers', ':80']),
  fc.oneof(
    wrappers,
    option(fc.constantFrom('log_credentials', 'metrics', 'strict_sni_host')),
    option('strict_sni_host', fc.constantFrom('on', 'insecure_off', 'off')),
    optionList('protocols', fc.constantFrom('h1', 'h2', 'h3', 'h2c', 'h4'), 0),
    within(
      fc.constant(['timeouts']),
      option(fc.constantFrom('read_body', 'read_header', 'write', 'idle'), duration),
      3,
    ),
    option('max_header_size', fc.constantFrom('5', '1MB', 'x')),
    option('keepalive_interval', duration),
  ),
);

/** Global options that shape neither servers nor certificates, and `servers`. */
export const applicationOption: Lines = fc.oneof(
  { weight: 2, arbitrary: storage },
  { weight: 3, arbitrary: pki },
  { weight: 2, arbitrary: admin },
  { weight: 1, arbitrary: events },
  { weight: 2, arbitrary: servers },
  { weight: 1, arbitrary: option('storage_clean_interval', duration) },
);

const words = fc.constantFrom<readonly string[]>([], [], ['/p*'], ['*']);

function handler(name: string, lines: Lines, ...args: readonly (readonly string[])[]): Lines {
  const each = args.length === 0 ? fc.constant<readonly string[]>([]) : fc.constantFrom(...args);
  return within(
    fc.tuple(words, each).map(([matcher, more]) => [name, ...matcher, ...more]),
    lines,
    3,
  );
}

const field = fc.constantFrom('X-A', 'x-b', '-X-C', '+X-D', '?X-E');

/** Handlers with lines of their own. */
export const ownHandler: Lines = fc.oneof(
  handler(
    'acme_server',
    fc.oneof(option('ca', text), option('lifetime', duration), optionList('resolvers', text, 0)),
  ),
  handler('metrics', option('disable_openmetrics')),
  handler(
    'templates',
    fc.oneof(
      optionList('mime', fc.constantFrom('text/html', 'a'), 0),
      option('between', text, text),
      option('root', text),
    ),
  ),
  handler(
    'push',
    fc.oneof(
      option(text),
      option(fc.constantFrom('GET', 'HEAD'), text),
      within(fc.constant(['headers']), optionList(field, text, 0), 2),
    ),
    [],
    ['/a.css'],
  ),
  handler('copy_response', option('status', number), [], ['200'], ['x']),
  handler(
    'copy_response_headers',
    optionList(fc.constantFrom('include', 'exclude'), fc.constantFrom('X-A', 'x-b'), 0),
  ),
  handler(
    'encode',
    fc.oneof(
      option('gzip', number),
      option('zstd'),
      option('minimum_length', number),
      optionList('prefer', fc.constantFrom('gzip', 'zstd', 'br'), 0),
      option('match', fc.constantFrom('status', 'header'), text),
    ),
    [],
    ['gzip'],
    ['zstd', 'gzip'],
  ),
  handler('request_body', option('max_size', fc.constantFrom('10MB', '5', 'x'))),
  handler(
    'basicauth',
    option(text, fc.constantFrom('JDJhJDE0JHh4', 'x')),
    [],
    ['bcrypt'],
    ['bcrypt', 'realm'],
  ),
);
