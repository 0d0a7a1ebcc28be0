/**
 * Why a route is thought to carry WebSockets. Intent decides how loud a rule is: a plain API location without upgrade
 * headers is not an error.
 */
import type { Span } from '../text/span.js';
import type { Assumption } from './premises.js';
/**
 * `declared`: the user says so. `strong`: the configuration says so. `weak`: could be. `none`: nothing speaks for it.
 */
export type IntentStrength = 'declared' | 'strong' | 'weak' | 'none';
export interface Evidence {
    /** For people: "the path /socket.io/ is used by Socket.IO". */
    readonly message: string;
    readonly strength: 'declared' | 'strong' | 'weak';
    readonly span: Span;
    /** Known from elsewhere than the configuration: who reads a finding cannot see it there, and has to be told. */
    readonly isToldApart?: true;
}
export interface InferredEvidence extends Evidence {
    readonly strength: 'strong' | 'weak';
}
export interface Intent {
    /** What the settings make of it: how sure to be, and so how loud. */
    readonly strength: IntentStrength;
    /** What the configuration itself says, whatever the settings assume. */
    readonly inferred: Exclude<IntentStrength, 'declared'>;
    readonly evidence: readonly Evidence[];
}
/** What is known about a route, by where it is known from. */
export interface Known {
    /** The user's own word for this route. */
    readonly declared: readonly Evidence[];
    /** What the configuration says. */
    readonly inferred: readonly InferredEvidence[];
    /** What holds of the route where the settings say that all carry WebSockets; null where it cannot be one of them. */
    readonly origin: Span | null;
}
/** The intent that the configuration's own evidence amounts to: as strong as its strongest piece. */
export declare function intentFrom(evidence: readonly InferredEvidence[]): Intent;
/** The same under the settings of the user. */
export declare function intentUnder({ declared, inferred, origin }: Known, assume: Assumption): Intent;
/** Whether the user's word or the configuration's is about this very route, and not about all. */
export declare function isNamedForWebSockets({ strength, inferred }: Intent): boolean;
/** Whether the intent is at least this strong. */
export declare function isAtLeast(intent: Pick<Intent, 'strength'>, strength: IntentStrength): boolean;
