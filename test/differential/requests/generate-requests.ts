/** Generates requests that meet a configuration: its own paths and names, and what lies close to them. */

import type { GeneratedRequest } from '../campaign/generated-request.ts';
import type { Choice } from './choice.ts';
import { type Directive, everyDirective } from './tree.ts';
import { PATHS, SITE_FILES } from './vocabulary.ts';

const EXAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

type Header = readonly [name: string, value: string];

/** What a configuration offers to be met by. */
export interface Meeting {
  readonly paths: readonly string[];
  /** Names of servers; a few that no configuration has are added. */
  readonly hosts: readonly string[];
  readonly listeners: readonly number[];
}

/** The paths and listeners of a generated configuration. Names are from a small stock that all of them share. */
export function meetingOf(http: readonly Directive[]): Meeting {
  const texts = everyDirective(http).map(({ text }) => text);
  const listeners = texts.flatMap((text) => {
    const listener = /^listen 127\.0\.0\.1:@L(\d)@/.exec(text)?.[1];
    return listener === undefined ? [] : [Number(listener)];
  });
  return { paths: pathsIn(texts), hosts: [], listeners: listeners.length === 0 ? [0] : listeners };
}

/** The paths that locations name, and some that many configurations have. */
export function pathsIn(lines: readonly string[]): readonly string[] {
  const own = lines.flatMap((text) => {
    const path = /^\s*location (?:= |\^~ )?"?(\/.*?)"?(?: *\{.*)?$/.exec(text)?.[1];
    return path === undefined ? [] : [path];
  });
  return [...own, ...own, ...own, ...own, ...PATHS.map((path) => path.replaceAll('"', '')), ...SITE_FILES];
}

export function requestsTo(choice: Choice, meeting: Meeting, count: number): readonly GeneratedRequest[] {
  return Array.from({ length: count }, () => request(choice, meeting));
}

function request(choice: Choice, { paths, hosts, listeners }: Meeting): GeneratedRequest {
  const listener = choice.of(listeners);
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
    listener,
    target: target(choice, paths),
    headers: [...host(choice, listener, hosts), ...own, ...length],
  };
}

/** Some of these nginx refuses, some it reads in a way of its own. */
const ODD_HOSTS: readonly string[] = [
  '',
  'app..test',
  'app.test/x',
  'app_1.test',
  '[::1]:8080',
  'app.test:',
  'app.test:80x',
  '.app.test',
  'app.test..',
  '*.app.test',
];

function host(choice: Choice, listener: number, own: readonly string[]): readonly Header[] {
  if (choice.percent(2)) return [['Host', choice.of(ODD_HOSTS)]];
  const name =
    own.length > 0 && choice.percent(85)
      ? choice.of(own)
      : choice.of([
          'app.test',
          'app.test',
          'app.test',
          'www.app.test',
          'www.app.test',
          'api.app.test',
          'a.b.app.test',
          'app.org',
          'www.app.org',
          'other.test',
          'APP.Test',
          'unknown.invalid',
          '127.0.0.1',
          'app.test.',
        ]);
  const port = choice.of(['', `:@L${listener}@`, `:@L${listener}@`, ':8443']);
  return [['Host', `${name}${port}`]];
}

function handshakeHeaders(choice: Choice): readonly Header[] {
  const connection = choice.of([
    'Upgrade',
    'Upgrade',
    'keep-alive, Upgrade',
    'upgrade',
    'Keep-Alive,Upgrade',
  ]);
  const upgrade = choice.of(['websocket', 'websocket', 'websocket', 'WebSocket', 'Websocket']);
  return [
    ['Connection', connection],
    ['Upgrade', upgrade],
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
    [2, () => []],
    [
      1,
      () => [
        ['Connection', 'Upgrade, HTTP2-Settings'],
        ['Upgrade', 'h2c'],
        ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
      ],
    ],
  ]);
}

function otherHeaders(choice: Choice): readonly Header[] {
  return choice.some<Header>(
    [
      ['User-Agent', choice.of(['curl/8.0', 'Mozilla/5.0 (X11; Linux x86_64)', 'websocket'])],
      ['Accept', '*/*'],
      ['Cookie', choice.of(['session=abc', 'a=1; session=xyz', 'token=t; Session=A'])],
      ['X-Token', choice.of(['1', 'a', 'websocket', 'up', ''])],
      ['X-Forwarded-For', '10.0.0.1'],
      ['X-Forwarded-Proto', 'https'],
      ['X-Value', 'mine'],
      ['X_Under', '1'],
      ['Accept-Encoding', 'gzip'],
      ['X-Token', 'second'],
      ['TE', 'trailers'],
      ['Keep-Alive', 'timeout=5'],
      ['Expect', 'nothing'],
      ['Via', '1.1 other'],
      ['X.Dotted', '1'],
      ['x-lower', 'a  b'],
    ],
    8,
  );
}

function target(choice: Choice, paths: readonly string[]): string {
  const path = encoded(choice.of(paths));
  const mutated = choice.percent(55) ? path : mutate(choice, path);
  return `${mutated.startsWith('/') ? '' : '/'}${mutated}${query(choice)}`;
}

/** As a client must send it. */
function encoded(path: string): string {
  return path.replaceAll(' ', '%20');
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
    `${whole}/%2e%2e/ws`,
    `${whole}/../api/v1`,
    `${whole}/./x`,
    `/${path}`,
    `${whole}//x`,
    `${whole}/a%20b`,
    `${whole}/%41%2f%C3%A4`,
    `${whole}/a+b`,
    `/old/thing`,
    `/api${path}`,
    `/ws${path}`,
    `${whole}/..`,
    `${whole};v=1`,
    `${whole}/%3Fx`,
    `${whole}/a%23b%25`,
    `${whole}/a+b%2Bc%26%3B%3a%5c%7e%C3%A4"'<>`,
    `${whole}#part`,
    `${whole}/x%zz`,
    `${whole}/%00`,
    `/..${path}`,
    `${whole}/../../..`,
    `${whole}/.../x`,
    `${whole}/b/..;x`,
    `${whole}/.`,
    `${whole}/a%2Fb/..`,
    `${whole}///`,
  ]);
}

function query(choice: Choice): string {
  if (choice.percent(60)) return '';
  return choice.of([
    '?',
    '?t=1',
    '?t=a',
    '?room=7&t=a',
    '?room=a+b',
    '?t=%20x&room=%2F',
    '?t=ws&T=2',
    '?x=/../y',
    '?host=www.app.test',
    '??t=1',
    '?ROOM=9',
    '?t',
    '?t=',
    '?t=1#part',
    '?t="<>|',
    '?=&&t=2&t=3',
    '?tt=1&t%3D=2',
  ]);
}
