/**
 * What came of a call, as plain data, and what a format can be made of. The findings of the core hold files and offsets;
 * callers get documents, and the core's own report is kept beside each, for `format`.
 */
import type { RuleFailure } from '../lint/gather.ts';
import type { Project } from '../lint/project.ts';
import type { CheckDocument, RoutesDocument, TraceDocument } from '../report/document.ts';
import type { CheckReport } from '../report/report.ts';
import type { RoutesReport as InternalRoutes } from '../report/routes-report.ts';
import type { TraceReport as InternalTrace } from '../report/trace-report.ts';

/** What kept something from being looked at. Where there is any, silence does not mean that all is well. */
export type Problem =
  /** A file that was asked for could not be read. */
  | { readonly kind: 'unreadable'; readonly message: string; readonly path: string }
  /** A rule threw, or gave something that is no report. */
  | { readonly kind: 'rule'; readonly message: string; readonly rule: string; readonly cause: unknown }
  /** What `findInputs` met on its way to the files. */
  | { readonly kind: 'input'; readonly message: string };

export interface LintReport extends CheckDocument {
  readonly problems: readonly Problem[];
}

export interface RoutesReport extends RoutesDocument {
  readonly problems: readonly Problem[];
}

export type TraceReport = TraceDocument;

export type AnyReport = LintReport | RoutesReport | TraceReport;

/** What a report was made from. */
export type Origin =
  | { readonly kind: 'lint'; readonly report: CheckReport }
  | { readonly kind: 'routes'; readonly report: InternalRoutes }
  | { readonly kind: 'trace'; readonly report: InternalTrace };

const origins = new WeakMap<AnyReport, Origin>();

export function withOrigin<R extends AnyReport>(report: R, origin: Origin): R {
  origins.set(report, origin);
  return report;
}

/** Undefined for anything but an object that one of our own functions returned. */
export function originOf(report: AnyReport): Origin | undefined {
  return origins.get(report);
}

export function problemsOf(
  { unreadable }: Project,
  failures: readonly RuleFailure[],
  displayPath: (path: string) => string,
): readonly Problem[] {
  return [
    ...unreadable.map(({ path, reason }) => ({
      kind: 'unreadable' as const,
      message: reason,
      path: displayPath(path),
    })),
    ...failures.map(({ rule, message, cause }) => ({ kind: 'rule' as const, message, rule, cause })),
  ];
}
