import type { FindingDocument } from '../report/document.js';
import type { Configurations } from './configurations.js';
import type { LintReport } from './reports.js';
export type FixOptions = Configurations & {
    /** Apply fixes too that change what someone may rely on. */
    readonly unsafe?: boolean;
};
export interface ChangedFile {
    readonly path: string;
    readonly before: string;
    readonly after: string;
}
/** A fix that was there to be applied and was not. */
export interface SkippedFix {
    readonly finding: FindingDocument;
    /** For people: "it would also change another route (idleTimeout): location /api → …". */
    readonly reason: string;
}
export interface FixReport {
    /** By path; a file whose text is as it was is not in it. */
    readonly changed: readonly ChangedFile[];
    /** How many fixes were applied. */
    readonly fixed: number;
    readonly skipped: readonly SkippedFix[];
    /** What is left, in the texts as they are afterwards. */
    readonly report: LintReport;
}
/**
 * Applies fixes until nothing more can be done, and none that does more than it says: a safe fix that would change
 * another route, or bring a new finding, is skipped. Writes nothing.
 */
export declare function fix(options: FixOptions): FixReport;
