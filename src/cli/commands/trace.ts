/** `proxylint trace`: what happens to one request. */
import { loadProject } from '../../lint/project.ts';
import { loadTraceReporter } from '../../report/index.ts';
import { displayPathFrom } from '../../report/report.ts';
import { type ClientRequest, requestFor } from '../../route/client-request.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { chooseTrace } from '../choose-trace.ts';
import { ExitStatus } from '../exit-status.ts';
import { findInputs } from '../inputs/inputs.ts';
import { printNotes, printProblems, problemsOf } from '../output/outcome.ts';
import { prettyOptions } from '../output/print.ts';
import { type Settings, traceFormat } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function trace(
  [url = '', ...paths]: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { cwd, stdout } = surroundings;
  const request = readRequest(url, settings);
  const inputs = await findInputs(paths, settings, surroundings);
  const project = loadProject(inputs.source, inputs.request);
  const problems = printProblems(problemsOf(inputs, project, [], surroundings), surroundings);
  if (problems > 0) return ExitStatus.failed;
  const displayPath = displayPathFrom(cwd);
  const traced = chooseTrace(project, request, settings, displayPath);
  const reporter = await loadTraceReporter(traceFormat(settings));
  const report = { url, ...traced, displayPath };
  for (const piece of reporter(report, prettyOptions(settings, surroundings))) stdout.write(piece);
  printNotes(inputs, settings, surroundings);
  return ExitStatus.clean;
}

function readRequest(url: string, { method, headers }: Settings): ClientRequest {
  const read = requestFor(url, { method, headers });
  if (read.kind === 'request') return read.request;
  throw new RunFailed(`cannot trace '${url}': ${read.because}`);
}
