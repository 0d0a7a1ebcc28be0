/**
 * Writes changed files, all or none: every new text is first written in full beside its target, and only when all of
 * them are there does each take its target's place. A reader sees the old file or the new one, never half of one.
 */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { type Encoding, encode } from './bytes.ts';
import { reasonFor } from './disk.ts';
import { temporaryBeside } from './temporary-name.ts';

export interface TextChange {
  readonly path: string;
  /** What was read; the file is not touched when it holds something else by now. */
  readonly before: string;
  readonly after: string;
  readonly encoding: Encoding;
}

export interface WriteFailure {
  readonly path: string;
  readonly reason: string;
}

export interface WriteOutcome {
  readonly written: readonly string[];
  readonly failures: readonly WriteFailure[];
}

/** A new text that waits beside its target. */
interface Staged {
  readonly change: TextChange;
  /** The file itself where the path is a symbolic link. */
  readonly target: string;
  readonly temporary: string;
}

export function writeChanges(changes: readonly TextChange[]): WriteOutcome {
  const staged: Staged[] = [];
  const failures: WriteFailure[] = [];
  for (const change of changes) {
    try {
      staged.push(stage(change));
    } catch (error) {
      failures.push({ path: change.path, reason: reasonFor(error) });
    }
  }
  if (failures.length > 0) {
    for (const { temporary } of staged) discard(temporary);
    return { written: [], failures };
  }
  const written: string[] = [];
  for (const { change, target, temporary } of staged) {
    try {
      assertUnchanged(change, target);
      renameSync(temporary, target);
      written.push(change.path);
    } catch (error) {
      discard(temporary);
      failures.push({ path: change.path, reason: reasonFor(error) });
    }
  }
  return { written, failures };
}

function stage(change: TextChange): Staged {
  const target = realpathSync(change.path);
  const bytes = encode({ text: change.after, encoding: change.encoding });
  if (bytes === null) throw new Error('is not UTF-8, and the fix needs a character that it cannot hold');
  accessSync(target, constants.W_OK);
  assertUnchanged(change, target);
  const temporary = temporaryBeside(target);
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(descriptor, bytes);
    keepOwnerAndMode(descriptor, statSync(target));
    fsyncSync(descriptor);
  } catch (error) {
    discard(temporary);
    throw error;
  } finally {
    closeSync(descriptor);
  }
  return { change, target, temporary };
}

/** The mode comes second: a change of owner may clear bits of it. */
function keepOwnerAndMode(descriptor: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    throw new Error(
      'its owner and group cannot be kept: it belongs to someone else, or to a group without you',
    );
  }
  fchmodSync(descriptor, mode & 0o7777);
}

function assertUnchanged({ before, encoding }: TextChange, target: string): void {
  if (readFileSync(target, encoding) !== before)
    throw new Error('was changed by someone else since it was read');
}

function discard(temporary: string): void {
  try {
    unlinkSync(temporary);
  } catch {
    // It is already gone, or the folder no longer lets us: nothing is lost either way.
  }
}
