/**
 * From what a user asks for to a plan: options are checked, what they leave open comes from the preset, and paths, ports
 * and timeouts are settled. What comes out can be written down by any proxy's writer as it is.
 */
import { readTrustedProxy } from './checks/address-range.ts';
import { type HostAddress, readHost } from './checks/host.ts';
import { readPath } from './checks/path.ts';
import { presetProblems } from './checks/preset.ts';
import { readTls } from './checks/tls.ts';
import { readUpstream, type UpstreamAddress } from './checks/upstream.ts';
import type {
  Plan,
  PlannedBodyLimit,
  PlannedHeader,
  PlannedRoute,
  PlannedUpstream,
  ProxyName,
  Tls,
} from './plan.ts';
import type { Preset, PresetHeader, PresetRoute } from './preset.ts';
import { milliseconds, readIdleTimeout } from './preset-values.ts';
import type { Reading } from './reading.ts';
import type { GenerateRequest, RequestProblem } from './request.ts';

export type Planning =
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** At least one, all of them at once. */
  | { readonly kind: 'refused'; readonly problems: readonly RequestProblem[] };

/** An hour: what an idle socket survives where nobody says otherwise. */
export const IDLE_TIMEOUT = 3_600_000;

/** The plan for a request, or all that is wrong with it. */
export function makePlan(request: GenerateRequest): Planning {
  const problems: RequestProblem[] = [];
  const collect = <T>(read: Reading<T>): T | null => {
    if (read.kind === 'value') return read.value;
    problems.push(...read.problems);
    return null;
  };
  const path = collect(readPath(request.path ?? '/'));
  const hosts = request.hosts.flatMap((text) => collect(readHost(text)) ?? []);
  const given = request.upstreams.flatMap((text) => collect(readUpstream(text)) ?? []);
  const ranges = request.trustedProxies.flatMap((text) => collect(readTrustedProxy(text)) ?? []);
  const idleTimeout = request.idleTimeout === null ? null : collect(readIdleTimeout(request.idleTimeout));
  const tls = collect(readTls(request.tls, request.proxy, hosts));
  problems.push(...contradictions(request, hosts, given), ...presetProblems(request));
  if (tls !== null) problems.push(...portAgainstScheme(request.proxy, hosts, tls));
  if (problems.length > 0 || path === null || tls === null) return { kind: 'refused', problems };
  const mount = mountOf(path, request.preset);
  const upstreams = new Upstreams(request, given);
  const routes = routesOf(request, mount, idleTimeout, upstreams);
  return {
    kind: 'plan',
    plan: {
      title: request.preset?.name ?? upstreams.title,
      documentation: request.preset?.documentation ?? null,
      hosts: [...new Set(hosts.map(({ name }) => name))],
      port: hosts.find(({ port }) => port !== null)?.port ?? null,
      tls,
      mount,
      routes,
      upstreams: upstreams.planned,
      headers: (request.preset?.headers ?? []).map(plannedHeader),
      trustedProxies: [...new Set(ranges)],
      settings: settingsOf(request.preset, mount),
      version: request.version,
    },
  };
}

/** Options that are fine each by itself and not together. */
function contradictions(
  request: GenerateRequest,
  hosts: readonly HostAddress[],
  upstreams: readonly UpstreamAddress[],
): readonly RequestProblem[] {
  const { preset } = request;
  const problems: RequestProblem[] = [];
  const object = (option: string, message: string) => problems.push({ option, message });
  if (preset === null && request.upstreams.length === 0)
    object('--app', 'say what is to be reached: --app NAME, or --upstream URL');
  if (preset !== null && preset.port === undefined && request.upstreams.length === 0)
    object(
      '--upstream',
      `${preset.name} has no port of its own: say where it listens, as in --upstream 127.0.0.1:8000`,
    );
  if (new Set(upstreams.map(({ scheme }) => scheme)).size > 1)
    object('--upstream', 'servers of one application speak either http or https, not both');
  if (new Set(hosts.map(({ port }) => port)).size > 1)
    object('--host', 'all hosts are served on the same port');
  if (request.affinity && request.upstreams.length < 2)
    object('--affinity', 'one server leaves nothing to choose: give --upstream once for each');
  const below = request.path !== null && request.path !== '/';
  if (below && preset?.subpath?.prefix === 'impossible')
    object('--path', `${preset.name} cannot be served below a path; give it a host of its own with --host`);
  if (request.stripPath === true && !below) object('--strip-path', 'there is no --path to take off');
  return problems;
}

/** Caddy takes port 80 for HTTP and 443 for HTTPS, whatever is wanted there (caddyconfig/httpcaddyfile/addresses.go). */
function portAgainstScheme(
  proxy: ProxyName,
  hosts: readonly HostAddress[],
  tls: Tls,
): readonly RequestProblem[] {
  const port = proxy === 'caddy' ? (hosts.find((host) => host.port !== null)?.port ?? null) : null;
  if (port === 443 && tls.kind === 'none')
    return [{ option: '--host', message: 'Caddy serves nothing without TLS on port 443; name another port' }];
  if (port === 80 && tls.kind !== 'none')
    return [
      { option: '--host', message: 'Caddy serves no TLS on port 80; name another port, or --tls none' },
    ];
  return [];
}

/** A preset is served below a directory; one address with a path, at exactly what was said. */
function mountOf(path: string, preset: Preset | null): string {
  return preset === null || path.endsWith('/') ? path : `${path}/`;
}

/** The upstreams of a plan, made as routes ask for them. */
class Upstreams {
  readonly planned: PlannedUpstream[] = [];
  private readonly addresses: readonly UpstreamAddress[];
  private readonly request: GenerateRequest;

  constructor(request: GenerateRequest, given: readonly UpstreamAddress[]) {
    this.request = request;
    const { preset } = request;
    const own = { scheme: preset?.scheme ?? 'http', host: '127.0.0.1', port: preset?.port ?? 80 } as const;
    this.addresses = given.length > 0 ? given : [own];
  }

  get title(): string {
    return this.addresses.map(({ host, port }) => (port === null ? host : `${host}:${port}`)).join(', ');
  }

  /** Of an address nobody has named: its port tells it from others in the same directory of configurations. */
  private get nameOfAny(): string {
    const port = this.addresses[0]?.port ?? null;
    return port === null ? 'app' : `app-${port}`;
  }

  /** The upstream on the port of another process, or the application's own. */
  on(port: number | undefined): PlannedUpstream {
    const base = this.request.preset?.id ?? this.nameOfAny;
    const name = port === undefined ? base : `${base}-${port}`;
    const known = this.planned.find((upstream) => upstream.name === name);
    if (known !== undefined) return known;
    const { preset } = this.request;
    const scheme = this.addresses[0]?.scheme ?? 'http';
    const upstream: PlannedUpstream = {
      name,
      scheme,
      servers: this.addresses.map((at) => (at.port === null ? at.host : `${at.host}:${port ?? at.port}`)),
      affinity: this.addresses.length > 1 && (this.request.affinity || needsAffinity(preset)),
      selfSigned: scheme === 'https' && preset?.selfSigned === true,
    };
    this.planned.push(upstream);
    return upstream;
  }
}

/** Socket.IO keeps a session in one process, whoever uses it; what its own preset says holds for all of them. */
function needsAffinity(preset: Preset | null): boolean {
  return preset?.affinity === true || preset?.routes.some(({ path }) => path.includes('socket.io')) === true;
}

function routesOf(
  request: GenerateRequest,
  mount: string,
  idleTimeout: number | null,
  upstreams: Upstreams,
): readonly PlannedRoute[] {
  const { preset } = request;
  const anything: PresetRoute = { path: '/', carries: ['requests', 'websockets'] };
  const routes = [...(preset?.routes ?? [anything])].sort((a, b) => a.path.length - b.path.length);
  const isStripped = request.stripPath ?? preset?.subpath?.prefix === 'stripped';
  const strip = isStripped && mount !== '/' ? withoutSlash(mount) : null;
  return routes.map((route, index): PlannedRoute => {
    const carries = [...route.carries];
    if (request.eventStreams && index === 0 && !carries.includes('event-streams'))
      carries.push('event-streams');
    return {
      path: below(mount, route.path),
      strip: route.strip === true ? withoutSlash(below(mount, route.path)) : strip,
      upstream: upstreams.on(route.port),
      carries,
      about: route.about ?? null,
      endpoint: carries.includes('websockets') ? endpointOf(route, mount) : null,
      idleTimeout: idleTimeoutOf(route, carries, preset, idleTimeout),
      bodyLimit: bodyLimitOf(route.bodyLimit ?? preset?.bodyLimit),
      requestBuffering: preset?.requestBuffering !== false,
      responseBuffering: preset?.responseBuffering !== false && !carries.includes('event-streams'),
    };
  });
}

function endpointOf(route: PresetRoute, mount: string): string | null {
  return route.endpoint === undefined ? null : below(mount, route.endpoint);
}

/** A path of the application as clients ask for it. */
function below(mount: string, path: string): string {
  return path === '/' ? mount : withoutSlash(mount) + path;
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

/** Where only plain requests come by, the proxy's own limit stays, unless the application's documentation objects. */
function idleTimeoutOf(
  route: PresetRoute,
  carries: readonly string[],
  preset: Preset | null,
  asked: number | null,
): number | null {
  const documented = milliseconds(route.idleTimeout ?? preset?.idleTimeout);
  const carriesLong = carries.some((kind) => kind !== 'requests');
  if (asked !== null && carriesLong) return asked;
  if (!carriesLong) return documented;
  return Math.max(documented ?? 0, IDLE_TIMEOUT);
}

function bodyLimitOf(limit: string | undefined): PlannedBodyLimit | null {
  if (limit === undefined) return null;
  if (limit === 'unlimited') return { kind: 'unlimited' };
  const factor = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[limit.at(-1) ?? ''] ?? 1;
  return { kind: 'bytes', bytes: Number.parseInt(limit, 10) * factor };
}

function plannedHeader(header: PresetHeader): PlannedHeader {
  return header.value === undefined
    ? { name: header.name, value: { kind: 'text', text: header.text } }
    : { name: header.name, value: { kind: header.value } };
}

function settingsOf(preset: Preset | null, mount: string): readonly string[] {
  if (preset === null) return [];
  return [...(preset.settings ?? []), ...(mount === '/' ? [] : subpathSetting(preset, mount))].map(sentence);
}

/** What is known of a path of its own, and that nothing is. */
function subpathSetting({ subpath }: Preset, mount: string): readonly string[] {
  if (subpath === undefined)
    return [
      `Whether it can be served below ${mount} is not in its documentation; it gets the path as clients ask for it.`,
    ];
  return subpath.setting === undefined ? [] : [subpath.setting];
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
