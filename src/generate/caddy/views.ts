/**
 * What the templates in `templates/caddy/` are filled with. A template looks for a name in the views around as well, so
 * that each view has all names of its template.
 */
import { headingOf } from '../heading.ts';
import type { Plan, PlannedRoute } from '../plan.ts';
import { type ForwardedFact, forwardedFacts, headerToken } from './client-facts.ts';
import { handledRoutes, matcherOf, servedBy } from './handled-routes.ts';
import { siteAddresses } from './site-address.ts';
import { commentText, quoteToken } from './token.ts';
import { upstreamWords } from './upstream-words.ts';
import { hasStreamCloseDelay, mayReplaceHost } from './versions.ts';

interface ProxyView {
  readonly upstreams: readonly string[];
  /** Whether there is a block at all. */
  readonly hasOptions: boolean;
  readonly affinity: { readonly policy: string; readonly cookie: string | null } | null;
  readonly isSpread: boolean;
  readonly delaysClosing: boolean;
  readonly flushesAtOnce: boolean;
  readonly hasTrustedProxies: boolean;
  readonly trustedProxies: readonly string[];
  readonly facts: readonly ForwardedFact[];
  readonly keepsHost: boolean;
  /** `token` is rendered. */
  readonly headers: readonly { readonly name: string; readonly token: string }[];
  readonly tlsLine: string | null;
  readonly selfSigned: boolean;
  readonly isOnThisMachine: boolean;
}

export interface HandleView {
  /** Whether the block itself holds back upgrades to anything but WebSockets; otherwise what is around it does. */
  readonly holdsUpgrades: boolean;
  readonly isLater: boolean;
  readonly about: string | null;
  readonly definition: { readonly name: string; readonly patterns: readonly string[] } | null;
  readonly directive: 'handle' | 'handle_path';
  readonly matcher: string | null;
  readonly strip: string | null;
  readonly proxy: ProxyView;
}

export interface LocationView {
  /** Whether upgrades are held back for all that follows, and for whatever else the site serves. */
  readonly holdsUpgrades: boolean;
  /** Where the one upstream serves whatever is asked for: no block is needed then. */
  readonly proxy: ProxyView | null;
  /** `to` has a placeholder, and is rendered. */
  readonly redirect: { readonly from: string; readonly to: string } | null;
  readonly handles: readonly HandleView[];
  readonly refusesOthers: boolean;
}

/** Lines for a site block. */
export interface LinesView {
  readonly heading: readonly string[];
  readonly location: LocationView;
}

export interface SiteView extends LinesView {
  /** Rendered. */
  readonly addresses: string;
  readonly certificate: { readonly file: string; readonly key: string } | null;
}

export function siteView(plan: Plan): SiteView {
  return {
    heading: headingOf(plan, commentText),
    addresses: siteAddresses(plan).map(quoteToken).join(', '),
    certificate: plan.tls.kind === 'files' ? { file: plan.tls.certificate, key: plan.tls.key } : null,
    location: locationView(plan, 'whole site'),
  };
}

export function linesView(plan: Plan): LinesView {
  return { heading: headingOf(plan, commentText), location: locationView(plan, 'site') };
}

/**
 * `within` a site others may serve what the plan does not, and may be upgraded to what they like; in a site of its own an
 * unmatched request would be an empty 200, and one line holds back upgrades for all.
 */
function locationView(plan: Plan, within: 'site' | 'whole site'): LocationView {
  const routes = handledRoutes(plan);
  const [first, ...others] = routes;
  if (first !== undefined && others.length === 0 && first.path === '/')
    return {
      holdsUpgrades: true,
      proxy: proxyView(plan, first),
      redirect: null,
      handles: [],
      refusesOthers: false,
    };
  const taken = new Set<string>();
  const handles = routes.map((route, index) => {
    const view = handleView(plan, route, taken);
    if (view.definition !== null) taken.add(view.definition.name);
    return { ...view, isLater: index > 0, holdsUpgrades: within === 'site' };
  });
  return {
    holdsUpgrades: within === 'whole site',
    proxy: null,
    redirect: mountRedirect(plan),
    handles,
    refusesOthers: within === 'whole site' && routes.every(({ path }) => path !== '/'),
  };
}

/**
 * Whoever asks for `/grafana` means `/grafana/`, with the same query; null where there is no such path. A `?` without a query
 * behind it does no harm; to do without it would take four lines.
 */
export function mountRedirect({ mount, routes }: Plan): LocationView['redirect'] {
  const isDirectory = mount !== '/' && mount.endsWith('/');
  return isDirectory && routes.some(({ path }) => path === mount)
    ? { from: mount.slice(0, -1), to: `${mount}?{query}` }
    : null;
}

export function handleView(plan: Plan, route: PlannedRoute, taken: ReadonlySet<string>): HandleView {
  const matcher = matcherOf(route, plan, taken);
  // `handle_path` takes off what its own path says, and takes a single path.
  const stripsOwnPath = matcher.kind === 'path' && matcher.pattern === `${route.strip}/*`;
  return {
    isLater: false,
    holdsUpgrades: true,
    about: route.about === null ? null : commentText(route.about),
    definition: matcher.kind === 'named' ? matcher : null,
    directive: stripsOwnPath ? 'handle_path' : 'handle',
    matcher: matcher.kind === 'all' ? null : matcher.kind === 'path' ? matcher.pattern : matcher.name,
    strip: stripsOwnPath ? null : route.strip,
    proxy: proxyView(plan, route),
  };
}

function proxyView(plan: Plan, route: PlannedRoute): ProxyView {
  const { upstream } = route;
  const { words, tlsLine, unverified } = upstreamWords(upstream);
  const served = servedBy(route, plan);
  const options = {
    affinity: upstream.affinity ? affinityOf(plan) : null,
    isSpread: upstream.servers.length > 1,
    delaysClosing:
      hasStreamCloseDelay(plan.version) && served.some(({ carries }) => carries.includes('websockets')),
    // Event streams are flushed without being told.
    flushesAtOnce: served.some(
      ({ responseBuffering, carries }) => !responseBuffering && !carries.includes('event-streams'),
    ),
    hasTrustedProxies: plan.trustedProxies.length > 0,
    keepsHost: upstream.scheme === 'https' && mayReplaceHost(plan.version),
    headers: plan.headers.map((header) => ({ name: header.name, token: headerToken(header, plan) })),
    tlsLine,
  };
  return {
    ...options,
    hasOptions: Object.values(options).some((option) =>
      Array.isArray(option) ? option.length > 0 : Boolean(option),
    ),
    upstreams: words,
    trustedProxies: plan.trustedProxies,
    facts: forwardedFacts(plan),
    selfSigned: unverified === 'self-signed',
    isOnThisMachine: unverified === 'this machine',
  };
}

/**
 * By address, which needs nothing of the client, unless all clients come from the same few proxies. The cookie has no
 * secret: whoever makes one up chooses a server for himself, and no more.
 */
function affinityOf(plan: Plan): ProxyView['affinity'] {
  return plan.trustedProxies.length === 0
    ? { policy: 'ip_hash', cookie: null }
    : { policy: 'cookie', cookie: 'lb' };
}
