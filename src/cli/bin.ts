#!/usr/bin/env node
/** Connects the command line to this process. The entry of the bundle. */
import { reasonFor } from '../workspace/disk/disk.ts';
import { ExitStatus } from './exit-status.ts';
import { main } from './main.ts';
import type { Output } from './surroundings.ts';

/** Where there is no terminal. */
const LOG_COLUMNS = 120;

/**
 * A stream whose reader may go away (`proxylint | head`): what is written after that goes nowhere, silently, and the
 * exit status stays what it would have been. Any other failure to write is a failed run.
 */
function outputTo(stream: NodeJS.WriteStream): Output {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isOpen = false;
    if (error.code === 'EPIPE') return;
    process.exitCode = ExitStatus.failed;
    if (stream === process.stdout) {
      process.stderr.write(`proxylint: the output cannot be written: ${reasonFor(error)}\n`);
    }
  });
  return {
    write: (chunk) => {
      if (isOpen) stream.write(chunk);
    },
  };
}

const status = await main(process.argv.slice(2), {
  stdin: () => process.stdin,
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  isTTY: process.stdout.isTTY === true,
  isErrorTTY: process.stderr.isTTY === true,
  columns: process.stdout.columns || LOG_COLUMNS,
  ask:
    process.stdin.isTTY === true && process.stderr.isTTY === true
      ? async (question) => (await import('./ask.ts')).ask(question)
      : undefined,
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
    }),
});
// The process ends by itself once everything is written: exiting here could cut a long report short.
process.exitCode ??= status;
