/**
 * A trace of what was probed in every measured case says what came of it: with nginx 1.22.1 and 1.31.4 the same verdict
 * over the handshake, and the same request at the upstream.
 */

import { expect, it } from 'vitest';
import { loadNginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type NginxTrace, traceRequest } from '../../src/nginx/trace.ts';
import { type HeaderField, requestFor } from '../../src/route/client-request.ts';
import { premisesFor } from '../../src/route/premises.ts';
import type { Handshake } from '../../src/route/route.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { type Expectation, expectationOf } from './harness/case-expectations.ts';
import { type MeasuredCase, type MeasuredProbe, readMeasuredCases } from './harness/measured-cases.ts';
import { describeWith, needsCases } from './harness/requirements.ts';

const VERSIONS = ['1.22.1', '1.31.4'] as const;

interface ProbeRequest {
  readonly url: string;
  readonly headers: readonly HeaderField[];
}

const HANDSHAKE = 'ws://app.test:8080/ws';

/** What each probe sends; those that watch an open socket open it like any other. */
const PROBES: ReadonlyMap<string, ProbeRequest> = new Map([
  ['ws', { url: HANDSHAKE, headers: [] }],
  ['idle', { url: HANDSHAKE, headers: [] }],
  ['ws(Firefox "keep-alive, Upgrade")', { url: HANDSHAKE, headers: [['Connection', 'keep-alive, Upgrade']] }],
  ['ws(Upgrade: WebSocket)', { url: HANDSHAKE, headers: [['Upgrade', 'WebSocket']] }],
  ['ws+Origin', { url: 'ws://app.test:8080/origin-check', headers: [['Origin', 'http://app.test:8080']] }],
  ['2x GET', { url: 'http://app.test:8080/ws', headers: [['Connection', 'close']] }],
]);

/** Where the application refuses a handshake that arrives as it should. */
const REFUSED_BY_THE_APPLICATION: ReadonlySet<string> = new Set(['A38b.conf']);

describeWith([needsCases], 'a trace tells what was measured', () => {
  const rows = [...readMeasuredCases('headers'), ...readMeasuredCases('timeouts')].flatMap((measured) =>
    VERSIONS.flatMap((version) => probesOf(measured, version)),
  );

  it('of many probes', () => {
    expect(rows.length).toBeGreaterThan(200);
  });

  it.each(rows.map((row) => [row.measured.name, row.version, row.probe.probe, row] as const))(
    '%s on %s: %s',
    (_name, version, _probe, { measured, probe, strict }) => {
      const trace = traceOf(measured, version, probe.probe);
      const why = trace.steps.map(({ kind, message }) => `${kind}: ${message}`).join('\n');
      const isDecidedHere = !REFUSED_BY_THE_APPLICATION.has(measured.name) && probe.probe !== 'ws+Origin';
      if (trace.websocket !== null && isDecidedHere)
        expect(trace.websocket.handshake, why).toBe(verdictOf(probe, strict));
      const saw = probe.upstreamSaw.replace(/^\[U\] /, '');
      if (saw.startsWith('GET ')) expect(sawOf(trace), why).toBe(asSet(saw));
      if (probe.probe === 'idle') expectIdle(trace, expectationOf(measured, version).idle);
    },
  );
});

interface Row {
  readonly measured: MeasuredCase;
  readonly version: string;
  readonly probe: MeasuredProbe;
  /** The same probe with a strict upstream, where it was made. */
  readonly strict: MeasuredProbe | null;
}

/** Timeouts were measured with 1.31.4; both versions treat them alike. */
function probesOf(measured: MeasuredCase, version: string): readonly Row[] {
  const runs =
    measured.group === 'timeouts' ? measured.runs : measured.runs.filter(({ nginx }) => nginx === version);
  const lenient = runs.find(({ backend }) => backend === 'lenient');
  const strict = runs.find(({ backend }) => backend === 'strict');
  if (lenient === undefined || lenient.refused !== null) return [];
  return lenient.probes
    .filter(({ probe }) => PROBES.has(probe))
    .map((probe) => ({
      measured,
      version,
      probe,
      strict: strict?.probes.find((other) => other.probe === probe.probe) ?? null,
    }));
}

function traceOf(measured: MeasuredCase, version: string, probe: string): NginxTrace {
  const { url, headers } = PROBES.get(probe) ?? { url: HANDSHAKE, headers: [] };
  const read = requestFor(url, { headers });
  if (read.kind === 'problem') throw new Error(read.because);
  const source = filesInMemory({ '/n/nginx.conf': measured.text });
  const target = { nginx: version, caddy: '2.6.2' };
  return traceRequest(loadNginxConfiguration(source, '/n/nginx.conf', premisesFor(target)), read.request);
}

function verdictOf({ result }: MeasuredProbe, strict: MeasuredProbe | null): Handshake {
  if (!result.startsWith('101') || result.includes('client-rejects')) return 'fails';
  return strict === null || strict.result.startsWith('101') ? 'works' : 'fragile';
}

/** The request at the upstream in the notation of the table; headers that come twice in alphabetical order. */
function sawOf({ outcome }: NginxTrace): string {
  if (outcome.kind !== 'proxied') return '(nothing reached upstream)';
  const shown = (name: string): string => {
    const values = outcome.headers.flatMap(([given, value]) => valueOnTheWire(given, value, name));
    return `${name}:${inOrder(values.map((value) => `"${value}"`)) || '-'}`;
  };
  const line = `${outcome.method} ${outcome.target} HTTP/${outcome.httpVersion}`;
  return `${line} ${shown('Upgrade')} ${shown('Connection')} ${shown('Host')}`;
}

function expectIdle({ websocket }: NginxTrace, expected: Expectation['idle']): void {
  if (expected === null) return;
  const value = websocket?.idleTimeout.value;
  if (value?.kind !== 'known') throw new Error('the idle timeout is not known');
  const limit = value.value ?? Number.POSITIVE_INFINITY;
  if ('exactly' in expected) expect(limit).toBe(expected.exactly);
  else expect(limit).toBeGreaterThan(expected.moreThan);
}

/** A name with a colon in it ends at the colon for whoever reads the line. */
function valueOnTheWire(given: string, value: string, name: string): readonly string[] {
  const [before = '', ...after] = given.split(':');
  if (before.toLowerCase() !== name.toLowerCase()) return [];
  return [after.length === 0 ? value : `${after.join(':')}: ${value}`];
}

function asSet(saw: string): string {
  return saw.replace(/:((?:"[^"]*"\+)+"[^"]*")/g, (_, values: string) => `:${inOrder(values.split('+'))}`);
}

function inOrder(values: readonly string[]): string {
  return [...values].sort().join('+');
}
