/**
 * Which servers of an existing configuration are to serve a plan: those that answer for its hosts, or the only one that
 * serves anything.
 */
import type { NginxConfiguration } from '../../../nginx/config/configuration.ts';
import { type Context, outwards, type Statement, statementsNamed } from '../../../nginx/config/context.ts';
import { listensOf } from '../../../nginx/config/listen.ts';
import { ServerNames } from '../../../nginx/request/server-names.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Plan } from '../../plan.ts';
import { placeOf, type Refusal, refusal } from './refusal.ts';
import { isOverTls, servesContent } from './serving.ts';

/** A block that locations go into. */
export interface ServerPlace {
  /** A server, or the top level of a file that stands for one. */
  readonly server: Context;
  /** By which name it is asked; null for any of its own. */
  readonly host: string | null;
}

export type ChosenServers =
  | {
      readonly kind: 'servers';
      readonly places: readonly ServerPlace[];
      /** Hosts that need a server of their own; `any`: a server for whatever the client asks for. */
      readonly newServer: readonly string[] | 'any' | null;
      readonly notes: readonly string[];
    }
  | Refusal;

/** The servers for a plan; `into` is one of the configuration's files. */
export function serversFor(plan: Plan, configuration: NginxConfiguration, into: SourceFile): ChosenServers {
  const contexts = contextsOf(configuration, into);
  const { http } = configuration;
  if (isEmptyRoot(configuration, into))
    return { kind: 'servers', places: [], newServer: plan.hosts.length > 0 ? plan.hosts : 'any', notes: [] };
  if (contexts.some(({ kind }) => kind === 'server')) return ofFragment(plan, contexts, into);
  if (http === null || !contexts.every(({ kind }) => kind === 'http' || kind === 'main')) {
    const message = `no server of ${into.path} can be seen, and it holds no \`http\` block`;
    return refusal(message, 'name the file that holds the `server` block, or that is included in it', null);
  }
  const chosen =
    plan.hosts.length === 0 ? onlyServer(http, configuration, into) : byHosts(plan, http, configuration);
  if (chosen.kind === 'refused') return chosen;
  return conditionalAmong(chosen.places) ?? elsewhere(chosen.places, configuration, into) ?? chosen;
}

/** Whether a file of its own holds nothing yet, so that whole servers can stand in it. */
function isEmptyRoot({ main, root }: NginxConfiguration, into: SourceFile): boolean {
  const isBlank = into.text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
  return into === root && isBlank && main.statements.length === 0;
}

/** The blocks in which the top level of a file is in effect. */
export function contextsOf(
  { statements, main, root }: NginxConfiguration,
  file: SourceFile,
): readonly Context[] {
  const contexts = new Set<Context>();
  for (const at of statements.all)
    if (at.file === file && at.context.statement?.file !== file) contexts.add(at.context);
  // What is included nowhere and holds nothing stands for itself.
  if (contexts.size === 0 && file === root) contexts.add(main);
  return [...contexts];
}

/** A file within servers: what is added to it is added to all of them. */
function ofFragment(plan: Plan, contexts: readonly Context[], into: SourceFile): ChosenServers {
  const servers = contexts.filter(({ kind }) => kind === 'server');
  const conditional = conditionalAmong(servers.map((server) => ({ server, host: null })));
  if (conditional !== null) return conditional;
  if (servers.length < contexts.length)
    return refusal(
      `${into.path} is included in a server and elsewhere too`,
      'give the locations a file of their own, and include it in the server',
      null,
    );
  const places: ServerPlace[] = [];
  for (const server of servers) {
    const host = plan.hosts.find((each) => answersFor(server, each)) ?? null;
    places.push({ server, host });
  }
  const isKnown = servers.every(({ statement }) => statement !== null);
  const unserved = plan.hosts.find((host) => !servers.some((server) => answersFor(server, host)));
  if (isKnown && unserved !== undefined)
    return refusal(
      `no server that includes ${into.path} answers for ${unserved}`,
      'name the file that holds its server, or leave --host out',
      servers[0]?.statement ?? null,
    );
  return { kind: 'servers', places, newServer: null, notes: [] };
}

function onlyServer(http: Context, configuration: NginxConfiguration, into: SourceFile): ChosenServers {
  const all = serversIn(http);
  const own = all.filter(({ file }) => file === into);
  const candidates = own.length > 0 || into !== configuration.root ? own : all;
  // Where `include` may bring servers that cannot be seen, one for whatever is asked for could take what is theirs.
  if (all.length === 0 && configuration.kind === 'main' && http.gaps.length === 0)
    return { kind: 'servers', places: [], newServer: 'any', notes: [] };
  const serving = withoutDoubles(contentAmong(blocksOf(candidates), configuration));
  const [only, ...others] = serving;
  if (only !== undefined && others.length === 0)
    return { kind: 'servers', places: [{ server: only, host: null }], newServer: null, notes: [] };
  if (only === undefined) {
    const message =
      candidates.length === 0
        ? `${into.path} has no server`
        : `the servers of ${into.path} only redirect, or answer by themselves`;
    const listed = listOf(contentAmong(blocksOf(all), configuration));
    const advice = `say with --host which host it is for${listed === '' ? '' : `; servers: ${listed}`}`;
    return refusal(message, advice, candidates[0] ?? null);
  }
  return refusal(
    `${into.path} leads to ${serving.length} servers that serve something`,
    `say with --host which of them is meant: ${listOf(serving)}`,
    others[0]?.statement ?? null,
  );
}

function byHosts(plan: Plan, http: Context, configuration: NginxConfiguration): ChosenServers {
  const places: ServerPlace[] = [];
  const unserved: string[] = [];
  const notes: string[] = [];
  const servers = blocksOf(serversIn(http)).filter((server) => listensOnPort(server, plan.port));
  for (const host of plan.hosts) {
    const { candidates, by } = answering(servers, host);
    if (candidates.length === 0) {
      unserved.push(host);
      continue;
    }
    const content = contentAmong(candidates, configuration);
    const secure = content.filter(isOverTls);
    const [only, ...others] = secure.length > 0 ? secure : content;
    if (only === undefined)
      return refusal(
        `what answers for ${host} only redirects, or answers by itself`,
        'name the file that holds the server which it redirects to',
        candidates[0]?.statement ?? null,
      );
    if (others.length > 0)
      return refusal(
        `${host} has ${others.length + 1} servers that serve something: ${listOf([only, ...others])}`,
        `say with the port which of them is meant, as in --host ${host}:8443`,
        others[0]?.statement ?? null,
      );
    if (by === 'pattern')
      notes.push(
        `${describeServer(only)} answers for ${host}: the locations are there for all of its names.`,
      );
    if (!places.some(({ server }) => server === only)) places.push({ server: only, host });
  }
  return { kind: 'servers', places, newServer: unserved.length > 0 ? unserved : null, notes };
}

/** The servers that have a name, by the name itself or by a pattern among their names. */
function answering(
  servers: readonly Context[],
  host: string,
): { readonly candidates: readonly Context[]; readonly by: 'name' | 'pattern' } {
  const named = servers.filter((server) => namesOf(server).some((name) => isName(name, host)));
  if (named.length > 0) return { candidates: named, by: 'name' };
  const names = new ServerNames();
  for (const server of servers) names.add(server);
  const found = host.startsWith('*') ? null : names.find(host);
  if (found?.kind !== 'server') return { candidates: [], by: 'pattern' };
  const { name } = found;
  return { candidates: servers.filter((server) => namesOf(server).includes(name)), by: 'pattern' };
}

function answersFor(server: Context, host: string): boolean {
  return answering([server], host).candidates.length > 0;
}

function isName(written: string, host: string): boolean {
  const name = written.toLowerCase();
  return name === host || name === `.${host.replace(/^\*\./, '')}`;
}

function namesOf(server: Context): readonly string[] {
  return statementsNamed(server, 'server_name').flatMap(({ directive }) =>
    directive.args.map(({ value }) => value),
  );
}

function listensOnPort(server: Context, port: number | null): boolean {
  return (
    port === null || listensOf(server).some(({ address: { ports } }) => ports[0] <= port && port <= ports[1])
  );
}

function serversIn(http: Context): readonly Statement[] {
  return statementsNamed(http, 'server').filter(({ block, stock }) => block !== null && !stock);
}

function blocksOf(statements: readonly Statement[]): readonly Context[] {
  return statements.flatMap(({ block }) => block ?? []);
}

function contentAmong(servers: readonly Context[], configuration: NginxConfiguration): readonly Context[] {
  return servers.filter((server) => servesContent(server, configuration));
}

/** Of servers with the same names, the one over TLS stands for both. */
function withoutDoubles(servers: readonly Context[]): readonly Context[] {
  const key = (server: Context) => [...namesOf(server)].sort().join(' ');
  return servers.filter(
    (server) =>
      isOverTls(server) ||
      !servers.some((other) => other !== server && isOverTls(other) && key(other) === key(server)),
  );
}

/** A server that is there in some renderings of a template only is no place for what has to be there in all. */
function conditionalAmong(places: readonly ServerPlace[]): Refusal | null {
  for (const { server } of places) {
    for (const { statement } of outwards(server)) {
      if (statement?.directive.conditional !== true) continue;
      return refusal(
        `a template decides whether the server at ${placeOf(statement)} is there`,
        'insert into what the template makes, or write the location into the template by hand',
        statement,
      );
    }
  }
  return null;
}

/** A server in another file than the named one: only a root stands for what it includes. */
function elsewhere(
  places: readonly ServerPlace[],
  { root }: NginxConfiguration,
  into: SourceFile,
): Refusal | null {
  const other = places.find(({ server }) => server.statement !== null && server.statement.file !== into);
  const statement = other?.server.statement ?? null;
  if (statement === null || into === root) return null;
  return refusal(
    `the server is not in ${into.path}, but at ${placeOf(statement)}`,
    `name that file: --into ${statement.file.path}`,
    statement,
  );
}

/** `app.example.com (/etc/nginx/app.conf:12)`, with its port where that is not the usual one. */
export function describeServer(server: Context): string {
  const [name] = namesOf(server).filter((each) => each !== '_' && each !== '');
  const port = listensOf(server)[0]?.address.ports[0] ?? 0;
  const isUsual = port === 0 || port === 80 || port === 443;
  const shown =
    name === undefined
      ? `a server without a name${port === 0 ? '' : `, on ${port}`}`
      : `${name}${isUsual ? '' : `:${port}`}`;
  return server.statement === null ? shown : `${shown} (${placeOf(server.statement)})`;
}

function listOf(servers: readonly Context[]): string {
  return servers.map(describeServer).join(', ');
}
