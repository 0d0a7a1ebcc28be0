/** `proxylint init`: looks at a repository, says what it would do to it, asks, and does it. */
import { escapeControls } from '../../report/escape.ts';
import { HOME, VERSION } from '../../report/home.ts';
import { projectRootOf } from '../../workspace/discovery/project-root.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { optionNamed } from '../arguments/options.ts';
import { ExitStatus } from '../exit-status.ts';
import { writeStep } from '../init/carry-out.ts';
import { nextSteps } from '../init/next-steps.ts';
import { BASELINE_FILE, hookStep, settingsStep, workflowStep } from '../init/plan.ts';
import { openRepository, type Repository } from '../init/repository.ts';
import type { Setup, Step } from '../init/step.ts';
import { type RunLine, type Survey, surveyOf } from '../init/survey.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

/** `main`, which runs a command line; given, because it imports the commands. */
type Main = (argv: readonly string[], surroundings: Surroundings) => Promise<ExitStatus>;

export async function init(settings: Settings, surroundings: Surroundings, main: Main): Promise<ExitStatus> {
  const { cwd, stdout } = surroundings;
  const repository = openRepository(projectRootOf(cwd, cwd));
  const runLine = lineRunner(main, repository.root, surroundings);
  const survey = await surveyOf(runLine);
  stdout.write(describe(survey));
  const course = courseOf(repository, survey);
  const planned = course.map((stepFor) => stepFor(true));
  for (const step of planned) stdout.write(line(step));
  if (!planned.some(isWork)) {
    stdout.write('\nNothing to do: what fits this repository is there.\n');
    return ExitStatus.clean;
  }
  if (settings.dryRun) {
    await showChanges(planned, surroundings);
    return ExitStatus.clean;
  }
  const agrees = settings.yes ? null : surroundings.ask;
  if (agrees === undefined) {
    throw new RunFailed(
      'nothing was written: init asks before it writes, and there is no terminal to ask on; --yes agrees to all of this, --dry-run shows it',
    );
  }
  return carryOut(course, repository, survey, runLine, agrees, surroundings);
}

type Ask = NonNullable<Surroundings['ask']>;

/** What to do next, given whether what is found today was accepted. */
type StepFor = (accepted: boolean) => Step;

function courseOf(repository: Repository, survey: Survey): readonly StepFor[] {
  const isThere = repository.has(BASELINE_FILE);
  const offersBaseline = !isThere && survey.fails && optionNamed('update-baseline') !== null;
  const setup = (accepted: boolean): Setup => ({
    revision: `v${VERSION}`,
    version: VERSION,
    home: HOME,
    baseline: isThere || (offersBaseline && accepted) ? BASELINE_FILE : null,
  });
  const baseline: Step = {
    kind: 'baseline',
    path: BASELINE_FILE,
    purpose: `accepts the ${findings(survey.findings)} of today, so that only new ones are shown`,
  };
  return [
    () => settingsStep(repository),
    ...(offersBaseline ? [() => baseline] : []),
    (accepted) => hookStep(repository, setup(accepted)),
    (accepted) => workflowStep(repository, setup(accepted)),
  ];
}

async function carryOut(
  course: readonly StepFor[],
  repository: Repository,
  survey: Survey,
  runLine: RunLine,
  ask: Ask | null,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { stdout, stderr } = surroundings;
  const written: string[] = [];
  let accepted = false;
  stdout.write('\n');
  for (const stepFor of course) {
    const step = stepFor(accepted);
    if (step.kind === 'there' || step.kind === 'by hand') continue;
    const answer = ask === null ? 'yes' : await agreed(step, ask, surroundings);
    if (answer === 'stop') break;
    if (answer === 'no') continue;
    const failure =
      step.kind === 'write' ? writeStep(repository.root, step) : await writeBaseline(step.path, runLine);
    if (failure !== null) {
      stderr.write(`proxylint: ${step.path} is not written: ${escapeControls(failure)}\n`);
      return ExitStatus.failed;
    }
    accepted ||= step.kind === 'baseline';
    written.push(step.path);
    stdout.write(`wrote ${step.path}\n`);
  }
  for (const text of nextSteps(
    course.map((stepFor) => stepFor(accepted)),
    written,
    repository,
    survey,
  )) {
    stdout.write(text);
  }
  return ExitStatus.clean;
}

/** Null when it is written, else why not. */
async function writeBaseline(path: string, runLine: RunLine): Promise<string | null> {
  const { status, stderr } = await runLine(['check', '--quiet', '--baseline', path, '--update-baseline']);
  return status === ExitStatus.failed ? stderr.trim() : null;
}

async function agreed(step: Step, ask: Ask, surroundings: Surroundings): Promise<'yes' | 'no' | 'stop'> {
  await showChanges([step], surroundings);
  const path = step.kind === 'write' || step.kind === 'baseline' ? step.path : '';
  const verb = step.kind === 'write' && step.before !== null ? 'Change' : 'Create';
  for (;;) {
    const answer = (await ask(`${verb} ${path}? [Y/n] `))?.trim().toLowerCase();
    if (answer === undefined) return 'stop';
    if (answer === '' || answer === 'y' || answer === 'yes') return 'yes';
    if (answer === 'n' || answer === 'no') return 'no';
  }
}

async function showChanges(steps: readonly Step[], { stdout }: Surroundings): Promise<void> {
  const { unifiedDiff } = await import('../../text/unified-diff.ts');
  for (const step of steps) {
    if (step.kind !== 'write') continue;
    const { header, body } = unifiedDiff(step.path, step.before ?? '', step.after);
    stdout.write(`\n${header}${body}`);
  }
}

function isWork(step: Step): boolean {
  return step.kind === 'write' || step.kind === 'baseline';
}

function line(step: Step): string {
  switch (step.kind) {
    case 'write':
      return `  ${step.before === null ? 'create' : 'change'}  ${step.path}: ${step.purpose}\n`;
    case 'baseline':
      return `  create  ${step.path}: ${step.purpose}\n`;
    case 'there':
      return `  -       ${escapeControls(step.message)}\n`;
    case 'by hand':
      return `  -       ${escapeControls(step.message)}:\n\n${step.text.replace(/^(?=.)/gm, '    ')}\n`;
  }
}

const MOST_ROOTS = 5;

function describe({ roots, files, findings: found, problem }: Survey): string {
  if (files === 0) {
    return `${escapeControls(problem ?? 'No nginx or Caddy configuration was found')}\n\n`;
  }
  const shown = roots.slice(0, MOST_ROOTS).map(escapeControls);
  const rest = roots.length > MOST_ROOTS ? ` and ${roots.length - MOST_ROOTS} more` : '';
  const configurations = roots.length === 1 ? '1 configuration' : `${roots.length} configurations`;
  const held = files === 1 ? '1 file' : `${files} files`;
  return `Found ${configurations} in ${held}, with ${findings(found)}: ${shown.join(', ')}${rest}\n\n`;
}

function findings(count: number): string {
  return count === 0 ? 'nothing to report' : count === 1 ? '1 finding' : `${count} findings`;
}

/** Runs a command line in the repository as if it had been given there, and keeps what it prints. */
function lineRunner(main: Main, cwd: string, surroundings: Surroundings): RunLine {
  return async (argv) => {
    const printed = { stdout: '', stderr: '' };
    const into = (output: keyof typeof printed) => ({
      write: (chunk: string | Uint8Array) => {
        printed[output] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      },
    });
    const status = await main(argv, {
      ...surroundings,
      cwd,
      stdout: into('stdout'),
      stderr: into('stderr'),
      isTTY: false,
    });
    return { status, ...printed };
  };
}
