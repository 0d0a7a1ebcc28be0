/** The order in which Caddy runs the routes of a sorted block (httpcaddyfile/directives.go, `sortRoutes`). */
import { isVersionAtLeast } from '../../route/target.ts';
import type { DirectiveOrder } from '../config/order.ts';
import { memberOf } from '../json/node.ts';
import type { AdaptedRoute, ConfigValue } from './config-value.ts';
import { stableSort } from './stable-sort.ts';

export interface OrderRules {
  readonly order: DirectiveOrder;
  readonly version: string;
}

export function sortRoutes(
  values: readonly ConfigValue[],
  { order, version }: OrderRules,
): readonly ConfigValue[] {
  return stableSort(values, (a, b) => {
    const one = directiveOf(a);
    const other = directiveOf(b);
    if (one !== other) return placeOf(one, order) < placeOf(other, order);
    if (a.class !== 'route' || b.class !== 'route') return false;
    return isBefore(one, a.route, b.route, version);
  });
}

function directiveOf(value: ConfigValue): string {
  return value.class === 'route' || value.class === 'routes' ? value.directive : '';
}

/** What has no place, a plugin's directive, may run at any: it is taken to be the first. */
function placeOf(directive: string, order: DirectiveOrder): number {
  return order.get(directive) ?? -1;
}

/** Of two routes of one directive. What only sets a value is turned around, so that the most specific has the last word. */
function isBefore(directive: string, a: AdaptedRoute, b: AdaptedRoute, version: string): boolean {
  if (directive !== 'vars') return isMoreSpecific(a, b, version);
  return isVersionAtLeast(version, '2.7') ? !isMoreSpecific(a, b, version) : isLessSpecific(a, b);
}

function isMoreSpecific(a: AdaptedRoute, b: AdaptedRoute, version: string): boolean {
  const one = singlePathOf(a);
  const other = singlePathOf(b);
  if (one !== null && other !== null) return isMoreSpecificPath(one, other, version);
  return a.match.length > 0 && b.match.length === 0;
}

function isMoreSpecificPath(one: string, other: string, version: string): boolean {
  if (isVersionAtLeast(version, '2.7') && one.replace(/\*$/, '') === other.replace(/\*$/, ''))
    return one.length < other.length;
  if (one.length === other.length && isVersionAtLeast(version, '2.10.1')) return one < other;
  return one.length > other.length;
}

/** Of `vars` before 2.7. */
function isLessSpecific(a: AdaptedRoute, b: AdaptedRoute): boolean {
  const one = singlePathOf(a);
  const other = singlePathOf(b);
  if (one !== null && other !== null) return one.length < other.length;
  return a.match.length === 0 && b.match.length > 0;
}

/** The path that a route asks for, whatever it asks for besides; null where it asks for none or for one of several. */
function singlePathOf({ match: [set, ...others] }: AdaptedRoute): string | null {
  if (set === undefined || others.length > 0) return null;
  const paths = memberOf(set, 'path');
  if (paths?.kind !== 'array' || paths.items.length !== 1) return null;
  const [path] = paths.items;
  return path?.kind === 'string' && path.value !== '' ? path.value : null;
}
