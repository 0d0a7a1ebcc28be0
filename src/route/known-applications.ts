/**
 * Which application of the presets answers behind a proxy, judged by the names and ports of the way to it: evidence of
 * intent, for every dialect.
 *
 * A service's name in the application's own compose files says so by itself. A port says little, since 3000 and 8080 are
 * everybody's; together with a name that has the application's in it, it says enough.
 */
import type { Application, KnownAppPath } from './application.ts';
import { APPLICATIONS } from './applications.generated.ts';

/** What is known of where a route leads. */
export interface Destination {
  /** Names that the author gave it: an `upstream` block. */
  readonly groups: readonly string[];
  /** `host:port`, or a host alone. */
  readonly servers: readonly string[];
  /** Host names that clients ask for to come to it. */
  readonly hosts: readonly string[];
}

export interface RecognizedApplication {
  readonly application: Application;
  readonly strength: 'strong' | 'weak';
  /** The port by which alone it was recognized, or null. */
  readonly byPort: string | null;
  /** The ports of the servers, where they say one. */
  readonly ports: ReadonlySet<string>;
}

interface Tables {
  /** By the names of services in the applications' own files. */
  readonly byService: ReadonlyMap<string, Application>;
  /** By the letters and digits of all names. */
  readonly byLetters: ReadonlyMap<string, Application>;
  /** The length of the longest of those. */
  readonly mostLetters: number;
  /** By ports that belong to one application and to nothing else usual. */
  readonly byPort: ReadonlyMap<string, Application>;
}

let tables: Tables | null = null;

/** Ports on which all kinds of things listen. */
const USUAL_PORTS: ReadonlySet<number> = new Set([
  80, 81, 443, 3000, 3001, 4000, 4200, 5000, 5001, 7000, 8000, 8001, 8008, 8080, 8081, 8082, 8088, 8443, 8888,
  9000, 9090, 9443,
]);

function makeTables(): Tables {
  const byService = new Map<string, Application>();
  const byLetters = new Map<string, Application>();
  const byPort = new Map<string, Application | null>();
  for (const application of APPLICATIONS) {
    const { name, port, upstreamNames } = application;
    for (const service of upstreamNames) byService.set(service, application);
    for (const each of [name, ...upstreamNames]) byLetters.set(lettersOf(each), application);
    if (port !== null && !USUAL_PORTS.has(port))
      byPort.set(`${port}`, byPort.has(`${port}`) ? null : application);
  }
  const telling = [...byPort].flatMap(([port, one]) => (one === null ? [] : [[port, one] as const]));
  const mostLetters = Math.max(...[...byLetters.keys()].map(({ length }) => length));
  return { byService, byLetters, mostLetters, byPort: new Map(telling) };
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]+/g, '');
}

/** The application that a route leads to; null where nothing tells. */
export function recognizeApplication({ groups, servers, hosts }: Destination): RecognizedApplication | null {
  tables ??= makeTables();
  const { mostLetters } = tables;
  const places = servers.filter((server) => !server.startsWith('unix')).map(placeOf);
  const ports = new Set(places.flatMap(({ port }) => (port === null ? [] : [port])));
  const found = (application: Application, strength: 'strong' | 'weak', byPort: string | null = null) => ({
    application,
    strength,
    byPort,
    ports,
  });
  for (const group of groups) {
    const application = tables.byService.get(group.toLowerCase());
    if (application !== undefined) return found(application, 'strong');
  }
  for (const { host, port } of places) {
    const application = tables.byService.get(host) ?? tables.byService.get(ownLabel(host));
    // Another port of the same container is another service of it, such as GitLab's registry.
    if (application !== undefined) return found(application, isPortOf(application, port) ? 'strong' : 'weak');
  }
  const names = [...groups, ...places.map(({ host }) => ownLabel(host))].flatMap((name) =>
    partsOf(name, mostLetters),
  );
  const all = [...names, ...hosts.map((host) => lettersOf(ownLabel(host.toLowerCase())))];
  for (const name of all) {
    const application = tables.byLetters.get(name);
    if (application !== undefined && listensOnItsOwn(application, ports)) return found(application, 'strong');
  }
  for (const port of ports) {
    const application = tables.byPort.get(port);
    if (application !== undefined) return found(application, 'weak', port);
  }
  return null;
}

function placeOf(server: string): { readonly host: string; readonly port: string | null } {
  const found = /^(.*?)(?::(\d+))?$/.exec(server.toLowerCase());
  return { host: found?.[1] ?? server, port: found?.[2] ?? null };
}

/** What an application is called on its network: `grafana` of `grafana.monitoring.svc`; '' for somebody's `grafana.com`. */
function ownLabel(host: string): string {
  const labels = host.split('.');
  if (/^[\d.]+$|^\[/.test(host)) return '';
  const isPublic =
    labels.length === 2 && !/^(?:local|lan|internal|home|svc|test|localhost)$/.test(labels[1] ?? '');
  return isPublic ? '' : (labels[0] ?? '');
}

/** The runs of whole words in a name, up to a length: `my-code-server` has `codeserver` in it. */
function partsOf(name: string, most: number): readonly string[] {
  const words = name.toLowerCase().split(/[^a-z\d]+/);
  const parts: string[] = [];
  for (let start = 0; start < words.length; start++) {
    let part = '';
    for (let end = start; end < words.length && part.length <= most; end++) {
      part += words[end] ?? '';
      parts.push(part);
    }
  }
  return parts;
}

function isPortOf({ port, webSockets }: Application, actual: string | null): boolean {
  if (actual === null || actual === '80' || actual === '443') return true;
  return actual === `${port}` || webSockets.some((path) => actual === `${path.port}`);
}

function listensOnItsOwn({ port }: Application, ports: ReadonlySet<string>): boolean {
  return port !== null && port !== 80 && port !== 443 && ports.has(`${port}`);
}

/** Whether a path segment names an application, as in a mount `/grafana/`. */
export function isNamedAfter(segment: string, { name, upstreamNames }: Application): boolean {
  const letters = lettersOf(segment);
  return letters !== '' && [name, ...upstreamNames].some((each) => lettersOf(each) === letters);
}

/** The paths on which the application's own process carries something, if that is the process that is asked. */
export function pathsAtPorts(
  paths: readonly KnownAppPath[],
  ports: ReadonlySet<string>,
): readonly KnownAppPath[] {
  return paths.filter(({ port }) => port === undefined || ports.has(`${port}`));
}

/** A path that clients really ask for. */
export function sampleOf({ path, endpoint }: KnownAppPath): string {
  return endpoint ?? path;
}

export interface Said {
  readonly message: string;
  readonly strength: 'strong' | 'weak';
}

/** The evidence that a route covers one of the WebSocket paths of the application that it leads to. */
export function webSocketsOf(
  { application, strength, byPort }: RecognizedApplication,
  { path }: KnownAppPath,
): Said {
  const { name, eventStreams } = application;
  const opens = path === '/' ? `${name} opens WebSockets` : `${name} opens WebSockets at \`${path}\``;
  // Where event streams go everywhere as well, WebSockets are one of several transports.
  const hasOthers = path === '/' && eventStreams.some((stream) => stream.path === '/');
  if (byPort !== null) return { message: `${opens}, and port ${byPort} is usually its`, strength };
  return { message: `${opens}, and this route leads to it`, strength: hasOthers ? 'weak' : strength };
}
