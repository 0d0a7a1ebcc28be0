/**
 * Lines that the runner of GitHub Actions acts on. It looks for `::name …::` at the beginning of every line that a step
 * prints, after any white space, and for `##[name]` anywhere in it. What people are to read goes through `inert`, in which
 * no line is a command, whatever a configuration or a file name holds.
 */
import { randomBytes } from 'node:crypto';
import type { Output } from '../cli/surroundings.ts';
import { escapeData } from '../report/github.ts';

export interface Commands {
  readonly error: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly notice: (message: string) => void;
  /** Commands that are escaped already, each with its line feed. */
  readonly print: (commands: string) => void;
  /** Prints what people are to read; the runner takes nothing in it for a command. */
  readonly inert: <T>(write: (output: Output) => Promise<T>) => Promise<T>;
}

export function commandsTo(output: Output): Commands {
  const say = (command: string) => (message: string) =>
    output.write(`::${command} title=proxylint::${escapeData(message)}\n`);
  return {
    error: say('error'),
    warning: say('warning'),
    notice: say('notice'),
    print: (commands) => output.write(commands),
    inert: async (write) => {
      // Nobody who writes a configuration can know it, and so end the silence from within.
      const token = randomBytes(16).toString('hex');
      let endsLine = true;
      output.write(`::stop-commands::${token}\n`);
      try {
        return await write({
          write: (chunk) => {
            if (chunk.length > 0) endsLine = [10, '\n'].includes(chunk.at(-1) ?? '');
            output.write(chunk);
          },
        });
      } finally {
        output.write(`${endsLine ? '' : '\n'}::${token}::\n`);
      }
    },
  };
}
