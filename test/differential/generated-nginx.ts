/**
 * Generated nginx configurations: nested levels that set, drop and repeat the directives that decide over a handshake,
 * in the file itself or in included ones. Each proxied location answers to a path of its own, so one start of nginx
 * asks about all of them.
 */
import fc from 'fast-check';

/** What one level (http, server, location) says about proxying. */
export interface Level {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly httpVersion: '1.0' | '1.1' | null;
  readonly readTimeout: string | null;
  readonly method: 'GET' | 'POST' | null;
  readonly passRequestHeaders: boolean | null;
  readonly hide: string | null;
  /** The lines stand in an included file. */
  readonly included: boolean;
}

/** How a location sends requests on. */
export type Handler =
  | 'pass'
  /** `if ($http_upgrade) { set … }`: an if that changes nothing. */
  | 'pass-beside-if'
  /** The handshake is sent on by the `proxy_pass` inside the if. */
  | 'pass-in-if'
  | 'pass-in-if-only'
  | 'pass-with-limit'
  /** A GET is sent on by the `proxy_pass` inside `limit_except POST`. */
  | 'pass-in-limit';

export interface GeneratedLocation {
  readonly level: Level;
  readonly handler: Handler;
  /** A location inside this one, with a `proxy_pass` of its own. */
  readonly nested: { readonly level: Level; readonly handler: Handler } | null;
}

export interface Generated {
  readonly http: Level;
  readonly server: Level;
  readonly connectionMap: readonly (readonly [pattern: string, value: string])[];
  readonly clientMap: readonly (readonly [pattern: string, value: string])[];
  readonly locations: readonly GeneratedLocation[];
}

/** A place to ask: a handshake for `path` is sent on by the `proxy_pass` on the line that ends in `# marker`. */
export interface AskedPlace {
  readonly path: string;
  readonly marker: string;
}

export interface PrintedNginx {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly places: readonly AskedPlace[];
}

const PATHS = ['/ws', '/socket.io/', '/api/', '/cable', '/'];

const headerLine = fc.oneof(
  fc.tuple(
    fc.constantFrom('Upgrade', 'upgrade'),
    fc.constantFrom(
      '$http_upgrade',
      '$http_upgrade',
      '"${http_upgrade}"',
      'websocket',
      'WebSocket',
      '""',
      '$http_upgarde',
    ),
  ),
  fc.tuple(
    fc.constantFrom('Connection', 'CONNECTION'),
    fc.constantFrom(
      '$connection_upgrade',
      '$connection_upgrade',
      '"upgrade"',
      'Upgrade',
      '$http_connection',
      '$client_wish',
      '$http_upgrade',
      '"keep-alive, Upgrade"',
      'keep-alive',
      'close',
      '""',
    ),
  ),
  fc.tuple(fc.constant('Host'), fc.constantFrom('$host', '$http_host', 'app.test')),
  fc.tuple(fc.constant('X-Real-IP'), fc.constant('$remote_addr')),
  fc
    .tuple(fc.constant('X-Upgrade'), fc.constantFrom('$http_upgrade', ''))
    .map(([name]) => [name, '1'] as const),
);

/** The three lines that make it work; a level made of random lines rarely has them all. */
const recipe = fc.constant([
  ['Upgrade', '$http_upgrade'],
  ['Connection', '$connection_upgrade'],
] as const);

const headers = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: recipe },
  { weight: 2, arbitrary: fc.tuple(recipe, headerLine).map(([lines, line]) => [...lines, line]) },
  { weight: 3, arbitrary: fc.array(headerLine, { minLength: 1, maxLength: 4 }) },
);

/** Absent most of the time: each of these alone ends every WebSocket below it, and a path crosses up to four levels. */
function seldom<T>(...values: readonly T[]): fc.Arbitrary<T | null> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );
}

const level: fc.Arbitrary<Level> = fc.record({
  headers,
  httpVersion: fc.constantFrom(null, null, '1.1', '1.1', '1.0'),
  readTimeout: fc.constantFrom(null, '75s', '1h', '1h'),
  method: seldom('GET', 'POST'),
  passRequestHeaders: seldom(true, false),
  hide: seldom('X-Powered-By', 'Upgrade', 'Connection', 'Sec-WebSocket-Accept'),
  included: fc.boolean(),
});

const handler: fc.Arbitrary<Handler> = fc.constantFrom(
  'pass',
  'pass',
  'pass',
  'pass-beside-if',
  'pass-in-if',
  'pass-in-if-only',
  'pass-with-limit',
  'pass-in-limit',
);

const connectionMap = fc.constantFrom(
  [
    ['default', 'upgrade'],
    ["''", 'close'],
  ],
  [
    ['default', 'upgrade'],
    ["''", "''"],
  ],
  [['~*^websocket$', 'upgrade']],
  [
    ['default', "''"],
    ['WebSocket', 'upgrade'],
  ],
  [
    ['default', 'close'],
    ["''", 'upgrade'],
  ],
  [["''", 'close']],
  [['default', '$http_connection']],
) as fc.Arbitrary<Generated['connectionMap']>;

const clientMap = fc.constantFrom(
  [
    ['default', 'close'],
    ['Upgrade', 'upgrade'],
  ],
  [['~upgrade', 'upgrade']],
  [['~*(upgrade)', '$1']],
  [['default', '"keep-alive, upgrade"']],
) as fc.Arbitrary<Generated['clientMap']>;

const location: fc.Arbitrary<GeneratedLocation> = fc.record({
  level,
  handler,
  nested: fc.option(fc.record({ level, handler }), { freq: 3 }),
});

export const generatedNginx: fc.Arbitrary<Generated> = fc.record({
  http: level,
  server: level,
  connectionMap,
  clientMap,
  locations: fc.array(location, { minLength: 1, maxLength: PATHS.length }),
});

export function printNginx(generated: Generated): PrintedNginx {
  const printer = new Printer();
  const { http, server } = generated;
  const lines = [
    'events {}',
    'http {',
    ...indent([
      ...mapLines('$http_upgrade $connection_upgrade', generated.connectionMap),
      ...mapLines('$http_connection $client_wish', generated.clientMap),
      ...printer.level(http),
      'server {',
      ...indent([
        'listen 127.0.0.1:8080;',
        'server_name app.test;',
        ...printer.level(server),
        ...generated.locations.flatMap((each, at) => printer.location(each, PATHS[at] ?? '/')),
      ]),
      '}',
    ]),
    '}',
    '',
  ];
  const root = 'nginx.conf';
  return { root, texts: new Map([[root, lines.join('\n')], ...printer.included]), places: printer.places };
}

class Printer {
  readonly included = new Map<string, string>();
  readonly places: AskedPlace[] = [];

  level(given: Level): readonly string[] {
    const lines = [
      ...given.headers.map(([name, value]) => `proxy_set_header ${name} ${value};`),
      ...(given.httpVersion === null ? [] : [`proxy_http_version ${given.httpVersion};`]),
      ...(given.readTimeout === null ? [] : [`proxy_read_timeout ${given.readTimeout};`]),
      ...(given.method === null ? [] : [`proxy_method ${given.method};`]),
      ...(given.passRequestHeaders === null
        ? []
        : [`proxy_pass_request_headers ${given.passRequestHeaders ? 'on' : 'off'};`]),
      ...(given.hide === null ? [] : [`proxy_hide_header ${given.hide};`]),
    ];
    if (!given.included || lines.length === 0) return lines;
    const name = `included/${this.included.size}.conf`;
    this.included.set(name, `${lines.join('\n')}\n`);
    return [`include ${name};`];
  }

  location(given: GeneratedLocation, path: string): readonly string[] {
    const nestedPath = `${path.replace(/\/$/, '')}/nested`;
    const nested =
      given.nested === null
        ? []
        : [
            `location ${nestedPath} {`,
            ...indent([...this.level(given.nested.level), ...this.handler(given.nested.handler, nestedPath)]),
            '}',
          ];
    return [
      `location ${path} {`,
      ...indent([...this.level(given.level), ...this.handler(given.handler, path), ...nested]),
      '}',
    ];
  }

  handler(given: Handler, path: string): readonly string[] {
    const marker = `place${this.places.length}`;
    this.places.push({ path, marker });
    const asked = `proxy_pass http://127.0.0.1:9000; # ${marker}`;
    const other = 'proxy_pass http://127.0.0.1:9000;';
    switch (given) {
      case 'pass':
        return [asked];
      case 'pass-beside-if':
        return [asked, 'if ($http_upgrade) {', '    set $seen 1;', '}'];
      case 'pass-in-if':
        return [other, 'if ($http_upgrade) {', `    ${asked}`, '}'];
      case 'pass-in-if-only':
        return ['if ($http_upgrade = websocket) {', `    ${asked}`, '}'];
      case 'pass-with-limit':
        return [asked, 'limit_except GET {', '    deny all;', '}'];
      case 'pass-in-limit':
        return [other, 'limit_except POST {', `    ${asked}`, '}'];
      default:
        return given satisfies never;
    }
  }
}

function mapLines(head: string, entries: Generated['connectionMap']): readonly string[] {
  return [`map ${head} {`, ...indent(entries.map(([pattern, value]) => `${pattern} ${value};`)), '}'];
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
