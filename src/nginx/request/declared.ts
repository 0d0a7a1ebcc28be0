/**
 * What becomes of the WebSockets that the user declares: handshakes to their paths and hosts are followed, so that a route
 * is declared where one of them really comes to it, through rewrites and all, and nowhere else.
 */
import {
  type DeclaredHost,
  describeDeclared,
  isDeclaredHost,
  isPattern,
  readDeclaredHost,
} from '../../route/declared-path.ts';
import type { Evidence } from '../../route/intent.ts';
import type { DeclaredWebSocket } from '../../route/premises.ts';
import { matchesWildcard } from '../../text/wildcard.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { type Context, nameOf, type Statement, statementsNamed } from '../config/context.ts';
import { type NginxTrace, traceRequest } from '../trace.ts';
import type { Reach } from './reach.ts';
import { sampleHandshakes, sampleHost, samplePaths } from './sample-request.ts';
import { chooseServer } from './server-choice.ts';

export interface DeclaredHandshake {
  readonly declaration: DeclaredWebSocket;
  /** The server that takes it. */
  readonly server: Context;
  /** Whether the server has the declared host among its names; false where no host is declared. */
  readonly isNamed: boolean;
  readonly trace: NginxTrace;
}

/** A declaration that stands for many paths is asked about by so many. */
const MOST_PATHS = 50;

const followed = new WeakMap<NginxConfiguration, readonly DeclaredHandshake[]>();

/** Handshakes to every declared place that this configuration serves, followed. */
export function declaredHandshakes(configuration: NginxConfiguration): readonly DeclaredHandshake[] {
  if (configuration.premises.websockets.length === 0) return [];
  let handshakes = followed.get(configuration);
  if (handshakes === undefined) {
    handshakes = configuration.premises.websockets.flatMap((declaration) =>
      followDeclaration(configuration, declaration),
    );
    followed.set(configuration, handshakes);
  }
  return handshakes;
}

function followDeclaration(
  configuration: NginxConfiguration,
  declaration: DeclaredWebSocket,
): readonly DeclaredHandshake[] {
  const servers = serversOf(configuration);
  if (declaration.host === null) {
    return servers.flatMap((server) =>
      followTo({ configuration, declaration, server, host: sampleHost(server), port: null, isNamed: false }),
    );
  }
  const declared = readDeclaredHost(declaration.host);
  const found = servers.map((server) => ({ server, host: hostFor(server, declared) }));
  const ask = ({ server, host }: (typeof found)[number], isNamed: boolean) =>
    followTo({ configuration, declaration, server, host, port: declared.port, isNamed });
  const named = found.filter(({ server, host }) => hasName(configuration, server, host));
  if (named.length > 0) return named.flatMap((each) => ask(each, true));
  // The name of a fragment's server is elsewhere.
  if (configuration.http === null) return [];
  // A server that is there for other names takes this one only by chance.
  return found.filter(({ server }) => takesAnyName(server)).flatMap((each) => ask(each, false));
}

/** The servers of `http`; a fragment of a server stands for one whose name is not known. */
function serversOf({ http, kind, main, premises }: NginxConfiguration): readonly Context[] {
  if (http === null) return kind === 'server' && premises.websockets.length > 0 ? [main] : [];
  return statementsNamed(http, 'server').flatMap(({ block, stock }) =>
    block === null || stock ? [] : [block],
  );
}

function hostFor(server: Context, declared: DeclaredHost): string {
  if (!declared.isWildcard) return declared.name;
  const sample = sampleHost(server);
  return isDeclaredHost(declared, sample) ? sample : `www${declared.name}`;
}

/** Whether a server takes requests for a host because that is its name, on one of its addresses at least. */
function hasName(configuration: NginxConfiguration, server: Context, host: string): boolean {
  return sampleHandshakes(server, '/', host).some((request) => {
    const chosen = chooseServer(configuration, request, host);
    return chosen.kind === 'server' && chosen.server === server && chosen.named !== null;
  });
}

/** `server_name _`, and servers without a name. */
function takesAnyName(server: Context): boolean {
  return statementsNamed(server, 'server_name').every(({ directive }) =>
    directive.args.every(({ value }) => value === '_' || value === '' || value === 'localhost'),
  );
}

interface Followable {
  readonly configuration: NginxConfiguration;
  readonly declaration: DeclaredWebSocket;
  readonly server: Context;
  readonly host: string;
  readonly port: number | null;
  readonly isNamed: boolean;
}

function followTo(of: Followable): readonly DeclaredHandshake[] {
  const { configuration, declaration, server, host, port, isNamed } = of;
  return pathsIn(server, declaration.path).flatMap((path) =>
    sampleHandshakes(server, path, host)
      .filter((request) => port === null || request.port === port)
      .map((request) => traceRequest(configuration, request))
      .filter(({ end }) => end?.server === server)
      .map((trace) => ({ declaration, server, isNamed, trace })),
  );
}

/** The paths to ask about: the declared one, or some that it stands for, those among them that locations are there for. */
function pathsIn(server: Context, declared: string): readonly string[] {
  if (!isPattern(declared)) return [declared];
  const paths = new Set([declared.replaceAll('*', 'x'), declared.replaceAll('*', '')]);
  for (const path of locationPaths(server)) {
    if (paths.size >= MOST_PATHS) break;
    if (matchesWildcard(declared, path)) paths.add(path);
  }
  return [...paths];
}

function* locationPaths(block: Context): Generator<string> {
  for (const statement of block.statements) {
    if (nameOf(statement) !== 'location' || statement.block === null) continue;
    yield* samplePaths(statement.block);
    yield* locationPaths(statement.block);
  }
}

/** The declarations by which handshakes come to a handler, or to a location, each once. */
interface DeclaredWays {
  readonly byHandler: ReadonlyMap<Statement, ReadonlySet<DeclaredWebSocket>>;
  /** Handshakes that end in a location without coming to a handler. */
  readonly byLocation: ReadonlyMap<Context, ReadonlySet<DeclaredWebSocket>>;
}

const waysOf = new WeakMap<NginxConfiguration, DeclaredWays>();

function declaredWays(configuration: NginxConfiguration): DeclaredWays {
  let ways = waysOf.get(configuration);
  if (ways === undefined) {
    const byHandler = new Map<Statement, Set<DeclaredWebSocket>>();
    const byLocation = new Map<Context, Set<DeclaredWebSocket>>();
    for (const { declaration, trace } of declaredHandshakes(configuration)) {
      const handler = trace.followed?.handled?.handler ?? null;
      const location = trace.end?.location ?? null;
      if (handler !== null) add(byHandler, handler, declaration);
      else if (location !== null) add(byLocation, location, declaration);
    }
    ways = { byHandler, byLocation };
    waysOf.set(configuration, ways);
  }
  return ways;
}

function add<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

/**
 * The user's word that a route carries WebSockets: a declared handshake comes to it; or to its location, and something there
 * keeps it from the route, which is for the rules to report.
 */
export function declaredEvidence(
  configuration: NginxConfiguration,
  route: { readonly handler: Statement; readonly location: Context | null; readonly reach: Reach },
): readonly Evidence[] {
  if (configuration.premises.websockets.length === 0) return [];
  const { byHandler, byLocation } = declaredWays(configuration);
  const arriving = byHandler.get(route.handler) ?? new Set();
  const kept = route.location === null ? undefined : byLocation.get(route.location);
  const declarations = kept !== undefined && isKeptOff(route.reach) ? [...arriving, ...kept] : [...arriving];
  return [...new Set(declarations)].map((declaration) => ({
    message: `WebSockets are declared at ${describeDeclared(declaration)}`,
    strength: 'declared',
    span: declaration.span,
  }));
}

/** Whether no handshake comes to a route, whatever its path. */
export function isKeptOff({ kind }: Reach): boolean {
  return kind === 'answered' || kind === 'denied' || kind === 'elsewhere';
}
