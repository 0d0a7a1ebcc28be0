/**
 * What automatic HTTPS makes of the servers before they start (modules/caddyhttp/autohttps.go, `automaticHTTPSPhase1`):
 * which speak TLS, and the redirects from the HTTP port.
 */
import type { Span } from '../../text/span.ts';
import type { Handler, HttpApp, HttpRoute, HttpServer, MatcherSet } from '../http/model.ts';
import { coversHost, qualifiesForCertificate } from '../language/host-names.ts';
import { hasEnvironmentHost } from './environment-host.ts';
import { includesPort, type ListenAddress, parseListenAddress } from './listen-address.ts';

export interface PreparedServer {
  readonly server: HttpServer;
  readonly addresses: readonly ListenAddress[];
  /** An address could not be read: what it listens on is not all known. */
  readonly isPartlyUnknown: boolean;
  readonly routes: readonly HttpRoute[];
  readonly hasTls: boolean;
  /** Names for which it surely has a certificate; '' stands for any name. */
  readonly names: ReadonlySet<string>;
}

interface Draft {
  readonly server: HttpServer;
  readonly addresses: readonly ListenAddress[];
  readonly isPartlyUnknown: boolean;
  routes: readonly HttpRoute[];
  hasTls: boolean;
  readonly names: ReadonlySet<string>;
}

/** The servers as they start, the one for remaining redirects last. */
export function prepareServers(app: HttpApp): readonly PreparedServer[] {
  const drafts = app.servers.map(draftOf);
  const redirects = new Redirects(app);
  for (const draft of drafts) applyTls(draft, app, redirects);
  return redirects.addTo(drafts);
}

function draftOf(server: HttpServer): Draft {
  const read = server.listen.map(parseListenAddress);
  const addresses = read.filter((address) => address !== null);
  return {
    server,
    addresses,
    isPartlyUnknown: addresses.length < read.length,
    routes: server.routes,
    hasTls: server.hasTlsPolicies,
    names: hostNames(server),
  };
}

/** Hosts that the matchers of the server's own routes name; those in deeper routes do not count. */
function hostNames({ routes, automaticHttps }: HttpServer): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { match } of routes) {
    for (const matcher of match.flat()) {
      if (matcher.kind !== 'host') continue;
      for (const host of matcher.hosts) {
        if (qualifiesForCertificate(host) && !automaticHttps.skip.includes(host))
          names.add(host.toLowerCase());
      }
    }
  }
  return names;
}

function applyTls(draft: Draft, app: HttpApp, redirects: Redirects): void {
  const { server, addresses, names } = draft;
  const { automaticHttps } = server;
  const onlyOn = (port: number) =>
    addresses.every(({ startPort, endPort }) => startPort === port && endPort === port);
  if (automaticHttps.disabled || onlyOn(app.httpPort)) return;
  if (onlyOn(app.httpsPort)) draft.hasTls = true;
  if (names.size === 0 && !draft.hasTls && !hasEnvironmentHost(server)) return;
  draft.hasTls = true;
  if (!automaticHttps.redirectsDisabled) redirects.note(draft);
}

/** The redirects from the HTTP port, by the address that they lead to. */
class Redirects {
  readonly #app: HttpApp;
  readonly #byDomain = new Map<string, ListenAddress[]>();
  /** Those for every name, and wildcards. */
  readonly #openDomains = new Set<string>();
  /** On several ports of several servers: Caddy goes through the servers in an order that is new with each start. */
  readonly #portsOf = new Map<string, Set<number>>();
  readonly #serversOf = new Map<string, Set<HttpServer>>();
  #span: Span | null = null;

  constructor(app: HttpApp) {
    this.#app = app;
  }

  note({ addresses, names, server }: Draft): void {
    this.#span ??= server.span;
    for (const address of addresses) {
      for (const domain of names.size === 0 ? [''] : names) {
        this.#portsOf.set(domain, (this.#portsOf.get(domain) ?? new Set()).add(address.startPort));
        this.#serversOf.set(domain, (this.#serversOf.get(domain) ?? new Set()).add(server));
        if (domain === '' || domain.includes('*')) this.#openDomains.add(domain);
        const known = this.#byDomain.get(domain);
        // Of several ports the HTTPS port is preferred.
        if (known === undefined) this.#byDomain.set(domain, [address]);
        else if (domain === '' || address.startPort === this.#app.httpsPort) known.push(address);
      }
    }
  }

  /** Whether the port that a redirect names differs from one start to the next. */
  #isUnsettled(domain: string): boolean {
    // Redirects for every name, or for a wildcard, stand among those for one, in an order that is new with each start, too.
    const covering = [domain, ...this.#openDomains].filter((name) => name === '' || coversHost(name, domain));
    const addresses = covering.flatMap((name) => this.#byDomain.get(name) ?? []);
    const ports = new Set(addresses.map(({ startPort }) => startPort));
    const isShared = (this.#serversOf.get(domain)?.size ?? 0) > 1;
    return ports.size > 1 || (isShared && (this.#portsOf.get(domain)?.size ?? 0) > 1);
  }

  addTo(drafts: readonly Draft[]): readonly PreparedServer[] {
    const span = this.#span;
    const [first] = drafts;
    if (span === null || first === undefined) return drafts;
    const remaining: HttpRoute[] = [];
    const unserved: ListenAddress[] = [];
    const hasNames = [...this.#byDomain.keys()].some((domain) => domain !== '');
    for (const [address, routes] of this.#byRedirectAddress(span)) {
      const taking = drafts.find((draft) => listensAt(draft, address));
      if (taking === undefined) {
        remaining.push(...routes);
        unserved.push(address);
        continue;
      }
      const at =
        taking.routes.findLastIndex(({ match }) => match.flat().some(({ kind }) => kind === 'host')) + 1;
      const before = taking.routes.slice(0, at);
      const after = taking.routes.slice(at);
      taking.routes = [
        ...before,
        ...(hasNames ? routes : []),
        ...after,
        this.#route(this.#app.httpsPort, [], span),
      ];
    }
    if (unserved.length === 0) return drafts;
    const server: HttpServer = {
      ...first.server,
      name: 'remaining_auto_https_redirects',
      errors: null,
      namedRoutes: new Map(),
      redirectsHttp: 'no',
    };
    const routes = [...remaining, this.#route(this.#app.httpsPort, [], span)];
    return [
      ...drafts,
      { server, addresses: unserved, isPartlyUnknown: false, routes, hasTls: false, names: new Set() },
    ];
  }

  /** Each address on the HTTP port with its redirects. */
  #byRedirectAddress(span: Span): ReadonlyMap<ListenAddress, readonly HttpRoute[]> {
    const byTarget = new Map<string, { readonly address: ListenAddress; readonly domains: string[] }>();
    for (const [domain, addresses] of this.#byDomain) {
      for (const address of addresses) {
        const key = JSON.stringify(address);
        const known = byTarget.get(key);
        if (known === undefined) byTarget.set(key, { address, domains: [domain] });
        else known.domains.push(domain);
      }
    }
    const byAddress = new Map<string, { readonly address: ListenAddress; readonly routes: HttpRoute[] }>();
    for (const { address, domains } of byTarget.values()) {
      const { httpPort } = this.#app;
      const redirecting = { ...address, startPort: httpPort, endPort: httpPort };
      const key = JSON.stringify(redirecting);
      const hosts = domains.length === 1 && domains[0] === '' ? [] : domains;
      const unsettled = domains.filter((domain) => this.#isUnsettled(domain));
      const doubts = unsettled.length === 0 ? [] : [doubtRoute(unsettled, span)];
      const route = this.#route(address.startPort, hosts, span);
      const known = byAddress.get(key);
      if (known === undefined) byAddress.set(key, { address: redirecting, routes: [...doubts, route] });
      else {
        known.routes.unshift(...doubts);
        known.routes.push(route);
      }
    }
    return new Map([...byAddress.values()].map(({ address, routes }) => [address, routes]));
  }

  #route(port: number, hosts: readonly string[], span: Span): HttpRoute {
    const { httpPort, httpsPort } = this.#app;
    const shown = [httpPort, httpsPort, 80, 443].includes(port) ? '' : `:${port}`;
    const plain: MatcherSet = [{ kind: 'protocol', protocol: 'http', span }];
    const redirect: Handler = {
      kind: 'static_response',
      statusCode: '308',
      headers: new Map([['Location', [`https://{http.request.host}${shown}{http.request.uri}`]]]),
      body: '',
      close: true,
      abort: false,
      span,
    };
    return {
      group: null,
      match: [hosts.length === 0 ? plain : [...plain, { kind: 'host', hosts, span }]],
      handle: [redirect],
      terminal: false,
      span,
    };
  }
}

function doubtRoute(domains: readonly string[], span: Span): HttpRoute {
  const hosts = domains.filter((domain) => domain !== '');
  const plain: MatcherSet = [{ kind: 'protocol', protocol: 'http', span }];
  const because = 'which of several HTTPS ports the automatic redirect names varies from start to start';
  return {
    group: null,
    match: [hosts.length < domains.length ? plain : [...plain, { kind: 'host', hosts, span }]],
    handle: [{ kind: 'doubt', because, span }],
    terminal: false,
    span,
  };
}

/** Linux lets only one socket listen on a port, whatever its interface. */
function listensAt({ addresses }: Draft, { network, startPort }: ListenAddress): boolean {
  return addresses.some((address) => address.network === network && includesPort(address, startPort));
}
