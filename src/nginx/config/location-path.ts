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

/** The path that a location names; null for a regular expression or a named location. */
export function literalPath(location: Context): string | null {
  if (location.statement === null) return null;
  const modifier = argumentOf(location.statement, 0);
  if (location.statement.directive.args.length === 1) {
    return /^[@~]/.test(modifier) ? null : modifier.replace(/^(?:=|\^~)/, '');
  }
  return modifier === '=' || modifier === '^~' ? argumentOf(location.statement, 1) : null;
}

/** The pattern of a regular-expression location, or null. */
export function patternOf(location: Context): string | null {
  if (location.statement === null) return null;
  const modifier = argumentOf(location.statement, 0);
  if (modifier === '~' || modifier === '~*') return argumentOf(location.statement, 1);
  return modifier.startsWith('~') ? modifier.replace(/^~\*?/, '') : null;
}
