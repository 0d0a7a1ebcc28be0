/** A new `proxy_set_header` that looks like those around it: their spacing, their column, their quotes. */
import type { Statement } from '../config/context.ts';

/** The text of a `proxy_set_header`, styled after the lines among which it will stand. */
export function headerLine(siblings: readonly Statement[], header: string, value: string): string {
  const style = styleOf(siblings.filter((at) => at.directive.args.length === 2 && !at.stock));
  const head = `proxy_set_header${style.firstGap}${header}`;
  const gap = style.valueColumn === null ? ' ' : ' '.repeat(Math.max(1, style.valueColumn - head.length));
  return `${head}${gap}${value === '' ? '""' : value};`;
}

interface HeaderStyle {
  readonly firstGap: string;
  /** Column, counted from the start of the statement, at which all values start; null when they are not aligned. */
  readonly valueColumn: number | null;
}

function styleOf(siblings: readonly Statement[]): HeaderStyle {
  const last = siblings.at(-1);
  if (last === undefined) return { firstGap: ' ', valueColumn: null };
  const { directive, file } = last;
  const gap = file.text.slice(directive.name.end, directive.args[0]?.start ?? directive.name.end);
  const firstGap = /^[ \t]+$/.test(gap) ? gap : ' ';
  const columns = siblings.map((at) => (at.directive.args[1]?.start ?? 0) - at.directive.start);
  const widths = new Set(siblings.map((at) => at.directive.args[0]?.value.length ?? 0));
  const isAligned = siblings.length > 1 && widths.size > 1 && new Set(columns).size === 1;
  return { firstGap, valueColumn: isAligned ? (columns[0] ?? null) : null };
}

/** A copy of a line as it is written, for a block that would otherwise no longer inherit it; always on one line. */
export function copyOf(statement: Statement): string {
  const { directive, file } = statement;
  const written = file.text.slice(directive.start, directive.end);
  if (!/[\n#]/.test(written) && written.endsWith(';')) return written;
  const words = [directive.name, ...directive.args].map((word) => file.text.slice(word.start, word.end));
  return `${words.join(' ')};`;
}
