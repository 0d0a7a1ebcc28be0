/** Routes behind an expression come out as those behind the named matcher that asks for the same. */
import { describe, expect, it } from 'vitest';
import { askedBy } from '../../../../src/caddy/request/expression/asked.ts';
import { reachOf } from '../../../../src/caddy/request/reach.ts';
import { SourceFile } from '../../../../src/text/source-file.ts';
import { configurationOf } from '../../configuration.ts';

const SAME: readonly (readonly [lines: string, expression: string])[] = [
  ['path /ws*', "path('/ws*')"],
  ['path /ws*', "{path}.startsWith('/ws')"],
  ['path /ws /live', "{path} in ['/ws', '/live']"],
  ['path /ws /live', "path('/ws') || {path} == '/live'"],
  ['path /ws\nmethod GET', "path('/ws') && method('GET')"],
  ['header Upgrade websocket', "{http.request.header.Upgrade}.lowerAscii() == 'websocket'"],
  ['header Upgrade websocket', "header({'Upgrade': 'websocket'})"],
  [
    'header Connection *Upgrade*\nheader Upgrade websocket',
    "header({'Connection': '*Upgrade*', 'Upgrade': 'websocket'})",
  ],
  ['header Connection Upgrade', "{header.Connection} == 'Upgrade'"],
  ['header Connection upgrade', "{header.Connection} == 'upgrade'"],
  ['header_regexp Connection (?i)upgrade', "header_regexp('Connection', '(?i)upgrade')"],
  ['header Upgrade WebSocket', "{header.Upgrade} == 'WebSocket'"],
  ['not header Upgrade *', "!header({'Upgrade': '*'})"],
  ['host app.test\npath /ws', "host('app.test') && path('/ws')"],
];

const BODIES: readonly string[] = [
  'reverse_proxy @m localhost:3000\nreverse_proxy localhost:4000',
  'handle @m {\nreverse_proxy localhost:3000\n}\nhandle {\nrespond 404\n}',
  'handle @m {\nrespond 403\n}\nhandle {\nreverse_proxy localhost:4000\n}',
  'request_header @m -Upgrade\nreverse_proxy localhost:4000',
  'respond @m 403\nreverse_proxy localhost:4000',
  'handle {\nreverse_proxy @m localhost:3000\n}',
];

function judged(matcher: string, body: string, caddy: string): readonly unknown[] {
  const { routes } = configurationOf(`http://app.test {\n${matcher}\n${body}\n}\n`, { caddy });
  return routes.map((route) => ({
    reach: reachOf(route).kind,
    handshake: route.websocket.handshake,
  }));
}

describe.each(['2.6.2', '2.11.4'])('in Caddy %s a route', (caddy) => {
  it.each(SAME)('behind `%s` is judged as one behind `%s`', (lines, expression) => {
    for (const body of BODIES) {
      const named = judged(`@m {\n${lines}\n}`, body, caddy);
      expect(named.length).toBeGreaterThan(0);
      expect(judged(`@m \`${expression}\``, body, caddy), body).toEqual(named);
      expect(judged(`@m expression ${expression}`, body, caddy), body).toEqual(named);
    }
  });
});

describe('nothing is made up for', () => {
  it.each([
    "path_regexp('^/ws')",
    "!path('/ws')",
    "path('/ws') || header({'Upgrade': 'websocket'})",
    "path('/ws*') && path('/ws/x')",
    "{path}.endsWith('.js')",
    "header({'X-Token': 'a'})",
    "{query.t} == '1'",
    "['/ws'].exists(p, {path}.startsWith(p))",
    "remote_ip('127.0.0.1')",
    'path({path})',
    "'a' == 1",
    "path('/ws'",
  ])('`%s`', (expression) => {
    const span = { file: new SourceFile('/c/Caddyfile', ''), start: 0, end: 0 };
    const written = expression.replaceAll('{path}', '{http.request.uri.path}');
    expect(askedBy({ expression: written, name: '', span, version: '2.11.4' })).toBeNull();
  });
});
