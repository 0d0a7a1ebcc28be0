/**
 * A file source that keeps account of what each root asks for: which files were read or looked for, and which
 * directories were listed. As long as all of these answer the same, loading the root gives the same.
 */
import type { FileContent, FileSource } from '../text/file-source.ts';
import { snapshotOf } from './file-snapshot.ts';

/** What was asked for, each path once, in the order of the first question. */
export interface Questions {
  /** Files, whether they were there or not. */
  readonly read: readonly string[];
  /** Directories. */
  readonly listed: readonly string[];
}

/** One source for all roots, so that a file that several of them include is read and parsed once. */
export class RecordingSource implements FileSource {
  readonly whole: boolean | undefined;
  readonly #files: FileSource;
  #read: Set<string> | null = null;
  #listed: Set<string> | null = null;

  constructor(source: FileSource) {
    this.#files = snapshotOf(source);
    this.whole = source.whole;
  }

  read(path: string): FileContent {
    this.#read?.add(path);
    return this.#files.read(path);
  }

  list(directory: string): readonly string[] | null {
    this.#listed?.add(directory);
    return this.#files.list(directory);
  }

  /** What `load` asks for, and what it gives. */
  during<T>(load: () => T): { readonly given: T; readonly questions: Questions } {
    const read = new Set<string>();
    const listed = new Set<string>();
    this.#read = read;
    this.#listed = listed;
    try {
      const given = load();
      return { given, questions: { read: [...read], listed: [...listed] } };
    } finally {
      this.#read = null;
      this.#listed = null;
    }
  }
}
