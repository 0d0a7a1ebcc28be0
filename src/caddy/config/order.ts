/** The order in which Caddy runs the handlers of a block, which is seldom the order in which they are written. */
import { isVersionAtLeast } from '../../route/target.ts';
import { toBytes } from '../../text/bytes.ts';
import { defaultOrder } from '../language/directives.ts';
import { type Matcher, matcherOf, type NamedMatchers, pathsOf } from './matchers.ts';
import { stableSort } from './stable-sort.ts';
import type { Statement } from './statement.ts';

export interface DirectiveOrder {
  /** The Caddy that sorts. */
  readonly version: string;
  /** The place of each directive, after the global `order` options. */
  readonly places: ReadonlyMap<string, number>;
}

/** A directive that is put beside one that is not there has no place any more. */
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
  return { version, places: new Map(names.map((name, place) => [name, place])) };
}

/** The name that a directive is sorted by. */
export function sortedAs(directive: string): string {
  return directive === 'handle_path' ? 'handle' : directive;
}

/** The handlers of a sorted block as Caddy runs them. */
export function sortHandlers(
  statements: readonly Statement[],
  named: NamedMatchers,
  { version, places }: DirectiveOrder,
): readonly Statement[] {
  const handlers = statements
    .filter((statement) => places.has(statement.name.value))
    .map((statement) => {
      const directive = sortedAs(statement.name.value);
      return { statement, directive, demand: demandOf(matcherOf(statement, named)) };
    });
  return stableSort(handlers, (a, b) =>
    a.directive === b.directive
      ? isSortedBefore(a.directive, a.demand, b.demand, version)
      : (places.get(a.directive) ?? 0) < (places.get(b.directive) ?? 0),
  ).map(({ statement }) => statement);
}

/** What a handler asks of requests, as far as it decides on its place. */
export interface Demand {
  /** The only path that it asks for, whatever it asks for besides; null for none, and for several. */
  readonly path: string | null;
  readonly hasMatcher: boolean;
}

function demandOf(matcher: Matcher): Demand {
  const paths = pathsOf(matcher);
  return { path: paths?.length === 1 ? (paths[0] ?? null) : null, hasMatcher: matcher !== null };
}

/**
 * Which of two handlers of one directive comes first (httpcaddyfile/directives.go, `sortRoutes`). The most specific does,
 * but where each sets a value: there it comes last, so as to have the last word.
 */
export function isSortedBefore(directive: string, a: Demand, b: Demand, version: string): boolean {
  if (directive !== 'vars') return isMoreSpecific(a, b, version);
  return isVersionAtLeast(version, '2.7') ? !isMoreSpecific(a, b, version) : isLessSpecific(a, b);
}

function isMoreSpecific(a: Demand, b: Demand, version: string): boolean {
  if (a.path !== null && b.path !== null)
    return isMoreSpecificPath(toBytes(a.path), toBytes(b.path), version);
  return a.hasMatcher && !b.hasMatcher;
}

/** Since 2.7 an exact path comes before its prefix form, and since 2.10.1 equal lengths are put in the order of the alphabet. Lengths are bytes. */
function isMoreSpecificPath(one: string, other: string, version: string): boolean {
  if (isVersionAtLeast(version, '2.7') && one.replace(/\*$/, '') === other.replace(/\*$/, ''))
    return one.length < other.length;
  if (one.length === other.length && isVersionAtLeast(version, '2.10.1')) return one < other;
  return one.length > other.length;
}

/** Of `vars` before 2.7. */
function isLessSpecific(a: Demand, b: Demand): boolean {
  if (a.path !== null && b.path !== null) return toBytes(a.path).length < toBytes(b.path).length;
  return !a.hasMatcher && b.hasMatcher;
}
