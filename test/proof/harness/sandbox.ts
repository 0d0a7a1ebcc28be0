/**
 * A temporary directory that holds one proxy's configuration and whatever it writes. The proxy runs without
 * privileges: as the user that runs the tests, or as `nobody` where that user is root.
 */
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const NOBODY = 65_534;

export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** Whom to run a proxy as: empty means as oneself. */
export const unprivileged: Identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

export class Sandbox {
  readonly directory: string;

  constructor() {
    this.directory = mkdtempSync(join(tmpdir(), 'proxylint-proof-'));
    this.#own(this.directory);
  }

  /** Writes files by their path relative to the directory. */
  write(files: ReadonlyMap<string, string>): void {
    for (const [path, text] of files) {
      const absolute = join(this.directory, path);
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, text);
    }
  }

  /** Makes a directory in which the proxy may write. */
  makeWritable(path: string): void {
    const absolute = join(this.directory, path);
    mkdirSync(absolute, { recursive: true });
    this.#own(absolute);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  #own(path: string): void {
    if (unprivileged.uid !== undefined && unprivileged.gid !== undefined) {
      chownSync(path, unprivileged.uid, unprivileged.gid);
    }
  }
}
