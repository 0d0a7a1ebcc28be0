/**
 * Judges that know what was found before: a root all of whose questions are answered as they were then is neither
 * loaded nor judged again. All others are left to the judges behind.
 */
import type { FileTexts } from '../../lint/file-texts.ts';
import type { SettingsFor } from '../../lint/gather.ts';
import type { JudgedRoot, Judges, LoadedRoot, Root } from '../../lint/judge.ts';
import { portableFindings, readPortable } from '../../lint/portable.ts';
import type { ProjectInput } from '../../lint/project.ts';
import type { FileSource } from '../../text/file-source.ts';
import type { CacheContent, CachedRoot } from './content.ts';
import { answerOf, canonicalText, digestOf, listingOf } from './digest.ts';

export interface CachingOptions {
  readonly source: FileSource;
  readonly texts: FileTexts;
  readonly settingsFor: SettingsFor;
  readonly known: CacheContent;
  readonly behind: Judges;
}

export class CachingJudges implements Judges {
  readonly #options: CachingOptions;
  readonly #answers: Answers;
  readonly #settings: SettingsDigests;
  /** What this run knows of its roots. */
  readonly #roots = new Map<string, CachedRoot>();
  /** Paths of roots that had to be loaded or judged. */
  readonly #worked = new Set<string>();

  constructor(options: CachingOptions) {
    this.#options = options;
    this.#answers = new Answers(options.source);
    this.#settings = new SettingsDigests(options.settingsFor);
  }

  /** Paths of the roots that were not taken from the cache. */
  get worked(): ReadonlySet<string> {
    return this.#worked;
  }

  async load(inputs: readonly ProjectInput[]): Promise<ReadonlyMap<string, LoadedRoot>> {
    const found = new Map<string, LoadedRoot>();
    const rest: ProjectInput[] = [];
    for (const input of inputs) {
      const cached = this.#cached(input);
      if (cached === null) rest.push(input);
      else found.set(input.path, cached);
    }
    const loaded = await this.#options.behind.load(rest);
    for (const { path, dialect } of rest) {
      const root = loaded.get(path);
      if (root === undefined) continue;
      found.set(path, root);
      this.#learn(path, { dialect, files: root.files, questions: root.questions, verdict: null });
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
      const { files, questions, findings, failures } = judged;
      const settings = this.#settings.of(files);
      // A rule that failed is to fail again.
      const verdict =
        settings === null || failures.length > 0 ? null : { settings, findings: portableFindings(findings) };
      this.#learn(path, { dialect, files, questions, verdict });
    }
    return found;
  }

  /**
   * The cache as it is to be from now on, or null when it need not change. Of roots that this run did not meet, those
   * stay that still exist and rest on nothing that this run saw to be otherwise.
   */
  content(exists: (path: string) => boolean): CacheContent | null {
    if (this.#worked.size === 0) return null;
    const { known } = this.#options;
    const roots = new Map<string, CachedRoot>();
    for (const [path, root] of known.roots) {
      if (!this.#roots.has(path) && this.#mayStillHold(root) && exists(path)) roots.set(path, root);
    }
    for (const [path, root] of this.#roots) roots.set(path, root);
    return {
      roots,
      answers: new Map([...known.answers, ...this.#answers.files]),
      listings: new Map([...known.listings, ...this.#answers.directories]),
    };
  }

  #cached(input: ProjectInput): CachedRoot | null {
    const root = this.#roots.get(input.path) ?? this.#options.known.roots.get(input.path);
    if (root === undefined || root.dialect !== input.dialect || !this.#holds(root)) return null;
    this.#roots.set(input.path, root);
    return root;
  }

  #judgedBefore(input: ProjectInput): JudgedRoot | null {
    const root = this.#cached(input);
    if (root === null || root.verdict === null) return null;
    const { files, questions, verdict } = root;
    if (verdict.settings !== this.#settings.of(files)) return null;
    if (files.some((path) => this.#options.texts.named(path) === null)) return null;
    const findings = readPortable(verdict.findings, this.#options.texts);
    return findings === null ? null : { files, questions, findings, failures: [] };
  }

  #holds({ questions: { read, listed } }: CachedRoot): boolean {
    const { answers, listings } = this.#options.known;
    return (
      read.every((path) => this.#answers.of(path) === (answers.get(path) ?? '')) &&
      listed.every((path) => this.#answers.listing(path) === (listings.get(path) ?? ''))
    );
  }

  #mayStillHold({ questions: { read, listed } }: CachedRoot): boolean {
    const { answers, listings } = this.#options.known;
    const { files, directories } = this.#answers;
    return (
      read.every((path) => (files.get(path) ?? answers.get(path)) === answers.get(path)) &&
      listed.every((path) => (directories.get(path) ?? listings.get(path)) === listings.get(path))
    );
  }

  #learn(path: string, root: CachedRoot): void {
    for (const asked of root.questions.read) this.#answers.of(asked);
    for (const asked of root.questions.listed) this.#answers.listing(asked);
    this.#roots.set(path, root);
    this.#worked.add(path);
  }
}

/** What the files and directories answer in this run, each asked once. */
class Answers {
  readonly files = new Map<string, string>();
  readonly directories = new Map<string, string>();
  readonly #source: FileSource;

  constructor(source: FileSource) {
    this.#source = source;
  }

  of(path: string): string {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const answer = answerOf(this.#source.read(path));
    this.files.set(path, answer);
    return answer;
  }

  listing(directory: string): string {
    const known = this.directories.get(directory);
    if (known !== undefined) return known;
    const listing = listingOf(this.#source.list(directory));
    this.directories.set(directory, listing);
    return listing;
  }
}

/** What the settings say about the files of a root, as a digest. Most files share one object of settings. */
class SettingsDigests {
  readonly #settingsFor: SettingsFor;
  readonly #known = new Map<unknown, string | null>();

  constructor(settingsFor: SettingsFor) {
    this.#settingsFor = settingsFor;
  }

  /** Null where the settings are not plain data. */
  of(files: readonly string[]): string | null {
    const digests = files.map((path) => this.#ofFile(path));
    if (digests.includes(null)) return null;
    const distinct = [...new Set(digests)];
    return distinct.length === 1 ? (distinct[0] ?? null) : digestOf(digests.join(' '));
  }

  #ofFile(path: string): string | null {
    const settings = this.#settingsFor(path);
    const known = this.#known.get(settings);
    if (known !== undefined) return known;
    const text = canonicalText(settings);
    const digest = text === null ? null : digestOf(text);
    this.#known.set(settings, digest);
    return digest;
  }
}
