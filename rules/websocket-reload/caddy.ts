/**
 * A reload closes every WebSocket at once, also when another site changed, unless `stream_close_delay` was set before
 * (measured). Worth a word only where the configuration itself is about what a reload or a stop does to open connections:
 * `grace_period`, which leaves WebSockets out, or `stream_close_delay` on another proxy.
 */
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import type { CaddyConfiguration, CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix, Related } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isNamedForWebSockets } from '../../src/route/intent.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

const DELAY = 'stream_close_delay';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const { configuration, proxy, intent, shadow } = route;
  if (!isNamedForWebSockets(intent) || intent.strength === 'none' || shadow !== null || proxy.opaque) return;
  if (childrenNamed(proxy, DELAY).length > 0) return;
  const because = evidenceIn(configuration);
  if (because === null) return;
  const hasDelay = isVersionAtLeast(configuration.target.caddy, '2.7');
  yield {
    message: `A reload closes every WebSocket that came this way at once, also when another site has changed${hasDelay ? `, unless \`${DELAY}\` is set` : `; \`${DELAY}\`, which helps, is there since Caddy 2.7`}.`,
    span: route.origin,
    related: [because],
    fix: hasDelay ? fixFor(proxy) : null,
  };
}

const evidences = new WeakMap<CaddyConfiguration, Related | null>();

/** What speaks of open connections in the same configuration; asked for every route, and the same for all without a delay. */
function evidenceIn(configuration: CaddyConfiguration): Related | null {
  let found = evidences.get(configuration);
  if (found === undefined) {
    found = findEvidence(configuration);
    evidences.set(configuration, found);
  }
  return found;
}

function findEvidence({ globalOptions, routes }: CaddyConfiguration): Related | null {
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

/** Of use from the reload after the next on: it has to be in the configuration that is replaced. */
function fixFor(proxy: Statement): Fix | null {
  const edits = insertInBlock(proxy, [`${DELAY} 5m`]);
  return edits === null
    ? null
    : { safety: 'safe', title: `keep them for five minutes, with \`${DELAY} 5m\``, edits };
}
