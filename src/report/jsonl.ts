/** One JSON object for each finding, each on a line of its own: what the `findings` of the JSON document hold. */
import { findingDocument } from './json.ts';
import type { CheckReport } from './report.ts';

/** Valid in JSON, and the end of a line for some readers of lines. */
const OTHER_LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** One piece for each finding. */
export function* jsonLinesReport({ findings, displayPath }: CheckReport): Generator<string> {
  for (const finding of findings) {
    const line = JSON.stringify(findingDocument(finding, displayPath));
    yield `${line.replace(OTHER_LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
  }
}
