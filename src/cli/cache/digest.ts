/** Digests that stand for texts, directories and settings in a cache, which so holds no content of any file. */
import { hash } from 'node:crypto';
import type { FileContent } from '../../text/file-source.ts';
import { SourceFile } from '../../text/source-file.ts';

export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** What a file answered when it was read. None of the short forms can be a digest. */
export function answerOf(content: FileContent): string {
  switch (content.kind) {
    case 'text':
      return digestOf(content.text);
    case 'unreadable':
      return `?${digestOf(content.reason)}`;
    case 'missing':
      return '-';
    case 'outside':
      return '!';
  }
}

/** What a directory answered when it was listed. */
export function listingOf(names: readonly string[] | null): string {
  return names === null ? '-' : digestOf(names.join('/'));
}

/**
 * A text that is the same for equal plain data (primitives, lists, maps, sets, objects, files), whatever the order in which
 * they were put together, or null for what is not plain: a function may mean anything.
 */
export function canonicalText(data: unknown): string | null {
  switch (typeof data) {
    case 'string':
      return JSON.stringify(data);
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(data);
    case 'object':
      return data === null ? 'null' : canonicalObject(data);
    default:
      return null;
  }
}

function canonicalObject(data: object): string | null {
  if (data instanceof SourceFile) return bracketed('file(', [data.path, data.text].map(canonicalText), ')');
  if (Array.isArray(data)) return bracketed('[', data.map(canonicalText), ']');
  if (data instanceof Map) return bracketed('map(', entryTexts([...data]), ')');
  if (data instanceof Set) return bracketed('set(', sorted([...data].map(canonicalText)), ')');
  const prototype: unknown = Object.getPrototypeOf(data);
  if (prototype !== Object.prototype && prototype !== null) return null;
  return bracketed('{', entryTexts(Object.entries(data).filter(([, value]) => value !== undefined)), '}');
}

function entryTexts(entries: readonly (readonly [unknown, unknown])[]): readonly (string | null)[] {
  return sorted(
    entries.map(([key, value]) => {
      const texts = [canonicalText(key), canonicalText(value)];
      return texts.includes(null) ? null : texts.join(':');
    }),
  );
}

function bracketed(open: string, parts: readonly (string | null)[], close: string): string | null {
  return parts.includes(null) ? null : open + parts.join(',') + close;
}

function sorted(texts: readonly (string | null)[]): readonly (string | null)[] {
  return texts.includes(null) ? [null] : [...texts].sort();
}
