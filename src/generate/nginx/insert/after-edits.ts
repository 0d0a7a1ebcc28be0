/** A configuration as it would be after some insertions, and which place after them is which before. */
import { loadNginxConfiguration, type NginxConfiguration } from '../../../nginx/config/configuration.ts';
import { applyEdits, editsByFile, type TextEdit } from '../../../text/edit.ts';
import { filesInMemory } from '../../../text/file-source.ts';
import type { Span } from '../../../text/span.ts';

/** Null where edits overlap. */
export function afterEdits(
  { files, root, premises }: NginxConfiguration,
  edits: readonly TextEdit[],
): NginxConfiguration | null {
  const texts: Record<string, string> = {};
  for (const { path, text } of files) texts[path] = text;
  for (const [file, ofFile] of editsByFile(edits)) {
    const applied = applyEdits(file.text, ofFile);
    if (applied.kind === 'overlap') return null;
    texts[file.path] = applied.text;
  }
  return loadNginxConfiguration(filesInMemory(texts), root.path, premises);
}

/** Where a span stood before some insertions; null where it is a part of what they insert. */
export function spanBefore(
  span: Span,
  edits: readonly TextEdit[],
  { files }: NginxConfiguration,
): Span | null {
  const file = files.find(({ path }) => path === span.file.path);
  if (file === undefined) return null;
  let shift = 0;
  const ofFile = edits.filter((edit) => edit.file === file).sort((a, b) => a.start - b.start);
  for (const { start, text } of ofFile) {
    if (span.start < start + shift) break;
    if (span.start < start + shift + text.length) return null;
    shift += text.length;
  }
  return { file, start: span.start - shift, end: span.end - shift };
}
