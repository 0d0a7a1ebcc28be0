/**
 * How loud a rule may be about a route, given why the route is thought to carry WebSockets. Rules decide for
 * themselves; this is the measure that they share.
 */
import type { Intent } from '../route/intent.js';
import type { Related, Severity } from './finding.js';
/**
 * The severity of a finding that would be `own` on a route that is certain to carry WebSockets: `own` on strong or
 * declared evidence, `info` on weak evidence, and null (say nothing) where nothing speaks for WebSockets.
 */
export declare function severityFor(intent: Pick<Intent, 'strength'>, own: Severity): Severity | null;
/**
 * Why a finding is made where nothing that can be seen in the configuration speaks for WebSockets: the line by which the
 * user declares one, or else what is known of the application.
 */
export declare function declaredPlace({ evidence }: Pick<Intent, 'evidence'>): readonly Related[];
