/** Runs the command line in this process: what it prints goes into the log, what it comes to is returned. */
import type { ExitStatus } from '../cli/exit-status.ts';
import { main } from '../cli/main.ts';
import type { Observer, Output } from '../cli/surroundings.ts';
import type { CheckReport } from '../report/report.ts';
import type { Place } from './place.ts';
import type { Change } from './suggested-patch.ts';

export interface Judged {
  readonly status: ExitStatus;
  /** Null where the run ended before there was one. */
  readonly report: CheckReport | null;
  /** What `fix --diff` would change. */
  readonly changes: readonly Change[];
  /** Why the run failed, where it did; what else it said is only in the log. */
  readonly failures: readonly string[];
}

const LOG_COLUMNS = 120;
const FAILURE = /^proxylint: /;

export async function judge(argv: readonly string[], { cwd, env }: Place, log: Output): Promise<Judged> {
  let report: CheckReport | null = null;
  const changes: Change[] = [];
  let said = '';
  const observer: Observer = {
    reported: (each) => {
      report = each;
    },
    wouldChange: (change, encoding) => void changes.push({ ...change, encoding }),
  };
  const status = await main(argv, {
    cwd,
    env,
    stdin: nothing,
    stdout: log,
    stderr: {
      write: (chunk) => {
        said += chunk.toString();
        log.write(chunk);
      },
    },
    isTTY: false,
    columns: LOG_COLUMNS,
    interrupted: never,
    observer,
  });
  const failures = said.split('\n').filter((line) => FAILURE.test(line));
  return { status, report, changes, failures: failures.map((line) => line.replace(FAILURE, '')) };
}

function never(): Promise<void> {
  return new Promise(() => {});
}

async function* nothing(): AsyncIterable<Uint8Array> {}
