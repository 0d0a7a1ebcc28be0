/** Asks the person at the terminal. Loaded only by a command that has a question. */
import { createInterface } from 'node:readline';

/** What was typed, or null when it was ended instead (Ctrl-D, Ctrl-C). The question goes to stderr. */
export function ask(question: string): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    let isAnswered = false;
    terminal.once('close', () => {
      // Ctrl-D leaves the cursor behind the question.
      if (!isAnswered) process.stderr.write('\n');
      resolve(null);
    });
    terminal.question(question, (answer) => {
      isAnswered = true;
      resolve(answer);
      terminal.close();
    });
  });
}
