/** Where something is, as SARIF says it: files as URIs, stretches as regions. */
import type { Span } from '../../text/span.ts';
import { escapeControls } from '../escape.ts';
import type { DisplayPath } from '../routes-report.ts';
import { uriPath } from '../uri-path.ts';

/** Relative to the root of the sources where the file lies below it. */
export function artifactLocation(path: string, displayPath: DisplayPath) {
  const shown = displayPath(path);
  return shown.startsWith('/')
    ? { uri: `file://${uriPath(shown)}` }
    : { uri: uriPath(shown), uriBaseId: '%SRCROOT%' };
}

/** A byte-order mark is no part of the text for SARIF (section 3.30.1), while our offsets count it. */
const BYTE_ORDER_MARK = '\ufeff';

export function region({ file, start, end }: Span) {
  const mark = file.text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const from = file.positionAt(Math.max(mark, start));
  const to = file.positionAt(Math.max(mark, start, end));
  const columnOf = ({ line, column }: typeof from) => (line === 1 ? column - mark : column);
  return {
    startLine: from.line,
    startColumn: columnOf(from),
    endLine: to.line,
    endColumn: columnOf(to),
    charOffset: from.offset - mark,
    charLength: to.offset - from.offset,
  };
}

export function physicalLocation(span: Span, displayPath: DisplayPath) {
  return { artifactLocation: artifactLocation(span.file.path, displayPath), region: region(span) };
}

/** A plain text: what could be read as an embedded link (section 3.11.6) is escaped. */
export function messageText(text: string): string {
  const shown = escapeControls(text);
  return shown.includes('](') ? bracketsEscaped(shown) : shown;
}

/** A link to one of the related locations of a result. */
export function linkTo(id: number, text: string): string {
  return `[${bracketsEscaped(escapeControls(text))}](${id})`;
}

function bracketsEscaped(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}
