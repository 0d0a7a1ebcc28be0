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
  /** A subroute whose own matchers are kept apart: `handle_errors`. */
  | { readonly class: 'error-route'; readonly routes: ObjectNode; readonly span: Span }
  | {
      readonly class: 'bind';
      readonly addresses: readonly string[];
      readonly protocols: readonly string[];
      readonly span: Span;
    }
  /** What other parts of the configuration are made of: `tls.connection_policy`, `tls.cert_issuer`, `custom_log`, `fs`. */
  | { readonly class: 'other'; readonly name: string; readonly value: JsonNode };
