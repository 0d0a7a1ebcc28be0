/**
 * Loads a configuration file and all that it extends, in the order in which they count: what comes later wins, and the file
 * itself comes last. Packages are read as data; nothing in them is run.
 */
import { groupBy } from '../lint/group-by.ts';
import type { FileSource } from '../text/file-source.ts';
import { SourceFile } from '../text/source-file.ts';
import { readDocument } from './document.ts';
import { configurationFilesIn, PACKAGE_FILE_NAMES } from './find.ts';
import { type Mistake, mistakeAt, type Sourced, startOf } from './mistake.ts';
import { directoriesAbove, directoryOf, formOf, pathIn } from './places.ts';
import { shownText } from './schema-mistakes.ts';
import type { SettingsFile } from './settings-file.ts';

export interface LoadedFile {
  readonly settings: SettingsFile;
  /** Where the file lies: what its `plugins` and `extends` are relative to. */
  readonly home: string;
  /** What its paths and patterns are relative to: for a package's file, the directory of the file that extends it. */
  readonly base: string;
}

export interface LoadedSettings {
  /** What counts least comes first. */
  readonly files: readonly LoadedFile[];
  readonly mistakes: readonly Mistake[];
}

/** More than anybody stacks. */
const MOST_FILES = 64;

/** `shown`: how messages call a path. */
export async function loadSettings(
  path: string,
  source: FileSource,
  shown: (path: string) => string = (each) => each,
): Promise<LoadedSettings> {
  const loader = new Loader(source, shown);
  await loader.load({ path, base: directoryOf(path), isInPackage: false, from: null }, []);
  const once = new Map(
    loader.mistakes.map((each) => [`${each.span.file.path}\0${each.span.start}\0${each.message}`, each]),
  );
  return { files: loader.files, mistakes: inReadingOrder([...once.values()]) };
}

/** File by file, as they were read; in each from its beginning. */
export function inReadingOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const byFile = groupBy(mistakes, ({ span }) => span.file.path);
  return [...byFile.values()].flatMap((ofFile) => [...ofFile].sort((a, b) => a.span.start - b.span.start));
}

interface Wanted {
  readonly path: string;
  readonly base: string;
  readonly isInPackage: boolean;
  /** The entry of `extends` that names it; null for the file that everything begins with. */
  readonly from: Sourced<string> | null;
}

class Loader {
  readonly files: LoadedFile[] = [];
  readonly mistakes: Mistake[] = [];
  readonly #source: FileSource;
  readonly #shown: (path: string) => string;
  /** What several files extend is read for each of them: it counts where each of them names it. */
  #reads = 0;

  constructor(source: FileSource, shown: (path: string) => string) {
    this.#source = source;
    this.#shown = shown;
  }

  /** `stack`: the files that are being loaded, from the first to the one that extends this one. */
  async load({ path, base, isInPackage, from }: Wanted, stack: readonly string[]): Promise<void> {
    const circle = stack.indexOf(path);
    if (circle !== -1) {
      const names = [...stack.slice(circle), path].map(this.#shown).join(' → ');
      this.#refuse(from, path, 'closes a circle', `each extends the next: ${names}`);
      return;
    }
    this.#reads += 1;
    if (this.#reads > MOST_FILES) {
      if (this.#reads === MOST_FILES + 1)
        this.#refuse(from, path, `is one file too many: more than ${MOST_FILES} are read`);
      return;
    }
    const form = formOf(path);
    if (form === null) {
      this.#refuse(from, path, 'has no name that tells how to read it', 'it may end in .yml, .yaml or .json');
      return;
    }
    const content = this.#source.read(path);
    if (content.kind !== 'text') {
      const reason =
        content.kind === 'unreadable' ? `cannot be read: ${content.reason}` : UNREAD[content.kind];
      this.#refuse(from, path, reason);
      return;
    }
    const { settings, mistakes } = await readDocument(path, content.text, form);
    for (const mistake of mistakes) this.mistakes.push(mistake);
    const home = directoryOf(path);
    for (const extended of settings.extends) {
      const wanted = this.#wanted(extended, home, base, isInPackage);
      if (wanted !== null) await this.load(wanted, [...stack, path]);
    }
    this.files.push({ settings, home, base });
  }

  #wanted(extended: Sourced<string>, home: string, base: string, isInPackage: boolean): Wanted | null {
    const name = extended.value;
    if (/^\.{0,2}\//.test(name)) {
      const path = pathIn(home, name);
      return { path, base: isInPackage ? base : directoryOf(path), isInPackage, from: extended };
    }
    const path = this.#fileOfPackage(extended, home);
    return path === null ? null : { path, base, isInPackage: true, from: extended };
  }

  /** As Node finds packages: in `node_modules` of the directory, and of all that it lies in. */
  #fileOfPackage(extended: Sourced<string>, home: string): string | null {
    const [, name, inside] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(extended.value) ?? [];
    if (name === undefined) {
      this.mistakes.push(
        mistakeAt(extended.span, `'${shownText(extended.value)}' names no file and no package`),
      );
      return null;
    }
    for (const directory of directoriesAbove(home)) {
      const folder = pathIn(directory, `node_modules/${name}`);
      if (this.#source.list(folder) === null) continue;
      if (inside !== undefined) return pathIn(folder, inside);
      const [path, ...others] = configurationFilesIn(folder, PACKAGE_FILE_NAMES, this.#source);
      if (path !== undefined && others.length === 0) return path;
      const names = [path ?? '', ...others].map((each) => each.slice(folder.length + 1)).join(' and ');
      this.mistakes.push(
        path === undefined
          ? mistakeAt(extended.span, `the package ${shownText(name)} has no configuration for proxylint`, {
              help: `in it one of ${PACKAGE_FILE_NAMES.join(', ')} is expected, or the key proxylint in its package.json`,
            })
          : mistakeAt(extended.span, `the package ${shownText(name)} has two configurations, ${names}`, {
              help: `name one of them: ${shownText(name)}/${path.slice(folder.length + 1)}`,
            }),
      );
      return null;
    }
    this.mistakes.push(this.#noPackage(extended, home));
    return null;
  }

  #noPackage({ value, span }: Sourced<string>, home: string): Mistake {
    const isFile = formOf(value) !== null && this.#source.read(pathIn(home, value)).kind === 'text';
    return mistakeAt(span, `there is no package ${shownText(value)} in node_modules`, {
      meant: isFile ? `did you mean ./${value}?` : '',
      help: 'a path begins with ./ or ../; a package is installed first',
    });
  }

  /** Blames the entry that names the file; the file itself where nothing does. */
  #refuse(from: Sourced<string> | null, path: string, reason: string, help?: string): void {
    const span = from?.span ?? startOf(new SourceFile(path, ''));
    const what = from === null ? 'it' : `'${shownText(from.value)}'`;
    this.mistakes.push(mistakeAt(span, `${what} ${reason}`, help === undefined ? {} : { help }));
  }
}

const UNREAD = {
  missing: 'does not exist',
  outside: 'lies outside of the repository, from where nothing is read',
} as const;
