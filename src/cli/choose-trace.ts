/** Which of a project's configurations takes a request, and what becomes of it there: for `proxylint trace` and the API. */
import { rules } from '../../rules/index.ts';
import type { CaddyConfiguration } from '../caddy/routes.ts';
import { traceRequest as traceThroughCaddy } from '../caddy/trace.ts';
import type { Configuration, Project } from '../lint/project.ts';
import { allFindings, lint } from '../lint/run.ts';
import type { NginxConfiguration } from '../nginx/config/configuration.ts';
import { traceRequest as traceThroughNginx } from '../nginx/trace.ts';
import type { TraceReport } from '../report/trace-report.ts';
import type { ClientRequest } from '../route/client-request.ts';
import type { Trace } from '../route/trace.ts';
import type { Span } from '../text/span.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import type { Settings } from './settings/settings.ts';

export type ChosenTrace = Pick<TraceReport, 'trace' | 'proxy'>;

interface Traced {
  readonly configuration: Configuration;
  readonly trace: Trace;
}

/** The trace through the configuration that takes the request. Throws `RunFailed` where that is none, or not one. */
export function chooseTrace(
  project: Project,
  request: ClientRequest,
  settings: Pick<Settings, 'clientAddress'>,
  displayPath: (path: string) => string,
): ChosenTrace {
  const options = settings.clientAddress === null ? {} : { clientAddress: settings.clientAddress };
  const traces = project.configurations.map((configuration) => ({
    configuration,
    trace:
      configuration.dialect === 'nginx'
        ? traceThroughNginx(configuration, request, options)
        : traceThroughCaddy(configuration, request, options),
  }));
  const taking = traces.filter(
    ({ trace: { outcome, steps } }) => outcome.kind !== 'refused' || steps.length > 1,
  );
  const mains = taking.filter(({ configuration }) => isMain(configuration));
  const [chosen, ...others] = mains.length > 0 ? mains : taking.length > 0 ? taking : traces.slice(0, 1);
  if (chosen === undefined)
    throw new RunFailed('there is no configuration here that a request could go through');
  if (others.length > 0) {
    const roots = [chosen, ...others].map(({ configuration }) => displayPath(configuration.root.path));
    throw new RunFailed(
      `several configurations take this request: ${roots.join(', ')}; name the one that is meant`,
    );
  }
  return {
    trace: unlessRefused(chosen, project),
    proxy: chosen.configuration.dialect === 'nginx' ? 'nginx' : 'Caddy',
  };
}

/** A whole configuration, and no piece of one. */
function isMain(configuration: Configuration): boolean {
  return configuration.dialect === 'nginx' ? configuration.kind === 'main' : configuration.http !== null;
}

/** A configuration that the proxy refuses takes no requests. */
function unlessRefused({ trace, configuration }: Traced, project: Project): Trace {
  const refusal =
    configuration.dialect === 'caddy' ? caddysRefusal(configuration) : nginxRefusal(configuration, project);
  if (refusal === null) return trace;
  const { because, span } = refusal;
  return {
    ...trace,
    steps: [{ kind: 'listen', message: because, span }],
    outcome: { kind: 'refused', because, origin: span },
    websocket:
      trace.websocket === null
        ? null
        : {
            ...trace.websocket,
            handshake: 'fails',
            reasons: [{ code: 'unreachable', message: because, blame: span, related: [] }],
          },
  };
}

interface Refusal {
  readonly because: string;
  readonly span: Span;
}

/** What Caddy's grammar or its adapter refuses; what a plugin may bring is no reason. */
function caddysRefusal({ syntaxProblems, adaptation }: CaddyConfiguration): Refusal | null {
  const [first] = syntaxProblems;
  if (first !== undefined) {
    const { file, problem } = first;
    const because = `Caddy does not start: ${problem.message.replace(/\.$/, '')}`;
    return { because, span: { file, start: problem.start, end: problem.end } };
  }
  const refused = adaptation.problems.find(
    ({ code, version }) => code !== 'unknown-directive' || version !== undefined,
  );
  if (refused === undefined) return null;
  return { because: `Caddy does not start: ${refused.message}`, span: refused.span };
}

/** Whatever the user's settings say: the proxy does not ask them. */
function nginxRefusal({ files }: NginxConfiguration, project: Project): Refusal | null {
  const fatal = rules.filter(({ keepsFromStarting }) => keepsFromStarting === true);
  const found = allFindings(lint(project, fatal, {}));
  const refusal = found.find(({ severity, span }) => severity === 'error' && files.includes(span.file));
  return refusal === undefined ? null : { because: refusal.message.replace(/\.$/, ''), span: refusal.span };
}
