/**
 * A plan as a Caddyfile: the templates in `templates/caddy/` with the plan's values in them. Texts are indented with tabs,
 * as `caddy fmt` does, have LF as line ends and end with one.
 */
import mustache from 'mustache';
import handleTemplate from '../../../templates/caddy/handle.mustache';
import headingTemplate from '../../../templates/caddy/heading.mustache';
import linesTemplate from '../../../templates/caddy/lines.mustache';
import locationTemplate from '../../../templates/caddy/location.mustache';
import proxyTemplate from '../../../templates/caddy/reverse-proxy.mustache';
import siteTemplate from '../../../templates/caddy/site.mustache';
import upgradesTemplate from '../../../templates/caddy/upgrades.mustache';
import type { Part, Plan, PlannedRoute } from '../plan.ts';
import { servedBy } from './handled-routes.ts';
import { differences, type ReadBackRequest } from './read-back.ts';
import { literalToken } from './token.ts';
import { handleView, linesView, siteView } from './views.ts';

/** What any template includes, by the name that it has there. */
const PARTIALS: Readonly<Record<string, string>> = {
  handle: handleTemplate,
  heading: headingTemplate,
  location: locationTemplate,
  'reverse-proxy': proxyTemplate,
  upgrades: upgradesTemplate,
};

/** A whole answer to `generate`: `location` is what belongs in a site block; `server` a site; `full` a Caddyfile. */
export function renderCaddy(plan: Plan, part: Part): string {
  // Nothing that is written needs a global option, so that a site is a whole Caddyfile.
  if (part !== 'location') return renderSite(plan);
  const text = render(linesTemplate, linesView(plan));
  return judged(text, { plan, what: 'lines', routes: plan.routes });
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
  const text = render(handleTemplate, handleView(plan, route, taken));
  return judged(text, { plan, what: 'lines', routes: servedBy(route, plan) });
}

/** A whole site block. */
export function renderSite(plan: Plan): string {
  return judged(render(siteTemplate, siteView(plan)), { plan, what: 'site', routes: plan.routes });
}

function render(template: string, view: object): string {
  return mustache.render(template, view, PARTIALS, {
    escape: (value: unknown) => literalToken(String(value)),
  });
}

/** A text that says something else than its plan is a mistake of ours, and must not reach anybody. */
function judged(text: string, request: ReadBackRequest): string {
  const found = differences(text, request);
  if (found.length > 0)
    throw new Error(
      `internal error: a generated Caddyfile differs from its plan: ${found.join('; ')}\n${text}`,
    );
  return text;
}
