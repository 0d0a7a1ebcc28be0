/**
 * What rules ask a Caddyfile, and the edits that fixes are made of: a part of the model that stays as it is. Imports are
 * followed, and their arguments put in; what cannot be read makes the block around it *opaque*.
 */
import type { Site } from '../caddy/config/site.ts';
import type { Statement } from '../caddy/config/statement.ts';
import type { Route as AnyRoute } from '../route/route.ts';
import type { Target } from '../route/target.ts';
import type { SourceFile } from '../text/source-file.ts';

export type { Site } from '../caddy/config/site.ts';
export {
  type Argument,
  type Container,
  childrenNamed,
  everyStatement,
  headSpan as spanOf,
  type Statement,
  splitMatcher,
} from '../caddy/config/statement.ts';
export { removeStatements, replaceArgument } from '../caddy/edit/lines.ts';
export { type DurationReading, parseDuration } from '../caddy/language/duration.ts';
export type {
  Block,
  CaddySyntaxProblem as SyntaxProblem,
  CaddySyntaxProblemCode as SyntaxProblemCode,
  CaddySyntaxTree as SyntaxTree,
  Comment,
  Directive,
  Entry,
  Quote,
  SiteEntry,
  Word,
} from '../caddy/syntax/tree.ts';

/** A route that leaves from a `reverse_proxy`. */
export interface Route extends AnyRoute {
  readonly dialect: 'caddy';
  readonly configuration: Configuration;
  readonly site: Site;
  /** The `reverse_proxy` itself. */
  readonly proxy: Statement;
}

/** A root Caddyfile with all that it imports. */
export interface Configuration {
  readonly dialect: 'caddy';
  readonly root: SourceFile;
  /** Every file that was read, the root first, each once. */
  readonly files: readonly SourceFile[];
  readonly target: Target;
  readonly globalOptions: readonly Statement[];
  readonly sites: readonly Site[];
  readonly routes: readonly Route[];
}
