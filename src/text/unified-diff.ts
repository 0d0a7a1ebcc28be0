/** The change of one file as a unified diff, in the form that `patch -p1` and `git apply` take. */
import { structuredPatch } from 'diff';

const CONTEXT_LINES = 3;

export interface UnifiedDiff {
  /** The two lines that name the file. */
  readonly header: string;
  /** Hunks; their lines end as the file's own lines do. */
  readonly body: string;
}

/** `path` is relative, with `/` separators; the diff calls it `a/path` and `b/path`. */
export function unifiedDiff(path: string, before: string, after: string): UnifiedDiff {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: CONTEXT_LINES });
  let body = '';
  for (const { oldStart, oldLines, newStart, newLines, lines } of hunks) {
    body += `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@\n${lines.join('\n')}\n`;
  }
  return { header: `--- ${headerName(`a/${path}`)}\n+++ ${headerName(`b/${path}`)}\n`, body };
}

/** A range without lines names the line before it. */
function range(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}

/** git's notation: quoted with C escapes where it has to be; a tab ends a name that has spaces. */
function headerName(name: string): string {
  if (/["\\\p{Cc}]/u.test(name)) return JSON.stringify(name).replace(/\\u00([0-9a-f]{2})/g, octalEscape);
  return name.includes(' ') ? `${name}\t` : name;
}

function octalEscape(_escape: string, hexadecimal: string): string {
  return `\\${Number.parseInt(hexadecimal, 16).toString(8).padStart(3, '0')}`;
}
