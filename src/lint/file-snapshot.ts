/**
 * A file source that reads every path once, and the same with some texts replaced.
 *
 * A run sees one state of the files: what a fix is made for is what it is applied to, although an editor may write in
 * between. `parsedFile` and its like keep their trees by file source, so that one snapshot also means one parse.
 */
import type { FileContent, FileSource } from '../text/file-source.ts';

/** Reads and lists through `source`, each path once. */
export function snapshotOf(source: FileSource): FileSource {
  const contents = new Map<string, FileContent>();
  const listings = new Map<string, readonly string[] | null>();
  return {
    whole: source.whole,
    read: (path) => remembered(contents, path, () => source.read(path)),
    list: (directory) => remembered(listings, directory, () => source.list(directory)),
  };
}

/** The same files, except that those in `texts` read as given there. */
export function withTexts(source: FileSource, texts: ReadonlyMap<string, string>): FileSource {
  return snapshotOf({
    whole: source.whole,
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? source.read(path) : { kind: 'text', text };
    },
    list: (directory) => source.list(directory),
  });
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const already = known.get(key);
  if (already !== undefined) return already;
  const found = find();
  known.set(key, found);
  return found;
}
