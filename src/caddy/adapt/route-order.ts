/** The routes of a sorted block in the order in which Caddy runs them (httpcaddyfile/directives.go, `sortRoutes`). */
import { type Demand, type DirectiveOrder, isSortedBefore } from '../config/order.ts';
import { stableSort } from '../config/stable-sort.ts';
import { memberOf } from '../json/node.ts';
import type { AdaptedRoute, ConfigValue } from './config-value.ts';

export function sortRoutes(values: readonly ConfigValue[], order: DirectiveOrder): readonly ConfigValue[] {
  return stableSort(values, (a, b) => {
    const one = directiveOf(a);
    const other = directiveOf(b);
    if (one !== other) return placeOf(one, order) < placeOf(other, order);
    if (a.class !== 'route' || b.class !== 'route') return false;
    return isSortedBefore(one, demandOf(a.route), demandOf(b.route), order.version);
  });
}

function directiveOf(value: ConfigValue): string {
  return value.class === 'route' || value.class === 'routes' ? value.directive : '';
}

/** What has no place, a plugin's directive, may run at any: it is taken to be the first. */
function placeOf(directive: string, { places }: DirectiveOrder): number {
  return places.get(directive) ?? -1;
}

function demandOf({ match }: AdaptedRoute): Demand {
  const [set, ...others] = match;
  const paths = set === undefined || others.length > 0 ? null : memberOf(set, 'path');
  const [path, ...more] = paths?.kind === 'array' ? paths.items : [];
  const isSingle = path?.kind === 'string' && path.value !== '' && more.length === 0;
  return { path: isSingle ? path.value : null, hasMatcher: match.length > 0 };
}
