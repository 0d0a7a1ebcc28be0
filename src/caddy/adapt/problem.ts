/** What Caddy refuses in a Caddyfile that its grammar allows, at the line to blame. */
import type { Span } from '../../text/span.ts';

export type AdaptProblemCode =
  /** A directive that this version does not know. Plugins may bring it. */
  | 'unknown-directive'
  /** A line in the block of a directive, or a global option, that this version does not know. */
  | 'unknown-option'
  /** Too few or too many arguments, or a block where there may be none. */
  | 'arguments'
  /** An argument whose value cannot be: a duration, a status, an address. */
  | 'value'
  /** A matcher that is not defined, defined twice, cannot stand here, or has wrong arguments. */
  | 'matcher'
  /** An address of a site that cannot be, or that another site has. */
  | 'address'
  /** A directive that may not stand here: without a place in the order, outside the block that it belongs to. */
  | 'place'
  /** The same thing twice where it may be said once. */
  | 'duplicate'
  /** A snippet or named route that is not defined, or defined twice. */
  | 'name';

export interface AdaptProblem {
  readonly code: AdaptProblemCode;
  /** For people: what is wrong and what to do, without a full stop at the end. */
  readonly message: string;
  readonly span: Span;
  /** Of an unknown directive or option: the names that may stand there. */
  readonly known?: readonly string[];
  /** Another release knows it: which one brought it, or took it away. */
  readonly version?: { readonly since?: string; readonly until?: string };
  /** Given only where it is certain what was meant. */
  readonly repair?: { readonly span: Span; readonly text: string };
}
