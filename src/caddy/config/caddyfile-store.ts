/** The files of one configuration: each is read and parsed once, as sites, as the inside of a site, or both. */
import type { FileSource } from '../../text/file-source.ts';
import { SourceFile } from '../../text/source-file.ts';
import { parseCaddyDirectives, parseCaddyfile } from '../syntax/parser.ts';
import type { CaddyFragmentTree, CaddySyntaxTree } from '../syntax/tree.ts';

/** A file as it was read: as sites, as the inside of a site, or as both where it is imported in both places. */
export interface LoadedFile {
  readonly file: SourceFile;
  readonly tree: CaddySyntaxTree | null;
  readonly fragment: CaddyFragmentTree | null;
}

export interface LoadFailure {
  /** `removed`: it was there until the change that is judged. */
  readonly code: 'missing' | 'removed' | 'unreadable';
  readonly failure: string;
}

interface Entry {
  readonly file: SourceFile;
  tree: CaddySyntaxTree | null;
  fragment: CaddyFragmentTree | null;
}

export class CaddyfileStore {
  readonly #source: FileSource;
  readonly #version: string;
  readonly #entries = new Map<string, Entry>();

  constructor(source: FileSource, version: string) {
    this.#source = source;
    this.#version = version;
  }

  /** In the order in which they were first read. */
  get all(): readonly LoadedFile[] {
    return [...this.#entries.values()];
  }

  /** The root; one that cannot be read counts as empty, and `unreadable` says why. */
  root(path: string): { readonly file: SourceFile; readonly unreadable: string | null } {
    const loaded = this.load(path);
    if (loaded instanceof SourceFile) return { file: loaded, unreadable: null };
    return { file: this.#add(path, ''), unreadable: loaded.failure };
  }

  load(path: string): SourceFile | LoadFailure {
    const known = this.#entries.get(path);
    if (known !== undefined) return known.file;
    const content = this.#source.read(path);
    switch (content.kind) {
      case 'text':
        return this.#add(path, content.text);
      case 'unreadable':
        return { code: 'unreadable', failure: content.reason };
      case 'missing':
        return { code: content.removed === true ? 'removed' : 'missing', failure: 'no such file' };
      case 'outside':
        return { code: 'unreadable', failure: 'outside of the files that may be read' };
    }
  }

  treeOf(file: SourceFile): CaddySyntaxTree {
    const entry = this.#entryOf(file);
    entry.tree ??= parseCaddyfile(file, this.#version);
    return entry.tree;
  }

  fragmentOf(file: SourceFile): CaddyFragmentTree {
    const entry = this.#entryOf(file);
    entry.fragment ??= parseCaddyDirectives(file, this.#version);
    return entry.fragment;
  }

  /** The same for a file that turned out to hold no sites: its tree of sites is forgotten, with the problems in it. */
  fragmentOnly(file: SourceFile): CaddyFragmentTree {
    this.#entryOf(file).tree = null;
    return this.fragmentOf(file);
  }

  #add(path: string, text: string): SourceFile {
    const file = new SourceFile(path, text);
    this.#entries.set(path, { file, tree: null, fragment: null });
    return file;
  }

  #entryOf(file: SourceFile): Entry {
    const known = this.#entries.get(file.path);
    if (known !== undefined) return known;
    const added: Entry = { file, tree: null, fragment: null };
    this.#entries.set(file.path, added);
    return added;
  }
}
