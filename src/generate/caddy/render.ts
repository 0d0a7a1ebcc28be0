/**
 * A plan as a Caddyfile: the templates in `templates/caddy/` with the plan's values in them. Texts are indented with tabs,
 * as `caddy fmt` does, have LF as line ends and end with one.
 */
import type { Part, Plan, PlannedRoute } from '../plan.ts';

/** A whole answer to `generate`: `location` is what belongs in a site block; `server` a site; `full` a Caddyfile. */
export function renderCaddy(plan: Plan, part: Part): string {
  throw new Error(`not yet: ${part} of ${plan.title}`);
}

/** What serves one route within a site: a `handle` block, with a comment above it where it is not obvious. */
export function renderHandle(plan: Plan, route: PlannedRoute): string {
  throw new Error(`not yet: ${plan.title} ${route.path}`);
}

/** A whole site block. */
export function renderSite(plan: Plan): string {
  throw new Error(`not yet: ${plan.title}`);
}
