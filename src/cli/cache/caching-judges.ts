/**
 * Judges that know what was found before: a root all of whose questions are answered as they were then is neither
 * loaded nor judged again. All others are left to the judges behind.
 */
import type { FileTexts } from '../../lint/file-texts.ts';
import type { SettingsFor } from '../../lint/gather.ts';
import type { JudgedRoot, Judges, LoadedRoot, Root } from '../../lint/judge.ts';
import { portableFindings, readPortable } from '../../lint/portable.ts';
import type { ProjectInput } from '../../lint/project.ts';
import type { Premises } from '../../route/premises.ts';
import type { FileSource } from '../../text/file-source.ts';
import type { CacheContent, CachedRoot } from './content.ts';
import { answerOf, canonicalText, digestOf, listingOf } from './digest.ts';

export interface CachingOptions {
  readonly source: FileSource;
  readonly texts: FileTexts;
  readonly settingsFor: SettingsFor;
  readonly premisesOf: (root: string) => Premises;
  readonly known: CacheContent;
  readonly behind: Judges;
}

export class CachingJudges implements Judges {
  readonly #options: CachingOptions;
  readonly #answers: Answers;
  readonly #settings: Digests;
  readonly #premises: Digests;
  /** What this run found out about roots that were not to be taken from the cache. */
  readonly #learned = new Map<string, CachedRoot>();
  /** Paths of the roots that this run has asked for. */
  readonly #met = new Set<string>();

  constructor(options: CachingOptions) {
    this.#options = options;
    this.#answers = new Answers(options.source);
    this.#settings = new Digests(options.settingsFor);
    this.#premises = new Digests(options.premisesOf);
  }

  /** What is to be kept of the roots that were not taken from the cache, by path. */
  get learned(): ReadonlyMap<string, CachedRoot> {
    return this.#learned;
  }

  /** Paths of the roots that this run has asked for. */
  get met(): ReadonlySet<string> {
    return this.#met;
  }

  async load(inputs: readonly ProjectInput[]): Promise<ReadonlyMap<string, LoadedRoot>> {
    const found = new Map<string, LoadedRoot>();
    const rest: ProjectInput[] = [];
    for (const input of inputs) {
      const cached = this.#cached(input);
      if (cached === null) rest.push(input);
      else found.set(input.path, { files: cached.files, questions: questionsOf(cached) });
    }
    const loaded = await this.#options.behind.load(rest);
    for (const { path, dialect } of rest) {
      const root = loaded.get(path);
      if (root === undefined) continue;
      found.set(path, root);
      this.#learn(path, dialect, root, null);
    }
    return found;
  }

  async judge(roots: readonly Root[]): Promise<ReadonlyMap<string, JudgedRoot>> {
    const found = new Map<string, JudgedRoot>();
    const rest: Root[] = [];
    for (const root of roots) {
      const judged = this.#judgedBefore(root.input);
      if (judged === null) rest.push(root);
      else found.set(root.input.path, judged);
    }
    const judgedNow = await this.#options.behind.judge(rest);
    for (const { input } of rest) {
      const { path, dialect } = input;
      const judged = judgedNow.get(path);
      if (judged === undefined) continue;
      found.set(path, judged);
      const { files, findings, failures, isHalfRead } = judged;
      const settings = this.#settings.of(files);
      // A rule that failed is to fail again.
      const verdict =
        settings === null || failures.length > 0
          ? null
          : { settings, findings: portableFindings(findings), isHalfRead };
      this.#learn(path, dialect, judged, verdict);
    }
    return found;
  }

  #cached(input: ProjectInput): CachedRoot | null {
    this.#met.add(input.path);
    if (this.#learned.has(input.path)) return null;
    const root = this.#options.known.root(input.path);
    if (root === null || root.dialect !== input.dialect) return null;
    return root.premises === this.#premises.of([input.path]) && this.#holds(root) ? root : null;
  }

  #judgedBefore(input: ProjectInput): JudgedRoot | null {
    const root = this.#cached(input);
    if (root === null || root.verdict === null) return null;
    const { files, verdict } = root;
    this.#options.texts.know(this.#options.premisesOf(input.path));
    if (verdict.settings !== this.#settings.of(files)) return null;
    if (files.some((path) => this.#options.texts.named(path) === null)) return null;
    const findings = readPortable(verdict.findings, this.#options.texts);
    if (findings === null) return null;
    const { isHalfRead } = verdict;
    return { files, questions: questionsOf(root), findings, failures: [], isHalfRead };
  }

  #holds({ files, read, listed }: CachedRoot): boolean {
    return (
      files.length > 0 &&
      read.every(([path, answer]) => this.#answers.of(path) === answer) &&
      listed.every(([path, listing]) => this.#answers.listing(path) === listing)
    );
  }

  #learn(
    path: string,
    dialect: ProjectInput['dialect'],
    { files, questions: { read, listed } }: LoadedRoot,
    verdict: CachedRoot['verdict'],
  ): void {
    const premises = this.#premises.of([path]);
    if (premises === null) return;
    this.#learned.set(path, {
      dialect,
      premises,
      files,
      read: read.map((asked) => [asked, this.#answers.of(asked)]),
      listed: listed.map((asked) => [asked, this.#answers.listing(asked)]),
      verdict,
    });
  }
}

function questionsOf({ read, listed }: CachedRoot): LoadedRoot['questions'] {
  return { read: read.map(([path]) => path), listed: listed.map(([path]) => path) };
}

/** What the files and directories answer in this run, each asked once. */
class Answers {
  readonly #files = new Map<string, string>();
  readonly #directories = new Map<string, string>();
  readonly #source: FileSource;

  constructor(source: FileSource) {
    this.#source = source;
  }

  of(path: string): string {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const answer = answerOf(this.#source.read(path));
    this.#files.set(path, answer);
    return answer;
  }

  listing(directory: string): string {
    const known = this.#directories.get(directory);
    if (known !== undefined) return known;
    const listing = listingOf(this.#source.list(directory));
    this.#directories.set(directory, listing);
    return listing;
  }
}

/** What is said about files, as a digest. Most files share one object of settings, most roots one of premises. */
class Digests {
  readonly #said: (path: string) => unknown;
  readonly #known = new Map<unknown, string | null>();

  constructor(said: (path: string) => unknown) {
    this.#said = said;
  }

  /** What is said about some files in their order; null where that is not plain data. */
  of(files: readonly string[]): string | null {
    const digests = files.map((path) => this.#ofFile(path));
    if (digests.includes(null)) return null;
    const distinct = [...new Set(digests)];
    return distinct.length === 1 ? (distinct[0] ?? null) : digestOf(digests.join(' '));
  }

  #ofFile(path: string): string | null {
    const said = this.#said(path);
    const known = this.#known.get(said);
    if (known !== undefined) return known;
    const text = canonicalText(said);
    const digest = text === null ? null : digestOf(text);
    this.#known.set(said, digest);
    return digest;
  }
}
