/**
 * Generated Caddyfiles: sites of nested `handle`, `handle_path` and `route` blocks, with proxies in them and lines that
 * change headers around them. Each site has a host name and each proxy paths of its own, so one start of Caddy asks
 * about all of them; each proxy sends a `Place` header, so that the upstream sees which one a request came through.
 */
import fc from 'fast-check';

/** How a handler asks for a path: not at all, `/ws`, `/ws*` or `/ws/*`. */
type Pattern = 'none' | 'exact' | 'prefix' | 'below';

/** A line that changes something in requests or answers, and passes them on. */
interface Modifier {
  /** `request_header -Upgrade`, without the matcher. */
  readonly words: readonly [directive: string, ...rest: string[]];
  readonly pattern: Pattern;
  /** Which of the block's paths the matcher asks for. */
  readonly stem: number;
  /** What a named matcher asks of the headers besides, a line each; of `request_header` alone. */
  readonly conditions: readonly string[];
}

interface Proxy {
  readonly headerUp: readonly string[];
  readonly options: readonly string[];
}

interface Entry {
  readonly pattern: Pattern;
  /** It asks for the path of the entry before it, so that one may take the other's requests. */
  readonly reusesPath: boolean;
  readonly handler:
    | ({ readonly kind: 'reverse_proxy' } & Proxy)
    | { readonly kind: 'handle' | 'handle_path' | 'route'; readonly block: GeneratedBlock };
}

export interface GeneratedBlock {
  readonly modifiers: readonly Modifier[];
  readonly entries: readonly Entry[];
}

/** A proxy to ask: handshakes for each of `paths` are meant for the `reverse_proxy` that sends `Place: marker`. */
export interface AskedProxy {
  readonly marker: string;
  readonly host: string;
  readonly paths: readonly string[];
}

export interface PrintedCaddy {
  readonly text: string;
  readonly places: readonly AskedProxy[];
}

/** The paths of each depth are of its own, so that an entry never asks for what a neighbour of its block takes. */
const STEMS = [
  ['/ws', '/cable', '/api'],
  ['/hub', '/live', '/chat'],
  ['/feed', '/push', '/room'],
] as const;

const value = fc.constantFrom(
  '{header.Upgrade}',
  '{http.request.header.Upgrade}',
  '{header.Connection}',
  '{header.connection}',
  '{>Upgrade}',
  '{>Connection}',
  'websocket',
  'WebSocket',
  'upgrade',
  'Upgrade',
  'close',
  'keep-alive',
  '""',
  '"keep-alive, Upgrade"',
  '"Upgrade,{header.Connection}"',
  '$http_upgrade',
  '\\{header.Upgrade}',
  // What this client does not send, or the model cannot know.
  '{header.X-Absent}',
  '{remote_host}',
);

const ownHeader = fc.constantFrom('Upgrade', 'Connection', 'upgrade', 'CONNECTION');

/** What keeps a handshake alive, so that lines are met that do harm only together. */
const harmless = fc.constantFrom(
  'Upgrade {header.Upgrade}',
  'Connection {header.Connection}',
  'Connection Upgrade',
  'Upgrade websocket',
  'Host {upstream_hostport}',
  'X-Real-IP {remote_host}',
  '-X-Forwarded-*',
  '-Origin',
  '-Cookie*',
  'Sec-WebSocket-Version 13',
  'Sec-WebSocket-Version {header.Sec-WebSocket-Version}',
  'Sec-WebSocket-Key {header.Sec-WebSocket-Key}',
);

/**
 * Not here: `-*`, which takes away the `Place` too, and `-Sec-WebSocket-Protocol`, which only harms clients that ask
 * for a subprotocol, as this one does not.
 */
const deletion = fc.constantFrom(
  '-Upgrade',
  '-connection',
  '-Up*',
  '-*grade',
  '-*pgra*',
  '-Conn*',
  '-*tion',
  '-Sec-WebSocket-*',
  '-*Key',
  '-Sec-WebSocket-Extensions',
);

/**
 * Not here: an empty replacement, with which Caddy before 2.8 sets the header to the pattern instead (pull request
 * 6163); the model reads it as 2.8 does.
 */
const replacement = fc
  .tuple(
    fc.constantFrom('Upgrade', 'Connection', 'connection', '*'),
    fc.constantFrom(
      'websocket WebSocket',
      'Upgrade close',
      '^U u',
      '(?i)upgrade "keep-alive, Upgrade"',
      '(web)(socket) $2$1',
      '(?i)(web)socket $1socket',
      '(?i)(up)grade ${1}grade',
      '^(.*)$ $1',
      '\\A[[:alpha:]](?P<rest>.*)\\z w${rest}$$',
      'e E',
      '^$ websocket',
    ),
  )
  .map(([field, rest]) => `${field} ${rest}`);

/**
 * Not here: a second Upgrade line that says websocket. The model calls it fragile, as some servers take the list
 * `websocket, websocket`, but even the lenient one of these tests does not.
 */
const addition = fc
  .tuple(ownHeader, value)
  .filter(([field, more]) => !/^upgrade$/i.test(field) || !/^websocket$|header\.Upgrade/i.test(more))
  .map(([field, more]) => `+${field} ${more}`);

/** `field value`, `+field value`, `-pattern` or `field find replacement`: what follows `header_up`. */
const requestChange = fc.oneof(
  { weight: 5, arbitrary: harmless },
  { weight: 4, arbitrary: fc.tuple(ownHeader, value).map(([field, set]) => `${field} ${set}`) },
  { weight: 2, arbitrary: addition },
  { weight: 2, arbitrary: deletion },
  { weight: 2, arbitrary: replacement },
  // What `generate` writes, and what holds back WebSockets instead.
  {
    weight: 1,
    arbitrary: fc.constantFrom('Upgrade (?i)^(websocket$)?.* $1', 'Upgrade (?i)^(h2c$)?.* $1'),
  },
);

const responseChange = fc.constantFrom(
  '-Upgrade',
  '-Connection',
  '-Server',
  'Connection close',
  '>Connection close',
  '?Upgrade h2c',
  '+Connection keep-alive',
  'Upgrade websocket h2c',
);

/**
 * What this client's handshake answers like any browser's. Not here: `header Connection Upgrade`, which some browsers pass
 * and others do not.
 */
const condition = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom(
      'header Upgrade websocket',
      'header Upgrade WebSocket',
      'header upgrade web*',
      'header Upgrade *',
      'header Upgrade h2c',
      'header !Upgrade',
      'header Connection *Upgrade*',
      'header !Connection',
      'header Sec-WebSocket-Version 13',
      'header X-Absent *',
      'header_regexp Upgrade (?i)^WebSocket$',
      'header_regexp Upgrade ^WebSocket$',
      'header_regexp Upgrade \\Awebsocket\\z',
      'header_regexp Upgrade ^[[:lower:]]+$',
      'header_regexp Connection \\QUp\\E',
      'header_regexp upgrade h2c|spdy',
      'header_regexp named Connection (?i)(^|,\\s*)upgrade\\s*(,|$)',
      'header_regexp Connection ^$',
    ),
  )
  .map(([isNegated, line]) => (isNegated ? `not ${line}` : line));

const conditions = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  {
    weight: 1,
    // Caddy takes one pattern for each field.
    arbitrary: fc.uniqueArray(condition, {
      minLength: 1,
      maxLength: 2,
      selector: (line) => (line.startsWith('header_regexp') ? 'header_regexp' : line),
    }),
  },
);

const pattern = fc.constantFrom<Pattern>('none', 'exact', 'prefix', 'below');

const modifier: fc.Arbitrary<Modifier> = fc.record({
  words: fc.oneof(
    {
      weight: 6,
      arbitrary: requestChange.map((change): Modifier['words'] => ['request_header', change]),
    },
    { weight: 2, arbitrary: responseChange.map((change): Modifier['words'] => ['header', change]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Modifier['words'][]>(['method', 'GET'], ['method', 'POST']),
    },
  ),
  pattern,
  stem: fc.nat(2),
  conditions,
});

/**
 * Options besides the headers. Not here: `buffer_responses` and `replace_status`, with which a handshake hangs until
 * the client gives up (measured one by one in the rules' examples), as each would cost that wait.
 */
const options = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ['transport http {', '    read_timeout 1h', '}'],
      ['transport http {', '    versions 1.1', '}'],
      ['transport http {', '    read_timeout 30s', '    versions 1.1 2', '}'],
      ['transport http {', '    versions 2', '}'],
      ['method GET'],
      ['flush_interval -1'],
      ['@failed status 5xx', 'handle_response @failed {', '    respond 503', '}'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ['transport http {', '    versions h2c', '}'],
      ['transport http {', '    versions h2c 1.1', '}'],
      ['method POST'],
      ['handle_response {', '    respond 200', '}'],
    ),
  },
);

const proxy = fc.record({
  headerUp: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(requestChange, { minLength: 1, maxLength: 4 }) },
  ),
  options,
});

/** Blocks of a site, `depth` levels of them inside each other. */
function blockOf(depth: number): fc.Arbitrary<GeneratedBlock> {
  const asProxy = proxy.map((given): Entry['handler'] => ({ kind: 'reverse_proxy', ...given }));
  const handler =
    depth === 0
      ? asProxy
      : fc.oneof(
          { weight: 2, arbitrary: asProxy },
          {
            weight: 3,
            arbitrary: fc.record({
              kind: fc.constantFrom('handle' as const, 'handle_path' as const, 'route' as const),
              block: blockOf(depth - 1),
            }),
          },
        );
  const entry: fc.Arbitrary<Entry> = fc.record({
    pattern,
    reusesPath: fc.nat(4).map((chance) => chance === 0),
    handler,
  });
  return fc.record({
    modifiers: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(modifier, { minLength: 1, maxLength: 2 }) },
    ),
    entries: fc.array(entry, { minLength: 1, maxLength: depth === 0 ? 2 : 3 }),
  });
}

export const generatedCaddy: fc.Arbitrary<readonly GeneratedBlock[]> = fc.array(blockOf(2), {
  minLength: 1,
  maxLength: 8,
});

export function printCaddy(sites: readonly GeneratedBlock[]): PrintedCaddy {
  const places: AskedProxy[] = [];
  const lines = sites.flatMap((site, at) => {
    const host = `site${at}.test`;
    const surroundings: Surroundings = { host, depth: 0, stripped: '', start: '', exact: false, ends: ['/'] };
    return [`http://${host}:8080 {`, ...indent(printBlock(site, surroundings, places)), '}'];
  });
  return { text: `${lines.join('\n')}\n`, places };
}

/** The requests that come to a block. */
interface Surroundings {
  readonly host: string;
  /** How many blocks it stands in, the site's own not counted. */
  readonly depth: number;
  /** What `handle_path` has taken off the front of the path. */
  readonly stripped: string;
  /** How paths start, as the block sees them. */
  readonly start: string;
  /** `start` is the whole path. */
  readonly exact: boolean;
  /** What may follow `start`: one request is made for each. */
  readonly ends: readonly string[];
}

/** A written order of modifiers first, so that a `route`, which keeps it, runs them before its proxies. */
function printBlock(
  { modifiers, entries }: GeneratedBlock,
  surroundings: Surroundings,
  places: AskedProxy[],
): readonly string[] {
  const changes = modifiers.flatMap((modifier, at) => printModifier(modifier, at, surroundings));
  return [
    ...changes,
    ...entries.flatMap((entry, at) => {
      const previous = entries[at - 1];
      const reuses =
        entry.reusesPath && previous !== undefined && !isRoute(previous) && isOrderedAlike(previous, entry);
      return printEntry(
        entry,
        stemAt(surroundings, reuses ? at - 1 : at),
        entries.length,
        surroundings,
        places,
      );
    }),
  ];
}

function printModifier(
  { words: [directive, ...rest], pattern, stem, conditions }: Modifier,
  at: number,
  surroundings: Surroundings,
): readonly string[] {
  const { matcher: path } = enter(surroundings, pattern, stemAt(surroundings, stem));
  const asks = directive === 'request_header' ? conditions : [];
  const name = `@changed${surroundings.depth}-${at}`;
  const matcher = asks.length > 0 ? name : path;
  return [
    ...(asks.length === 0
      ? []
      : [`${name} {`, ...indent([...(path === '' ? [] : [`path ${path}`]), ...asks]), '}']),
    [directive, matcher, ...rest].filter((word) => word !== '').join(' '),
  ];
}

function stemAt({ depth }: Surroundings, at: number): string {
  return STEMS[depth]?.[at] ?? '';
}

/** Caddy 2.6.2 sorts `/ws*` before `/ws`, later versions after it, as the model does: not both for one path. */
function isOrderedAlike(one: Entry, other: Entry): boolean {
  const patterns = [one.pattern, other.pattern];
  return !isRoute(other) && !(patterns.includes('exact') && patterns.includes('prefix'));
}

function isRoute({ handler }: Entry): boolean {
  return handler.kind === 'route';
}

function printEntry(
  { pattern, handler }: Entry,
  stem: string,
  siblings: number,
  surroundings: Surroundings,
  places: AskedProxy[],
): readonly string[] {
  // A `route` without a matcher beside others would take the requests of all that come after it.
  const needsPath = handler.kind === 'handle_path' || (handler.kind === 'route' && siblings > 1);
  const { matcher, inside } = enter(surroundings, needsPath && pattern === 'none' ? 'below' : pattern, stem);
  if (handler.kind === 'reverse_proxy') return printProxy(handler, matcher, inside, places);
  // Only a path of its own can be taken off: inside an exact one there is none.
  const kind = needsPath && matcher === '' ? 'handle' : handler.kind;
  const below = kind === 'handle_path' ? withoutStart(inside) : inside;
  return [
    `${[kind, matcher].filter((word) => word !== '').join(' ')} {`,
    ...indent(printBlock(handler.block, { ...below, depth: below.depth + 1 }, places)),
    '}',
  ];
}

function printProxy(
  { headerUp, options }: Proxy,
  matcher: string,
  { host, stripped, start, ends }: Surroundings,
  places: AskedProxy[],
): readonly string[] {
  const marker = String(places.length);
  places.push({ marker, host, paths: ends.map((end) => `${stripped}${start}${end}`) });
  return [
    `${['reverse_proxy', matcher, '127.0.0.1:9000'].filter((word) => word !== '').join(' ')} {`,
    ...indent([`header_up Place ${marker}`, ...headerUp.map((change) => `header_up ${change}`), ...options]),
    '}',
  ];
}

/** The matcher for a pattern below these surroundings, and the requests that pass it. */
function enter(
  surroundings: Surroundings,
  pattern: Pattern,
  stem: string,
): { readonly matcher: string; readonly inside: Surroundings } {
  if (pattern === 'none' || surroundings.exact) return { matcher: '', inside: surroundings };
  const start = `${surroundings.start}${stem}`;
  switch (pattern) {
    case 'exact':
      return { matcher: start, inside: { ...surroundings, start, exact: true, ends: [''] } };
    case 'prefix':
      return { matcher: `${start}*`, inside: { ...surroundings, start, ends: ['', 'x', '/1'] } };
    case 'below':
      return { matcher: `${start}/*`, inside: { ...surroundings, start, ends: ['/1'] } };
    default:
      return pattern satisfies never;
  }
}

function withoutStart(inside: Surroundings): Surroundings {
  // Without the x: what is left of `/wsx` is no path, and the upstream refuses the request whatever its headers are.
  const ends = inside.ends.filter((end) => end !== 'x');
  return { ...inside, stripped: `${inside.stripped}${inside.start}`, start: '', ends };
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
