/**
 * The measured cases of routing: the real nginx 1.22.1 does again what was measured, and the model says the same for
 * it and for 1.31.4. A configuration that nginx refuses has an error finding.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadNginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { traceRequest } from '../../src/nginx/trace.ts';
import { type ClientRequest, requestFor } from '../../src/route/client-request.ts';
import { premisesFor } from '../../src/route/premises.ts';
import type { Trace } from '../../src/route/trace.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { findingsIn, subject } from '../proof/harness/linting.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import type { GeneratedRequest } from './campaign/generated-request.ts';
import { Bench, type RealAnswer } from './requests/ask-nginx.ts';
import { ANSWER_CASES } from './routing/cases-of-answers.ts';
import { LOCATION_CASES } from './routing/cases-of-locations.ts';
import { TARGET_CASES } from './routing/cases-of-targets.ts';
import { APP, type AskedOf, HEADERS, type Result, type RoutingCase, server } from './routing/routing-case.ts';

const CASES = [...LOCATION_CASES, ...TARGET_CASES, ...ANSWER_CASES];

function textOf({ http }: Pick<RoutingCase, 'http'>): string {
  return `events {}\nhttp {\n${http}\n}\n`;
}

function requestOf({ target, plain, headers = [] }: AskedOf): ClientRequest {
  const read = requestFor(`${plain === true ? 'http' : 'ws'}://app.test:8080${target}`, { headers });
  if (read.kind === 'problem') throw new Error(read.because);
  return read.request;
}

describeWith([needsNginx], 'the real nginx routes as was measured', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.open();
  });
  afterAll(() => bench.close());

  it.each(CASES.map((each) => [each.id, each] as const))('%s', async (_id, each) => {
    const asked = each.asked.filter(({ only }) => only?.side !== 'model');
    if (asked.length === 0) return;
    const files = { root: 'nginx.conf', texts: new Map([['nginx.conf', textOf(each)]]) };
    const hearing = await bench.askFiles(files, () => asked.map(generated));
    if (hearing.kind !== 'heard') return expect.fail(JSON.stringify(hearing));
    const [port] = hearing.places.listeners;
    const really = hearing.answers.map((answer, at) => inResult(answer, asked[at], port));
    expect(really).toEqual(asked.map(({ result }) => result));
  });
});

/** The rewired configuration listens on one port only. */
function generated(asked: AskedOf): GeneratedRequest {
  const { method, target, headers } = requestOf(asked);
  return { method, target, headers: headers.map(([name, value]) => [name, value] as const), listener: 0 };
}

function inResult(
  { status, location, sent, opened }: RealAnswer,
  asked: AskedOf | undefined,
  port: number | undefined,
): Result {
  if (asked?.result.kind === 'fails') return opened.lenient ? { kind: 'closed' } : { kind: 'fails' };
  if (status === null) return { kind: 'closed' };
  if (sent !== null) {
    const target = sent.head.first.split(' ')[1] ?? '';
    if (opened.lenient) return { kind: 'opens', target };
    const hidden = asked?.result.kind === 'passed on' && asked.result.status !== undefined;
    return hidden ? { kind: 'passed on', target, status } : { kind: 'passed on', target };
  }
  const agreed = location?.replace(`:${port}`, ':8080');
  return agreed === undefined ? { kind: 'answered', status } : { kind: 'answered', status, location: agreed };
}

describe.each(['1.22.1', '1.31.4'])('the model routes as nginx %s does', (version) => {
  it.each(CASES.map((each) => [each.id, each] as const))('%s', (_id, each) => {
    const source = filesInMemory({ '/n/nginx.conf': textOf(each) });
    const target = { nginx: version, caddy: '2.6.2' };
    const configuration = loadNginxConfiguration(source, '/n/nginx.conf', premisesFor(target));
    for (const asked of each.asked.filter(({ only }) => only?.side !== 'nginx')) {
      const trace = traceRequest(configuration, requestOf(asked));
      const expected = version === '1.31.4' ? (asked.newer ?? asked.result) : asked.result;
      const why = trace.steps.map(({ kind, message }) => `${kind}: ${message}`).join('\n');
      expect(said(trace, expected), why).toEqual(expected);
    }
  });
});

function said({ outcome, websocket }: Trace, expected: Result): Result | string {
  const handshake = websocket?.handshake ?? 'none';
  if (handshake === 'unknown') return 'an unknown handshake';
  if (expected.kind === 'fails') return handshake === 'fails' ? { kind: 'fails' } : handshake;
  switch (outcome.kind) {
    case 'proxied': {
      const target = outcome.target ?? 'an unknown target';
      if (handshake === 'works') return { kind: 'opens', target };
      const { status } = outcome;
      return status === null ? { kind: 'passed on', target } : { kind: 'passed on', target, status };
    }
    case 'response':
      return outcome.location === null
        ? { kind: 'answered', status: outcome.status }
        : { kind: 'answered', status: outcome.status, location: outcome.location };
    case 'static':
      return outcome.status === null ? 'an unknown file' : { kind: 'answered', status: outcome.status };
    case 'refused':
      return { kind: 'closed' };
    case 'unknown':
      return outcome.because;
  }
}

/** What nginx does not start with. */
const REFUSED: readonly (readonly [id: string, directives: string])[] = [
  [
    'C07 a path in a location with a regular expression',
    `location ~ ^/ws { ${HEADERS} proxy_pass ${APP}/x; }`,
  ],
  ['C07b a path in a named location', `location @ws { ${HEADERS} proxy_pass ${APP}/; }`],
  ['C07c a path in an if', `location / { if ($http_upgrade) { proxy_pass ${APP}/x; } }`],
  ['C17 ws://', `location / { ${HEADERS} proxy_pass ws://127.0.0.1:9000; }`],
  ['C17c no scheme', `location / { ${HEADERS} proxy_pass 127.0.0.1:9000; }`],
  ['C36 one location twice', `location /ws { proxy_pass ${APP}; } location /ws { proxy_pass ${APP}; }`],
  ['C37 proxy_pass twice', `location /ws { proxy_pass ${APP}; proxy_pass ${APP}; }`],
  ['C39 proxy_pass in a server', `proxy_pass ${APP};`],
];

describe('what nginx refuses has an error', () => {
  it.each(REFUSED)('%s', (_id, directives) => {
    const text = textOf({ http: server(directives) });
    for (const version of ['1.22.1', '1.31.4']) {
      const findings = findingsIn(subject(text, version));
      expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
    }
    const source = filesInMemory({ '/n/nginx.conf': text });
    const configuration = loadNginxConfiguration(
      source,
      '/n/nginx.conf',
      premisesFor({
        nginx: '1.22.1',
        caddy: '2.6.2',
      }),
    );
    const trace = traceRequest(configuration, requestOf({ target: '/ws', result: { kind: 'closed' } }));
    expect(trace.websocket?.handshake).not.toBe('works');
  });
});
