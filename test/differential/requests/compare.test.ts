/** The comparison itself: it must see what is different, and nothing else. */
import { describe, expect, it } from 'vitest';
import { known, type Setting } from '../../../src/route/setting.ts';
import type { Outcome, Trace } from '../../../src/route/trace.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import type { Span } from '../../../src/text/span.ts';
import type { Places } from '../campaign/places.ts';
import type { RealAnswer } from './ask-nginx.ts';
import { differences } from './compare.ts';
import { print } from './print.ts';
import { block, line } from './tree.ts';

const places: Places = {
  listeners: [8080],
  upstreams: [9000, 9001, 9002, 9003],
  permission: 9009,
  unused: 8089,
  site: '/srv',
  socket: '/run/app.sock',
};
const printed = print([block('server', [line('listen 127.0.0.1:@L0@')])], places);

const text = printed.texts.get(printed.root) ?? '';
const start = text.indexOf('listen');
const origin: Span = { file: new SourceFile(`/n/${printed.root}`, text), start, end: start + 6 };
const request = {
  method: 'GET',
  scheme: 'http',
  hostname: 'app.test',
  port: 8080,
  target: '/ws',
  headers: [],
} as const;
const idleTimeout: Setting<null> = { value: known(null), origin: { kind: 'default', versions: '1.22.1' } };

const proxied = {
  kind: 'proxied',
  upstream: 'http://127.0.0.1:9001',
  target: '/ws',
  method: 'GET',
  httpVersion: '1.1',
  headers: [
    ['Host', 'app.test'],
    ['X-A', '1'],
    ['X-A', '2'],
    ['X-B', '$remote_addr'],
  ],
  status: null,
  origin,
} as const satisfies Outcome;

const received: RealAnswer = {
  status: 200,
  location: null,
  where: null,
  sent: {
    upstream: 1,
    head: {
      first: 'GET /ws HTTP/1.1',
      headers: [
        ['X-A', '2'],
        ['x-a', '1'],
        ['Host', 'app.test'],
        ['X-B', '127.0.0.1'],
      ],
    },
  },
  opened: { lenient: true, strict: false },
};

const answered: RealAnswer = { ...received, status: 301, location: 'http://app.test/', sent: null };

function about(
  outcome: Outcome,
  real: RealAnswer,
  handshake?: 'works' | 'fragile' | 'fails',
): readonly string[] {
  const websocket = handshake === undefined ? null : { handshake, reasons: [], idleTimeout };
  const trace: Trace = { request, steps: [], outcome, websocket };
  return differences(trace, real, { printed, places, groups: new Map([['backend', [9000]]]) }).map(
    (difference) => difference.about,
  );
}

describe('the comparison', () => {
  it('sees no difference where there is none', () => {
    expect(about(proxied, received)).toEqual([]);
    expect(about(proxied, received, 'fragile')).toEqual([]);
    const response = { kind: 'response', status: 301, location: 'http://app.test/', origin: null } as const;
    expect(about(response, answered)).toEqual([]);
    expect(about({ kind: 'static', status: null, origin: null }, answered)).toEqual([]);
  });

  it('holds against nobody what they do not claim to know', () => {
    expect(about({ kind: 'unknown', because: 'Lua', origin: null, likely: null }, received)).toEqual([]);
    expect(about({ ...proxied, target: null, httpVersion: null }, received)).toEqual([]);
  });

  it.each<readonly [string, Partial<Extract<Outcome, { kind: 'proxied' }>>]>([
    ['upstream', { upstream: 'http://127.0.0.1:9000' }],
    ['upstream', { upstream: 'http://backend' }],
    ['target', { target: '/ws/' }],
    ['method', { method: 'POST' }],
    ['version', { httpVersion: '1.0' }],
    ['status', { status: 404 }],
    ['header x-a', { headers: proxied.headers.filter(([, value]) => value !== '2') }],
    ['header host', { headers: [...proxied.headers, ['Host', 'app.test']] }],
    ['header x-b', { headers: proxied.headers.slice(0, 3) }],
    ['header x-b', { headers: [...proxied.headers.slice(0, 3), ['X-B', '::1']] }],
    ['header x-c', { headers: [...proxied.headers, ['X-C', '']] }],
  ])('sees a wrong %s', (expected, change) => {
    expect(about({ ...proxied, ...change }, received)).toEqual([expected]);
  });

  it('sees a wrong place', () => {
    expect(about(proxied, { ...received, where: 's0' })).toEqual([]);
    expect(about(proxied, { ...received, where: 's0/l0' })).toEqual(['place']);
  });

  it('sees a wrong end, status, redirect and handshake', () => {
    expect(about(proxied, answered)).toEqual(['kind']);
    expect(about(proxied, { ...answered, status: null })).toEqual(['kind']);
    expect(about({ kind: 'refused', because: '', origin: null }, answered)).toEqual(['kind']);
    const response = { kind: 'response', status: 302, location: '/', origin: null } as const;
    expect(about(response, answered)).toEqual(['status', 'location']);
    expect(about({ kind: 'static', status: 404, origin: null }, answered)).toEqual(['status']);
    expect(about(proxied, received, 'works')).toEqual(['handshake']);
  });
});
