/**
 * What the model predicts for every measured case is what was measured: with nginx 1.22.1 and 1.31.4, for a lenient
 * upstream and a strict one. What nginx refuses has an error finding; what works has none.
 */

import { expect, it } from 'vitest';
import { isSeverityAtLeast } from '../../src/lint/finding.ts';
import { loadNginxConfiguration } from '../../src/nginx/config/configuration.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { DECIDED_BY_THE_APPLICATION, expectationOf, NOT_A_REPAIR } from './harness/case-expectations.ts';
import { describeFinding, findingsIn, subject } from './harness/linting.ts';
import { type MeasuredCase, readMeasuredCases } from './harness/measured-cases.ts';
import { describeWith, needsCases } from './harness/requirements.ts';

const VERSIONS = ['1.22.1', '1.31.4'] as const;

/** Speaks about sockets that open, and so does not contradict a handshake that works. */
const IDLE_RULE = 'websocket-idle-timeout';

/** The route that the probes of a case take: in every case the innermost, which is the last. */
function routeOf(text: string, version: string): NginxRoute | null {
  const source = filesInMemory({ '/n/nginx.conf': text });
  const { routes } = loadNginxConfiguration(
    source,
    '/n/nginx.conf',
    premisesFor({ nginx: version, caddy: '2.6.2' }),
  );
  return routes.at(-1) ?? null;
}

describeWith([needsCases], 'the model predicts what was measured', () => {
  const cases = [...readMeasuredCases('headers'), ...readMeasuredCases('timeouts')].filter(
    ({ name }) => !DECIDED_BY_THE_APPLICATION.has(name),
  );
  const rows = cases.flatMap((measured) =>
    VERSIONS.map((version) => [measured.name, version, measured.title, measured] as const),
  );

  it.each(rows)('%s on %s: %s', (_name, version, _title, measured) => {
    const expected = expectationOf(measured, version);
    const findings = findingsIn(subject(measured.text, version));
    const said = findings.map(describeFinding);

    if (expected.refused) {
      expect(
        findings.some(({ severity }) => severity === 'error'),
        `nginx refuses (${expected.finding}); found: ${said.join('; ') || 'nothing'}`,
      ).toBe(true);
      return;
    }
    if (expected.finding !== null) {
      expect(said.length, `nothing is said although ${expected.finding}`).toBeGreaterThan(0);
    }
    const websocket = routeOf(measured.text, version)?.websocket;
    const why = websocket?.reasons.map(({ code, message }) => `${code}: ${message}`).join('; ') ?? 'no route';
    if (expected.handshake !== null) expect(websocket?.handshake, why).toBe(expected.handshake);
    if (expected.handshake === 'fails') expect(said.join('\n')).toContain('error');
    if (expected.handshake === 'works' && expected.finding === null) {
      const wrong = findings.filter(({ rule, severity }) => severity === 'error' && rule !== IDLE_RULE);
      expect(wrong.map(describeFinding), 'it works').toEqual([]);
    }
    if (expected.sent !== null) {
      expect(websocket?.httpVersion.value).toEqual({ kind: 'known', value: expected.sent.httpVersion });
      expect(websocket?.upgrade.value).toEqual({ kind: 'known', value: expected.sent.upgrade });
      expect(websocket?.connection.value).toEqual({ kind: 'known', value: expected.sent.connection });
    }
    if (expected.idle !== null) expectIdle(websocket?.idleTimeout.value, expected.idle);
  });
});

function expectIdle(
  value: NginxRoute['websocket']['idleTimeout']['value'] | undefined,
  expected: NonNullable<ReturnType<typeof expectationOf>['idle']>,
): void {
  if (value?.kind !== 'known') throw new Error('the idle timeout is not known');
  const limit = value.value ?? Number.POSITIVE_INFINITY;
  if ('exactly' in expected) expect(limit).toBe(expected.exactly);
  else expect(limit).toBeGreaterThan(expected.moreThan);
}

/** Findings about what a case's repair leaves as it is, because the case is about something else. */
const BESIDE_THE_POINT: ReadonlyMap<string, readonly string[]> = new Map([
  // The repairs of the handshake leave the default idle timeout of 60 s.
  ['headers', [IDLE_RULE]],
  ['timeouts', []],
]);

describeWith([needsCases], 'what works is left alone', () => {
  const cases = [...readMeasuredCases('headers'), ...readMeasuredCases('timeouts')];
  const repairs = cases.filter(({ id, isRepair }) => isRepair && !NOT_A_REPAIR.has(id));

  it.each(repairs.map((measured) => [measured.name, measured.title, measured] as const))(
    '%s %s',
    (_name, _title, measured: MeasuredCase) => {
      const beside = BESIDE_THE_POINT.get(measured.group) ?? [];
      const loud = findingsIn(subject(measured.text, '1.22.1')).filter(
        ({ rule, severity }) => isSeverityAtLeast(severity, 'warning') && !beside.includes(rule),
      );
      expect(loud.map(describeFinding)).toEqual([]);
    },
  );
});
