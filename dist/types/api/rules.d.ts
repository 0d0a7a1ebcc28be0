import type { FixSafety, Severity } from '../lint/finding.js';
import type { OptionsSchema } from '../lint/rule-options.js';
export interface RuleInfo {
    readonly id: string;
    /** What it finds, in one line. */
    readonly summary: string;
    readonly severity: Severity;
    readonly fix: FixSafety | 'mixed' | 'none';
    readonly dialects: readonly ('nginx' | 'caddy')[];
    /** What can be set, as a JSON Schema; null where there is nothing to set. */
    readonly options: OptionsSchema | null;
}
export declare const rules: readonly RuleInfo[];
