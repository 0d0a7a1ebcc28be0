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
export function printToSet(plan: Plan, { quiet, format }: Settings, { stderr }: Surroundings): void {
  const { title, documentation, settings: toSet } = plan;
  if (quiet || format === 'json') return;
  for (const server of ownPorts(plan))
    stderr.write(
      `\n${server} is a port that this proxy listens on: on one machine, let ${escapeControls(title)} listen elsewhere, and say where with --upstream\n`,
    );
  if (toSet.length === 0) return;
  stderr.write(`\nIn ${escapeControls(title)}:\n`);
  for (const sentence of toSet) stderr.write(`  - ${escapeControls(sentence)}\n`);
  if (documentation !== null) stderr.write(`See ${escapeControls(documentation)}\n`);
}

/** Servers of the plan that the proxy itself would be, if it runs where they do. */
function ownPorts({ upstreams, port, tls }: Plan): readonly string[] {
  const usual = tls.kind === 'none' ? [80] : [80, 443];
  const listening = port === null ? usual : [port];
  return upstreams
    .flatMap(({ servers }) => servers)
    .filter((server) => listening.some((own) => LOOPBACK.some((host) => server === `${host}:${own}`)));
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
