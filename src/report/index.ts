/** The formats by name. Each is loaded when it is asked for: what a run does not print, it does not pay for. */
import type { PrettyOptions } from './pretty.ts';
import type { CheckReport } from './report.ts';
import type { RoutesReport } from './routes-report.ts';
import type { TraceReport } from './trace-report.ts';

/** Turns a report into text, in pieces, so that a long one can be written as it is made. */
export type Reporter<R> = (report: R, options: PrettyOptions) => Iterable<string>;

/** The reporter of a format that is made as one text. */
function whole<R>(make: (report: R) => string): Reporter<R> {
  return (report) => [make(report)];
}

export const CHECK_FORMATS = [
  'pretty',
  'compact',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'checkstyle',
  'junit',
  'html',
  'markdown',
] as const;
export const TRACE_FORMATS = ['pretty', 'json'] as const;
export const ROUTES_FORMATS = ['pretty', 'json', 'mermaid', 'svg', 'html'] as const;

export type CheckFormat = (typeof CHECK_FORMATS)[number];
export type TraceFormat = (typeof TRACE_FORMATS)[number];
export type RoutesFormat = (typeof ROUTES_FORMATS)[number];

/** The reporter of `proxylint check` and `proxylint fix`. */
export async function loadReporter(format: CheckFormat): Promise<Reporter<CheckReport>> {
  switch (format) {
    case 'pretty':
      return (await import('./pretty.ts')).prettyReport;
    case 'compact':
      return (await import('./compact.ts')).compactReport;
    case 'json':
      return whole((await import('./json.ts')).jsonReport);
    case 'jsonl':
      return (await import('./jsonl.ts')).jsonLinesReport;
    case 'sarif':
      return (await import('./sarif/log.ts')).sarifReport;
    case 'github':
      return whole((await import('./github.ts')).githubReport);
    case 'gitlab':
      return whole((await import('./gitlab.ts')).gitlabReport);
    case 'checkstyle':
      return (await import('./checkstyle.ts')).checkstyleReport;
    case 'junit':
      return (await import('./junit.ts')).junitReport;
    case 'html':
      return (await import('./html/page.ts')).htmlReport;
    case 'markdown':
      return whole((await import('./github-summary.ts')).githubSummary);
  }
}

/** The reporter of `proxylint routes`. */
export async function loadRoutesReporter(format: RoutesFormat): Promise<Reporter<RoutesReport>> {
  switch (format) {
    case 'pretty':
      return (await import('./routes-table.ts')).routesTable;
    case 'json':
      return whole((await import('./routes-json.ts')).routesJson);
    case 'mermaid':
      return whole((await import('./routes-mermaid.ts')).routesMermaid);
    case 'svg':
      return whole((await import('./svg/drawing.ts')).routesSvg);
    case 'html':
      return whole((await import('./routes-html.ts')).routesHtml);
  }
}

/** The reporter of `proxylint trace`. */
export async function loadTraceReporter(format: TraceFormat): Promise<Reporter<TraceReport>> {
  switch (format) {
    case 'pretty':
      return (await import('./trace-text.ts')).traceText;
    case 'json':
      return whole((await import('./trace-json.ts')).traceJson);
  }
}
