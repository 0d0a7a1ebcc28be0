/** The built-in rules, as `proxylint rules` lists them. */
import { rules as builtIn } from '../../rules/index.ts';
import type { FixSafety, Severity } from '../lint/finding.ts';
import type { OptionsSchema } from '../lint/rule-options.ts';

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

export const rules: readonly RuleInfo[] = builtIn.map(
  ({ id, summary, severity, fix, dialects, options }) => ({
    id,
    summary,
    severity,
    fix,
    dialects,
    options: options?.schema ?? null,
  }),
);
