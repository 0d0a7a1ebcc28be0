/** Lowers a Caddyfile to routes: one for each `reverse_proxy` that requests of clients can come to. */

import type { Intent } from '../route/intent.ts';
import type { KnownPath } from '../route/known-paths.ts';
import type { Premises } from '../route/premises.ts';
import type { Handshake, Route, WebSocketPath } from '../route/route.ts';
import { known, type Origin, type Setting } from '../route/setting.ts';
import type { Target } from '../route/target.ts';
import type { FileSource } from '../text/file-source.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Adaptation, adaptCaddyfile } from './adapt/adapt.ts';
import type { LoadedFile } from './config/caddyfile-store.ts';
import { declaredEvidence } from './config/declared.ts';
import { type Expansion, expandCaddyfile, type ImportProblem, type Site } from './config/expansion.ts';
import type { HeaderOperation, HeaderState } from './config/header-operations.ts';
import { intentOf, knownPathOf } from './config/intent.ts';
import { idleTimeout, lifetime, type TimeSetting } from './config/lifetime.ts';
import { directiveOrder } from './config/order.ts';
import { findProxies, type Level, type ProxySite, pathsAt } from './config/proxy.ts';
import { optionReasons } from './config/proxy-options.ts';
import { type CaddyReason, quoteLine, reason, type WrittenReason } from './config/reason.ts';
import { requestHeaders } from './config/request-headers.ts';
import { responseReasons } from './config/response-headers.ts';
import { type ServerPorts, serverPorts } from './config/server-ports.ts';
import { entryOf, readSiteAddress } from './config/site-address.ts';
import { headSpan, type Statement } from './config/statement.ts';
import { transportOf, upstreamOf } from './config/upstream.ts';
import { isVersion1Directive } from './config/version-1.ts';
import { decodeHttpApp } from './http/decode.ts';
import type { HttpApp } from './http/model.ts';
import { checkStructure } from './json/check.ts';
import type { ObjectNode } from './json/node.ts';
import { isDeclared, isReachable, takenBy } from './request/comes-to.ts';
import { reasonsFor } from './request/route-verdict.ts';
import type { CaddySyntaxProblem, Directive } from './syntax/tree.ts';

export interface CaddyWebSocketPath extends WebSocketPath {
  readonly reasons: readonly CaddyReason[];
  readonly idleTimeout: TimeSetting;
  readonly lifetime: TimeSetting;
}

export interface CaddyRoute extends Route {
  readonly dialect: 'caddy';
  readonly configuration: CaddyConfiguration;
  readonly websocket: CaddyWebSocketPath;
  readonly site: Site;
  /** The `reverse_proxy` itself. */
  readonly proxy: Statement;
  /** The blocks around it, from the site inwards, each with the handlers that run before. */
  readonly levels: readonly Level[];
  /** `request_header` and `header_up` operations that a handshake meets, in the order in which they are met. */
  readonly requestOperations: readonly HeaderOperation[];
  /** The application that is known to use the path, if one is. */
  readonly knownPath: KnownPath | null;
  /** The handler that takes the requests before this proxy can, or null. */
  readonly shadow: Statement | null;
}

export interface CaddyConfiguration {
  readonly dialect: 'caddy';
  /** What its files are written in. */
  readonly language: 'caddyfile' | 'caddy-json';
  readonly root: SourceFile;
  /** Why the root could not be read, or null. */
  readonly unreadable: string | null;
  /** Every file that was read, the root first, each once. */
  readonly files: readonly SourceFile[];
  /** The same files with their trees. */
  readonly loaded: readonly LoadedFile[];
  readonly premises: Premises;
  /** That of its premises. */
  readonly target: Target;
  readonly globalOptions: readonly Statement[];
  readonly sites: readonly Site[];
  readonly routes: readonly CaddyRoute[];
  /** Of all files; empty for a Caddy 1 file, to which Caddy 2's grammar does not apply. */
  readonly syntaxProblems: readonly { readonly file: SourceFile; readonly problem: CaddySyntaxProblem }[];
  readonly importProblems: readonly ImportProblem[];
  /** What a JSON configuration holds; null for a Caddyfile. */
  readonly json: JsonDocument | null;
  /** The root holds the inside of a site, and is meant to be imported. */
  readonly fragment: boolean;
  /** What Caddy's own adapter makes of the file; made when it is first asked for. Of a JSON configuration, what it holds. */
  readonly adaptation: Adaptation;
  /** The servers and their routes as Caddy runs them; null for a file that has none. Made when first asked for. */
  readonly http: HttpApp | null;
  /** Directives of Caddy 1 in the root; where there are any, the file is one, and has no routes. */
  readonly version1: readonly Directive[];
}

export function loadCaddyConfiguration(
  source: FileSource,
  path: string,
  premises: Premises,
): CaddyConfiguration {
  return configurationFrom(expandCaddyfile(source, path, premises), premises);
}

/** A configuration that is written in JSON. */
export interface JsonDocument {
  readonly document: ObjectNode;
  readonly syntaxProblems: readonly CaddySyntaxProblem[];
  /** It has still to be rendered: nothing can be said about what stands in it. */
  readonly isTemplate: boolean;
}

/** What an expanded Caddyfile, or the JSON that stands for one, means. */
export function configurationFrom(
  expansion: Expansion,
  premises: Premises,
  json: JsonDocument | null = null,
): CaddyConfiguration {
  const { target } = premises;
  const version1 = json === null ? version1Directives(expansion) : [];
  const routes: CaddyRoute[] = [];
  let adaptation: Adaptation | null = null;
  let http: HttpApp | null | undefined;
  const configuration: CaddyConfiguration = {
    dialect: 'caddy',
    language: json === null ? 'caddyfile' : 'caddy-json',
    json,
    get adaptation() {
      adaptation ??=
        json === null ? adaptCaddyfile(expansion, target.caddy) : adaptationOf(json, target.caddy);
      return adaptation;
    },
    get http() {
      if (http === undefined) http = decodeHttpApp(configuration.adaptation.json, target.caddy);
      return http;
    },
    root: expansion.root,
    unreadable: expansion.unreadable,
    files: expansion.files.map(({ file }) => file),
    loaded: expansion.files,
    premises,
    target,
    globalOptions: expansion.globalOptions,
    sites: expansion.sites,
    routes,
    syntaxProblems: version1.length > 0 ? [] : syntaxProblemsOf(expansion, json),
    importProblems: expansion.problems,
    fragment: expansion.fragment,
    version1,
  };
  if (version1.length > 0) return configuration;
  const order = directiveOrder(target.caddy, expansion.globalOptions);
  const ports = serverPorts(expansion.globalOptions);
  for (const site of findProxies(expansion, order)) routes.push(routeOf(site, ports, configuration));
  return configuration;
}

function adaptationOf({ document, isTemplate }: JsonDocument, version: string): Adaptation {
  return { json: document, problems: isTemplate ? [] : checkStructure(document, version) };
}

function version1Directives({ sites, root }: Expansion): readonly Directive[] {
  const found: Directive[] = [];
  for (const site of sites) {
    for (const { directive, container } of site.statements) {
      if (container.file === root && isVersion1Directive(directive)) found.push(directive);
    }
  }
  return found;
}

function syntaxProblemsOf(
  expansion: Expansion,
  json: JsonDocument | null,
): CaddyConfiguration['syntaxProblems'] {
  if (json !== null) return json.syntaxProblems.map((problem) => ({ file: expansion.root, problem }));
  return expansion.files.flatMap(({ file, tree, fragment }) =>
    [...(tree?.problems ?? []), ...(tree === null ? (fragment?.problems ?? []) : [])].map((problem) => ({
      file,
      problem,
    })),
  );
}

function routeOf(found: ProxySite, ports: ServerPorts, configuration: CaddyConfiguration): CaddyRoute {
  const { site, proxy, levels } = found;
  const version = configuration.target.caddy;
  const request = requestHeaders(found);
  const upstream = upstreamOf(proxy, version);
  const path = clientPath(site, levels);
  const entry = entryOf(site.addresses, ports);
  const written = [
    ...request.reasons,
    ...optionReasons(found, version),
    ...responseReasons(found, version),
    ...opaqueReasons(found),
  ];
  const intent = (): Intent =>
    intentOf(found, {
      operations: request.operations,
      isReachable: isReachable(route),
      upstream,
      hosts: entry.hosts,
      path,
      declared: declaredEvidence(
        configuration.premises.websockets.filter((declared) => isDeclared(route, declared)),
      ),
      assume: configuration.premises.assume,
    });
  const websocket = (reasons: readonly CaddyReason[]): CaddyWebSocketPath => ({
    handshake: verdictOf(reasons),
    reasons,
    httpVersion: { value: known(upstream.scheme === 'h2c' ? '2' : '1.1'), origin: EVERY_VERSION },
    upgrade: settingOf(request.upgrade),
    connection: settingOf(request.connection),
    idleTimeout: idleTimeout(proxy, version),
    lifetime: lifetime(proxy, version),
  });
  // Made when they are first asked for: the whole file has to be adapted for them.
  let judged: CaddyWebSocketPath | null = null;
  let meant: Intent | null = null;
  let taking: Statement | null | undefined;
  const route: CaddyRoute = {
    dialect: 'caddy',
    configuration,
    site,
    proxy,
    levels,
    requestOperations: request.operations,
    knownPath: knownPathOf(levels),
    get shadow() {
      if (taking === undefined) taking = takenBy(route);
      return taking;
    },
    entry,
    match: matchText(levels),
    path,
    upstream,
    get websocket() {
      judged ??= websocket(reasonsFor(route, written));
      return judged;
    },
    get intent() {
      meant ??= intent();
      return meant;
    },
    origin: headSpan(proxy),
  };
  return route;
}

const EVERY_VERSION: Origin = { kind: 'default', versions: 'every version' };

function settingOf(state: HeaderState): Setting<string | null> {
  const origin: Origin =
    state.by === null ? EVERY_VERSION : { kind: 'span', span: headSpan(state.by.statement) };
  return { value: state.value, origin };
}

function verdictOf(reasons: readonly CaddyReason[]): Handshake {
  const effects = new Set(reasons.map(({ effect }) => effect));
  if (effects.has('fails')) return 'fails';
  if (effects.has('unknown')) return 'unknown';
  return effects.has('fragile') ? 'fragile' : 'works';
}

/** Lines that cannot be read may change everything. */
function* opaqueReasons({ proxy, levels }: ProxySite): Generator<WrittenReason> {
  const isOpaque = proxy.opaque || transportOf(proxy)?.opaque === true || levels.some(({ opaque }) => opaque);
  if (!isOpaque) return;
  const message = `what is around ${quoteLine(proxy)} cannot all be read: an import, a variable or a template brings more lines`;
  yield reason('unknown', 'unknown', proxy, message);
}

/** `handle /api/* > reverse_proxy`, in the words of the file. */
function matchText(levels: readonly Level[]): string {
  const steps = levels.map(({ entered }) => {
    const first = entered.args[0];
    const matcher = first !== undefined && /^[*/@]/.test(first.value) ? ` ${first.value}` : '';
    return `${entered.name.value}${matcher}`;
  });
  return steps.join(' > ');
}

/** The first path that clients ask for to come this way, without its wildcard. */
function clientPath(site: Site, levels: readonly Level[]): string | null {
  const inAddress = site.addresses
    .map(({ value }) => readSiteAddress(value).path)
    .find((path) => path !== '');
  const first = pathsAt(levels, 0)?.[0] ?? inAddress;
  return first === undefined || first === '*' ? null : first.replace(/\*.*$/, '');
}
