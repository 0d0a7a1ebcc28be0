import type { LintReport, RoutesReport, TraceReport } from './reports.js';
/** Those of `proxylint check` and `proxylint fix`. */
export type LintFormat = 'pretty' | 'compact' | 'json' | 'jsonl' | 'sarif' | 'github' | 'gitlab' | 'checkstyle' | 'junit' | 'html' | 'markdown';
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
/** The text that `proxylint --format` would print for a report: the very object that `lint` and the others return. */
export declare function format(report: LintReport, name: LintFormat, options?: FormatOptions): Promise<string>;
export declare function format(report: RoutesReport, name: RoutesFormat, options?: FormatOptions): Promise<string>;
export declare function format(report: TraceReport, name: TraceFormat, options?: FormatOptions): Promise<string>;
