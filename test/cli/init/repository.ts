/** Repositories that `proxylint init` sets up, and somebody who answers its questions. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryWith, SOUND_NGINX } from '../command-line.ts';

export const SETTINGS = '.proxylint.yml';
export const PRE_COMMIT = '.pre-commit-config.yaml';
export const WORKFLOW = '.github/workflows/proxylint.yml';

/** A repository on GitHub that nobody has set up. */
export function unknown(files: Readonly<Record<string, string>> = {}): string {
  return directoryWith({
    '.git/config': '[remote "origin"]\n\turl = git@github.com:a/b.git\n',
    'nginx/nginx.conf': SOUND_NGINX,
    ...files,
  });
}

/** All files of a repository but git's. */
export function filesOf(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/') && lstatSync(join(directory, path)).isFile())
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

export function read(directory: string, path: string): string {
  return readFileSync(join(directory, path), 'utf8');
}

/** Answers one question after the other; null is the end of the input. */
export function answering(...answers: readonly (string | null)[]) {
  const questions: string[] = [];
  const rest = answers.values();
  const ask = async (question: string): Promise<string | null> => {
    questions.push(question);
    const { value } = rest.next();
    if (value === undefined) throw new Error(`not expected: ${question}`);
    return value;
  };
  return { ask, questions };
}
