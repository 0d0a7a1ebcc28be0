/**
 * What the real Caddy's adapter makes of a Caddyfile, and what ours makes of it, in one form: the servers of the http app, or
 * why it is refused.
 */

import { plainOf } from '../../src/caddy/json/node.ts';
import { loadCaddyConfiguration } from '../../src/caddy/routes.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { adaptCaddyfile, installedCaddy } from '../proof/harness/caddy-process.ts';
import { Sandbox } from '../proof/harness/sandbox.ts';

export interface Adapted {
  /** Null where the file is refused. */
  readonly servers: unknown;
  /** Why it is refused; of ours there may be servers nevertheless. */
  readonly refusals: readonly string[];
}

/** The members, anywhere in a server, that ours leaves out, and why. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['logs', 'which requests are logged, and where, changes nothing about them'],
]);

/** Items that ours leaves out of lists. */
const ITEMS_LEFT_OUT: readonly { readonly list: string; readonly item: RegExp; readonly why: string }[] = [
  {
    list: 'hide',
    item: /^(?:\.?\/|.*\/)?(?:Caddyfile|(?:broken|repaired)\.Caddyfile)$/,
    why: 'where the Caddyfile itself lies is no part of what it says',
  },
];

/** `{$NAME:default}` as it is where nothing is set: both adapters are asked about the same text. */
export function withoutEnvironment(text: string): string {
  return text.replaceAll(/\{\$[^}:]+(?::([^}]*))?\}/g, (_, value: string | undefined) => value ?? '');
}

/** The files by name; `root` among them. */
export async function adaptedByCaddy(files: ReadonlyMap<string, string>, root: string): Promise<Adapted> {
  const sandbox = new Sandbox();
  try {
    sandbox.write(files);
    const adaptation = await adaptCaddyfile(sandbox, root);
    return adaptation.kind === 'refused'
      ? { servers: null, refusals: [errorOf(adaptation.log)] }
      : { servers: comparableServers(adaptation.configuration), refusals: [] };
  } finally {
    sandbox.remove();
  }
}

/** As the Caddy that is installed would be given it, unless another version is asked for. */
export function adaptedByUs(
  files: ReadonlyMap<string, string>,
  root: string,
  caddy: string = installedCaddy ?? NEWEST_STABLE.caddy,
): Adapted {
  const texts = Object.fromEntries([...files].map(([name, text]) => [`/${name}`, text]));
  const configuration = loadCaddyConfiguration(
    filesInMemory(texts),
    `/${root}`,
    premisesFor({ ...NEWEST_STABLE, caddy }),
  );
  const { adaptation, importProblems, syntaxProblems } = configuration;
  return {
    servers: comparableServers(plainOf(adaptation.json)),
    refusals: [
      ...syntaxProblems.map(({ problem }) => problem.message),
      ...importProblems.map(({ message }) => message),
      ...adaptation.problems.map(({ message }) => message),
    ],
  };
}

/** The last line that is no entry of Caddy's own log. */
function errorOf(log: string): string {
  const lines = log.trim().split('\n');
  return lines.findLast((line) => !line.startsWith('{')) ?? log;
}

/** The servers of a configuration, without what ours leaves out. */
export function comparableServers(configuration: unknown): unknown {
  return comparable(serversOf(configuration));
}

function serversOf(configuration: unknown): unknown {
  return member(member(member(configuration, 'apps'), 'http'), 'servers');
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Without what is left out. Names that a certificate is for come in no order from 2.6.2. */
function comparable(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const isLeftOut = (item: unknown): boolean =>
      ITEMS_LEFT_OUT.some((one) => one.list === name && typeof item === 'string' && one.item.test(item));
    const items = value.filter((item) => !isLeftOut(item)).map((item) => comparable(item));
    // Nothing but what is left out: as if the list were not there.
    if (items.length === 0 && value.length > 0) return undefined;
    return name === 'sni' ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key))
      .map(([key, inner]) => [key, comparable(inner, key)] as const)
      .filter(([, inner]) => inner !== undefined),
  );
}
