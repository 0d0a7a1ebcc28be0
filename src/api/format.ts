/** `format`: a report in one of the formats of the command line. */
import {
  CHECK_FORMATS,
  loadReporter,
  loadRoutesReporter,
  loadTraceReporter,
  ROUTES_FORMATS,
  TRACE_FORMATS,
} from '../report/index.ts';
import { coloured, plain } from '../report/paint.ts';
import type { PrettyOptions } from '../report/pretty.ts';
import { expectFlag, expectOneOf, expectOptions, nounFor } from './expect.ts';
import { originOf } from './report-origins.ts';
import type { AnyReport, LintReport, RoutesReport, TraceReport } from './reports.ts';

/** Those of `proxylint check` and `proxylint fix`. */
export type LintFormat =
  | 'pretty'
  | 'compact'
  | 'json'
  | 'jsonl'
  | 'sarif'
  | 'github'
  | 'gitlab'
  | 'checkstyle'
  | 'junit'
  | 'html'
  | 'markdown';
/** Those of `proxylint routes`. */
export type RoutesFormat = 'pretty' | 'json' | 'mermaid' | 'svg' | 'html';
/** Those of `proxylint trace`. */
export type TraceFormat = 'pretty' | 'json';

export interface FormatOptions {
  /** For terminals; only `pretty` has colours. */
  readonly color?: boolean;
  /** The width for `pretty`; longer lines of configurations are cut. */
  readonly columns?: number;
}

const LOG_COLUMNS = 120;

/** Formats whose findings carry fingerprints. */
const WITH_DIGESTS: ReadonlySet<string> = new Set(['sarif', 'gitlab']);

/** The text that `proxylint --format` would print for a report: the very object that `lint` and the others return. */
export function format(report: LintReport, name: LintFormat, options?: FormatOptions): Promise<string>;
export function format(report: RoutesReport, name: RoutesFormat, options?: FormatOptions): Promise<string>;
export function format(report: TraceReport, name: TraceFormat, options?: FormatOptions): Promise<string>;
export async function format(report: AnyReport, name: string, options: FormatOptions = {}): Promise<string> {
  expectOptions(options, ['color', 'columns'], 'format');
  const origin = typeof report === 'object' && report !== null ? originOf(report) : undefined;
  if (origin === undefined) {
    throw new TypeError(
      `format takes the object that lint, routes or trace returned, or the report of fix, not ${nounFor(report)} made from it`,
    );
  }
  const shown = prettyOptions(options);
  switch (origin.kind) {
    case 'lint': {
      if (WITH_DIGESTS.has(name) && globalThis.process === undefined)
        throw new TypeError(`format: ${name} has digests in it, which only Node.js makes`);
      const reporter = await loadReporter(expectOneOf(name, CHECK_FORMATS, 'format: the format'));
      return [...reporter(origin.report, shown)].join('');
    }
    case 'routes': {
      const reporter = await loadRoutesReporter(expectOneOf(name, ROUTES_FORMATS, 'format: the format'));
      return [...reporter(origin.report, shown)].join('');
    }
    case 'trace': {
      const reporter = await loadTraceReporter(expectOneOf(name, TRACE_FORMATS, 'format: the format'));
      return [...reporter(origin.report, shown)].join('');
    }
  }
}

function prettyOptions({ color, columns = LOG_COLUMNS }: FormatOptions): PrettyOptions {
  expectFlag(color, 'format: color');
  if (!Number.isInteger(columns) || columns < 1) {
    throw new TypeError('format: columns is to be a whole number above 0');
  }
  return { paint: color === true ? coloured : plain, columns };
}
