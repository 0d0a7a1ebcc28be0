/** Puts the texts of a fix where they belong: into the files, or to stdout where the text came from stdin. */
import type { ChangedFile } from '../lint/fix.ts';
import { encode } from '../workspace/disk/bytes.ts';
import type { Disk } from '../workspace/disk/disk.ts';
import { shownPath } from '../workspace/disk/paths.ts';
import { writeChanges } from '../workspace/disk/write.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Surroundings } from './surroundings.ts';

/** All changes are made or, as a rule, none. False, with the reasons on stderr, when something could not be done. */
export function applyChanges(
  changed: readonly ChangedFile[],
  inputs: Inputs,
  surroundings: Surroundings,
): boolean {
  const { origin } = inputs;
  switch (origin.kind) {
    case 'files':
      return writeFiles(changed, inputs, surroundings);
    case 'stdin':
      return printFixed(origin.path, changed, inputs, surroundings);
    case 'dump':
      return writeDumped(origin.disk, origin.path, changed, inputs, surroundings);
  }
}

function writeFiles(
  changed: readonly ChangedFile[],
  { encodingOf }: Inputs,
  { stderr, cwd }: Surroundings,
): boolean {
  const { written, failures } = writeChanges(
    changed.map((change) => ({ ...change, encoding: encodingOf(change.path) })),
  );
  if (failures.length === 0) return true;
  for (const { path, reason } of failures) {
    stderr.write(`proxylint: ${shownPath(path, cwd)} cannot be written: ${reason}\n`);
  }
  const others = written.map((path) => shownPath(path, cwd)).join(', ');
  stderr.write(
    others === ''
      ? 'proxylint: nothing was changed\n'
      : `proxylint: these files were changed before that: ${others}\n`,
  );
  return false;
}

/** As formatters do: the whole text, changed or not. A filter writes no file. */
function printFixed(
  path: string,
  changed: readonly ChangedFile[],
  { source, encodingOf }: Inputs,
  { stdout, stderr, cwd }: Surroundings,
): boolean {
  const others = changed
    .filter((change) => change.path !== path)
    .map((change) => shownPath(change.path, cwd));
  const content = source.read(path);
  if (others.length > 0) {
    stderr.write(`proxylint: the fix also changes ${others.join(', ')}: name the files instead of -\n`);
    return false;
  }
  // The run says by itself what could not be read.
  if (content.kind !== 'text') return true;
  const text = changed[0]?.after ?? content.text;
  const bytes = encode({ text, encoding: encodingOf(path) });
  if (bytes === null) {
    stderr.write('proxylint: <stdin> is not UTF-8, and the fix needs a character that it cannot hold\n');
    return false;
  }
  stdout.write(bytes);
  return true;
}

/** A dump itself is a copy that nobody runs: the fix goes to the files that it shows, where they are as it shows them. */
function writeDumped(
  disk: Disk,
  dumpPath: string,
  changed: readonly ChangedFile[],
  inputs: Inputs,
  surroundings: Surroundings,
): boolean {
  const { stderr, cwd } = surroundings;
  let isHere = true;
  for (const change of changed) {
    const reason = whyNotHere(disk, change, inputs);
    if (reason === null) continue;
    isHere = false;
    stderr.write(`proxylint: ${shownPath(change.path, cwd)} is not fixed: ${reason}\n`);
  }
  if (isHere) return writeFiles(changed, inputs, surroundings);
  const dump = shownPath(dumpPath, cwd) === '<stdin>' ? '-' : shownPath(dumpPath, cwd);
  stderr.write(
    `proxylint: nothing was changed; \`proxylint fix --diff ${dump}\` prints a patch, for \`patch -d / -p1\` where nginx runs\n`,
  );
  return false;
}

function whyNotHere(disk: Disk, { path, before }: ChangedFile, { encodingOf }: Inputs): string | null {
  const here = disk.read(path);
  switch (here.kind) {
    case 'outside':
      return 'it lies outside the working directory';
    case 'missing':
      return 'it is not on this machine';
    case 'unreadable':
      return here.reason;
    case 'text':
      return here.text === before && disk.encodingOf(path) === encodingOf(path)
        ? null
        : 'on this machine it holds another text than the dump shows';
  }
}
