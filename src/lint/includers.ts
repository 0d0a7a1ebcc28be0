/**
 * Which of many files may include some others, directly or through others of them, by the names that stand in their
 * texts. Quick, and never too few: `loadProject` decides which of them really do.
 */
import { isPattern, segmentMatcher } from '../nginx/config/glob.ts';
import type { FileSource } from '../text/file-source.ts';
import { INCLUDING_WORD, type ProjectInput } from './project.ts';

/** With more files to be included than this, trying the names takes longer than loading what they might rule out. */
const MOST_TARGETS = 500;

const INCLUDE = /\b(?:include|import)\s+([^\s;]+)/g;

/** What the last segment of a name must look like to be included by a file. */
type Accepts = (name: string) => boolean;

export function includersOf(
  targets: readonly string[],
  others: readonly ProjectInput[],
  source: FileSource,
): readonly ProjectInput[] {
  if (targets.length === 0) return [];
  if (targets.length > MOST_TARGETS) return others;
  let waiting = others.map((input) => ({ input, accepts: includesOf(input, source) }));
  const found: ProjectInput[] = [];
  for (let names = new Set(targets.map(lastSegment)); names.size > 0; ) {
    const list = [...names];
    const including = waiting.filter(({ accepts }) => list.some((name) => accepts.some((one) => one(name))));
    const chosen = new Set(including.map(({ input }) => input));
    found.push(...chosen);
    waiting = waiting.filter(({ input }) => !chosen.has(input));
    names = new Set([...chosen].map(({ path }) => lastSegment(path)));
  }
  return found;
}

function includesOf({ path, dialect }: ProjectInput, source: FileSource): readonly Accepts[] {
  const content = source.read(path);
  if (content.kind !== 'text' || !content.text.includes(INCLUDING_WORD[dialect])) return [];
  const words = new Set([...content.text.matchAll(INCLUDE)].map(([, word = '']) => lastSegment(word)));
  return [...words].map(accepting);
}

/** Quoted, escaped, with a variable or in a template: any name may come of it. */
function accepting(word: string): Accepts {
  if (word === '' || /["'\\$<>{}%]/.test(word)) return () => true;
  return isPattern(word) ? segmentMatcher(word) : (name) => name === word;
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
