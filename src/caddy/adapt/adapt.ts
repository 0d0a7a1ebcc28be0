/**
 * Adapts an expanded Caddyfile to the JSON that Caddy's own adapter makes of it (httpcaddyfile/httptype.go, `Setup`), with
 * the place of each value, and says what Caddy would refuse.
 */
import type { Expansion, Site } from '../config/expansion.ts';
import { type ObjectNode, objectNode } from '../json/node.ts';
import { BlockAdapter } from './block-values.ts';
import { refuseCertificateNames } from './certificate-names.ts';
import { tlsApp } from './certificates.ts';
import { ADAPTERS } from './directives/index.ts';
import { readGlobalOptions } from './global/global-options.ts';
import { applyServerOptions } from './global/server-options.ts';
import { type AdaptedSite, pairSites } from './listeners.ts';
import { defineMatchers } from './matchers/define.ts';
import { adaptNamedRoutes } from './named-routes.ts';
import { readHttpOptions } from './options.ts';
import type { AdaptProblem } from './problem.ts';
import { serverNode } from './servers.ts';
import { Session } from './session.ts';
import { withoutShorthands } from './shorthands.ts';
import { readSiteKey } from './site-keys.ts';

export interface Adaptation {
  /** As far as it could be made: with problems, Caddy makes none. */
  readonly json: ObjectNode;
  readonly problems: readonly AdaptProblem[];
}

/** Never throws. `version`: of the Caddy that is to read it. */
export function adaptCaddyfile(expansion: Expansion, version: string): Adaptation {
  const span = { file: expansion.root, start: 0, end: 0 };
  const problems: AdaptProblem[] = [...expansion.faults];
  const options = readHttpOptions(expansion.globalOptions, version, problems);
  const named = adaptNamedRoutes(expansion, new Session(version, options, span, problems));
  const session = new Session(version, options, span, problems);
  const sites = expansion.sites.map((site) => adaptSite(site, session));
  const global = readGlobalOptions(expansion.globalOptions, span, session);
  const pairings = pairSites(sites, session);
  const made = pairings.map((pairing, index): readonly [string, ObjectNode] => [
    `srv${index}`,
    serverNode(pairing, named, session),
  ]);
  const servers = applyServerOptions(made, global.servers, !session.isAtLeast('2.9'));
  if (servers.length === 0) return { json: objectNode({}, span), problems };
  global.http.putAlways('servers', Object.fromEntries(servers), span);
  const apps = { http: global.http.node(), tls: tlsApp(pairings, session) ?? undefined };
  return { json: objectNode({ apps }, span), problems };
}

function adaptSite(site: Site, session: Session): AdaptedSite {
  const statements = site.statements.map((statement) => withoutShorthands(statement, session.version));
  const invoked: AdaptedSite['invoked'] = new Map();
  const matchers = defineMatchers(statements, new Map(), session);
  const values = new BlockAdapter(session, ADAPTERS, matchers, invoked).values(statements);
  const adapted = { site, keys: site.addresses.map(readSiteKey), values, invoked };
  refuseCertificateNames(adapted, session);
  return adapted;
}
