/**
 * What a rule is: one small declaration that yields findings. Rules ask the model (`Route`, effective values), not the
 * text; `run.ts` calls them and turns what they yield into findings.
 */
import type { CaddyConfiguration, CaddyRoute } from '../caddy/routes.ts';
import type { NginxConfiguration } from '../nginx/config/configuration.ts';
import type { NginxRoute } from '../nginx/routes.ts';
import type { Target } from '../route/target.ts';
import type { Span } from '../text/span.ts';
import type { Fix, FixSafety, Related, Severity } from './finding.ts';
import type { RuleOptions } from './rule-options.ts';
import type { SuppressionReview } from './suppression/review.ts';

/** A route of any dialect; `dialect` tells which, and with it what the fix has to be written in. */
export type AnyRoute = NginxRoute | CaddyRoute;

export interface RuleContext {
  readonly target: Target;
  /** How long idle sockets must live at least by the user's settings for the file of a span, in milliseconds. */
  readonly minimumIdleAt: (span: Span) => number;
  /** The rule's own options, as they are set for the file of a span. */
  readonly optionsAt: <T>(options: RuleOptions<T>, span: Span) => T;
}

/** What a rule yields: a finding without what the rule's own declaration already says. */
export interface Report {
  readonly message: string;
  readonly span: Span;
  /** The rule's own severity where this is left out. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fix?: Fix | null;
}

export interface Rule {
  /** Stable, plain words: `websocket-idle-timeout`. Also the name of the rule's folder. */
  readonly id: string;
  /** One line for `proxylint rules`. */
  readonly summary: string;
  /** The severity on a route that is certain to carry WebSockets. */
  readonly severity: Severity;
  /** What its fixes are; `mixed` where it depends on the finding. The tests refuse a rule that yields another kind. */
  readonly fix: FixSafety | 'mixed' | 'none';
  readonly dialects: readonly ('nginx' | 'caddy')[];
  /** What users may set; the checks get it by `RuleContext.optionsAt`. */
  readonly options?: RuleOptions<object>;
  /** Of a rule of a plugin: its page, as Markdown. */
  readonly page?: string;
  /** Every error of this rule means that the proxy does not start. */
  readonly keepsFromStarting?: true;
  readonly checkRoute?: (route: AnyRoute, context: RuleContext) => Iterable<Report>;
  readonly checkNginx?: (configuration: NginxConfiguration, context: RuleContext) => Iterable<Report>;
  /** Asked once for a project, after all other rules: what their findings say about the comments that accept them. */
  readonly checkSuppressions?: (review: SuppressionReview) => Iterable<Report>;
  readonly checkCaddy?: (configuration: CaddyConfiguration, context: RuleContext) => Iterable<Report>;
}

/** Declares a rule; exists for its types. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
