/**
 * How one directive becomes JSON: the counterpart of Caddy's `RegisterDirective` and `RegisterHandlerDirective`. A new
 * directive is one entry in a table of `./directives`.
 */
import type { Span } from '../../text/span.ts';
import type { Argument, Statement } from '../config/statement.ts';
import type { ObjectNode, PlainJson } from '../json/node.ts';
import type { AdaptedRoute, ConfigValue } from './config-value.ts';
import type { AdaptProblem } from './problem.ts';

/** What an adapter may ask and say about the site that a directive stands in. */
export interface AdaptContext {
  /** The Caddy version that the configuration is for. */
  readonly version: string;
  isAtLeast(version: string): boolean;
  /** Notes what Caddy would refuse. Adapting goes on, with what can be made of the rest. */
  problem(problem: AdaptProblem): void;
  /** The named matchers in force, by name with the `@`. */
  readonly matchers: ReadonlyMap<string, ObjectNode>;
  /** The set that a matcher token stands for: `*`, `/path`, `@name`; null for every request, or for a problem, which is noted. */
  matcherSet(token: Argument): ObjectNode | null;
  /** The set that the arguments or the block of a statement make, as `lb_retry_match` and `@name` have it. */
  nestedMatcherSet(statement: Statement): ObjectNode;
  /** The handlers of a block as one subroute, sorted as in a site; `route` keeps the written order. */
  subroute(block: Statement, how: 'sorted' | 'as-written'): ObjectNode;
  /** The routes of a block, to be put into something else than a handler of their own. */
  routes(statements: readonly Statement[], how: 'sorted' | 'as-written'): readonly AdaptedRoute[];
  /** A `subroute` handler of routes that are in order already. */
  subrouteOf(routes: readonly AdaptedRoute[], span: Span): ObjectNode;
  /** Notes that the site needs a named route. */
  invoke(name: Argument): void;
  /** A name for a group of routes of which only one runs, unlike all others: `group3`. */
  newGroup(): string;
  /** A name for the log of a site that has none: `log0`. */
  newLog(): string;
  /** What connections ask for a certificate from a file by, and whether the file was not named before. */
  certificateTag(file: string): { readonly tag: string; readonly isNew: boolean };
  /** The global option that was given, if it was: `order`, `grace_period`. */
  globalOption(name: string): Statement | null;
}

/**
 * Adapts a handler directive whose matcher token has been taken off; null where nothing can be made of it. Short placeholders
 * in it are long already: Caddy expands `{host}` to `{http.request.host}` before it reads any directive.
 */
export type HandlerAdapter = (handler: HandlerDirective, context: AdaptContext) => ObjectNode | null;

export interface HandlerDirective {
  readonly statement: Statement;
  /** Without the matcher token. */
  readonly args: readonly Argument[];
  /** The line, for what has no place of its own. */
  readonly span: Span;
}

/** Adapts a directive that reads its own matcher, gives several routes, or is no handler. */
export type DirectiveAdapter = (statement: Statement, context: AdaptContext) => readonly ConfigValue[];

export interface AdapterTable {
  readonly handlers: Readonly<Record<string, HandlerAdapter>>;
  readonly directives: Readonly<Record<string, DirectiveAdapter>>;
}

export type { AdaptedRoute, PlainJson };
