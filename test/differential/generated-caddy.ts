/**
 * Generated Caddyfiles: sites of nested `handle`, `handle_path` and `route` blocks, with proxies in them and lines that
 * change headers around them.
 */
import fc from 'fast-check';

/** How a handler asks for a path: not at all, `/ws`, `/ws*` or `/ws/*`. */
export type Pattern = 'none' | 'exact' | 'prefix' | 'below';

/** A line that changes something in requests or answers, and passes them on. */
export interface Modifier {
  /** `request_header -Upgrade`, without the matcher. */
  readonly words: readonly [directive: string, ...rest: string[]];
  readonly pattern: Pattern;
  /** Which of the block's paths the matcher asks for. */
  readonly stem: number;
  /** What a named matcher asks of the headers besides, a line each; of `request_header` alone. */
  readonly conditions: readonly string[];
}

export interface GeneratedProxy {
  readonly headerUp: readonly string[];
  readonly options: readonly string[];
}

export interface Entry {
  readonly pattern: Pattern;
  /** It asks for the path of the entry before it, so that one may take the other's requests. */
  readonly reusesPath: boolean;
  readonly handler:
    | ({ readonly kind: 'reverse_proxy' } & GeneratedProxy)
    | { readonly kind: 'handle' | 'handle_path' | 'route'; readonly block: GeneratedBlock };
}

export interface GeneratedBlock {
  readonly modifiers: readonly Modifier[];
  readonly entries: readonly Entry[];
}

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
