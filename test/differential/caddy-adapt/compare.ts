/** One Caddyfile adapted here and by the real Caddy, and what they make differently. */
import { isDeepStrictEqual } from 'node:util';
import { adaptCaddyfile } from '../../../src/caddy/adapt/adapt.ts';
import { expandCaddyfile } from '../../../src/caddy/config/expansion.ts';
import { plainOf } from '../../../src/caddy/json/node.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import type { Adaptation } from '../../proof/harness/caddy-process.ts';
import { type CaddyServer, ROOT } from '../../proof/harness/caddy-server.ts';

/** The Caddy that is asked. */
export const VERSION = '2.6.2';

export interface Ours {
  readonly problems: readonly string[];
  readonly json: unknown;
}

function adaptedHere(caddyfile: string, version = VERSION): Ours {
  const premises = premisesFor({ nginx: '1.30.4', caddy: version });
  const expansion = expandCaddyfile(filesInMemory({ '/Caddyfile': caddyfile }), '/Caddyfile', premises);
  const { json, problems } = adaptCaddyfile(expansion, version);
  return { problems: problems.map(({ message }) => message), json: plainOf(json) };
}

/** The http app of a configuration, which is all that serves requests. */
export function httpApp(configuration: unknown): unknown {
  const { apps } = configuration as { readonly apps?: { readonly http?: unknown } };
  return apps?.http;
}

export interface Comparison {
  readonly theirs: Adaptation['kind'];
  /** Null where both agree; else what each says. */
  readonly disagreement: string | null;
}

/** `part`: what of the configuration is compared. */
export async function compare(
  caddyfile: string,
  real: CaddyServer,
  part: (configuration: unknown) => unknown = (configuration) => configuration,
): Promise<Comparison> {
  const theirs = await real.adapt(new Map([[ROOT, caddyfile]]));
  return { theirs: theirs.kind, disagreement: difference(theirs, adaptedHere(caddyfile), part) };
}

function difference(
  theirs: Adaptation,
  ours: Ours,
  part: (configuration: unknown) => unknown,
): string | null {
  if (theirs.kind === 'refused') {
    if (IS_OF_THE_MACHINE.test(theirs.log) || IS_OF_A_PLUGIN.test(theirs.log)) return null;
    return ours.problems.length > 0 ? null : `Caddy refuses: ${theirs.log}`;
  }
  if (ours.problems.length > 0) return `false alarm: ${ours.problems.join('; ')}`;
  const here = part(ours.json);
  const there = part(theirs.configuration);
  return isDeepStrictEqual(here, there)
    ? null
    : `Caddy: ${JSON.stringify(there)}\nhere:  ${JSON.stringify(here)}`;
}

/** A file that this machine has not: it is not looked for here. */
const IS_OF_THE_MACHINE = /no such file or directory|is a directory/;

/** A plugin may bring it: that is no problem here. */
const IS_OF_A_PLUGIN =
  /module not registered|no such module|unrecognized directive|unrecognized global option: (?!cert_lifetime|persist_config)/;
