/** Where a request arrives: which server listens there, and whether it speaks TLS with the client. */
import type { ClientRequest, HeaderField } from '../../route/client-request.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { Span } from '../../text/span.ts';
import type { HttpApp, TlsPolicy } from '../http/model.ts';
import { coversHost, HostNames } from '../language/host-names.ts';
import type { TraceOptions } from '../trace.ts';
import { type PreparedServer, prepareServers } from './automatic-https.ts';
import { hasEnvironmentHost } from './environment-host.ts';
import { listsToken, valuesOf } from './header-fields.ts';
import { redirectOf } from './http-redirect.ts';
import { includesPort } from './listen-address.ts';
import { splitHost } from './placeholders.ts';
import { RequestInProgress } from './progress.ts';
import { readRequest } from './read-request.ts';

export type Arrival =
  | { readonly kind: 'arrived'; readonly request: RequestInProgress; readonly server: PreparedServer }
  /** Answered before any route. */
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Where a redirect leads. */
      readonly location: string | null;
      readonly because: string;
      readonly span: Span;
    }
  | { readonly kind: 'refused'; readonly because: string; readonly span: Span | null }
  | { readonly kind: 'unknown'; readonly because: string; readonly span: Span | null };

const prepared = new WeakMap<HttpApp, readonly PreparedServer[]>();

/** The servers as they start; worked out once for each app. */
export function serversOf(app: HttpApp): readonly PreparedServer[] {
  let servers = prepared.get(app);
  if (servers === undefined) {
    servers = prepareServers(app);
    prepared.set(app, servers);
  }
  return servers;
}

export function arrive(app: HttpApp, version: string, client: ClientRequest, options: TraceOptions): Arrival {
  const servers = serversOf(app);
  const server = choose(servers, client);
  if (server === null) {
    const vague = servers.find(({ isPartlyUnknown }) => isPartlyUnknown);
    return vague === undefined
      ? { kind: 'refused', because: `nothing listens on port ${client.port}`, span: null }
      : { kind: 'unknown', because: 'what a server listens on cannot be known', span: vague.server.span };
  }
  const { span } = server.server;
  const speaksTls = server.hasTls && client.port !== app.httpPort;
  if (client.scheme === 'https' && !speaksTls) {
    return { kind: 'refused', because: `port ${client.port} speaks no TLS`, span };
  }
  const redirected = redirectOf(server.server, client, speaksTls);
  if (client.scheme === 'http' && speaksTls && redirected === null) {
    const because = 'a request without TLS comes to a port with TLS';
    return { kind: 'answered', status: 400, location: null, because, span };
  }
  if (client.scheme === 'https' && !hasCertificate(app, servers, client.hostname)) {
    return { kind: 'refused', because: `there is no certificate for ${client.hostname}`, span };
  }
  const policy = client.scheme === 'https' ? policyFor(client.hostname, server.server.tlsPolicies) : null;
  if (policy?.clientCertificate === 'required') {
    const because = 'Caddy asks for a certificate of the client, and this client has none';
    return { kind: policy.hasOtherMatchers ? 'unknown' : 'refused', because, span };
  }
  if (redirected !== null) return { ...redirected, span };
  const protocols = server.server.protocols;
  if (protocols !== null && !protocols.includes('h1')) {
    const because = isVersionAtLeast(version, '2.7')
      ? 'the server speaks no HTTP/1.1'
      : 'Caddy does not start: a server without `h1` in its protocols';
    return { kind: 'refused', because, span };
  }
  const read = readRequest(client);
  if (read.kind === 'answered') return { ...read, location: null, span };
  if (protocols?.includes('h2c') === true && asksForHttp2(read.headers)) {
    return { kind: 'unknown', because: 'Caddy goes on in HTTP/2, as the request asks', span };
  }
  if (client.scheme === 'https' && server.server.strictSniHost) {
    const named = isAddress(client.hostname) ? '' : client.hostname;
    if (splitHost(read.host).host.toLowerCase() !== named) {
      const because = 'Host is not the name of the TLS connection';
      return { kind: 'answered', status: 421, location: null, because, span };
    }
  }
  const request = new RequestInProgress({ ...read, app, server: server.server, version, client, options });
  request.hasEmptyQuery = read.hasEmptyQuery;
  return { kind: 'arrived', request, server };
}

/** The upgrade to HTTP/2 in the open, through TLS too (`isH2CUpgrade` of x/net/http2/h2c; measured on 2.6.2). */
function asksForHttp2(headers: readonly HeaderField[]): boolean {
  return (
    listsToken(valuesOf(headers, 'Upgrade'), 'h2c') &&
    listsToken(valuesOf(headers, 'Connection'), 'http2-settings')
  );
}

/**
 * Whether TLS can begin: of the names that automatic HTTPS gets certificates for, one is the client's; those of one server
 * serve on all. Certificates from files are taken to be for every name. One that is made on demand is not there before the
 * client names it, and a client that connects to an address names none (measured on 2.6.2).
 */
function hasCertificate(app: HttpApp, servers: readonly PreparedServer[], hostname: string): boolean {
  const { policies } = app.certificates;
  const { isOpen, hasOnDemand, names } = certifiedIn(app, servers);
  if (isOpen) return true;
  const client = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const isOnDemand = (name: string): boolean =>
    hasOnDemand &&
    policies.find(
      ({ subjects }) => subjects.length === 0 || subjects.some((subject) => coversHost(subject, name)),
    )?.onDemand === true;
  return (
    names.covering(client).some((name) => !isOnDemand(name)) || isOnDemand(isAddress(client) ? '' : client)
  );
}

interface Certified {
  /** For which names there are certificates is not known here. */
  readonly isOpen: boolean;
  /** Some are made when a client asks for them. */
  readonly hasOnDemand: boolean;
  /** Those that automatic HTTPS gets certificates for. */
  readonly names: HostNames;
}

const certified = new WeakMap<HttpApp, Certified>();

/** Worked out once for each app: there may be hundreds. */
function certifiedIn(app: HttpApp, servers: readonly PreparedServer[]): Certified {
  let found = certified.get(app);
  if (found === undefined) {
    const { hasLoaded, automated, policies } = app.certificates;
    const managing = servers.filter(managesNames);
    found = {
      isOpen:
        hasLoaded ||
        servers.some(({ isPartlyUnknown }) => isPartlyUnknown) ||
        managing.some(({ server }) => hasEnvironmentHost(server)),
      hasOnDemand: policies.some(({ onDemand }) => onDemand),
      names: new HostNames([...managing.flatMap(({ names }) => [...names]), ...automated]),
    };
    certified.set(app, found);
  }
  return found;
}

function managesNames({ server: { automaticHttps }, hasTls }: PreparedServer): boolean {
  return hasTls && !automaticHttps.disabled && !automaticHttps.certificatesDisabled;
}

/** The first policy that is for the name of the connection. */
function policyFor(hostname: string, policies: readonly TlsPolicy[]): TlsPolicy | null {
  const labels = isAddress(hostname) ? [''] : hostname.split('.');
  const isFor = (name: string): boolean => {
    const parts = name.toLowerCase().split('.');
    return (
      parts.length === labels.length && parts.every((part, index) => part === '*' || part === labels[index])
    );
  };
  return policies.find(({ names }) => names === null || names.some(isFor)) ?? null;
}

/** A server that is bound to the address that the client names comes before one for every address. */
function choose(
  servers: readonly PreparedServer[],
  { hostname, port }: ClientRequest,
): PreparedServer | null {
  let anywhere: PreparedServer | null = null;
  for (const server of servers) {
    for (const address of server.addresses) {
      if (!address.network.startsWith('tcp') || !includesPort(address, port)) continue;
      if (address.host === hostname.replace(/^\[|\]$/g, '')) return server;
      if (isAnyHost(address.host) || !isAddress(hostname)) anywhere ??= server;
    }
  }
  return anywhere;
}

function isAnyHost(host: string): boolean {
  return host === '' || host === '0.0.0.0' || host === '::';
}

function isAddress(host: string): boolean {
  return /^[\d.]+$|:/.test(host);
}
