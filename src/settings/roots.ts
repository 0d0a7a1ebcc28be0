/** From the entries of `roots` to files: paths, in whose segments `*`, `?` and `[…]` stand for characters, and `**` for any directories. */
import type { FileSource } from '../text/file-source.ts';
import { matcherFor } from './matching.ts';
import { type Mistake, mistakeAt, type Sourced } from './mistake.ts';
import { pathIn } from './places.ts';
import { shownText } from './schema-mistakes.ts';

const PASSED_OVER = new Set(['.git', 'node_modules']);
/** Of directories that a pattern looks into. */
const MOST_DIRECTORIES = 20_000;

/** Files, of which some may be links to others. */
export interface LinkedFiles extends FileSource {
  readonly isLink?: (path: string) => boolean;
}

export interface FoundRoots {
  /** Absolute paths, each once, in the order of the entries. */
  readonly paths: readonly string[];
  readonly mistakes: readonly Mistake[];
}

export async function findRoots(
  entries: readonly Sourced<string>[],
  base: string,
  source: LinkedFiles,
): Promise<FoundRoots> {
  const paths = new Set<string>();
  const mistakes: Mistake[] = [];
  for (const { value, span } of entries) {
    const found = /[*?[]/.test(value)
      ? await filesMatching(value, base, source)
      : fileAt(pathIn(base, value), source);
    if (found.length === 0) {
      const problem = /[*?[]/.test(value) ? 'matches no file' : 'is not a file that can be read';
      mistakes.push(
        mistakeAt(span, `the root '${shownText(value)}' ${problem}`, {
          help: 'paths are relative to the configuration file',
        }),
      );
    }
    for (const path of found) paths.add(path);
  }
  return { paths: [...paths], mistakes };
}

function fileAt(path: string, source: LinkedFiles): readonly string[] {
  return source.read(path).kind === 'text' ? [path] : [];
}

/** In the order of their names. */
async function filesMatching(pattern: string, base: string, source: LinkedFiles): Promise<readonly string[]> {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  const search = new Search(source);
  await search.look(pattern.startsWith('/') ? '/' : base, segments);
  return search.found;
}

class Search {
  readonly found: string[] = [];
  readonly #source: LinkedFiles;
  #directories = 0;

  constructor(source: LinkedFiles) {
    this.#source = source;
  }

  /** Takes what the segments name below a directory. */
  async look(directory: string, segments: readonly string[]): Promise<void> {
    const [segment, ...rest] = segments;
    this.#directories += 1;
    if (segment === undefined || this.#directories > MOST_DIRECTORIES) return;
    if (segment === '**') {
      await this.#lookEverywhere(directory, segments, rest);
      return;
    }
    for (const name of await this.#named(directory, segment)) {
      const below = pathIn(directory, name);
      if (rest.length === 0) this.found.push(...fileAt(below, this.#source));
      else if (this.#source.list(below) !== null) await this.look(below, rest);
    }
  }

  /**
   * Any directories, or none, stand for `**`; at the end of a pattern it stands for the files in them as well. Not links to
   * directories: what they lead to is found where it is, and may be what they lie in.
   */
  async #lookEverywhere(
    directory: string,
    segments: readonly string[],
    rest: readonly string[],
  ): Promise<void> {
    if (rest.length > 0) await this.look(directory, rest);
    for (const name of this.#source.list(directory) ?? []) {
      if (PASSED_OVER.has(name)) continue;
      const below = pathIn(directory, name);
      if (this.#source.list(below) !== null) {
        if (this.#source.isLink?.(below) !== true) await this.look(below, segments);
      } else if (rest.length === 0) this.found.push(...fileAt(below, this.#source));
    }
  }

  async #named(directory: string, segment: string): Promise<readonly string[]> {
    if (!/[*?[]/.test(segment)) return [segment];
    const matches = await matcherFor([`/${segment}`], '/');
    return (this.#source.list(directory) ?? []).filter((name) => matches(`/${name}`));
  }
}
