/** What a rule has to say about a configuration: plain data with spans. How it looks is the reports' business. */
import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
/** `error`: it fails. `warning`: it works until something ordinary happens. `info`: worth knowing, or weak evidence. */
export type Severity = 'error' | 'warning' | 'info';
/** A safe fix is checked before it is written; an unsafe one changes what someone may rely on and must be asked for. */
export type FixSafety = 'safe' | 'unsafe';
export interface Fix {
    readonly safety: FixSafety;
    /** What it does, as an instruction: "set Upgrade and Connection in this location". */
    readonly title: string;
    readonly edits: readonly TextEdit[];
    /** It is meant to add a route, such as a `proxy_pass` that was forgotten; any other fix that adds one is refused. */
    readonly addsRoute?: true;
    /** It is meant to keep handshakes off the routes that its finding is about; any other fix that does is refused. */
    readonly keepsHandshakesOff?: true;
}
export interface Related {
    readonly message: string;
    readonly span: Span;
}
export interface Finding {
    readonly rule: string;
    readonly severity: Severity;
    /** What is wrong and why it matters, in one or two sentences, without line breaks. */
    readonly message: string;
    /** The line to blame. */
    readonly span: Span;
    /** Heads of the blocks around the blamed line in its file, outermost first: `['http', 'server app.test']`. */
    readonly within: readonly string[];
    /** The blamed statement without its block, one space between its words; the line where no statement stands there. */
    readonly statement: string;
    readonly related: readonly Related[];
    readonly fix: Fix | null;
}
/** Why the user accepts a finding. */
export type Acceptance = 
/** A comment at `span` says so, and why. */
{
    readonly kind: 'comment';
    readonly reason: string;
    readonly span: Span;
}
/** It is in the baseline. */
 | {
    readonly kind: 'baseline';
};
/** A finding that is not shown and not fixed, because the user accepts it. */
export interface SuppressedFinding {
    readonly finding: Finding;
    readonly by: Acceptance;
}
export declare function isSeverityAtLeast(severity: Severity, threshold: Severity): boolean;
