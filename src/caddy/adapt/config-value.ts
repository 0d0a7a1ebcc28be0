/**
 * What a directive hands to the site that it stands in (httpcaddyfile/directives.go, `ConfigValue`): routes, for most.
 */
import type { Span } from '../../text/span.ts';
import type { JsonNode, ObjectNode } from '../json/node.ts';

/** A route before it is sorted and printed. */
export interface AdaptedRoute {
  /** Each an object of matchers by module name; empty: every request. */
  readonly match: readonly ObjectNode[];
  readonly handle: readonly ObjectNode[];
  readonly group: string | null;
  readonly terminal: boolean;
  readonly span: Span;
}

export type ConfigValue =
  | { readonly class: 'route'; readonly directive: string; readonly route: AdaptedRoute }
  /** Routes that stay together, in this order, and are not sorted by their matchers: `php_fastcgi` without a matcher. */
  | { readonly class: 'routes'; readonly directive: string; readonly routes: readonly AdaptedRoute[] }
  /** What `handle_errors` gives: routes with their own matchers, which are no handlers of the site. */
  | { readonly class: 'error-route'; readonly routes: readonly AdaptedRoute[]; readonly span: Span }
  | {
      readonly class: 'bind';
      readonly addresses: readonly string[];
      readonly protocols: readonly string[];
      readonly span: Span;
    }
  /** The log of a site: its name, '' for that of all, and the hosts that it is for, if it is not for those of the site. */
  | { readonly class: 'log'; readonly log: string; readonly hosts: readonly string[] }
  /** What other parts of the configuration are made of: `tls.connection_policy`, `tls.on_demand`, `tls.cert_issuer`. */
  | {
      readonly class: 'other';
      readonly name: string;
      readonly value: JsonNode;
      /** Every word that it comes from is known. */
      readonly certain: boolean;
    };
