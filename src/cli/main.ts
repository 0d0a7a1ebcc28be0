/**
 * The command line as a function of its arguments and its surroundings: what it prints goes to the two outputs, and
 * what it returns is the exit status. `bin.ts` connects it to the process, tests to strings.
 *
 * Everything that only some command lines need is imported where they need it: the start is most of the time of a run.
 */

import { RunFailed } from '../workspace/run-failed.ts';
import type { Arguments } from './arguments/options.ts';
import { readPlainArguments } from './arguments/plain-arguments.ts';
import { ExitStatus } from './exit-status.ts';
import { STDIN_OPERAND } from './inputs/stdin.ts';
import { joinProject, readSettings, type Settings } from './settings/settings.ts';
import type { Surroundings } from './surroundings.ts';
import { VERSION } from './version.ts';

export async function main(argv: readonly string[], given: Surroundings): Promise<ExitStatus> {
  const surroundings = await surroundingsInActions(given);
  const { stdout, stderr } = surroundings;
  try {
    if (asksForVersion(argv)) {
      stdout.write(`${VERSION}\n`);
      return ExitStatus.clean;
    }
    const line = await readArguments(argv);
    if (line.kind === 'help') {
      stdout.write(`${line.text}\n`);
      return ExitStatus.clean;
    }
    return await run(line.arguments, surroundings);
  } catch (error) {
    stderr.write(`${describeFailure(error)}\n`);
    return ExitStatus.failed;
  }
}

/** In GitHub Actions both outputs are read for commands; those that are meant go to stdout. */
async function surroundingsInActions(given: Surroundings): Promise<Surroundings> {
  if (given.env.GITHUB_ACTIONS !== 'true') return given;
  const { withoutCommands } = await import('./output/actions-log.ts');
  return { ...given, stderr: withoutCommands(given.stderr) };
}

/** `--version` anywhere before `--`, or nothing but one of its usual short forms. */
function asksForVersion(argv: readonly string[]): boolean {
  if (argv.length === 1 && (argv[0] === '-v' || argv[0] === '-V')) return true;
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--version');
}

async function readArguments(argv: readonly string[]) {
  const plain = readPlainArguments(argv);
  if (plain !== null) return { kind: 'arguments', arguments: plain } as const;
  const { readCommandLine } = await import('./arguments/grammar.ts');
  return readCommandLine(argv);
}

async function run(
  { command, operands, options }: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const settings = readSettings({ command, operands, options }, surroundings);
  switch (command) {
    case 'check': {
      const { check } = await import('./commands/check.ts');
      const once = async (around: Surroundings) =>
        check(operands, await withOwnRules(settings, around), around);
      if (!settings.watch) return once(surroundings);
      if (operands.includes(STDIN_OPERAND) || settings.stdinFilename !== null) {
        throw new RunFailed('--watch waits for files to change, and the standard input is none');
      }
      const { watch } = await import('./watch.ts');
      return watch(once, surroundings);
    }
    case 'fix': {
      const { fix } = await import('./commands/fix.ts');
      return fix(operands, await withOwnRules(settings, surroundings), surroundings);
    }
    case 'routes': {
      const { routes } = await import('./commands/routes.ts');
      return routes(operands, await withProject(settings, surroundings), surroundings);
    }
    case 'trace': {
      const { trace } = await import('./commands/trace.ts');
      return trace(operands, await withProject(settings, surroundings), surroundings);
    }
    case 'generate': {
      const { generate } = await import('./commands/generate.ts');
      return generate(options, await withProject(settings, surroundings), surroundings);
    }
    case 'explain':
      return explainRule(operands, settings, surroundings);
    case 'init':
      return (await import('./commands/init.ts')).init(settings, surroundings, main);
    case 'completion':
      return (await import('./commands/completion.ts')).completion(operands, surroundings);
    case 'rules':
      return (await import('./commands/rules.ts')).listRules(
        await withOwnRules(settings, surroundings),
        surroundings,
      );
  }
}

/** With what the configuration file says. */
async function withProject(settings: Settings, surroundings: Surroundings): Promise<Settings> {
  const { loadConfigurationFile } = await import('./settings/configuration-file.ts');
  return joinProject(settings, await loadConfigurationFile(settings, surroundings));
}

/** With that, and with the rules of the plugins that it names. */
async function withOwnRules(settings: Settings, surroundings: Surroundings): Promise<Settings> {
  const joined = await withProject(settings, surroundings);
  const { project, plugins } = joined;
  if (project === null || project.plugins.length === 0 || !plugins) return joined;
  const { loadOwnRules } = await import('./plugins/own-rules.ts');
  return { ...joined, ownRules: await loadOwnRules(project, settings, surroundings) };
}

/** A built-in rule is explained whatever a configuration file says; own rules have a slash in their ids. */
async function explainRule(
  operands: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { explain } = await import('./commands/explain.ts');
  const isOwn = operands[0]?.includes('/') === true;
  return explain(operands, isOwn ? await withOwnRules(settings, surroundings) : settings, surroundings);
}

function describeFailure(error: unknown): string {
  if (error instanceof RunFailed) return error.report;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `proxylint: internal error, which is a defect of proxylint and not of your configuration\n${what}`;
}
