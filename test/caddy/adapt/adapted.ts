/** Small Caddyfiles for tests of the adapter: what they become, and what Caddy would refuse in them. */
import { adaptCaddyfile } from '../../../src/caddy/adapt/adapt.ts';
import type { AdaptProblem } from '../../../src/caddy/adapt/problem.ts';
import { expandCaddyfile } from '../../../src/caddy/config/expansion.ts';
import { plainOf } from '../../../src/caddy/json/node.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { spanText } from '../../../src/text/span.ts';

export interface AdaptedText {
  readonly json: unknown;
  readonly problems: readonly AdaptProblem[];
}

export function adapted(caddyfile: string, caddy = '2.11.4'): AdaptedText {
  const premises = premisesFor({ nginx: '1.30.4', caddy });
  const expansion = expandCaddyfile(filesInMemory({ '/Caddyfile': caddyfile }), '/Caddyfile', premises);
  const { json, problems } = adaptCaddyfile(expansion, caddy);
  return { json: plainOf(json), problems };
}

/** The code and the words to blame of each problem: `value 5`. */
export function blamed({ problems }: AdaptedText): readonly string[] {
  return problems.map(({ code, span }) => `${code} ${spanText(span)}`);
}

/** What a path of member names and places in lists leads to. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

/** The handlers of the only site of a Caddyfile with these lines. */
export function handlersOf(lines: string, caddy?: string): readonly unknown[] {
  const routes = at(adapted(`:80 {\n${lines}\n}\n`, caddy).json, 'apps', 'http', 'servers', 'srv0', 'routes');
  return Array.isArray(routes)
    ? routes.flatMap((route: unknown) => at(route, 'handle') as readonly unknown[])
    : [];
}

/** What is blamed in a site with these lines. */
export function blamedIn(lines: string, caddy?: string): readonly string[] {
  return blamed(adapted(`:80 {\n${lines}\n}\n`, caddy));
}
