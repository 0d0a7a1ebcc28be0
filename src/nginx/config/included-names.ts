/** Names and patterns that `include` lines hold, gathered to ask of many paths whether any of them names it. */
import { isPattern, segmentMatcher } from './glob.ts';
import { directoryOf } from './include-path.ts';

/** More patterns than this in one directory are not tried one by one: whatever lies there counts as named. */
const MOST_PATTERNS = 256;

type PathTest = (path: string) => boolean;

export class IncludedNames {
  /** Names without a pattern, and patterns that are known already. */
  readonly #names = new Set<string>();
  /** Patterns by their directory; by '*' where the directory is a pattern too. */
  readonly #patterns = new Map<string, PathTest[]>();

  add(name: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    if (!isPattern(name)) return;
    const directory = directoryOf(name);
    const key = isPattern(directory) ? '*' : directory;
    const others = this.#patterns.get(key) ?? [];
    this.#patterns.set(key, others);
    if (others.length <= MOST_PATTERNS) others.push(testFor(name));
  }

  has(path: string): boolean {
    return this.#names.has(path) || this.#matches(directoryOf(path), path) || this.#matches('*', path);
  }

  #matches(key: string, path: string): boolean {
    const tests = this.#patterns.get(key) ?? [];
    return tests.length > MOST_PATTERNS || tests.some((test) => test(path));
  }
}

function testFor(pattern: string): PathTest {
  const tests = pattern.split('/').map(segmentMatcher);
  return (path) => {
    const segments = path.split('/');
    return segments.length === tests.length && segments.every((segment, at) => tests[at]?.(segment) === true);
  };
}
