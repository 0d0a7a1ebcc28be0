/** The report for programs: one document, described by `schema/check.schema.json`. */
import type { Finding, Fix } from '../lint/finding.ts';
import type { Position } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { CheckReport } from './report.ts';
import { statisticsOf } from './statistics.ts';

/** Lines and columns start at 1 (columns in UTF-16 units), offsets at 0. */
export interface JsonPlace {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

export function placeOf({ file, start, end }: Span, displayPath: (path: string) => string): JsonPlace {
  return { path: displayPath(file.path), start: file.positionAt(start), end: file.positionAt(end) };
}

/** The whole document, ending in a line feed. Keys keep their order from version to version. */
export function jsonReport(report: CheckReport): string {
  const { findings, files, summary, displayPath } = report;
  const document = {
    version: 1,
    files: files.map(({ file, dialect, root }) => ({ path: displayPath(file.path), dialect, root })),
    findings: findings.map((finding) => findingDocument(finding, displayPath)),
    summary: {
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      fixable: summary.fixable,
      suppressed: summary.suppressed,
    },
    ...(report.statistics ? { statistics: statisticsOf(findings) } : {}),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** One of the document's findings. */
export function findingDocument(finding: Finding, displayPath: (path: string) => string) {
  const { rule, severity, message, span, related, fix } = finding;
  return {
    rule,
    severity,
    message,
    ...placeOf(span, displayPath),
    related: related.map((place) => ({ message: place.message, ...placeOf(place.span, displayPath) })),
    fix: fix === null ? null : fixDocument(fix, displayPath),
  };
}

/** Edits name the text as it is before any of them; insertions at one place keep their order. */
function fixDocument({ safety, title, edits }: Fix, displayPath: (path: string) => string) {
  return {
    safety,
    title,
    edits: edits.map((edit) => ({ ...placeOf(edit, displayPath), text: edit.text })),
  };
}
