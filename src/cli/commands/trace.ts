/** `proxylint trace`: what happens to one request. */
import { rules } from '../../../rules/index.ts';
import type { Finding } from '../../lint/finding.ts';
import { loadProject, type Project } from '../../lint/project.ts';
import { allFindings, lint } from '../../lint/run.ts';
import type { NginxConfiguration } from '../../nginx/config/configuration.ts';
import { traceRequest } from '../../nginx/trace.ts';
import { loadTraceReporter } from '../../report/index.ts';
import { displayPathFrom } from '../../report/report.ts';
import { type ClientRequest, requestFor } from '../../route/client-request.ts';
import type { Trace } from '../../route/trace.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
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
  const report = { url, trace: traced, displayPath };
  for (const piece of reporter(report, prettyOptions(settings, surroundings))) stdout.write(piece);
  printNotes(inputs, settings, surroundings);
  return ExitStatus.clean;
}

function readRequest(url: string, { method, headers }: Settings): ClientRequest {
  const read = requestFor(url, { method, headers });
  if (read.kind === 'request') return read.request;
  throw new RunFailed(`cannot trace '${url}': ${read.because}`);
}

/** The trace through the configuration that takes the request. Throws `RunFailed` where that is none, or not one. */
export function chooseTrace(
  project: Project,
  request: ClientRequest,
  settings: Pick<Settings, 'clientAddress'>,
  displayPath: (path: string) => string,
): Trace {
  if (project.nginx.length === 0)
    throw new RunFailed('trace follows requests through nginx; there is no nginx configuration here');
  const options = settings.clientAddress === null ? {} : { clientAddress: settings.clientAddress };
  const traces = project.nginx.map((configuration) => ({
    configuration,
    trace: traceRequest(configuration, request, options),
  }));
  const taking = traces.filter(
    ({ trace: { outcome, steps } }) => outcome.kind !== 'refused' || steps.length > 1,
  );
  const mains = taking.filter(({ configuration }) => configuration.kind === 'main');
  const [chosen, ...others] = mains.length > 0 ? mains : taking.length > 0 ? taking : traces.slice(0, 1);
  if (chosen === undefined) throw new RunFailed('there is no nginx configuration here');
  if (others.length > 0) {
    const roots = [chosen, ...others].map(({ configuration }) => displayPath(configuration.root.path));
    throw new RunFailed(
      `several configurations take this request: ${roots.join(', ')}; name the one that is meant`,
    );
  }
  return unlessRefused(chosen.trace, chosen.configuration, project);
}

/** A configuration that nginx refuses takes no requests. */
function unlessRefused(traced: Trace, { files }: NginxConfiguration, project: Project): Trace {
  const [refusal] = refusals(project).filter(({ span }) => files.includes(span.file));
  if (refusal === undefined) return traced;
  const because = refusal.message.replace(/\.$/, '');
  return {
    ...traced,
    steps: [{ kind: 'listen', message: because, span: refusal.span }],
    outcome: { kind: 'refused', because, origin: refusal.span },
    websocket:
      traced.websocket === null
        ? null
        : {
            ...traced.websocket,
            handshake: 'fails',
            reasons: [{ code: 'unreachable', message: because, blame: refusal.span, related: [] }],
          },
  };
}

/** Whatever the user's settings say: nginx does not ask them. */
function refusals(project: Project): readonly Finding[] {
  const fatal = rules.filter(({ keepsFromStarting }) => keepsFromStarting === true);
  const found = allFindings(lint(project, fatal, {}));
  return found.filter(({ severity }) => severity === 'error');
}
