/**
 * The files of a run as `SourceFile`s, one for each path, so that findings which come from elsewhere (another thread, a
 * cache) speak of the same files as those that were made here.
 */
import { stockFile } from '../nginx/config/stock-files.ts';
import type { Premises } from '../route/premises.ts';
import type { FileSource } from '../text/file-source.ts';
import { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Finding } from './finding.ts';

/** Begins the name of a file that packages ship and that we know by heart: it is not among the files of the run. */
const STOCK = 'stock:';

export class FileTexts {
  readonly #source: FileSource;
  readonly #files = new Map<string, SourceFile | null>();

  constructor(source: FileSource) {
    this.#source = source;
  }

  /** The file of a name, or null when it has no text. */
  named(name: string): SourceFile | null {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const file = this.#read(name);
    this.#files.set(name, file);
    return file;
  }

  /** Findings may speak of the user's own words about a configuration, which stand in a file that was read before. */
  know({ websockets }: Premises): void {
    for (const { span } of websockets) this.#files.set(span.file.path, span.file);
  }

  /** The finding, about the files of this run. */
  own(finding: Finding): Finding {
    return {
      ...finding,
      span: this.#own(finding.span),
      related: finding.related.map((related) => ({ ...related, span: this.#own(related.span) })),
      fix:
        finding.fix === null
          ? null
          : { ...finding.fix, edits: finding.fix.edits.map((edit) => this.#own(edit)) },
    };
  }

  #own<T extends Span>(span: T): T {
    return { ...span, file: this.named(nameOf(span.file)) ?? span.file };
  }

  #read(name: string): SourceFile | null {
    if (name.startsWith(STOCK)) return stockFile(name.slice(STOCK.length));
    const content = this.#source.read(name);
    return content.kind === 'text' ? new SourceFile(name, content.text) : null;
  }
}

/** The name by which `FileTexts` knows a file: its path, unless it is one that packages ship. */
export function nameOf(file: SourceFile): string {
  return stockFile(file.path) === file ? `${STOCK}${file.path}` : file.path;
}
