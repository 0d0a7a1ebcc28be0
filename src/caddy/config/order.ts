/** The order in which Caddy runs the handlers of a block, which is seldom the order in which they are written. */
import { defaultOrder } from '../language/directives.ts';
import { matcherOf, type NamedMatchers, pathsOf } from './matchers.ts';
import type { Statement } from './statement.ts';

/** The place of each directive, after the global `order` options. */
export type DirectiveOrder = ReadonlyMap<string, number>;

export function directiveOrder(version: string, globalOptions: readonly Statement[]): DirectiveOrder {
  const names = [...defaultOrder(version)];
  for (const { name, args } of globalOptions) {
    const [directive, position, anchor] = args.map(({ value }) => value);
    if (name.value !== 'order' || directive === undefined) continue;
    const present = names.indexOf(directive);
    if (present !== -1) names.splice(present, 1);
    const at = anchor === undefined ? -1 : names.indexOf(anchor);
    if (position === 'first') names.unshift(directive);
    else if (position === 'last') names.push(directive);
    else if (at !== -1) names.splice(position === 'before' ? at : at + 1, 0, directive);
  }
  return new Map(names.map((name, place) => [name, place]));
}

/** The handlers of a sorted block as Caddy runs them (httpcaddyfile/directives.go, `sortRoutes`). */
export function sortHandlers(
  statements: readonly Statement[],
  named: NamedMatchers,
  order: DirectiveOrder,
): readonly Statement[] {
  return statements
    .filter((statement) => order.has(statement.name.value))
    .map((statement, written) => ({ statement, written, matcher: matcherOf(statement, named) }))
    .sort((a, b) => {
      const byDirective = placeOf(a.statement, order) - placeOf(b.statement, order);
      if (byDirective !== 0) return byDirective;
      const byPath = singlePathLength(b.matcher) - singlePathLength(a.matcher);
      return byPath !== 0 ? byPath : a.written - b.written;
    })
    .map(({ statement }) => statement);
}

function placeOf(statement: Statement, order: DirectiveOrder): number {
  const name = statement.name.value === 'handle_path' ? 'handle' : statement.name.value;
  return order.get(name) ?? Number.POSITIVE_INFINITY;
}

/** Longer single paths come first, then other matchers, then none. An exact path comes before its prefix form. */
function singlePathLength(matcher: ReturnType<typeof matcherOf>): number {
  if (matcher === null) return -1;
  const paths = pathsOf(matcher);
  const path = paths?.length === 1 && matcher.length === 1 ? paths[0] : undefined;
  if (path === undefined) return 0;
  return path.endsWith('*') ? path.length - 1 : path.length + 0.5;
}
