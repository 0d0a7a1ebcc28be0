/** The report for programs: one document, described by `schema/check.schema.json`. */
import type { Finding, Fix } from '../lint/finding.ts';
import type { Span } from '../text/span.ts';
import type { CheckDocument, FindingDocument, FixDocument, PlaceDocument } from './document.ts';
import type { CheckReport } from './report.ts';
import { statisticsOf } from './statistics.ts';

export function placeOf({ file, start, end }: Span, displayPath: (path: string) => string): PlaceDocument {
  return { path: displayPath(file.path), start: file.positionAt(start), end: file.positionAt(end) };
}

/** The whole document, ending in a line feed. Keys keep their order from version to version. */
export function jsonReport(report: CheckReport): string {
  return `${JSON.stringify(checkDocument(report), null, 2)}\n`;
}

export function checkDocument(report: CheckReport): CheckDocument {
  const { findings, files, summary, displayPath } = report;
  return {
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
}

/** One of the document's findings. */
export function findingDocument(finding: Finding, displayPath: (path: string) => string): FindingDocument {
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
function fixDocument({ safety, title, edits }: Fix, displayPath: (path: string) => string): FixDocument {
  return {
    safety,
    title,
    edits: edits.map((edit) => ({ ...placeOf(edit, displayPath), text: edit.text })),
  };
}
