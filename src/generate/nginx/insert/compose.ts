/** From where a plan goes to the edits that put it there. */
import type { NginxConfiguration } from '../../../nginx/config/configuration.ts';
import type { Context } from '../../../nginx/config/context.ts';
import { listensOf } from '../../../nginx/config/listen.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Plan, PlannedRoute } from '../../plan.ts';
import { locationPath } from '../location-path.ts';
import type { NginxNames } from '../names.ts';
import { type Definition, renderLocation, renderServers } from '../render.ts';
import { carriedHeaders, counterLines, demandsOf, demandText } from './carried-along.ts';
import { definitionsFor, namesFor } from './definitions.ts';
import { fileForHttp, fillFile, insertDefinitions, insertServers } from './http-place.ts';
import { readRendered, withChanges } from './location-lines.ts';
import { insertLocations } from './location-place.ts';
import { type Needs, needsOf } from './new-server.ts';
import { describeLocation, placeOf, type Refusal, refusal } from './refusal.ts';
import { precedenceOf } from './regex-locations.ts';
import { describeServer } from './servers.ts';
import type { Survey } from './survey.ts';
import type { Target } from './targets.ts';

export interface Composed {
  readonly kind: 'composed';
  readonly edits: readonly TextEdit[];
  readonly notes: readonly string[];
}

export function compose(
  plan: Plan,
  configuration: NginxConfiguration,
  into: SourceFile,
  { targets, newServer }: Survey,
): Composed | Refusal {
  const edits: TextEdit[] = [];
  const notes: string[] = [];
  const texts: string[] = [];
  const hasHttp3 = targets.some(({ places }) => places.some(({ server }) => listensForHttp3(server)));
  const names = namesFor(plan, configuration, { allUpstreams: newServer !== null, hasHttp3 });
  const inLocations = newServer === null ? names : { ...names, upstreams: severalOnly(plan, names) };
  for (const target of targets) {
    if (target.missing.length === 0) continue;
    const composed = composeLocations(plan, target, inLocations, configuration);
    if (composed.kind === 'refused') return composed;
    edits.push(...composed.edits);
    notes.push(...composed.notes);
    texts.push(...composed.texts);
    const { server } = target.places[0];
    if (plan.tls.kind !== 'none' && server.statement !== null)
      notes.push(`--tls is for a server of its own: ${describeServer(server)} listens as before.`);
  }
  const ofServer = newServer === null ? null : newServerFor(plan, newServer);
  const servers = ofServer === null ? null : renderServers(ofServer, names);
  const needs = ofServer === null ? NO_NEEDS : needsOf(ofServer, configuration.http);
  if (needs.kind === 'refused') return needs;
  notes.push(...needs.notes);
  const used = servers === null ? texts : [...texts, servers];
  const definitions = definitionsFor(used, plan, names, configuration);
  const statements = [...(needs.line === null ? [] : [needs.line]), ...definitions.map(({ text }) => text)];
  const placed = placeInHttp(configuration, into, definitions, statements, servers);
  if (placed.kind === 'refused') return placed;
  if (definitions.length > 0)
    notes.push(`Inserted ${listOf(definitions)} into \`http\` (${fileOf(placed.edits)}).`);
  if (servers !== null)
    notes.push(`Inserted a server of its own for ${ofServer?.hosts.join(', ') || 'every host'}.`);
  return { kind: 'composed', edits: [...placed.edits, ...edits], notes };
}

const NO_NEEDS: Needs = { kind: 'needs', line: null, notes: [] };

function severalOnly(plan: Plan, { upstreams }: NginxNames): ReadonlyMap<string, string> {
  const several = new Set(plan.upstreams.filter(({ servers }) => servers.length > 1).map(({ name }) => name));
  return new Map([...upstreams].filter(([name]) => several.has(name)));
}

function listensForHttp3(server: Context): boolean {
  return listensOf(server).some(({ parameters }) => parameters.includes('quic'));
}

function newServerFor(plan: Plan, hosts: readonly string[] | 'any'): Plan {
  return { ...plan, hosts: hosts === 'any' ? [] : hosts };
}

type Placed = { readonly kind: 'placed'; readonly edits: readonly TextEdit[] } | Refusal;

function placeInHttp(
  { http, main }: NginxConfiguration,
  into: SourceFile,
  definitions: readonly Definition[],
  statements: readonly string[],
  servers: string | null,
): Placed {
  if (servers !== null && main.statements.length === 0)
    return { kind: 'placed', edits: fillFile(into, statements, servers) };
  if (definitions.length === 0 && servers === null) return { kind: 'placed', edits: [] };
  if (http === null) return withoutHttp(into, definitions);
  const file = fileForHttp(http, into);
  const noPlace = `${file?.path ?? into.path} has no place for ${listOf(definitions) || 'a server'} in \`http\``;
  const advice = 'write it by hand';
  if (servers === null) {
    const edits = file === null ? [] : insertDefinitions(http, file, statements);
    return edits.length === 0 ? refusal(noPlace, advice, http.statement) : { kind: 'placed', edits };
  }
  const edits = file === null ? null : insertServers(http, file, statements, servers);
  return edits === null ? refusal(noPlace, advice, http.statement) : { kind: 'placed', edits };
}

/** Definitions belong where we cannot see: the user is told which. */
function withoutHttp(into: SourceFile, definitions: readonly Definition[]): Refusal {
  return refusal(
    `${into.path} is a part of a server, and what it needs belongs in \`http\`, which is in another file: ${listOf(definitions)}`,
    `name the file that holds \`http\`, or write this into it:\n${definitions.map(({ text }) => text).join('\n')}`,
    null,
  );
}

type ComposedLocations =
  | {
      readonly kind: 'locations';
      readonly edits: readonly TextEdit[];
      readonly notes: readonly string[];
      readonly texts: readonly string[];
    }
  | Refusal;

function composeLocations(
  plan: Plan,
  target: Target,
  names: NginxNames,
  configuration: NginxConfiguration,
): ComposedLocations {
  const notes: string[] = [];
  const texts: string[] = [];
  const server = target.places[0].server;
  for (const route of target.missing) {
    const isFirst = texts.length === 0;
    const location = locationText(plan, { route, isFirst }, target, names, configuration);
    if (location.kind === 'refused') return location;
    texts.push(location.text);
    notes.push(...location.notes.filter((note) => !notes.includes(note)));
  }
  const edit = insertLocations(server, target.file, texts);
  if (edit === null)
    return refusal(
      `a template decides about all that stands in ${describeServer(server)}`,
      'insert into what the template makes, or write the location into the template by hand',
      server.statement,
    );
  const paths = target.missing.map((route) => `location ${locationPath(plan, route)}`).join(', ');
  const where = target.places.map((place) => describeServer(place.server)).join(', ');
  for (const demand of demandsOf(server))
    notes.push(`\`${demandText(demand)}\` (${placeOf(demand)}) holds for the new location too.`);
  const [gap] = server.gaps;
  if (gap !== undefined) notes.push(`What else the server holds cannot be seen: ${gap.because}.`);
  return { kind: 'locations', edits: [edit], notes: [`Inserted ${paths} into ${where}.`, ...notes], texts };
}

type LocationText =
  | { readonly kind: 'text'; readonly text: string; readonly notes: readonly string[] }
  | Refusal;

function locationText(
  plan: Plan,
  { route, isFirst }: { readonly route: PlannedRoute; readonly isFirst: boolean },
  { places, file }: Target,
  names: NginxNames,
  configuration: NginxConfiguration,
): LocationText {
  const rendered = readRendered(
    withConstants(renderLocation(plan, route, names, isFirst), plan, route, names, configuration),
  );
  if (rendered === null) throw new Error(`the template of a location cannot be read: ${route.path}`);
  const carried = places.map(({ server }) => carriedHeaders(server, rendered.headers));
  const [first] = carried;
  const headers = first?.lines ?? [];
  if (carried.some(({ lines }) => lines.join('\n') !== headers.join('\n')))
    return refusal(
      `the servers that include ${file.path} set different headers`,
      'name the file of one server',
      places[0].server.statement,
    );
  const uncertain = carried.find((each) => each.uncertain !== null)?.uncertain ?? null;
  if (uncertain !== null)
    return refusal(
      `a template decides about a header that the location would lose (${placeOf(uncertain)})`,
      'write the location into the template by hand',
      uncertain,
    );
  const precedences = places.map(({ server }) => precedenceOf(server, locationPath(plan, route)));
  const torn = precedences.find((each) => each.kind === 'torn');
  if (torn !== undefined)
    return refusal(
      `${describeLocation(torn.by)} has a part of ${route.path}, and other regular expressions would take more of it`,
      'serve it below another path with --path, or for a host of its own with --host',
      torn.by.statement,
    );
  const notes: string[] = [];
  if (headers.length > 0)
    notes.push(`Copied along, since the location would no longer inherit them: ${headers.join(' ')}`);
  const keeping = new Set<Context>(
    precedences.flatMap((each) => (each.kind === 'plain' ? each.keeping : [])),
  );
  for (const each of keeping)
    notes.push(`${describeLocation(each)} keeps what it takes below ${route.path}.`);
  const lines = new Set(places.flatMap(({ server }) => counterLines(server, route, rendered.directives)));
  if (lines.size > 0) notes.push(`Set back for ${route.path}: ${[...lines].join(' ')}`);
  const isPreferential = precedences.some(({ kind }) => kind === 'preferential');
  return { kind: 'text', text: withChanges(rendered, { isPreferential, headers, lines: [...lines] }), notes };
}

/** Where no map can be had, constants do for a location that takes nothing but WebSockets (measured, case A17). */
function withConstants(
  text: string,
  plan: Plan,
  { carries }: PlannedRoute,
  names: NginxNames,
  configuration: NginxConfiguration,
): string {
  if (configuration.http !== null || carries.some((kind) => kind !== 'websockets')) return text;
  const undefinedHere = definitionsFor([text], plan, names, configuration);
  const isMissing = (name: string) => undefinedHere.some((each) => each.kind === 'map' && each.name === name);
  if (!isMissing(names.upgrade) && !isMissing(names.connection)) return text;
  return text
    .replace(new RegExp(`\\$${names.upgrade}\\b`, 'g'), 'websocket')
    .replace(new RegExp(`\\$${names.connection}\\b`, 'g'), 'upgrade');
}

function listOf(definitions: readonly Definition[]): string {
  return definitions
    .map(({ kind, name }) => `\`${kind} ${kind === 'upstream' ? '' : '$'}${name}\``)
    .join(', ');
}

function fileOf(edits: readonly TextEdit[]): string {
  return edits[0]?.file.path ?? '';
}
