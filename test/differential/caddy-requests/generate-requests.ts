/** Generates requests that meet a Caddyfile: its own paths and names, and what lies close to them. */
import type { Choice } from '../requests/choice.ts';
import { everyLine, type GeneratedRequest, type Line } from './tree.ts';
import { HOSTS, SITE_FILES } from './vocabulary.ts';

const EXAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

type Header = readonly [name: string, value: string];

interface Meeting {
  readonly paths: readonly string[];
  readonly sites: readonly SiteAddress[];
  readonly isSecure: (listener: number) => boolean;
}

interface SiteAddress {
  readonly listener: number;
  readonly host: string;
}

/** Every request is new luck; half of them go to a host and a path that the file names. */
export function requestsTo(
  choice: Choice,
  lines: readonly Line[],
  isSecure: (listener: number) => boolean,
  count: number,
): readonly GeneratedRequest[] {
  const meeting = { paths: pathsIn(lines), sites: sitesIn(lines), isSecure };
  return Array.from({ length: count }, () => request(choice, meeting));
}

/** Words that begin with `/` or `*`, with something in place of each wildcard. */
function pathsIn(lines: readonly Line[]): readonly string[] {
  const own = everyLine(lines).flatMap(({ text }) =>
    [...text.matchAll(/(?:^|[\s"'`])([/*][^\s"'`{},:)?]*)/g)].map(([, path = '/']) => path),
  );
  const filled = own.flatMap((path) => [path.replaceAll('*', ''), path.replaceAll('*', 'x')]);
  return [...filled, ...filled, ...filled, '/', '/ws', '/api/v1', ...SITE_FILES].map((path) =>
    encodeURI(path.startsWith('/') ? path : `/${path}`).replaceAll('%25', '%'),
  );
}

function sitesIn(lines: readonly Line[]): readonly SiteAddress[] {
  const heads = lines.filter(({ text }) => text !== '' && !text.startsWith('(')).map(({ text }) => text);
  const found = heads
    .flatMap((head) => head.split(/[\s,]+/))
    .flatMap((given): readonly SiteAddress[] => {
      const parts = /^(?:(\w+):\/\/)?([^:/]*)(?::@L(\d)@)?/.exec(given.replace(/["`]/g, ''));
      if (parts === null || given === '') return [];
      const [, scheme, host = '', port] = parts;
      return [
        { host, listener: port === undefined ? (scheme?.toLowerCase() === 'http' ? 0 : 1) : Number(port) },
      ];
    });
  return found.length === 0 ? [{ listener: 0, host: '' }] : found;
}

function request(choice: Choice, { paths, sites, isSecure }: Meeting): GeneratedRequest {
  const met = choice.of(sites);
  // Port 80 sends people on to a site that is on 443.
  const listener = met.listener === 1 && choice.percent(15) ? 0 : met.listener;
  const named = met.host === '' ? choice.of(HOSTS) : met.host.replace('*', choice.of(['x', 'www', 'a.b']));
  const host = choice.percent(88)
    ? named
    : choice.of([...HOSTS, 'unknown.invalid', 'x.app.test', '127.0.0.1']);
  const secure = isSecure(listener) !== choice.percent(1.5);
  const handshake = choice.percent(40);
  const method = handshake
    ? choice.of(['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'POST'])
    : choice.of(['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'POST', 'PUT', 'HEAD', 'OPTIONS']);
  const own = [...(handshake ? handshakeHeaders(choice) : plainHeaders(choice)), ...otherHeaders(choice)];
  const length: readonly Header[] =
    !handshake && (method === 'POST' || method === 'PUT')
      ? [['Content-Length', choice.of(['0', '3', '3'])]]
      : [];
  return {
    method,
    scheme: secure ? 'https' : 'http',
    listener,
    hostname: host.toLowerCase(),
    target: target(choice, paths),
    headers: [['Host', hostHeader(choice, host, listener)], ...own, ...length],
  };
}

function hostHeader(choice: Choice, host: string, listener: number): string {
  const name = choice.percent(4) ? host.toUpperCase() : host;
  return `${name}${choice.of(['', `:@L${listener}@`, `:@L${listener}@`, `:@L${listener}@`, ':8443'])}`;
}

function handshakeHeaders(choice: Choice): readonly Header[] {
  return [
    [
      'Connection',
      choice.of([
        'Upgrade',
        'Upgrade',
        'keep-alive, Upgrade',
        'keep-alive, Upgrade',
        'upgrade',
        'Keep-Alive,Upgrade',
      ]),
    ],
    ['Upgrade', choice.of(['websocket', 'websocket', 'websocket', 'WebSocket', 'Websocket'])],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', EXAMPLE_KEY],
    ...choice.some<Header>(
      [
        ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
        ['Origin', 'http://app.test'],
        ['Sec-WebSocket-Protocol', 'graphql-ws'],
      ],
      25,
    ),
  ];
}

function plainHeaders(choice: Choice): readonly Header[] {
  return choice.weighted<readonly Header[]>([
    [4, () => [['Connection', 'close']]],
    [3, () => [['Connection', 'keep-alive']]],
    [3, () => []],
    [
      1,
      () => [
        ['Connection', 'Upgrade, HTTP2-Settings'],
        ['Upgrade', 'h2c'],
        ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
      ],
    ],
    [0.5, () => [['Upgrade', 'websocket']]],
    [0.5, () => [['Connection', 'X-Token, close']]],
  ]);
}

function otherHeaders(choice: Choice): readonly Header[] {
  return choice.some<Header>(
    [
      ['User-Agent', choice.of(['curl/8.0', 'Mozilla/5.0 (X11; Linux x86_64)', ''])],
      ['Accept', '*/*'],
      ['Cookie', choice.of(['session=abc', 'a=1; session=xyz', 'token=t; Session=A'])],
      ['Cookie', 'session=second'],
      ['X-Token', choice.of(['1', 'a', 'websocket', 'A', ''])],
      ['X-Forwarded-For', choice.of(['10.0.0.1', '10.0.0.1, 192.168.0.1'])],
      ['X-Forwarded-Proto', 'https'],
      ['X-Forwarded-Host', 'front.test'],
      ['X-Value', 'mine'],
      ['X_Under', '1'],
      ['Accept-Encoding', choice.of(['gzip', 'gzip, br'])],
      ['x-token', 'second'],
      ['TE', 'trailers'],
      ['Keep-Alive', 'timeout=5'],
      ['Via', '1.1 other'],
      ['Range', choice.of(['bytes=0-0', 'bytes=900-', 'lines=1-2'])],
      ['If-None-Match', choice.of(['*', '"x"'])],
      ['If-Modified-Since', choice.of(['Sat, 01 Jan 2000 00:00:00 GMT', 'Fri, 01 Jan 2100 00:00:00 GMT'])],
      ['x-lower', 'a  b'],
      ['Authorization', choice.of(['Basic Ym9iOnNlY3JldA==', 'Basic Ym9iOndyb25n', 'Bearer t'])],
    ],
    10,
  );
}

function target(choice: Choice, paths: readonly string[]): string {
  const path = choice.of(paths);
  const met = choice.percent(60) ? path : mutate(choice, path);
  return `${met.startsWith('/') ? '' : '/'}${met}${query(choice)}`;
}

function mutate(choice: Choice, path: string): string {
  const whole = path.replace(/\/$/, '');
  return choice.of([
    `${whole}/`,
    whole === '' ? '/' : whole,
    `${whole}/deeper`,
    `${whole}/deeper/x.txt`,
    `${whole}/v12/more/`,
    `${whole}x`,
    path.toUpperCase(),
    `${whole}%2Fx`,
    path.replace(/\/(?=.)/g, '%2F').replace('%2F', '/'),
    `${whole}/%2e%2e/ws`,
    `${whole}/../api/v1`,
    `${whole}/./x`,
    `/${path}`,
    `${whole}//x`,
    `${whole}/a%20b`,
    `${whole}.php/info`,
    `${whole}/index.php/more/x`,
    `${whole}/index.PHP/`,
    `${whole}/%41%2f%C3%A4`,
    `${whole}/a+b`,
    `/api${path}`,
    `/ws${path}`,
    `${whole}/..`,
    `${whole};v=1`,
    `${whole}/%3Fx`,
    `${whole}/a%23b%25`,
    `${whole}/a+b%2Bc%26%3B%3a%5c%7e%C3%A4"'<>`,
    `${whole}/x%zz`,
    `${whole}/%00`,
    `/..${path}`,
    `${whole}/../../..`,
    `${whole}/.../x`,
    `${whole}/.`,
    `${whole}/a%2Fb/..`,
    `${whole}///`,
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    `${whole}/{path}`,
  ]);
}

function query(choice: Choice): string {
  if (choice.percent(60)) return '';
  return choice.of([
    '?',
    '?t=1',
    '?t=1',
    '?t=a',
    '?room=7&t=a',
    '?room=a+b',
    '?t=%20x&room=%2F',
    '?t=ws&T=2',
    '?x=/../y',
    '??t=1',
    '?t',
    '?t=',
    '?=&&t=2&t=3',
    '?t=a;b=1',
    '?t=%zz',
    '?t="<>|',
  ]);
}
