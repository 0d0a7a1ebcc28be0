/**
 * A plan as a Caddyfile: the templates in `templates/caddy/` with the plan's values in them. Texts are indented with tabs,
 * as `caddy fmt` does, have LF as line ends and end with one.
 */
import mustache from 'mustache';
import handleTemplate from '../../../templates/caddy/handle.mustache';
import locationTemplate from '../../../templates/caddy/location.mustache';
import proxyTemplate from '../../../templates/caddy/reverse-proxy.mustache';
import siteTemplate from '../../../templates/caddy/site.mustache';
import type { Part, Plan, PlannedRoute } from '../plan.ts';
import { literalToken } from './token.ts';
import { handleView, locationView, siteView } from './views.ts';

/** What any template includes, by the name that it has there. */
const PARTIALS: Readonly<Record<string, string>> = {
  handle: handleTemplate,
  location: locationTemplate,
  'reverse-proxy': proxyTemplate,
};

/** A whole answer to `generate`: `location` is what belongs in a site block; `server` a site; `full` a Caddyfile. */
export function renderCaddy(plan: Plan, part: Part): string {
  // Nothing that is written needs a global option, so that a site is a whole Caddyfile.
  return part === 'location' ? render(locationTemplate, locationView(plan, 'site')) : renderSite(plan);
}

/**
 * What serves one route within a site: a `handle` block, with a comment above it where it is not obvious, and above the
 * block the matcher that it needs if a path does not do. Of the routes only those of `handledRoutes` need one. `taken` are
 * the names of matchers that are in use around it, `@` included.
 */
export function renderHandle(
  plan: Plan,
  route: PlannedRoute,
  taken: ReadonlySet<string> = new Set(),
): string {
  return render(handleTemplate, handleView(plan, route, taken));
}

/** A whole site block. */
export function renderSite(plan: Plan): string {
  return render(siteTemplate, siteView(plan));
}

function render(template: string, view: object): string {
  return mustache.render(template, view, PARTIALS, {
    escape: (value: unknown) => literalToken(String(value)),
  });
}
