/** The plan for a command line, and what people have to know besides the configuration. */
import { makePlan } from '../../generate/make-plan.ts';
import type { Plan, ProxyName } from '../../generate/plan.ts';
import { escapeControls } from '../../report/escape.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { GenerateOptions } from '../arguments/generate-options.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { requestFor } from './generate-request.ts';

/** Throws `RunFailed` with all that is wrong with the options. */
export async function planFor(
  options: GenerateOptions,
  proxy: ProxyName,
  settings: Settings,
  surroundings: Surroundings,
): Promise<Plan> {
  const planning = makePlan(await requestFor(options, proxy, settings, surroundings));
  if (planning.kind === 'plan') return planning.plan;
  throw new RunFailed(
    planning.problems.map(({ option, message }) => escapeControls(`${option}: ${message}`)).join('\n'),
  );
}

/** What has to be set in the application, without which the best proxy is of no use to it. */
export function printToSet(
  { title, documentation, settings: toSet }: Plan,
  { quiet, format }: Settings,
  { stderr }: Surroundings,
): void {
  if (quiet || format === 'json' || toSet.length === 0) return;
  stderr.write(`\nIn ${escapeControls(title)}:\n`);
  for (const sentence of toSet) stderr.write(`  - ${escapeControls(sentence)}\n`);
  if (documentation !== null) stderr.write(`See ${escapeControls(documentation)}\n`);
}
