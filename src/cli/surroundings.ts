/** What the command line knows of the world around it, as values, so that tests can run it in their own process. */
import type { ChangedFile } from '../lint/fix.ts';
import type { CheckReport } from '../report/report.ts';
import type { Encoding } from '../workspace/disk/bytes.ts';

export interface Output {
  /** A text goes out as UTF-8; bytes go out as they are. */
  write(chunk: string | Uint8Array): void;
}

/** Who wants what a run comes to as values, besides what it prints: the Action, which reports it in several places. */
export interface Observer {
  /** What is reported, once. */
  readonly reported: (report: CheckReport) => void;
  /** What `fix --diff` would change; the path is that of the file itself where it is a link. */
  readonly wouldChange: (change: ChangedFile, encoding: Encoding) => void;
}

export interface Surroundings {
  /** Opens the standard input; called only where a command line names it. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Findings and what else was asked for. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether people read stdout on a terminal. */
  readonly isTTY: boolean;
  /** Whether people read stderr on a terminal; without it, nobody does. */
  readonly isErrorTTY?: boolean;
  /** Resolves when the user interrupts; without being asked for, an interrupt ends the process. */
  readonly interrupted: () => Promise<void>;
  /** Told of each path that is read, asked for in vain, or listed. */
  readonly onAccess?: (path: string) => void;
  /** Width of that terminal; of anything else, the width that suits a log. */
  readonly columns: number;
  /**
   * Asks the person at the terminal; null when there will be no answer. Absent where nobody is there to be asked.
   */
  readonly ask?: ((question: string) => Promise<string | null>) | undefined;
  readonly observer?: Observer;
}
