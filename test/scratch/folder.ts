/** Folders of a test's own, outside of the project, that are gone when it is done. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** By path; names may have directories in them, and what is null is removed. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    if (content === null) {
      rmSync(path, { recursive: true });
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** For the test that asks. */
export function directoryWith(files: Files = {}): string {
  const folder = newFolder();
  onTestFinished(() => remove(folder));
  writeFiles(folder, files);
  return folder;
}

/** For all tests of the file, or of the `describe` that asks. */
export function sharedFolder(): string {
  const folder = newFolder();
  afterAll(() => remove(folder));
  return folder;
}

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'proxylint-test-')));
}

/** A program that was stopped may be about to write once more. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
