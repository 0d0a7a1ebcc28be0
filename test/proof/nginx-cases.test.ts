/**
 * Every measured case, held against the installed nginx and against our model.
 *
 * The judge is nginx itself: each configuration runs in a sandbox, and what the recorded measurement says has to be
 * what happens.
 */
import { expect, it } from 'vitest';
import { judge } from './harness/judge.ts';
import {
  type MeasuredCase,
  type MeasuredRun,
  nginxConfiguration,
  readMeasuredCases,
} from './harness/measured-cases.ts';
import { refusalMessage } from './harness/nginx-process.ts';
import { comparable, type ProbeResult, runProbe } from './harness/probes.ts';
import { describeWith, needsCases, needsNginx } from './harness/requirements.ts';
import { startedTogether } from './harness/started-together.ts';

/** Proxies that run side by side; most of them only wait. */
const AT_ONCE = 24;

interface Judged {
  readonly refusal: string | null;
  readonly log: string;
  /** In the order of a run's probes; null for what is only a remark. */
  readonly results: ReadonlyMap<MeasuredRun, readonly (ProbeResult | null)[]>;
}

/**
 * The recorded runs that the installed nginx is asked to repeat. Timeouts were measured with 1.31.4 only; nothing about
 * them has changed since 1.22.1.
 */
function runsToRepeat(measured: MeasuredCase): readonly MeasuredRun[] {
  return measured.group === 'timeouts'
    ? measured.runs
    : measured.runs.filter(({ nginx }) => nginx === '1.22.1');
}

async function askNginx(measured: MeasuredCase): Promise<Judged> {
  const verdict = await judge(nginxConfiguration(measured.text), 1, async (court) => {
    const results = new Map<MeasuredRun, readonly (ProbeResult | null)[]>();
    for (const run of runsToRepeat(measured)) {
      court.upstream.strictness = run.backend;
      const answers: (ProbeResult | null)[] = [];
      for (const { probe } of run.probes) answers.push(await runProbe(probe, court));
      results.set(run, answers);
    }
    return { results, proxy: court.proxy };
  });
  return verdict.kind === 'refused'
    ? { refusal: refusalMessage(verdict.log), log: verdict.log, results: new Map() }
    : { refusal: null, log: verdict.value.proxy.log, results: verdict.value.results };
}

describeWith([needsCases, needsNginx], 'real nginx does what the cases say', () => {
  const cases = [...readMeasuredCases('timeouts'), ...readMeasuredCases('headers')];
  const judged = startedTogether(cases, AT_ONCE, askNginx);

  it.each(cases.map((measured) => [measured.name, measured.title, measured] as const))(
    '%s %s',
    async (_name, _title, measured) => {
      const { refusal, log, results } = await judged(measured);
      for (const run of runsToRepeat(measured)) {
        expect(refusal).toBe(run.refused);
        for (const [at, recorded] of run.probes.entries()) {
          const answer = results.get(run)?.[at];
          if (answer === null) continue;
          if (answer === undefined) throw new Error(`${recorded.probe} was not tried`);
          expect(`${run.backend} ${recorded.probe}: ${comparable(answer.result)}`).toBe(
            `${run.backend} ${recorded.probe}: ${comparable(recorded.result)}`,
          );
          if (recorded.upstreamSaw.includes('HTTP/')) expect(answer.upstreamSaw).toBe(recorded.upstreamSaw);
        }
        for (const line of run.errorLog)
          expect(withoutPaths(log)).toContain(withoutPaths(line.replace(/^\[\w+\] /, '')));
      }
    },
  );
});

function withoutPaths(log: string): string {
  return log.replace(/"[^"\n]*\/[^"\n]*"/g, '…');
}
