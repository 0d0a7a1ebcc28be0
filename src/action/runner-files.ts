/** Files by which a step tells the runner more than its log shows: outputs for later steps, the summary of the job. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Adds outputs. The delimiter of each is one that its value cannot know, and so cannot end before its time. */
export function writeOutputs(
  { GITHUB_OUTPUT }: Environment,
  outputs: Readonly<Record<string, string>>,
): void {
  if (!GITHUB_OUTPUT) return;
  const entries = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `ghadelimiter_${randomBytes(16).toString('hex')}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(GITHUB_OUTPUT, entries.join(''));
}

export function writeSummary({ GITHUB_STEP_SUMMARY }: Environment, markdown: string): void {
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, markdown);
}

/** Where files for later steps go: outside of the checkout, gone with the job, of this step alone. */
export class StepFolder {
  readonly #parent: string;
  #path: string | null = null;

  constructor({ RUNNER_TEMP }: Environment) {
    this.#parent = RUNNER_TEMP || tmpdir();
  }

  /** Writes a file; returns its path. */
  write(name: string, content: string | Uint8Array): string {
    this.#path ??= mkdtempSync(join(this.#parent, 'proxylint-'));
    const path = join(this.#path, name);
    writeFileSync(path, content);
    return path;
  }
}
