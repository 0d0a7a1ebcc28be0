/**
 * Rules of one's own: the same declaration that the built-in ones are made with, over the part of the model that stays as
 * it is. A rule yields reports; severities, suppressions, formats and the safety of fixes are proxylint's business.
 */
import type { Fix, FixSafety, Related, Severity } from '../lint/finding.js';
import type { RuleOptions } from '../lint/rule-options.js';
import type { Target } from '../route/target.js';
import type { Span } from '../text/span.js';
import type * as caddy from './caddy.js';
import type * as nginx from './nginx.js';
/** A way from a listener to an upstream; `dialect` tells which proxy it is written for. */
export type AnyRoute = nginx.Route | caddy.Route;
export interface RuleContext {
    /** The versions of the proxies for which the configuration is judged. */
    readonly target: Target;
    /** How long idle sockets must live at least by the user's settings for the file of a span, in milliseconds. */
    readonly minimumIdleAt: (span: Span) => number;
    /** The rule's own options, as they are set for the file of a span. */
    readonly optionsAt: <T>(options: RuleOptions<T>, span: Span) => T;
}
/** What a rule has to say at one place. */
export interface Report {
    /** What is wrong and why it matters, in one or two sentences, without line breaks. */
    readonly message: string;
    /** The line to blame: the one that a person would change. */
    readonly span: Span;
    /** The rule's own severity where this is left out. */
    readonly severity?: Severity;
    /** Other places that explain it, in reading order. */
    readonly related?: readonly Related[];
    readonly fix?: Fix | null;
}
export interface Rule {
    /** `name/rule`, in lower-case letters, digits and hyphens: the plugin's name, and the rule's. */
    readonly id: `${string}/${string}`;
    /** One line for `proxylint rules`. */
    readonly summary: string;
    /** How loud it is where a report does not say. */
    readonly severity: Severity;
    /** What its fixes are; `mixed` where it depends on the report. */
    readonly fix: FixSafety | 'mixed' | 'none';
    readonly dialects: readonly ('nginx' | 'caddy')[];
    /** The rule's page, as Markdown, for `proxylint explain`. */
    readonly page?: string;
    /** What users may set, made with `defineOptions`; the checks get it by `optionsAt`. */
    readonly options?: RuleOptions<object>;
    /** Called for every route of the dialects. */
    readonly checkRoute?: (route: AnyRoute, context: RuleContext) => Iterable<Report>;
    /** Called for every nginx configuration: a root with all that it includes. */
    readonly checkNginx?: (configuration: nginx.Configuration, context: RuleContext) => Iterable<Report>;
    /** Called for every Caddyfile with all that it imports. */
    readonly checkCaddy?: (configuration: caddy.Configuration, context: RuleContext) => Iterable<Report>;
}
/** Declares a rule; exists for its types, so that a plugin works without it too. */
export declare function defineRule(rule: Rule): Rule;
