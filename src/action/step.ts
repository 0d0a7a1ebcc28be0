/**
 * One step of a workflow: judges the configurations as the command line does, and reports where people and later steps look:
 * log, annotations, summary, files and outputs. It needs no token and no network, and writes nothing into the checkout but
 * the reports that it is asked for.
 */
import { resolve } from 'node:path';
import { ExitStatus } from '../cli/exit-status.ts';
import type { Severity } from '../lint/finding.ts';
import { displayPathFrom } from '../report/report.ts';
import { gitIn } from '../workspace/git/git.ts';
import { annotationCommands } from './annotations.ts';
import { checkArguments, suggestArguments } from './command-line.ts';
import type { Inputs } from './inputs.ts';
import { type Judged, judge } from './judge.ts';
import { type Place, placeOf } from './place.ts';
import { type Environment, StepFolder, writeOutputs, writeSummary } from './runner-files.ts';
import { findScope, type Scope } from './scope.ts';
import { stepSummary } from './step-summary.ts';
import { type Change, patchOf } from './suggested-patch.ts';
import type { Commands } from './workflow-commands.ts';

export interface Step {
  readonly env: Environment;
  readonly cwd: string;
  readonly commands: Commands;
}

export async function runStep(inputs: Inputs, { env, cwd, commands }: Step): Promise<0 | 1> {
  const workspace = resolve(env.GITHUB_WORKSPACE || cwd);
  const place = placeOf(inputs, workspace, env);
  const scope = findScope(inputs, place);
  if (scope.note !== null) commands[scope.note.level](scope.note.text);
  const judged = await judgeAll(inputs, scope, place, commands);
  const report =
    judged.report === null ? null : { ...judged.report, displayPath: displayPathFrom(workspace) };
  if (judged.status === ExitStatus.failed) commands.error(failureOf(judged));
  if (report !== null && inputs.annotations) {
    commands.print(annotationCommands(report, takenBy(judged, scope), sinceOf(scope), gitIn(place)));
  }
  const changes =
    judged.status === ExitStatus.failed ? [] : await suggestions(inputs, scope, place, commands);
  const patch = changes.length === 0 ? null : patchOf(changes, place.cwd);
  if (inputs.summary) {
    const suggested = patch === null ? null : { patch, files: changes.length };
    writeSummary(env, stepSummary({ report, failures: judged.failures, scope, suggested }));
  }
  const status = statusFor(judged, inputs);
  const files = new StepFolder(env);
  writeOutputs(env, {
    'exit-status': String(status),
    ...(report === null ? {} : await reportOutputs(report, files)),
    'sarif-file': inputs.sarif === null || report === null ? '' : resolve(place.cwd, inputs.sarif),
    'patch-file': patch === null ? '' : files.write('proxylint.patch', patch),
  });
  return status === ExitStatus.clean ? 0 : 1;
}

/** Annotations of the step's own, of those that GitHub shows. */
function takenBy({ status }: Judged, { note }: Scope): Readonly<Partial<Record<Severity, number>>> {
  return {
    error: status === ExitStatus.failed ? 1 : 0,
    warning: note?.level === 'warning' ? 1 : 0,
    info: note?.level === 'notice' ? 1 : 0,
  };
}

function sinceOf(scope: Scope): string | null {
  return scope.kind === 'changed' ? scope.since : null;
}

function judgeAll(inputs: Inputs, scope: Scope, place: Place, commands: Commands): Promise<Judged> {
  const argv = checkArguments(inputs, { since: sinceOf(scope), mayRunPlugins: place.mayRunPlugins });
  return commands.inert((log) => judge(argv, place, log));
}

/** What a fix would change. That there is none is no reason to fail: the findings have been reported by then. */
async function suggestions(
  inputs: Inputs,
  scope: Scope,
  place: Place,
  commands: Commands,
): Promise<readonly Change[]> {
  if (!inputs.suggestFixes) return [];
  const argv = suggestArguments(inputs, { since: sinceOf(scope), mayRunPlugins: place.mayRunPlugins });
  const fixed = await judge(argv, place, { write: () => undefined });
  if (fixed.status !== ExitStatus.failed) return fixed.changes;
  commands.warning(`No fixes are suggested: ${failureOf(fixed)}`);
  return [];
}

function failureOf({ failures }: Judged): string {
  return failures.length === 0 ? 'the run failed; the log says why' : failures.join('\n');
}

/** The step's verdict: with `fail-on: never` findings are no failure. */
function statusFor({ status }: Judged, { failOn }: Inputs): ExitStatus {
  return failOn === 'never' && status === ExitStatus.findings ? ExitStatus.clean : status;
}

async function reportOutputs(
  report: NonNullable<Judged['report']>,
  files: StepFolder,
): Promise<Readonly<Record<string, string>>> {
  const { jsonReport } = await import('../report/json.ts');
  const { errors, warnings, infos, fixable, suppressed } = report.summary;
  return {
    errors: String(errors),
    warnings: String(warnings),
    infos: String(infos),
    fixable: String(fixable),
    suppressed: String(suppressed),
    'findings-file': files.write('findings.json', jsonReport(report)),
  };
}
