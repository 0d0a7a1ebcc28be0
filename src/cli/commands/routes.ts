/** `proxylint routes`: every route with its WebSocket verdict. */
import { loadProject } from '../../lint/project.ts';
import { loadRoutesReporter } from '../../report/index.ts';
import { displayPathFrom } from '../../report/report.ts';
import { ExitStatus } from '../exit-status.ts';
import { findAskedInputs } from '../inputs/asked-inputs.ts';
import { printNotes, printProblems, problemsOf } from '../output/outcome.ts';
import { prettyOptions } from '../output/print.ts';
import { routesFormat, type Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function routes(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { cwd, stdout } = surroundings;
  const inputs = await findAskedInputs(paths, settings, surroundings);
  const project = loadProject(inputs.source, inputs.request);
  const reporter = await loadRoutesReporter(routesFormat(settings));
  const report = { routes: project.routes, displayPath: displayPathFrom(cwd) };
  for (const piece of reporter(report, prettyOptions(settings, surroundings))) stdout.write(piece);
  printNotes(inputs, settings, surroundings);
  const problems = printProblems(problemsOf(inputs, project, [], surroundings), surroundings);
  return problems > 0 ? ExitStatus.failed : ExitStatus.clean;
}
