/**
 * The core's own reports behind the documents that callers get: `format` makes its texts from them, and nothing of them
 * shows in what is returned.
 */
import type { RuleFailure } from '../lint/gather.ts';
import type { Project } from '../lint/project.ts';
import type { CheckReport } from '../report/report.ts';
import type { RoutesReport as InternalRoutes } from '../report/routes-report.ts';
import type { TraceReport as InternalTrace } from '../report/trace-report.ts';
import type { AnyReport, Problem } from './reports.ts';

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
