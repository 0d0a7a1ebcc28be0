/**
 * Adapts an expanded Caddyfile to the JSON that Caddy's own adapter makes of it (httpcaddyfile/httptype.go, `Setup`), with
 * the place of each value, and says what Caddy would refuse.
 */
import type { Expansion } from '../config/expansion.ts';
import { type ObjectNode, objectNode } from '../json/node.ts';
import { BlockAdapter } from './block-values.ts';
import { ADAPTERS } from './directives/index.ts';
import { type AdaptedSite, pairSites } from './listeners.ts';
import { defineMatchers } from './matchers/define.ts';
import { readHttpOptions } from './options.ts';
import type { AdaptProblem } from './problem.ts';
import { serverNode } from './servers.ts';
import { Session } from './session.ts';
import { withoutShorthands } from './shorthands.ts';
import { readSiteKey } from './site-address.ts';
import { routeNode } from './subroute.ts';

export interface Adaptation {
  /** As far as it could be made: with problems, Caddy makes none. */
  readonly json: ObjectNode;
  readonly problems: readonly AdaptProblem[];
}

/** Never throws. `version`: of the Caddy that is to read it. */
export function adaptCaddyfile(expansion: Expansion, version: string): Adaptation {
  const session = new Session(version, readHttpOptions(expansion.globalOptions, version));
  const span = { file: expansion.root, start: 0, end: 0 };
  const named = adaptNamedRoutes(expansion, session);
  const sites = expansion.sites.map((site): AdaptedSite => {
    const statements = site.statements.map((statement) => withoutShorthands(statement, version));
    const invoked = new Set<string>();
    const matchers = defineMatchers(statements, new Map(), session);
    const values = new BlockAdapter(session, ADAPTERS, matchers, invoked).values(statements);
    return { site, keys: site.addresses.map(readSiteKey), values, invoked };
  });
  const servers = pairSites(sites, session.options).map((pairing, index): readonly [string, ObjectNode] => [
    `srv${index}`,
    serverNode(pairing, named, session),
  ]);
  const { given, httpPort, httpsPort } = session.options;
  const http = {
    http_port: given.has('http_port') ? numberOrText(httpPort) : undefined,
    https_port: given.has('https_port') ? numberOrText(httpsPort) : undefined,
    servers: servers.length === 0 ? undefined : Object.fromEntries(servers),
  };
  const apps = servers.length === 0 && http.http_port === undefined ? {} : { http };
  return { json: objectNode({ apps }, span), problems: session.problems };
}

/** A variable may stand where a number belongs. */
function numberOrText(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function adaptNamedRoutes(
  { namedRoutes, root }: Expansion,
  session: Session,
): ReadonlyMap<string, ObjectNode> {
  const adapted = new Map<string, ObjectNode>();
  for (const [name, { statements }] of namedRoutes) {
    const span = statements[0]?.name.span ?? { file: root, start: 0, end: 0 };
    const adapter = new BlockAdapter(session, ADAPTERS, new Map(), new Set());
    const routes = adapter.routes(
      statements.map((statement) => withoutShorthands(statement, session.version)),
      'sorted',
    );
    const handle = [adapter.subrouteOf(routes, span)];
    adapted.set(name, routeNode({ match: [], handle, group: null, terminal: false, span }));
  }
  return adapted;
}
