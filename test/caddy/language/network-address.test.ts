import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUpstream, splitHostPort } from '../../../src/caddy/language/network-address.ts';

const NEW = '2.11.4';
const OLD = '2.6.2';

it('a host and a port are told apart again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), fc.nat({ max: 65_535 }), (host, port) => {
      const text = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
      expect(splitHostPort(text)).toEqual({ host, port: String(port) });
    }),
  );
});

describe('an upstream', () => {
  it.each([
    ['app', 'app:80'],
    ['http://app', 'app:80'],
    ['https://app', 'app:443'],
    ['unix//run/app.sock', 'unix//run/app.sock'],
    ['unix+h2c//run/app.sock', 'unix//run/app.sock'],
    ['{env.HOST}', '{env.HOST}'],
    ['app:{env.PORT}', 'app:{env.PORT}'],
    ['::1', '[::1]:80'],
  ])('%s is dialled as %s', (text, dial) => {
    for (const version of [OLD, NEW]) expect(readUpstream(text, version)).toMatchObject({ dial: [dial] });
  });

  it.each([
    'http://app/path',
    'http://app?x',
    'http://app:443',
    'https://app:80',
    'h2c://app:443',
    'http://{host}',
    'http://app:x',
  ])('%s is refused by every release', (text) => {
    for (const version of [OLD, NEW]) expect(readUpstream(text, version).kind).toBe('refused');
  });

  it.each(['ws://app', 'wss://app', 'ftp://app'])('%s is refused since 2.7.5', (text) => {
    expect(readUpstream(text, '2.7.4').kind).toBe('upstream');
    expect(readUpstream(text, '2.7.5').kind).toBe('refused');
  });

  it('a range of ports is several since 2.7', () => {
    expect(readUpstream('app:3000-3002', NEW)).toMatchObject({ dial: ['app:3000', 'app:3001', 'app:3002'] });
    expect(readUpstream('app:3000-3002', OLD)).toMatchObject({ dial: ['app:3000-3002'] });
    expect(readUpstream('app:3002-3000', NEW).kind).toBe('refused');
  });

  it('a port beyond 65535 is refused since 2.7', () => {
    expect(readUpstream('app:99999', NEW).kind).toBe('refused');
    expect(readUpstream('app:99999', OLD).kind).toBe('upstream');
  });
});
