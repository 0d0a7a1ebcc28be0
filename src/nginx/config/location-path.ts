/** What a location matches, and how people name it. */
import { argumentOf, type Context } from './context.ts';

/** How people name the route: `location ^~ /ws`, with the `if` inside it that proxies. */
export function matchOf(context: Context, location: Context | null): string {
  const head = location === null ? context.kind : headOf(location);
  return context === location || location === null ? head : `${head} ${headOf(context)}`;
}

function headOf(context: Context): string {
  if (context.statement === null) return context.kind;
  const { name, args } = context.statement.directive;
  return [name, ...args].map((word) => word.value).join(' ');
}

export type LocationKind = 'exact' | 'prefix' | 'preferential-prefix' | 'regex' | 'regex-caseless' | 'named';

export interface LocationName {
  readonly kind: LocationKind;
  /** The path, the pattern, or the name with its `@`. */
  readonly name: string;
}

/** What a `location` matches, in nginx's own reading: `~*\.js$` in one word or in two (`ngx_http_core_location`). */
export function locationName(location: Context): LocationName {
  const statement = location.statement;
  if (statement === null) return { kind: 'prefix', name: '' };
  const first = argumentOf(statement, 0);
  if (statement.directive.args.length >= 2) {
    const name = argumentOf(statement, 1);
    switch (first) {
      case '=':
        return { kind: 'exact', name };
      case '^~':
        return { kind: 'preferential-prefix', name };
      case '~':
        return { kind: 'regex', name };
      case '~*':
        return { kind: 'regex-caseless', name };
      default:
        return { kind: 'prefix', name: first };
    }
  }
  if (first.startsWith('=')) return { kind: 'exact', name: first.slice(1) };
  if (first.startsWith('^~')) return { kind: 'preferential-prefix', name: first.slice(2) };
  if (first.startsWith('~*')) return { kind: 'regex-caseless', name: first.slice(2) };
  if (first.startsWith('~')) return { kind: 'regex', name: first.slice(1) };
  return { kind: first.startsWith('@') ? 'named' : 'prefix', name: first };
}

/** The path that a location names; null for a regular expression, a named location, and what nginx refuses. */
export function literalPath(location: Context): string | null {
  if (location.statement === null) return null;
  const { kind, name } = locationName(location);
  if (kind === 'prefix' && location.statement.directive.args.length !== 1) return null;
  return kind === 'prefix' || kind === 'exact' || kind === 'preferential-prefix' ? name : null;
}

/** The pattern of a regular-expression location, or null. */
export function patternOf(location: Context): string | null {
  const { kind, name } = locationName(location);
  return kind === 'regex' || kind === 'regex-caseless' ? name : null;
}
