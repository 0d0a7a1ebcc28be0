/**
 * The files as they were at a commit: what changed since is read from git, everything else from where it lies now, which is
 * the same text.
 */
import { basename, dirname, join, resolve } from 'node:path';
import type { FileContent, FileSource } from '../../text/file-source.ts';
import { whyNoText } from '../../text/no-text.ts';
import { decode } from '../../workspace/disk/bytes.ts';
import { LARGEST_FILE_MIB, realPath } from '../../workspace/disk/disk.ts';
import type { Changes } from '../../workspace/git/changed-files.ts';
import type { Git } from '../../workspace/git/git.ts';
import { RunFailed } from '../../workspace/run-failed.ts';

/** Of a link to a link to a link. */
const MOST_LINKS = 8;

const SYMBOLIC_LINK = '120000';
/** Its old files are in a repository of their own, which may not have them. */
const SUBMODULE = '160000';

/** `asInTree`: how git names a path. */
export function filesBefore(
  git: Git,
  { present, before }: Pick<Changes, 'present' | 'before'>,
  now: FileSource,
  asInTree: (path: string) => string,
): FileSource {
  const wasMissing = (path: string) => present.has(path) && !before.has(path);
  const read = (path: string, links: number): FileContent => {
    for (const name of new Set([asInTree(path), realPath(path)])) {
      const blob = before.get(name);
      if (wasMissing(name)) return { kind: 'missing' };
      if (blob === undefined || blob.mode === SUBMODULE) continue;
      const content = readBlob(git, blob.id);
      if (blob.mode !== SYMBOLIC_LINK || content.kind !== 'text') return content;
      if (links === 0) return { kind: 'unreadable', reason: 'a loop of symbolic links' };
      return read(resolve(dirname(path), content.text), links - 1);
    }
    return now.read(path);
  };
  const names = namesByDirectory(before.keys());
  return {
    whole: now.whole,
    read: (path) => read(path, MOST_LINKS),
    list: (directory) => {
      const real = realPath(directory);
      const then = names.get(real);
      const left = now.list(directory)?.filter((name) => !wasMissing(join(real, name)));
      if (then === undefined) return left ?? null;
      return inByteOrder(new Set([...(left ?? []), ...then]));
    },
  };
}

function readBlob(git: Git, id: string): FileContent {
  const size = Number(git.ask(['cat-file', '-s', id]).stdout.toString('utf8'));
  if (size > LARGEST_FILE_MIB * 2 ** 20) {
    return { kind: 'unreadable', reason: `is larger than ${LARGEST_FILE_MIB} MiB` };
  }
  const { status, stdout, message } = git.ask(['cat-file', 'blob', id]);
  if (status !== 0) throw new RunFailed(`git cannot show what was there before: ${message}`);
  const { text } = decode(stdout);
  const noText = whyNoText(text);
  return noText === null ? { kind: 'text', text } : { kind: 'unreadable', reason: noText };
}

/** The names in each directory that holds one of some paths, however deep. */
function namesByDirectory(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let at = path; at !== '/'; at = dirname(at)) {
      const known = names.get(dirname(at)) ?? new Set<string>();
      if (known.has(basename(at))) break;
      names.set(dirname(at), known.add(basename(at)));
    }
  }
  return names;
}

function inByteOrder(names: Iterable<string>): readonly string[] {
  return [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
