/**
 * Every broken case that the table repairs is repaired by `fix` too: the fixed configuration, in the real nginx, gives
 * what the table's repair gives. Nothing is compared with the text of the table's repair; there is more than one way.
 */
import { expect, it } from 'vitest';
import { NOT_A_REPAIR, NOT_FIXED } from './harness/case-expectations.ts';
import { judge } from './harness/judge.ts';
import { type Fixed, fix, rootText, subject } from './harness/linting.ts';
import { type MeasuredCase, nginxConfiguration, readMeasuredCases } from './harness/measured-cases.ts';
import { refusalMessage } from './harness/nginx-process.ts';
import { comparable, runProbe } from './harness/probes.ts';
import { describeWith, needsCases, needsNginx } from './harness/requirements.ts';
import { startedTogether } from './harness/started-together.ts';

const AT_ONCE = 24;

interface RepairedCase {
  readonly broken: MeasuredCase;
  readonly repaired: MeasuredCase;
}

interface Repair {
  readonly fixed: Fixed;
  /** What came of the probes of the table's repair: by their names; or why nginx does not start. */
  readonly results: readonly string[];
}

function readRepairedCases(): readonly RepairedCase[] {
  const cases = [...readMeasuredCases('timeouts'), ...readMeasuredCases('headers')];
  return cases.flatMap((repaired) => {
    if (!repaired.isRepair || NOT_A_REPAIR.has(repaired.id)) return [];
    const broken = cases.find(({ id, isRepair }) => id === repaired.id && !isRepair);
    return broken === undefined ? [] : [{ broken, repaired }];
  });
}

/** What the table's repair gives with a lenient upstream. */
function wanted({ repaired }: RepairedCase): readonly string[] {
  const probes = repaired.runs.find(({ backend }) => backend === 'lenient')?.probes ?? [];
  return probes
    .filter(({ probe }) => probe !== '-')
    .map(({ probe, result }) => `${probe}: ${comparable(result)}`);
}

async function repair({ broken, repaired }: RepairedCase): Promise<Repair> {
  const fixed = fix(subject(broken.text, '1.22.1'));
  const verdict = await judge(nginxConfiguration(rootText(fixed.after)), 1, async (court) => {
    const results: string[] = [];
    for (const { probe } of repaired.runs[0]?.probes ?? []) {
      const answer = await runProbe(probe, court);
      if (answer !== null) results.push(`${probe}: ${comparable(answer.result)}`);
    }
    return results;
  });
  const results = verdict.kind === 'served' ? verdict.value : [`refused: ${refusalMessage(verdict.log)}`];
  return { fixed, results };
}

describeWith([needsCases, needsNginx], 'fix repairs what the table repairs', () => {
  const cases = readRepairedCases();
  const repairs = startedTogether(cases, AT_ONCE, repair);

  it.each(cases.map((each) => [each.broken.name, each.broken.title, each] as const))(
    '%s %s',
    async (_name, _title, each) => {
      const { fixed, results } = await repairs(each);
      const because = NOT_FIXED.get(each.broken.name);
      if (because !== undefined) {
        expect(results, `it is fixed now, though listed as not (${because})`).not.toEqual(wanted(each));
        return;
      }
      const after = rootText(fixed.after);
      expect(
        results,
        `not fixed: ${fixed.skipped.join('; ') || 'nothing was skipped'}; after the fix:\n${after}`,
      ).toEqual(wanted(each));
    },
  );
});
