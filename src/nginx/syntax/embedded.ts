/**
 * Configurations inside other files: in block scalars of YAML (Kubernetes, Helm values) and in here-documents of shell
 * scripts. What surrounds them is not read.
 */
import type { SourceFile } from '../../text/source-file.ts';
import { lookUpDirective } from '../language/directives.ts';

export interface Region {
  readonly start: number;
  readonly end: number;
}

/** The stretches of a file that hold nginx configuration, or null where it is one from beginning to end. */
export function embeddedRegions(file: SourceFile): readonly Region[] | null {
  if (/\.ya?ml$/i.test(file.path))
    return blockScalars(file).filter((region) => holdsDirectives(file, region));
  if (/\.(ba|z|k)?sh$/i.test(file.path))
    return hereDocuments(file).filter((region) => holdsDirectives(file, region));
  return null;
}

/** `key: |` or `- |`, and the lines after it that are indented further. */
const BLOCK_SCALAR = /^( *)(?:- +)*(?:[^#\s].*:\s+|- )?[|>][-+0-9]*\s*(?:#.*)?$/;

function blockScalars(file: SourceFile): readonly Region[] {
  const regions: Region[] = [];
  const { lineStarts } = file;
  for (let line = 0; line < lineStarts.length; line++) {
    const header = BLOCK_SCALAR.exec(file.lineText(line + 1));
    if (header === null) continue;
    const indent = header[1]?.length ?? 0;
    let next = line + 1;
    while (next < lineStarts.length && belongsToScalar(file.lineText(next + 1), indent)) next++;
    regions.push(regionOfLines(file, line + 1, next));
    line = next - 1;
  }
  return regions;
}

function belongsToScalar(line: string, indent: number): boolean {
  const depth = line.search(/\S/);
  return depth === -1 || depth > indent || line.startsWith('{{', depth);
}

/** `<<EOF` up to a line that is `EOF`. */
const HERE_DOCUMENT = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

function hereDocuments(file: SourceFile): readonly Region[] {
  const regions: Region[] = [];
  const { lineStarts } = file;
  for (let line = 0; line < lineStarts.length; line++) {
    const delimiter = HERE_DOCUMENT.exec(file.lineText(line + 1))?.[2];
    if (delimiter === undefined) continue;
    let next = line + 1;
    while (next < lineStarts.length && file.lineText(next + 1).trim() !== delimiter) next++;
    regions.push(regionOfLines(file, line + 1, next));
    line = next;
  }
  return regions;
}

/** Lines `from` up to `to`, counted from 0. */
function regionOfLines(file: SourceFile, from: number, to: number): Region {
  const { lineStarts, text } = file;
  return { start: lineStarts[from] ?? text.length, end: lineStarts[to] ?? text.length };
}

/** Whether more lines look like directives of nginx than like statements of something else. */
function holdsDirectives(file: SourceFile, { start, end }: Region): boolean {
  let balance = 0;
  for (const [, name = ''] of file.text.slice(start, end).matchAll(/^[ \t]*([\w-]+)\b.*[;{][ \t\r]*$/gm)) {
    balance += lookUpDirective(name).some(({ module }) => module !== '') ? 1 : -1;
  }
  return balance > 0;
}
