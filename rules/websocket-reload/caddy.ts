/**
 * A reload closes every WebSocket at once, also when another site changed, unless `stream_close_delay` was set before
 * (measured). Worth a word where the configuration itself is about what a reload or a stop does to open connections:
 * `grace_period`, which leaves WebSockets out, or `stream_close_delay` on another proxy. Who wants to hear of it everywhere
 * asks for that, and is told once, of the first proxy with the others beside it.
 */
import { childrenNamed, headSpan } from '../../src/caddy/config/statement.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import type { CaddyConfiguration, CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix, Related } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { isNamedForWebSockets } from '../../src/route/intent.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';
import type { TextEdit } from '../../src/text/edit.ts';

const DELAY = 'stream_close_delay';

import { OPTIONS } from './options.ts';

export function* checkReload(
  configuration: CaddyConfiguration,
  { optionsAt }: RuleContext,
): Generator<Report> {
  const routes = configuration.routes.filter(isCut);
  const because = evidenceIn(configuration);
  if (because !== null) {
    for (const route of routes) yield reportOf(route, [because], fixFor([route], 'safe'));
    return;
  }
  const [first, ...others] = routes;
  if (first === undefined || !optionsAt(OPTIONS, first.origin).always) return;
  const related = others.map(({ origin }) => ({ message: 'and those that come this way', span: origin }));
  yield reportOf(first, related.slice(0, MOST_RELATED), fixFor(routes, 'unsafe'));
}

/** More of them say nothing more. */
const MOST_RELATED = 3;

/** Whether it is about WebSockets by its own words, and a reload closes them. */
function isCut({ proxy, intent, shadow }: CaddyRoute): boolean {
  if (!isNamedForWebSockets(intent) || intent.strength === 'none' || shadow !== null || proxy.opaque)
    return false;
  return childrenNamed(proxy, DELAY).length === 0;
}

function reportOf(route: CaddyRoute, related: readonly Related[], fix: Fix | null): Report {
  const hasDelay = knowsDelay(route);
  return {
    message: `A reload closes every WebSocket that came this way at once, also when another site has changed${hasDelay ? `, unless \`${DELAY}\` is set` : `; \`${DELAY}\`, which helps, is there since Caddy 2.7`}.`,
    span: route.origin,
    related,
    fix,
  };
}

function knowsDelay({ configuration }: CaddyRoute): boolean {
  return isVersionAtLeast(configuration.target.caddy, '2.7');
}

/** What speaks of open connections in the same configuration. */
function evidenceIn({ globalOptions, routes }: CaddyConfiguration): Related | null {
  const grace = globalOptions.find(
    ({ name, args }) => name.value === 'grace_period' && args[0]?.value !== '0',
  );
  if (grace !== undefined)
    return { message: '`grace_period` does nothing for WebSockets', span: headSpan(grace) };
  for (const { proxy } of routes) {
    const [line] = childrenNamed(proxy, DELAY);
    if (line !== undefined) return { message: 'another proxy has it', span: headSpan(line) };
  }
  return null;
}

/**
 * Of use from the reload after the next on: it has to be in the configuration that is replaced. Who has said nothing of
 * open connections may well want them to end with the configuration that they were made under.
 */
function fixFor(routes: readonly CaddyRoute[], safety: Fix['safety']): Fix | null {
  if (!routes.every(knowsDelay)) return null;
  const edits: TextEdit[] = [];
  for (const proxy of new Set(routes.map((route) => route.proxy))) {
    const inserted = insertInBlock(proxy, [`${DELAY} 5m`]);
    if (inserted === null) return null;
    edits.push(...inserted);
  }
  return { safety, title: `keep them for five minutes, with \`${DELAY} 5m\``, edits };
}
