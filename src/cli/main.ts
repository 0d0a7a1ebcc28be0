/**
 * The command line as a function of its arguments and its surroundings: what it prints goes to the two outputs, and
 * what it returns is the exit status. `bin.ts` connects it to the process, tests to strings.
 *
 * Everything that only some command lines need is imported where they need it: the start is most of the time of a run.
 */
import { coloured, plain } from '../report/paint.ts';
import { ExitStatus } from './exit-status.ts';
import { type Arguments, OPTIONS } from './options.ts';
import { readPlainArguments } from './plain-arguments.ts';
import { RunFailed, RunFailedWithReport } from './run-failed.ts';
import { readSettings, type Settings, withProject } from './settings.ts';
import type { Surroundings } from './surroundings.ts';
import { VERSION } from './version.ts';

export async function main(argv: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
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
    return await run(line.arguments, await settingsOf(line.arguments, surroundings), surroundings);
  } catch (error) {
    stderr.write(`${describeFailure(error)}\n`);
    return ExitStatus.failed;
  }
}

/** `--version` anywhere before `--`. */
function asksForVersion(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--version');
}

async function readArguments(argv: readonly string[]) {
  const plain = readPlainArguments(argv);
  if (plain !== null) return { kind: 'arguments', arguments: plain } as const;
  const { readCommandLine } = await import('./grammar.ts');
  return readCommandLine(argv);
}

async function settingsOf(line: Arguments, surroundings: Surroundings): Promise<Settings> {
  const settings = readSettings(line, surroundings);
  if (!OPTIONS.config?.commands.includes(line.command) || explainsBuiltIn(line)) return settings;
  const { loadConfigurationFile } = await import('./configuration-file.ts');
  const pretty = { paint: settings.color ? coloured : plain, columns: surroundings.columns };
  const project = await loadConfigurationFile(settings.config, surroundings.cwd, pretty);
  const joined = withProject(settings, project);
  const runsPlugins = settings.plugins && OPTIONS.plugins?.commands.includes(line.command);
  if (project === null || project.plugins.length === 0 || !runsPlugins) return joined;
  const { loadOwnRules } = await import('./own-rules.ts');
  return { ...joined, ownRules: await loadOwnRules(project, surroundings.cwd, pretty) };
}

/** The page of a built-in rule is shown whatever a configuration file says; own rules have a slash in their ids. */
function explainsBuiltIn({ command, operands }: Arguments): boolean {
  return command === 'explain' && operands[0]?.includes('/') !== true;
}

async function run(
  { command, operands }: Arguments,
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  switch (command) {
    case 'check':
      return (await import('./commands/check.ts')).check(operands, settings, surroundings);
    case 'fix':
      return (await import('./commands/fix.ts')).fix(operands, settings, surroundings);
    case 'routes':
      return (await import('./commands/routes.ts')).routes(operands, settings, surroundings);
    case 'trace':
      return (await import('./commands/trace.ts')).trace(operands, settings, surroundings);
    case 'explain':
      return (await import('./commands/explain.ts')).explain(operands, settings, surroundings);
    case 'completion':
      return (await import('./commands/completion.ts')).completion(operands, surroundings);
    case 'rules':
      return (await import('./commands/rules.ts')).listRules(settings, surroundings);
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof RunFailedWithReport) return error.report.replace(/\n$/, '');
  if (error instanceof RunFailed) return `proxylint: ${error.message.replaceAll('\n', '\nproxylint: ')}`;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `proxylint: internal error, which is a defect of proxylint and not of your configuration\n${what}`;
}
