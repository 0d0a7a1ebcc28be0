/** The block of a route in which its `proxy_` lines stand. */
import { type Context, outwards } from '../config/context.ts';
import type { NginxRoute } from '../routes.ts';

/** The nearest block around the handler that may hold `proxy_set_header`: not an `if`, not a `limit_except`. */
export function headerBlock(route: NginxRoute): Context {
  for (const at of outwards(route.context)) if (at.kind !== 'if' && at.kind !== 'limit_except') return at;
  return route.context;
}
