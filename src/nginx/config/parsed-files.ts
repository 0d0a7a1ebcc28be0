/**
 * The parsed files of one file source. A file source is a snapshot, so a path is read and parsed once, and spans into
 * the same file compare equal whichever root led to it.
 */
import type { FileSource } from '../../text/file-source.ts';
import { SourceFile } from '../../text/source-file.ts';
import { parseNginx } from '../syntax/parser.ts';
import type { SyntaxTree } from '../syntax/tree.ts';

export type ParsedFile =
  | { readonly kind: 'parsed'; readonly tree: SyntaxTree }
  | { readonly kind: 'unavailable'; readonly because: string };

const cache = new WeakMap<FileSource, Map<string, ParsedFile>>();

export function parsedFile(source: FileSource, path: string): ParsedFile {
  let files = cache.get(source);
  if (files === undefined) {
    files = new Map();
    cache.set(source, files);
  }
  const already = files.get(path);
  if (already !== undefined) {
    // A source that keeps account of what each root asks for hears of every one.
    source.read(path);
    return already;
  }
  const parsed = readAndParse(source, path);
  files.set(path, parsed);
  return parsed;
}

function readAndParse(source: FileSource, path: string): ParsedFile {
  const content = source.read(path);
  switch (content.kind) {
    case 'text':
      return { kind: 'parsed', tree: parseNginx(new SourceFile(path, content.text)) };
    case 'unreadable':
      return { kind: 'unavailable', because: content.reason };
    case 'missing':
      return { kind: 'unavailable', because: 'it does not exist' };
    case 'outside':
      return { kind: 'unavailable', because: 'it lies outside the project' };
  }
}
