/** Generates what one level (http, server, location) says about the request that is sent on. */
import type { Choice } from './choice.ts';
import { type Directive, inFile, line } from './tree.ts';
import { value } from './vocabulary.ts';

const RECIPE: readonly string[] = [
  'proxy_http_version 1.1',
  'proxy_set_header Upgrade $http_upgrade',
  'proxy_set_header Connection $connection_upgrade',
];

/** The level's own directives, often none; sometimes they stand in an included file. */
export function proxyLevel(choice: Choice, share: number): readonly Directive[] {
  const directives = [
    ...(choice.percent(share) ? headerLines(choice) : []),
    ...(choice.percent(share / 2)
      ? [line(`proxy_http_version ${choice.of(['1.1', '1.1', '1.1', '1.0'])}`)]
      : []),
    ...(choice.percent(share / 8)
      ? [line(`proxy_method ${choice.of(['GET', 'POST', 'PUT', '$request_method', 'get'])}`)]
      : []),
    ...(choice.percent(share / 10)
      ? [line(`proxy_pass_request_headers ${choice.of(['on', 'off', 'off'])}`)]
      : []),
    ...(choice.percent(share / 10)
      ? [
          line(
            `proxy_hide_header ${choice.of(['Upgrade', 'Connection', 'Sec-WebSocket-Accept', 'X-Powered-By'])}`,
          ),
        ]
      : []),
    ...(choice.percent(share / 15)
      ? [line(`proxy_set_body ${choice.of(['body', '""', '"a $uri"', '$arg_t', '$request_body'])}`)]
      : []),
    ...(choice.percent(share / 12) ? [line(`proxy_pass_request_body ${choice.of(['on', 'off'])}`)] : []),
    ...(choice.percent(share / 10) ? [line(`proxy_read_timeout ${choice.of(['75s', '1h'])}`)] : []),
  ];
  const unique = onlyFirst(directives);
  return unique.length > 0 && choice.percent(15) ? [inFile(unique)] : unique;
}

/** nginx takes all but `proxy_set_header` and `proxy_hide_header` once for each level. */
function onlyFirst(directives: readonly Directive[]): readonly Directive[] {
  const name = ({ text }: Directive): string => text.split(' ')[0] ?? '';
  const many = new Set(['proxy_set_header', 'proxy_hide_header']);
  return directives.filter(
    (directive, at) =>
      many.has(name(directive)) || directives.findIndex((other) => name(other) === name(directive)) === at,
  );
}

function headerLines(choice: Choice): readonly Directive[] {
  return choice.weighted([
    [3, () => RECIPE.map(line)],
    [2, () => [...RECIPE.map(line), headerLine(choice)]],
    [4, () => choice.times(1, 4, () => headerLine(choice))],
  ]);
}

function headerLine(choice: Choice): Directive {
  const text = choice.weighted([
    [
      3,
      () =>
        `Host ${choice.of(['$host', '$http_host', '$proxy_host', 'app.test', '$server_name', '""', '$host:$server_port'])}`,
    ],
    [
      2,
      () =>
        `${choice.of(['Upgrade', 'upgrade'])} ${choice.of(['$http_upgrade', '$http_upgrade', 'websocket', 'WebSocket', '""', '$v0', '$m0'])}`,
    ],
    [
      2,
      () =>
        `${choice.of(['Connection', 'CONNECTION'])} ${choice.of(['$connection_upgrade', 'upgrade', '"keep-alive, Upgrade"', '$http_connection', 'close', '""', '$m0', '$v0'])}`,
    ],
    [5, () => `X-Value ${value(choice)}`],
    [4, () => `X-Other ${value(choice)}`],
    [2, () => '"X-All" "$uri|$args|$v0|$v1|$1|$rest"'],
    [1, () => 'X-Forwarded-For $proxy_add_x_forwarded_for'],
    [1, () => `X-Forwarded-Proto ${choice.of(['$scheme', 'https', '$http_x_forwarded_proto'])}`],
    [
      1,
      () =>
        `${choice.of(['Cookie', 'User-Agent', 'X-Token', 'x-token', 'Accept', 'Sec-WebSocket-Key'])} ${choice.of(['""', 'mine', '$http_x_token'])}`,
    ],
    [0.5, () => `Content-Length ${choice.of(['""', '0'])}`],
    [0.5, () => 'Content-Type text/plain'],
    [0.3, () => 'Transfer-Encoding ""'],
    [0.5, () => `Sec-WebSocket-Protocol ${choice.of(['""', '$http_sec_websocket_protocol'])}`],
    [0.5, () => 'Sec-WebSocket-Key $http_sec_websocket_key'],
    [0.5, () => `Sec-WebSocket-Version ${choice.of(['13', '$http_sec_websocket_version'])}`],
    [0.5, () => `Sec-WebSocket-Extensions ${choice.of(['""', '$http_sec_websocket_extensions'])}`],
  ]);
  return line(`proxy_set_header ${text}`);
}
