/** `reverse_proxy` with what may stand in it, and the shortcuts that are made of it. */
import type { Choice } from '../requests/choice.ts';
import { anyValue, type Names, token, word } from './generate-words.ts';
import { block, type Line, line } from './tree.ts';
import {
  HEADER_NAMES,
  PATHS,
  REQUEST_OPERATIONS,
  RESPONSE_OPERATIONS,
  STATUSES,
  UPGRADE_OPERATIONS,
} from './vocabulary.ts';

export function proxy(choice: Choice, names: Names): Line {
  return choice.weighted<Line>([
    [30, () => reverseProxy(choice, token(choice, names))],
    [1.5, () => otherProtocol(choice, token(choice, names))],
    [4, () => forwardAuth(choice, token(choice, names))],
    [2, () => phpFastCgi(choice, token(choice, names))],
  ]);
}

function address(choice: Choice): string {
  return choice.weighted<string>([
    [10, () => `127.0.0.1:@U${choice.upTo(3)}@`],
    [4, () => `${choice.of(['http', 'http', 'http', 'HTTP'])}://127.0.0.1:@U${choice.upTo(3)}@`],
    [1, () => `localhost:@U${choice.upTo(3)}@`],
    [1, () => 'unix/@SOCKET@'],
    [1, () => `127.0.0.1:@NONE@`],
    [0.2, () => `https://127.0.0.1:@U${choice.upTo(3)}@`],
    [0.2, () => `http://127.0.0.1:@TLS@`],
    [0.2, () => `h2c://127.0.0.1:@U${choice.upTo(3)}@`],
    [0.5, () => `tcp/127.0.0.1:@U${choice.upTo(3)}@`],
    [0.2, () => 'unix+h2c/@SOCKET@'],
  ]);
}

function reverseProxy(choice: Choice, matcher: string): Line {
  const first = address(choice);
  // Upstreams that are asked in other ways cannot stand in one line.
  const isPlain = !/:\/\/|h2c/.test(first);
  const more =
    isPlain && choice.percent(10)
      ? choice.times(1, 2, () => (choice.percent(15) ? '127.0.0.1:@NONE@' : `127.0.0.1:@U${choice.upTo(3)}@`))
      : [];
  const options = choice.times(0, choice.percent(60) ? 1 : 4, () => option(choice));
  const balancing =
    more.length > 0 && choice.percent(60)
      ? [
          line(
            `lb_policy ${choice.of(['first', 'random', 'ip_hash', 'round_robin', 'least_conn', 'uri_hash', 'header X-Token', 'cookie lb', 'random_choose 2'])}`,
          ),
          ...choice.some(
            [line('lb_try_duration 400ms'), line('lb_try_interval 20ms'), line('lb_retries 2')],
            30,
          ),
        ]
      : [];
  const inBlock = choice.percent(8);
  const to = [first, ...more].map((each) => word(choice, each)).join(' ');
  const own = once(options);
  const lines = [...(inBlock ? [line(`to ${to}`)] : []), ...balancing, ...responseMatchers(own), ...own];
  const head = `reverse_proxy${matcher}${inBlock ? '' : ` ${to}`}`;
  return lines.length === 0 ? line(head) : block(head, lines);
}

/** Upstreams that speak HTTP/2 in the open, or TLS. */
function otherProtocol(choice: Choice, matcher: string): Line {
  const [to, lines] = choice.of<readonly [string, readonly Line[]]>([
    [choice.of(['h2c://127.0.0.1:@H2C@', 'H2C://127.0.0.1:@H2C@']), []],
    ['127.0.0.1:@H2C@', [line(`versions ${choice.of(['h2c', 'h2c 2'])}`)]],
    ['https://127.0.0.1:@TLS@', [line('tls_insecure_skip_verify')]],
    ['https://127.0.0.1:@TLS@', [line('tls_insecure_skip_verify'), line('versions 1.1')]],
    ['127.0.0.1:@TLS@', [line('tls'), line('tls_insecure_skip_verify'), line('versions 1.1 2')]],
  ]);
  const own = once(choice.times(0, 3, () => option(choice))).filter(
    ({ text }) => !text.startsWith('transport'),
  );
  const transport = lines.length === 0 ? [] : [block('transport http', lines)];
  return block(`reverse_proxy${matcher} ${to}`, [...responseMatchers(own), ...transport, ...own]);
}

/** Some options may stand once only. */
function once(options: readonly Line[]): readonly Line[] {
  const met = new Set<string>();
  return options.filter(({ text }) => {
    const name = text.split(' ')[0] ?? '';
    if (/^(?:header_up|header_down|@|handle_response|replace_status)/.test(name)) return true;
    return !met.has(name) && met.add(name) !== undefined;
  });
}

function option(choice: Choice): Line {
  return choice.weighted<Line>([
    [6, () => line(`header_up ${choice.of(UPGRADE_OPERATIONS)}`)],
    [6, () => line(`header_up ${choice.of(REQUEST_OPERATIONS)}`)],
    [
      4,
      () =>
        line(
          `header_up ${choice.of(['', '', '+'])}${choice.of(HEADER_NAMES)} ${word(choice, anyValue(choice))}`,
        ),
    ],
    [3, () => line(`header_down ${choice.of(RESPONSE_OPERATIONS.filter((each) => !/^[?>]/.test(each)))}`)],
    [
      2,
      () =>
        line(`rewrite ${word(choice, choice.of([...PATHS, '/up{uri}', '{path}/x', '/q?{query}', '?a=b']))}`),
    ],
    [1, () => line(`method ${choice.of(['GET', 'POST', 'head'])}`)],
    [2, () => transport(choice)],
    [2, () => handleResponse(choice)],
    [1, () => line(`replace_status${choice.of([' @bad', ' @bad', ' @user', ''])} ${choice.of(STATUSES)}`)],
    [1, () => line(`flush_interval ${choice.of(['-1', '1s'])}`)],
    [1, () => line(`trusted_proxies ${choice.of(['private_ranges', '127.0.0.1', '10.0.0.0/8'])}`)],
    [0.3, () => line('buffer_requests')],
  ]);
}

function transport(choice: Choice): Line {
  return block(
    'transport http',
    choice.some(
      [
        line('versions 1.1'),
        line('keepalive off'),
        line('compression off'),
        line('read_timeout 5s'),
        line('dial_timeout 2s'),
        line('max_conns_per_host 50'),
        line('response_header_timeout 4s'),
      ],
      30,
    ),
  );
}

function handleResponse(choice: Choice): Line {
  const inner = choice.weighted<Line>([
    [2, () => line('respond "handled" 202')],
    [1, () => line('redir * /login 302')],
    [1, () => line('copy_response')],
    [1, () => line('copy_response 206')],
    [1, () => line('rewrite * /again')],
    [1, () => line(`reverse_proxy 127.0.0.1:@U${choice.upTo(3)}@`)],
    [1, () => line('error 404')],
    [1, () => line('request_header X-Token {http.reverse_proxy.header.X-User}')],
    [1, () => line('respond "{http.reverse_proxy.header.X-User}" {http.reverse_proxy.status_code}')],
    [1, () => line('header X-Out {http.reverse_proxy.status_code}')],
  ]);
  return choice.percent(50)
    ? block('handle_response', [inner])
    : block(choice.of(['handle_response @bad', 'handle_response @fine', 'handle_response @user']), [inner]);
}

function forwardAuth(choice: Choice, matcher: string): Line {
  return block(`forward_auth${matcher} 127.0.0.1:${choice.of(['@A@', '@A@', '@A@', '@U3@'])}`, [
    line(
      `uri ${choice.of(['/auth', '/auth', '/check?from={uri}', '/auth{path}', '/deny', '/teapot', '{uri}'])}`,
    ),
    ...choice.some(
      [
        line('copy_headers X-User'),
        line('copy_headers X-User>X-Token'),
        line('copy_headers X-Groups X-Absent'),
        line('header_up -Connection'),
        line('header_up -Upgrade'),
      ],
      30,
    ),
  ]);
}

function phpFastCgi(choice: Choice, matcher: string): Line {
  const to = choice.of(['127.0.0.1:@FCGI@', '127.0.0.1:@FCGI@', '127.0.0.1:@NONE@']);
  return choice.percent(60)
    ? line(`php_fastcgi${matcher} ${to}`)
    : block(`php_fastcgi${matcher} ${to}`, [
        ...choice.some(
          [
            line('root @SITE@'),
            line('index off'),
            line('try_files {path} /page.html'),
            line('split .php .html'),
            line('header_up X-Own {path}'),
          ],
          40,
        ),
      ]);
}

/** Matchers of responses that the options name. */
function responseMatchers(lines: readonly Line[]): readonly Line[] {
  const named = (name: string): boolean => JSON.stringify(lines).includes(name);
  return [
    ...(named('@bad') ? [line('@bad status 4xx 5xx')] : []),
    ...(named('@user') ? [line('@user header X-User *o*')] : []),
    ...(named('@fine') ? [line('@fine status 200')] : []),
  ];
}
