/**
 * A plan as nginx configuration: the templates in `templates/nginx/` with the plan's values in them. Texts are not
 * indented, have LF as line ends and end with one.
 */
import type { Part, Plan, PlannedRoute } from '../plan.ts';
import type { NginxNames } from './names.ts';

/** A statement of `http` that others need. */
export interface Definition {
  readonly kind: 'map' | 'geo' | 'upstream';
  /** The variable that it defines, without `$`, or the name of the upstream. */
  readonly name: string;
  readonly text: string;
}

/** A whole answer to `generate`. A `location` has a comment that says which definitions belong in `http`. */
export function renderNginx(plan: Plan, part: Part): string {
  throw new Error(`not yet: ${part} of ${plan.title}`);
}

/** What belongs in `http`, once, before the servers. */
export function renderDefinitions(plan: Plan, names: NginxNames): readonly Definition[] {
  throw new Error(`not yet: ${plan.title} ${names.upgrade}`);
}

/** The location of one route, with a comment above it where it is not obvious. */
export function renderLocation(plan: Plan, route: PlannedRoute, names: NginxNames): string {
  throw new Error(`not yet: ${plan.title} ${route.path} ${names.upgrade}`);
}

/** The server blocks: the one that answers, and with TLS the one that redirects to it. */
export function renderServers(plan: Plan, names: NginxNames): string {
  throw new Error(`not yet: ${plan.title} ${names.upgrade}`);
}
