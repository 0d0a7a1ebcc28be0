/**
 * What a rendered text says, read by our own parser and lowered to routes, against what its plan means. The plan is asked
 * path by path, so that a template, the choice of blocks, quoting and Caddy's order of handlers are all judged together.
 */
import { applyOperations } from '../../caddy/config/header-operations.ts';
import { passesHandshake } from '../../caddy/config/matchers.ts';
import { childrenNamed } from '../../caddy/config/statement.ts';
import { type CaddyConfiguration, type CaddyRoute, loadCaddyConfiguration } from '../../caddy/routes.ts';
import { premisesFor } from '../../route/premises.ts';
import { type Known, known } from '../../route/setting.ts';
import { NEWEST_STABLE } from '../../route/target.ts';
import { filesInMemory } from '../../text/file-source.ts';
import type { Plan, PlannedRoute } from '../plan.ts';
import { headerValue } from './client-facts.ts';
import { covers } from './handled-routes.ts';
import { OLDEST_CADDY } from './versions.ts';

export interface ReadBackRequest {
  readonly plan: Plan;
  /** `site`: a whole site; `lines`: what belongs in one. */
  readonly what: 'site' | 'lines';
  /** The routes that the text is to serve, all of the plan or those of one block. */
  readonly routes: readonly PlannedRoute[];
}

/** What a text says otherwise than it was to say, a sentence each; empty: nothing. For a plan without a version, as any reads it. */
export function differences(text: string, request: ReadBackRequest): readonly string[] {
  const { version } = request.plan;
  const versions = version === null ? [OLDEST_CADDY, NEWEST_STABLE.caddy] : [version];
  return versions.flatMap((caddy) =>
    differencesFor(caddy, text, request).map((difference) => `Caddy ${caddy}: ${difference}`),
  );
}

function differencesFor(caddy: string, text: string, request: ReadBackRequest): readonly string[] {
  const path = '/Caddyfile';
  const source = filesInMemory({ [path]: request.what === 'site' ? text : `:80 {\n${text}}\n` });
  const configuration = loadCaddyConfiguration(source, path, premisesFor({ ...NEWEST_STABLE, caddy }));
  const problems = configuration.syntaxProblems.map(({ problem }) => problem.message);
  if (problems.length > 0) return problems;
  return [
    ...(request.what === 'site' ? siteDifferences(configuration, request.plan) : []),
    ...request.routes.flatMap((route) => routeDifferences(configuration, route, request)),
    ...strayDifferences(configuration, request),
  ];
}

function siteDifferences({ sites, routes }: CaddyConfiguration, plan: Plan): readonly string[] {
  const [site, ...others] = sites;
  if (site === undefined || others.length > 0) return [`there are ${sites.length} sites instead of one`];
  const entry = routes[0]?.entry;
  const port = plan.port ?? (plan.tls.kind === 'none' ? 80 : 443);
  const listeners = entry?.listeners ?? [];
  const tls = site.statements.filter(({ name }) => name.value === 'tls').map((at) => at.args.map(wordOf));
  return [
    ...differs('hosts', entry?.hosts, [...new Set(plan.hosts)]),
    ...differs(
      'ports',
      listeners.map(({ address }) => address),
      [`:${port}`],
    ),
    // Without a name it is the `tls` line that makes it TLS.
    ...(plan.hosts.length === 0
      ? []
      : differs('TLS', listeners.map((each) => each.tls).join(), String(plan.tls.kind !== 'none'))),
    ...differs('certificates', tls, plan.tls.kind === 'files' ? [[plan.tls.certificate, plan.tls.key]] : []),
  ];
}

/** Asks for the route itself and for something below it, unless another route has that. */
function routeDifferences(
  configuration: CaddyConfiguration,
  planned: PlannedRoute,
  { plan }: ReadBackRequest,
): readonly string[] {
  const paths = [planned.path, `${planned.path.replace(/\/$/, '')}/${BELOW}`];
  return paths.flatMap((path) => {
    if (plan.routes.some((other) => isNearer(other, planned) && covers(other.path, path))) return [];
    const route = servingRoute(configuration, path);
    return route === null
      ? [`nothing serves ${path}`]
      : servedDifferences(route, planned, plan).map((difference) => `${path}: ${difference}`);
  });
}

/** No path of any route begins with it. */
const BELOW = 'read-back';

function isNearer(one: PlannedRoute, other: PlannedRoute): boolean {
  return one.path.length > other.path.length;
}

/** What no route is to serve has to be left alone by all proxies. */
function strayDifferences(
  configuration: CaddyConfiguration,
  { plan, routes }: ReadBackRequest,
): readonly string[] {
  const beside = routes.map(({ path }) => (path === '/' ? path : path.replace(/\/$/, '')) + BELOW);
  return [`/${BELOW}`, ...beside].flatMap((path) => {
    if (plan.routes.some((route) => covers(route.path, path))) return [];
    return servingRoute(configuration, path) === null ? [] : [`${path} is served, which no route asks for`];
  });
}

/** The proxy that a request comes to. Handlers that answer by themselves are not among the routes; `shadow` knows them. */
function servingRoute({ routes }: CaddyConfiguration, path: string): CaddyRoute | null {
  const takes = ({ levels }: CaddyRoute) =>
    levels.every(({ matcher }) => passesHandshake(matcher, [path]) === 'yes');
  const inOrder = [...routes].sort((a, b) => (a.levels[0]?.place ?? 0) - (b.levels[0]?.place ?? 0));
  return inOrder.find(takes) ?? null;
}

function servedDifferences(route: CaddyRoute, planned: PlannedRoute, plan: Plan): readonly string[] {
  const { upstream } = planned;
  const { handshake, idleTimeout, lifetime } = route.websocket;
  const headers = childrenNamed(route.proxy, 'header_up').map((at) => at.args.map(wordOf));
  const trusted = childrenNamed(route.proxy, 'trusted_proxies').flatMap((at) => at.args.map(wordOf));
  return [
    ...differs('servers', route.upstream.servers, upstream.servers.map(serverWord)),
    ...differs('scheme', route.upstream.scheme, upstream.scheme),
    ...differs('stripped', strippedFrom(route), planned.strip),
    ...differs('trusted proxies', trusted, plan.trustedProxies),
    ...differs(
      'headers',
      headers.filter(([name]) => name !== 'Host'),
      plan.headers.map((header) => [header.name, headerValue(header, plan)]),
    ),
    ...differs('handshake', handshake, 'works'),
    ...differs('an upgrade to h2c', otherUpgrade(route), NO_UPGRADE),
    ...differs('timeouts', [idleTimeout.value, lifetime.value], [NO_TIME, NO_TIME]),
    ...(route.shadow === null ? [] : [`${route.shadow.name.value} takes the requests`]),
  ];
}

/** What is left of an upgrade to something else than WebSockets. The one line that holds it back has no matcher. */
function otherUpgrade({ requestOperations }: CaddyRoute): Known<string | null> {
  const asked = { value: known('h2c'), by: null, duplicate: false };
  return applyOperations('Upgrade', asked, requestOperations, new Map()).value;
}

/** `reverse_proxy` takes an empty Upgrade for none, and sends none (reverseproxy.go, `upgradeType`; measured on 2.6.2). */
const NO_UPGRADE = known('');

/** Caddy ends no open socket by itself. */
const NO_TIME = { kind: 'known', value: null };

function serverWord(server: string): string {
  return server.replace(/^unix:/, 'unix/');
}

/** What a block takes off the path, by its own directive or by one in it. */
function strippedFrom({ levels }: CaddyRoute): string | null {
  for (const { entered } of levels) {
    if (entered.name.value === 'handle_path') return entered.args[0]?.value.replace(/\/\*$/, '') ?? null;
    const line = childrenNamed(entered, 'uri').at(-1);
    if (line?.args[0]?.value === 'strip_prefix') return line.args[1]?.value ?? null;
  }
  return null;
}

function wordOf({ value }: { readonly value: string }): string {
  return value;
}

function differs(what: string, said: unknown, meant: unknown): readonly string[] {
  const [one, other] = [JSON.stringify(said), JSON.stringify(meant)];
  return one === other ? [] : [`${what}: ${one} is said, and ${other} is meant`];
}
