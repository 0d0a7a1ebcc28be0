/** Requests to send through chains of handlers: odd escapes, odd hosts, headers that are there twice. */
import fc from 'fast-check';
import type { HeaderField } from '../../../src/route/client-request.ts';

export interface SentRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderField[];
}

const target = fc.oneof(
  fc.constantFrom(
    '/',
    '/app',
    '/app/x',
    '/app/x.html?a=1&a=2',
    '/a%2Fb/c',
    '/A//b/../c?',
    '/%61pp/%C3%A4',
    '/x;y,z!(a)',
    '/app/?q=%20+',
    '/ws?token=a=b&&c',
    '/a.b.tar.gz',
    '/[x]',
    '/appx',
  ),
  fc
    .array(
      fc.constantFrom(
        '/',
        'app',
        'a',
        '%2f',
        '%41',
        '..',
        '.',
        '~',
        '+',
        "'",
        ':',
        '@',
        '%25',
        '%7B',
        '?',
        '=',
        '&',
      ),
      { maxLength: 8 },
    )
    .map((parts) => `/${parts.join('')}`),
);

const HANDSHAKE: readonly HeaderField[] = [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
];

const EXTRA: readonly HeaderField[] = [
  ['X-Own', 'own, Value'],
  ['x-own', 'second'],
  ['User-Agent', 'UA/1'],
  ['Accept-Encoding', 'br'],
  ['Range', 'bytes=0-'],
  ['Cookie', 'a=1; b="2"; A=3'],
  ['TE', 'trailers, gzip'],
  ['X-Forwarded-For', '1.2.3.4'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Forwarded-Host', 'first.test'],
  ['Keep-Alive', 'timeout=5'],
  ['Proxy-Authorization', 'x'],
  ['Via', '1.0 before'],
  ['Authorization', 'Bearer x'],
];

export const sentRequest: fc.Arbitrary<SentRequest> = fc
  .tuple(
    fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'PUT'),
    target,
    fc.constantFrom('app.test', 'App.Test:8080', 'a.b.app.test', '127.0.0.1:8080', '[::1]:8080'),
    fc.constantFrom<readonly HeaderField[]>(
      [],
      HANDSHAKE,
      [...HANDSHAKE.slice(1), ['Connection', 'keep-alive, Upgrade, X-Own']],
      [['Connection', 'X-Own, close']],
      [['Upgrade', 'websocket']],
      [
        ['Connection', 'upgrade'],
        ['Upgrade', 'WebSocket, h2c'],
      ],
    ),
    fc.subarray([...EXTRA]),
  )
  .map(([method, written, host, connection, extra]) => ({
    method,
    target: written,
    headers: [
      ['Host', host],
      ...connection,
      ...extra,
      ...(method === 'POST' ? ([['Content-Length', '3']] as const) : []),
    ],
  }));
