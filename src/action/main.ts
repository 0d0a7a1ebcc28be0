/**
 * The Action as a function of its surroundings: reads the inputs, lets `step.ts` do what they ask for, and turns whatever
 * keeps it from that into an error that GitHub shows.
 */
import { ExitStatus } from '../cli/exit-status.ts';
import type { Output } from '../cli/surroundings.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import { readInputs } from './inputs.ts';
import { type Environment, writeOutputs } from './runner-files.ts';
import { runStep } from './step.ts';
import { commandsTo } from './workflow-commands.ts';

export interface Runner {
  readonly env: Environment;
  readonly cwd: string;
  /** The step's log. */
  readonly output: Output;
}

/** The exit status of the process: 0, or 1 whatever went wrong. */
export async function runAction({ env, cwd, output }: Runner): Promise<0 | 1> {
  const commands = commandsTo(output);
  try {
    const read = readInputs(env);
    if (read.kind === 'inputs') return await runStep(read.inputs, { env, cwd, commands });
    for (const problem of read.problems) commands.error(problem);
  } catch (error) {
    commands.error(error instanceof RunFailed ? error.message : internalError(error));
  }
  writeOutputs(env, { 'exit-status': String(ExitStatus.failed) });
  return 1;
}

function internalError(error: unknown): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `internal error, which is a defect of proxylint and not of your configuration\n${what}`;
}
