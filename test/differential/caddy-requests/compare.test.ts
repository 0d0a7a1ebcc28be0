/** The comparison itself: it must see what is different, and nothing else. */
import { describe, expect, it } from 'vitest';
import { known, type Setting } from '../../../src/route/setting.ts';
import type { Outcome, Trace } from '../../../src/route/trace.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import type { WireRecord } from '../campaign/wire-upstreams.ts';
import type { RealAnswer } from './bench.ts';
import { differences } from './compare.ts';
import type { CaddyPlaces } from './places.ts';

const places: CaddyPlaces = {
  listeners: [80, 443, 8080, 8443],
  upstreams: [9000, 9001, 9002, 9003],
  permission: 9009,
  h2c: 9100,
  secure: 9101,
  fastCgi: 9102,
  unused: 9999,
  site: '/srv',
  socket: '/run/app.sock',
};

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
    ['X-B', '{http.request.uuid}'],
  ],
  status: null,
  origin: { file: new SourceFile('/c/Caddyfile', ''), start: 0, end: 0 },
} as const satisfies Outcome;

const sent: WireRecord = {
  upstream: 1,
  head: {
    first: 'GET /ws HTTP/1.1',
    headers: [
      ['X-A', '2'],
      ['x-a', '1'],
      ['Host', 'app.test'],
      ['X-B', '0a1b'],
    ],
  },
};
const received: RealAnswer = {
  status: 200,
  location: null,
  isLate: false,
  sent,
  askedOnTheWay: sent,
  opened: { lenient: true, strict: false },
};
const answered: RealAnswer = {
  ...received,
  status: 301,
  location: 'http://app.test/',
  sent: null,
  askedOnTheWay: null,
};

const idleTimeout: Setting<null> = { value: known(null), origin: { kind: 'default', versions: '2.6.2' } };
const request = {
  method: 'GET',
  scheme: 'http',
  hostname: 'app.test',
  port: 8080,
  target: '/ws',
  headers: [],
} as const;

function about(
  outcome: Outcome,
  real: RealAnswer,
  handshake?: 'works' | 'fragile' | 'fails',
): readonly string[] {
  const websocket = handshake === undefined ? null : { handshake, reasons: [], idleTimeout };
  const trace: Trace = { request, steps: [], outcome, websocket };
  return differences(trace, real, { places, handlesErrors: false }).map((difference) => difference.about);
}

describe('what the model says, and what Caddy does,', () => {
  it('is the same where headers come in another order, and where a value is not claimed', () => {
    expect(about(proxied, received)).toEqual([]);
    expect(about(proxied, received, 'fragile')).toEqual([]);
    expect(
      about({ kind: 'response', status: 301, location: 'http://app.test/', origin: null }, answered),
    ).toEqual([]);
    expect(about({ kind: 'static', status: null, origin: null }, answered)).toEqual([]);
    expect(about({ kind: 'unknown', because: '', origin: null, likely: proxied }, answered)).toEqual([]);
  });

  it('is another upstream, target, method, version or header', () => {
    expect(about({ ...proxied, upstream: 'http://127.0.0.1:9002' }, received)).toEqual(['upstream']);
    expect(about({ ...proxied, target: '/' }, received)).toEqual(['target']);
    expect(about({ ...proxied, method: 'HEAD' }, received)).toEqual(['method']);
    expect(about({ ...proxied, httpVersion: '1.0' }, received)).toEqual(['version']);
    expect(about({ ...proxied, headers: proxied.headers.slice(1) }, received)).toEqual(['header host']);
    expect(about({ ...proxied, headers: [...proxied.headers, ['X-A', '1']] }, received)).toEqual([
      'header x-a',
    ]);
    expect(about({ ...proxied, headers: [...proxied.headers, ['X-C', '']] }, received)).toEqual([
      'header x-c',
    ]);
  });

  it('is compared with what the upstream received, where another answer takes the place of its own', () => {
    const handled = { ...received, status: 202, sent: null };
    expect(about({ ...proxied, status: 202 }, handled)).toEqual([]);
    expect(about({ ...proxied, status: 204, target: '/' }, handled)).toEqual(['target', 'status']);
    expect(about({ kind: 'response', status: 202, location: null, origin: null }, handled)).toEqual([]);
  });

  it('is another kind of answer, another status, another place to go, another handshake', () => {
    expect(about(proxied, answered)).toEqual(['kind']);
    expect(about(proxied, { ...answered, status: null })).toEqual(['kind']);
    expect(about({ kind: 'refused', because: '', origin: null }, answered)).toEqual(['kind']);
    expect(about({ kind: 'response', status: 302, location: null, origin: null }, answered)).toEqual([
      'status',
      'location',
    ]);
    expect(about({ kind: 'static', status: 404, origin: null }, answered)).toEqual(['status']);
    expect(about(proxied, received, 'works')).toEqual(['handshake']);
  });

  it('is never about an upstream that nobody answers for, unless somebody does', () => {
    const toNobody = { ...proxied, upstream: 'http://127.0.0.1:9999' };
    expect(about(toNobody, answered)).toEqual([]);
    expect(about(toNobody, received)).toEqual(['kind']);
  });
});
