/** Opens the cache of a run and closes it. Whatever is the matter with its file, the run goes on without it. */
import { existsSync, statSync } from 'node:fs';
import type { ProjectRequest } from '../../lint/project.ts';
import { absolutePath, shownPath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { defaultCacheFile, fitsCacheFile, readCacheFile, writeCacheFile } from './cache-file.ts';
import { CachingJudges } from './caching-judges.ts';
import { CacheContent, isOurs, readContent } from './content.ts';
import { canonicalText, digestOf } from './digest.ts';
import { programDigest } from './program.ts';

export { CachingJudges };

export interface OpenCache {
  readonly known: CacheContent;
  /** Keeps what the run has found out, where that is more than was known. */
  save(judges: CachingJudges): void;
  /** What people should know about the cache, each a sentence without its full stop. */
  readonly notes: readonly string[];
}

/** Null where nothing can be kept, because what decides about the findings is not plain data. */
export function openCache(file: string | null, cwd: string, request: ProjectRequest): OpenCache | null {
  const path = file === null ? defaultCacheFile(cwd) : absolutePath(file, cwd);
  if (file !== null && isDirectory(path)) {
    throw new RunFailed(`--cache-location takes a file, and ${shownPath(path, cwd)} is a directory`);
  }
  const key = keyOf(request);
  if (key === null) return null;
  const notes: string[] = [];
  const note = (reason: string) => void notes.push(`The cache ${shownPath(path, cwd)} ${reason}`);
  const { known, mayReplace } = readKnown(path, file !== null, key, note);
  return {
    known,
    notes,
    save: (judges) => {
      if (judges.learned.size === 0 || !mayReplace) return;
      const { learned, met } = judges;
      const text = contentAfter(known, judges).text(key);
      // What has grown too large loses what this run had no use for.
      const kept = fitsCacheFile(text) ? text : known.with(learned, (each) => met.has(each)).text(key);
      const failure = writeCacheFile(path, kept);
      if (failure !== null) note(failure);
    },
  };
}

interface Known {
  readonly known: CacheContent;
  readonly mayReplace: boolean;
}

function readKnown(path: string, isChosen: boolean, key: string, note: (reason: string) => void): Known {
  const read = readCacheFile(path);
  if (read.kind === 'missing') return { known: CacheContent.empty, mayReplace: true };
  if (read.kind === 'refused') {
    // A file that the user named may be a file of the user's.
    note(`${read.reason}; ${isChosen ? 'it is left alone' : 'it is made anew'}`);
    return { known: CacheContent.empty, mayReplace: !isChosen };
  }
  if (isChosen && read.text !== '' && !isOurs(read.text)) {
    note('is no cache of proxylint; it is left alone');
    return { known: CacheContent.empty, mayReplace: false };
  }
  const { text } = read;
  const found = readContent(text, key);
  if (found.kind === 'damaged' && text !== '') note('is damaged; it is made anew');
  return { known: found.kind === 'content' ? found.content : CacheContent.empty, mayReplace: true };
}

/** Roots that a run meets, from which it looks for those that are gone. */
const LARGE_RUN = 50;

/**
 * Roots that the run did not meet stay, unless they are gone: a hook looks at few of them. Whether they are there is asked
 * by runs that are large anyway.
 */
function contentAfter(known: CacheContent, { learned, met }: CachingJudges): CacheContent {
  const looksForGone = met.size >= LARGE_RUN;
  return known.with(learned, (path) => !looksForGone || met.has(path) || existsSync(path));
}

/**
 * The program, and whatever the request says besides the files that it names. What it says of each root is weighed with
 * the root; which files are roots is found out anew in every run.
 */
function keyOf({
  named: _named,
  candidates: _candidates,
  premisesOf: _premisesOf,
  roots: _roots,
  ...world
}: ProjectRequest): string | null {
  const text = canonicalText(world);
  return text === null ? null : digestOf(`${programDigest()} ${text}`);
}

function isDirectory(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
