/** The corpus as a repository of its own, in which files may be written. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Requirement, sharedPath } from '../proof/harness/requirements.ts';

const CORPUS = sharedPath('corpus');

export const needsCorpus: Requirement = {
  name: 'the corpus is not beside the checkout (../shared/corpus)',
  met: existsSync(CORPUS),
};

/** A directory with a copy of it, which is gone after the test. */
export function corpusCopy(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'proxylint-corpus-')));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }), 60_000);
  for (const part of ['nginx', 'templated', 'wild', 'caddy'])
    cpSync(join(CORPUS, part), join(directory, part), { recursive: true });
  return directory;
}

/** The texts of all files below a directory, by their paths from there. */
export function textsBelow(directory: string): ReadonlyMap<string, string> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(directory.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** Copies files of the copy until there are as many as asked for, each with what lies beside it. */
export function fillUp(directory: string, total: number): void {
  const folders = [...new Set([...textsBelow(directory).keys()].map((path) => dirname(path)))];
  let count = textsBelow(directory).size;
  for (const [index, folder] of folders.entries()) {
    if (count >= total) return;
    const copy = join(directory, 'more', String(index));
    cpSync(join(directory, folder), copy, { recursive: true });
    count += textsBelow(copy).size;
  }
}

export function changeText(directory: string, path: string, change: (text: string) => string): void {
  const whole = join(directory, path);
  writeFileSync(whole, change(readFileSync(whole, 'latin1')), 'latin1');
}
