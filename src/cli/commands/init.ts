/** `proxylint init`: looks at a repository, says what it would do to it, asks, and does it. */
import { counted } from '../../report/counted.ts';
import { escapeControls } from '../../report/escape.ts';
import { HOME, VERSION } from '../../report/home.ts';
import { projectRootOf } from '../../workspace/discovery/project-root.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
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
  const named = await namedBaseline(repository.root, surroundings);
  const survey = await surveyOf(runLine);
  stdout.write(describe(survey));
  const course = courseOf(repository, survey, named);
  const planned = plannedSteps(course);
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

/** What is settled about the baseline, by what is there and by the steps so far. */
interface Settled {
  /** There is one, or will be. */
  readonly accepted: boolean;
  /** The configuration file names it. */
  readonly named: boolean;
}

interface Course {
  readonly start: Settled;
  /** In their order: what comes later depends on what was agreed to before. */
  readonly steps: readonly ((settled: Settled) => Step)[];
}

/** `named`: the baseline that the configuration file, or one that it extends, names already. */
function courseOf(repository: Repository, survey: Survey, named: string | null): Course {
  const isThere = named !== null || repository.has(BASELINE_FILE);
  const baseline: Step = {
    kind: 'baseline',
    path: BASELINE_FILE,
    purpose: `accepts the ${findings(survey.findings)} of today, so that only new ones are shown`,
  };
  const setup = (settled: Settled): Setup => ({
    revision: `v${VERSION}`,
    version: VERSION,
    home: HOME,
    baseline: settled.accepted && !settled.named ? BASELINE_FILE : null,
  });
  return {
    start: { accepted: isThere, named: named !== null },
    steps: [
      ...(!isThere && survey.fails ? [() => baseline] : []),
      (settled) => settingsStep(repository, settled.accepted && named === null ? BASELINE_FILE : null),
      (settled) => hookStep(repository, setup(settled)),
      (settled) => (nothingFound(survey) ? NO_WORKFLOW : workflowStep(repository, setup(settled))),
    ],
  };
}

function nothingFound({ files }: Survey): boolean {
  return files === 0;
}

/** A hook without files to look at is content, a workflow is not. */
const NO_WORKFLOW: Step = {
  kind: 'there',
  message: 'no workflow: it fails where there is nothing to look at; run init again when there is',
};

function after(settled: Settled, step: Step): Settled {
  return {
    accepted: settled.accepted || step.kind === 'baseline',
    named: settled.named || (step.kind === 'write' && step.namesBaseline === true),
  };
}

/** The steps where all is agreed to. */
function plannedSteps({ start, steps }: Course): readonly Step[] {
  let settled = start;
  return steps.map((stepFor) => {
    const step = stepFor(settled);
    settled = after(settled, step);
    return step;
  });
}

/** Throws `RunFailed` for a file with mistakes: what would be set up around it could not run. */
async function namedBaseline(cwd: string, surroundings: Surroundings): Promise<string | null> {
  const { loadConfigurationFile } = await import('../settings/configuration-file.ts');
  const project = await loadConfigurationFile({ config: null, color: false }, { ...surroundings, cwd });
  return project?.baseline?.path ?? null;
}

async function carryOut(
  course: Course,
  repository: Repository,
  survey: Survey,
  runLine: RunLine,
  ask: Ask | null,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { stdout, stderr } = surroundings;
  const written: string[] = [];
  const write = async (step: Work): Promise<boolean> => {
    const failure =
      step.kind === 'write' ? writeStep(repository.root, step) : await writeBaseline(step.path, runLine);
    if (failure === null) {
      written.push(step.path);
      stdout.write(`wrote ${step.path}\n`);
    } else stderr.write(`proxylint: ${step.path} is not written: ${escapeControls(failure)}\n`);
    return failure === null;
  };
  let settled = course.start;
  // What is found depends on the configuration file, so that the baseline is written behind it.
  let waiting: Work | null = null;
  stdout.write('\n');
  for (const stepFor of course.steps) {
    const step = stepFor(settled);
    if (isWork(step)) {
      const answer = ask === null ? 'yes' : await agreed(step, ask, surroundings);
      if (answer === 'stop') break;
      if (answer === 'yes') {
        settled = after(settled, step);
        if (step.kind === 'baseline') {
          waiting = step;
          continue;
        }
        if (!(await write(step))) return ExitStatus.failed;
      }
    }
    if (waiting !== null && !(await write(waiting))) return ExitStatus.failed;
    waiting = null;
  }
  if (waiting !== null && !(await write(waiting))) return ExitStatus.failed;
  for (const text of nextSteps(plannedSteps(course), written, repository, survey)) stdout.write(text);
  return ExitStatus.clean;
}

/** Null when it is written, else why not. */
async function writeBaseline(path: string, runLine: RunLine): Promise<string | null> {
  const { status, stderr } = await runLine(['check', '--quiet', '--baseline', path, '--update-baseline']);
  return status === ExitStatus.failed ? stderr.trim() : null;
}

async function agreed(step: Work, ask: Ask, surroundings: Surroundings): Promise<'yes' | 'no' | 'stop'> {
  await showChanges([step], surroundings);
  const verb = step.kind === 'write' && step.before !== null ? 'Change' : 'Create';
  for (;;) {
    const answer = (await ask(`${verb} ${step.path}? [Y/n] `))?.trim().toLowerCase();
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

/** A step that writes a file. */
type Work = Extract<Step, { readonly kind: 'write' | 'baseline' }>;

function isWork(step: Step): step is Work {
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

function describe({ roots, files, findings: found }: Survey): string {
  if (files === 0)
    return 'No nginx or Caddy configuration was found; what .gitignore excludes is not looked for.\n\n';
  const shown = roots.slice(0, MOST_ROOTS).map(escapeControls);
  const rest = roots.length > MOST_ROOTS ? ` and ${roots.length - MOST_ROOTS} more` : '';
  const where = `${counted(roots.length, 'configuration')} in ${counted(files, 'file')}`;
  return `Found ${where}, with ${findings(found)}: ${shown.join(', ')}${rest}\n\n`;
}

function findings(count: number): string {
  return count === 0 ? 'nothing to report' : counted(count, 'finding');
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
