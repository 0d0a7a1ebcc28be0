/**
 * The names that a plan gets in an existing configuration, and which of its definitions have to be written: a map or an
 * upstream that is there already is used, and every other name has to be free.
 */
import type { NginxConfiguration } from '../../../nginx/config/configuration.ts';
import { argumentOf, nameOf, type Statement } from '../../../nginx/config/context.ts';
import { existingVariable, freeName } from '../../../nginx/edit/upgrade-values.ts';
import { variablesIn } from '../../../nginx/language/variable-use.ts';
import { parseNginx } from '../../../nginx/syntax/parser.ts';
import type { Directive } from '../../../nginx/syntax/tree.ts';
import { SourceFile } from '../../../text/source-file.ts';
import type { Plan } from '../../plan.ts';
import { type NginxNames, ownNames } from '../names.ts';
import { type Definition, renderDefinitions } from '../render.ts';

export interface Surroundings {
  /** Each planned upstream gets a block, as in a server of its own; otherwise only those with several servers do. */
  readonly allUpstreams: boolean;
  /** A server that locations go into listens for HTTP/3. */
  readonly hasHttp3: boolean;
}

/** The names for a plan: of what is there already where it is the same, else free ones. */
export function namesFor(
  plan: Plan,
  configuration: NginxConfiguration,
  { allUpstreams, hasHttp3 }: Surroundings,
): NginxNames {
  const own = ownNames(plan);
  const withBlock = plan.upstreams.filter(({ servers }) => allUpstreams || servers.length > 1);
  const upstreams = new Map(withBlock.map(({ name }) => [name, own.upstreams.get(name) ?? name]));
  let names: NginxNames = {
    upgrade: existingVariable(configuration, 'Upgrade') ?? variableName(configuration, own.upgrade),
    connection: existingVariable(configuration, 'Connection') ?? variableName(configuration, own.connection),
    ...(hasHttp3 ? { host: CLIENT_HOST } : {}),
    fromTrustedProxy: own.fromTrustedProxy,
    forwardedProto: own.forwardedProto,
    upstreams,
  };
  const settle = (name: string) => settled(plan, names, name, configuration);
  if (hasHttp3) names = { ...names, host: settle(CLIENT_HOST) };
  // Later definitions use the names of earlier ones.
  names = { ...names, fromTrustedProxy: settle(names.fromTrustedProxy) };
  names = { ...names, forwardedProto: settle(names.forwardedProto) };
  const free = new Map<string, string>();
  for (const [planned, name] of upstreams) {
    const found = settle(name);
    let unique = found;
    for (let count = 2; [...free.values()].includes(unique); count++) unique = `${found}_${count}`;
    free.set(planned, unique);
  }
  return { ...names, upstreams: free };
}

const CLIENT_HOST = 'client_host';

/** A variable that is used and defined nowhere here is taken to be the one that we advised to define. */
function variableName(configuration: NginxConfiguration, name: string): string {
  return isTakenForGranted(configuration, name) ? name : freeName(configuration, name);
}

/** Whether a fragment uses a variable of ours, so that what includes it has to define it. */
export function isTakenForGranted(configuration: NginxConfiguration, name: string): boolean {
  if (configuration.http !== null || configuration.variables.defined.has(name)) return false;
  return configuration.statements.all.some(({ directive }) =>
    directive.args.some(({ value }) => variablesIn(value).some((use) => use.name === name)),
  );
}

/** The name of what is defined alike already, else a free one. */
function settled(plan: Plan, names: NginxNames, name: string, configuration: NginxConfiguration): string {
  const definition = renderDefinitions(plan, names).find((each) => each.name === name);
  if (definition === undefined) return name;
  const same = definedAlike(definition, configuration);
  if (same !== null) return same;
  if (definition.kind !== 'upstream') return freeName(configuration, name);
  let free = name;
  for (let count = 2; isHostName(configuration, free); count++) free = `${name}_${count}`;
  return free;
}

/** The name by which a configuration has the very thing that a definition defines; null where it has none. */
function definedAlike(definition: Definition, { http }: NginxConfiguration): string | null {
  const wanted = parseNginx(new SourceFile('/rendered', definition.text)).children.find(
    ({ name }) => name.value === definition.kind,
  );
  if (wanted === undefined || http === null) return null;
  const key = wordsWithoutName(wanted);
  const found = http.statements.find(
    (at) =>
      nameOf(at) === definition.kind &&
      !at.stock &&
      wordsWithoutName(at.directive) === key &&
      PLAIN_NAME.test(nameDefinedBy(at)),
  );
  return found === undefined ? null : nameDefinedBy(found);
}

/** nginx takes nearly any word for the name of an upstream; not all of them can stand in a URL, or without quotes. */
const PLAIN_NAME = /^[\w.-]+$/;

function nameDefinedBy(statement: Statement): string {
  const isUpstream = nameOf(statement) === 'upstream';
  const last = statement.directive.args.length - 1;
  return isUpstream ? argumentOf(statement, 0) : argumentOf(statement, last).replace(/^\$/, '');
}

/** Everything that a definition says but its name. */
function wordsWithoutName({ name, args, block }: Directive): string {
  const given = name.value === 'upstream' ? [] : args.slice(0, -1);
  const lines = (block?.children ?? []).map((line) =>
    [line.name, ...line.args].map(({ value }) => value).join(' '),
  );
  return [name.value, ...given.map(({ value }) => value), ...lines].join('\n');
}

/** Whether a name is an upstream's, or a host that something is sent to, which an upstream of that name would take over. */
function isHostName({ statements }: NginxConfiguration, name: string): boolean {
  const word = new RegExp(`(?<![\\w.-])${name}(?![\\w.-])`, 'i');
  return statements.all.some(
    (at) =>
      !at.stock &&
      (at.context.kind === 'entries' || /^(?:upstream|set|.*_pass)$/.test(nameOf(at))) &&
      at.directive.args.some(({ value }) => word.test(value)),
  );
}

/** The definitions that some texts need, in their order, without those that are there already. */
export function definitionsFor(
  texts: readonly string[],
  plan: Plan,
  names: NginxNames,
  configuration: NginxConfiguration,
): readonly Definition[] {
  const definitions = renderDefinitions(plan, names);
  const needed = new Set<Definition>();
  const pending = [...texts];
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const definition of definitions) {
      if (needed.has(definition) || !isUsedIn(text, definition)) continue;
      needed.add(definition);
      pending.push(definition.text);
    }
  }
  return definitions.filter((each) => needed.has(each) && !isDefined(each, configuration));
}

function isUsedIn(text: string, { kind, name }: Definition): boolean {
  return kind === 'upstream'
    ? [...text.matchAll(/:\/\/([\w.-]+)/g)].some(([, host]) => host === name)
    : variablesIn(text).some((use) => use.name === name);
}

function isDefined({ kind, name }: Definition, configuration: NginxConfiguration): boolean {
  const { http, variables } = configuration;
  if (kind !== 'upstream') return variables.definitions.has(name) || isTakenForGranted(configuration, name);
  return (http?.statements ?? []).some((at) => nameOf(at) === 'upstream' && argumentOf(at, 0) === name);
}
