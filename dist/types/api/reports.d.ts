/** What came of a call, as plain data: files and offsets of the core are paths, lines and columns here. */
import type { CheckDocument, RoutesDocument, TraceDocument } from '../report/document.js';
/** What kept something from being looked at. Where there is any, silence does not mean that all is well. */
export type Problem = 
/** A file that was asked for could not be read. */
{
    readonly kind: 'unreadable';
    readonly message: string;
    readonly path: string;
}
/** A rule threw, or gave something that is no report. */
 | {
    readonly kind: 'rule';
    readonly message: string;
    readonly rule: string;
    readonly cause: unknown;
}
/** What `findInputs` met on its way to the files. */
 | {
    readonly kind: 'input';
    readonly message: string;
};
export interface LintReport extends CheckDocument {
    readonly problems: readonly Problem[];
}
export interface RoutesReport extends RoutesDocument {
    readonly problems: readonly Problem[];
}
export type TraceReport = TraceDocument;
export type AnyReport = LintReport | RoutesReport | TraceReport;
