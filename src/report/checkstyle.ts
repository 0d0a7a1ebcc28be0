/** The XML that Checkstyle writes (its `XMLLogger`), which Jenkins and many other programs read. */
import { groupBy } from '../lint/group-by.ts';
import { escapeControls } from './escape.ts';
import type { CheckReport } from './report.ts';
import { element, xmlText } from './svg/element.ts';

/** The version of the format that readers expect, not one of ours. */
const FORMAT_VERSION = '4.3';

/** The whole document, ending in a line feed; a file without findings is not in it. */
export function* checkstyleReport({ findings, displayPath }: CheckReport): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="${FORMAT_VERSION}">\n`;
  for (const [path, ofFile] of groupBy(findings, ({ span }) => span.file.path)) {
    yield `<file name="${xmlText(escapeControls(displayPath(path)))}">\n`;
    for (const { rule, severity, message, span } of ofFile) {
      const { line, column } = span.file.positionAt(span.start);
      const attributes = {
        line,
        column,
        severity,
        message: escapeControls(message),
        source: `proxylint.${rule}`,
      };
      yield `${element('error', attributes)}\n`;
    }
    yield '</file>\n';
  }
  yield '</checkstyle>\n';
}
