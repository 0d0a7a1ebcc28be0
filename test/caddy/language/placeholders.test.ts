import { describe, expect, it } from 'vitest';
import { evaluate, version1Placeholder } from '../../../src/caddy/language/placeholders.ts';
import { known } from '../../../src/route/setting.ts';

const handshake = new Map([
  ['upgrade', known('websocket')],
  ['connection', known('Upgrade')],
]);

describe('placeholders in a handshake', () => {
  it.each([
    ['{header.Connection}', 'Upgrade'],
    ['{http.request.header.upgrade}', 'websocket'],
    ['x-{header.Upgrade}-y', 'x-websocket-y'],
    ['{>Connection}', '{>Connection}'],
    ['{upgrade}', '{upgrade}'],
    ['$http_upgrade', '$http_upgrade'],
    ['plain', 'plain'],
  ])('%s becomes %s', (value, expected) => {
    expect(evaluate(value, handshake)).toEqual(known(expected));
  });

  it.each([
    '{host}',
    '{header.Origin}',
    '{env.X}',
    '{$X}',
    '{vars.y}',
    '{remote_host}',
    '{upstream_hostport}',
  ])('%s is not known before there is a request', (value) => {
    expect(evaluate(value, handshake).kind).toBe('unknown');
  });

  it('of Caddy 1 are told apart', () => {
    expect(version1Placeholder('a {>X-Y} b')).toEqual({ name: 'X-Y', direction: '>' });
    expect(version1Placeholder('{header.X}')).toBeNull();
  });
});
