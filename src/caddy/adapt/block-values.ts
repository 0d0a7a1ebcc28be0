/** The directives of a site or of a block in it, each adapted, with the matchers that are in force there. */

import { isVersionAtLeast } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';
import type { Span } from '../../text/span.ts';
import { sortedAs } from '../config/order.ts';
import { type Argument, headSpan, type Statement, splitMatcher } from '../config/statement.ts';
import { type ObjectNode, objectNode } from '../json/node.ts';
import { directiveSince, directivesOf, isAboutSite } from '../language/directives.ts';
import type { AdaptedRoute, ConfigValue } from './config-value.ts';
import type { AdaptContext, AdapterTable } from './directive-adapter.ts';
import { defineMatchers, type MatcherDefinitions, matcherSetOf } from './matchers/define.ts';
import type { Session } from './session.ts';
import { buildRoutes, subrouteHandler } from './subroute.ts';

/** Adapts statements whose short placeholders are written out. */
export class BlockAdapter implements AdaptContext {
  readonly matchers: MatcherDefinitions;
  readonly #session: Session;
  readonly #table: AdapterTable;
  readonly #invoked: Map<string, Argument>;

  constructor(
    session: Session,
    table: AdapterTable,
    matchers: MatcherDefinitions,
    invoked: Map<string, Argument>,
  ) {
    this.#session = session;
    this.#table = table;
    this.matchers = matchers;
    this.#invoked = invoked;
  }

  get version(): string {
    return this.#session.version;
  }

  isAtLeast(version: string): boolean {
    return isVersionAtLeast(this.version, version);
  }

  problem(problem: Parameters<AdaptContext['problem']>[0]): void {
    this.#session.problem(problem);
  }

  newGroup(): string {
    return this.#session.newGroup();
  }

  newLog(): string {
    return this.#session.newLog();
  }

  certificateTag(file: string): { readonly tag: string; readonly isNew: boolean } {
    return this.#session.certificateTag(file);
  }

  globalOption(name: string): Statement | null {
    return this.#session.options.given.get(name) ?? null;
  }

  invoke(name: Argument): void {
    if (!this.#invoked.has(name.value)) this.#invoked.set(name.value, name);
  }

  matcherSet(token: Argument): ObjectNode | null {
    if (token.value === '*') return null;
    if (token.value.startsWith('/')) return objectNode({ path: [token.value] }, token.span);
    if (!token.value.startsWith('@')) return null;
    const defined = this.matchers.get(token.value);
    if (defined !== undefined) return defined;
    if (token.certain) {
      const message = `no matcher ${token.value} is defined here, and Caddy refuses the file`;
      this.problem({ code: 'matcher', message, span: token.span });
    }
    return objectNode({ [`unknown:${token.value}`]: {} }, token.span);
  }

  nestedMatcherSet(statement: Statement): ObjectNode {
    return matcherSetOf(statement, this.#session);
  }

  subroute(block: Statement, how: 'sorted' | 'as-written'): ObjectNode {
    return subrouteHandler(this.routes(block.block ?? [], how), headSpan(block));
  }

  subrouteOf(routes: readonly AdaptedRoute[], span: Span): ObjectNode {
    return subrouteHandler(routes, span);
  }

  routes(statements: readonly Statement[], how: 'sorted' | 'as-written'): readonly AdaptedRoute[] {
    const inner = new BlockAdapter(
      this.#session,
      this.#table,
      defineMatchers(statements, this.matchers, this.#session),
      this.#invoked,
    );
    return buildRoutes(inner.handlerValues(statements), how, this.#session);
  }

  /** The same within a block: what is no handler may not stand here, unless it was given a place in the order. */
  handlerValues(statements: readonly Statement[]): readonly ConfigValue[] {
    return statements.flatMap((statement) => {
      const { name, conditional } = statement;
      const values = this.values([statement]);
      if (!isAboutSite(name.value)) return values;
      if (name.certain && !conditional && !this.#session.order.places.has(name.value)) {
        const message = `\`${name.value}\` is about a whole site, and cannot stand in a block within one`;
        this.problem({ code: 'place', message, span: name.span });
      }
      return [];
    });
  }

  /** What each directive gives, in written order. */
  values(statements: readonly Statement[]): readonly ConfigValue[] {
    return statements.flatMap((statement) =>
      statement.name.value.startsWith('@') ? [] : this.#valuesOf(statement),
    );
  }

  #valuesOf(statement: Statement): readonly ConfigValue[] {
    const name = statement.name.value;
    const { handlers, directives } = this.#table;
    const since = directiveSince(name);
    const isKnown = since === null || this.isAtLeast(since);
    const directive = isKnown ? lookUp(directives, name) : undefined;
    if (directive !== undefined) return directive(statement, this);
    const handler = isKnown ? lookUp(handlers, name) : undefined;
    if (handler === undefined) {
      if (isAboutSite(name)) return [];
      this.#unknown(statement);
    }
    const { matcher, args } = splitMatcher(statement);
    const match = matcher === null ? null : this.matcherSet(matcher);
    const span = headSpan(statement);
    const handle =
      handler === undefined ? objectNode({ handler: name }, span) : handler({ statement, args, span }, this);
    return handle === null ? [] : [routeOf(statement, match, [handle])];
  }

  /** A directive of another version, or one that a plugin may bring. */
  #unknown({ name, conditional }: Statement): void {
    const known = directivesOf(this.version);
    if (!name.certain || conditional || known.includes(name.value)) return;
    const since = directiveSince(name.value);
    const code = 'unknown-directive';
    if (since === null) {
      const message = `there is no directive \`${name.value}\``;
      this.problem({ code, message, span: name.span, known });
    } else {
      const message = `the directive \`${name.value}\` came with Caddy ${since}`;
      this.problem({ code, message, span: name.span, version: { since } });
    }
  }
}

/** The route that a directive gives: its handlers, for what its matcher lets through. */
export function routeOf(
  statement: Statement,
  match: ObjectNode | null,
  handle: readonly ObjectNode[],
): ConfigValue {
  const name = statement.name.value;
  return {
    class: 'route',
    directive: sortedAs(name),
    route: {
      match: match === null ? [] : [match],
      handle,
      group: null,
      terminal: false,
      span: headSpan(statement),
    },
  };
}
