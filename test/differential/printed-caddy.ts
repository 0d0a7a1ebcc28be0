/**
 * Writes generated sites as a Caddyfile, and says which requests are meant for which proxy. Each site has a host name and
 * each proxy paths of its own, so one start of Caddy asks about all of them; each proxy sends a `Place` header, so that the
 * upstream sees which one a request came through.
 */
import type { Entry, GeneratedBlock, GeneratedProxy, Modifier, Pattern } from './generated-caddy.ts';

/** A proxy to ask: handshakes for each of `paths` are meant for the `reverse_proxy` that sends `Place: marker`. */
export interface AskedProxy {
  readonly marker: string;
  readonly host: string;
  readonly paths: readonly string[];
}

export interface PrintedCaddy {
  readonly text: string;
  readonly places: readonly AskedProxy[];
}

/** The paths of each depth are of its own, so that an entry never asks for what a neighbour of its block takes. */
const STEMS = [
  ['/ws', '/cable', '/api'],
  ['/hub', '/live', '/chat'],
  ['/feed', '/push', '/room'],
] as const;

export function printCaddy(sites: readonly GeneratedBlock[]): PrintedCaddy {
  const places: AskedProxy[] = [];
  const lines = sites.flatMap((site, at) => {
    const host = `site${at}.test`;
    const surroundings: Surroundings = { host, depth: 0, stripped: '', start: '', exact: false, ends: ['/'] };
    return [`http://${host}:8080 {`, ...indent(printBlock(site, surroundings, places)), '}'];
  });
  return { text: `${lines.join('\n')}\n`, places };
}

/** The requests that come to a block. */
interface Surroundings {
  readonly host: string;
  /** How many blocks it stands in, the site's own not counted. */
  readonly depth: number;
  /** What `handle_path` has taken off the front of the path. */
  readonly stripped: string;
  /** How paths start, as the block sees them. */
  readonly start: string;
  /** `start` is the whole path. */
  readonly exact: boolean;
  /** What may follow `start`: one request is made for each. */
  readonly ends: readonly string[];
}

/** A written order of modifiers first, so that a `route`, which keeps it, runs them before its proxies. */
function printBlock(
  { modifiers, entries }: GeneratedBlock,
  surroundings: Surroundings,
  places: AskedProxy[],
): readonly string[] {
  const changes = modifiers.flatMap((modifier, at) => printModifier(modifier, at, surroundings));
  return [
    ...changes,
    ...entries.flatMap((entry, at) => {
      const previous = entries[at - 1];
      const reuses =
        entry.reusesPath && previous !== undefined && !isRoute(previous) && isOrderedAlike(previous, entry);
      return printEntry(
        entry,
        stemAt(surroundings, reuses ? at - 1 : at),
        entries.length,
        surroundings,
        places,
      );
    }),
  ];
}

function printModifier(
  { words: [directive, ...rest], pattern, stem, conditions }: Modifier,
  at: number,
  surroundings: Surroundings,
): readonly string[] {
  const { matcher: path } = enter(surroundings, pattern, stemAt(surroundings, stem));
  const asks = directive === 'request_header' ? conditions : [];
  const name = `@changed${surroundings.depth}-${at}`;
  const matcher = asks.length > 0 ? name : path;
  return [
    ...(asks.length === 0
      ? []
      : [`${name} {`, ...indent([...(path === '' ? [] : [`path ${path}`]), ...asks]), '}']),
    [directive, matcher, ...rest].filter((word) => word !== '').join(' '),
  ];
}

function stemAt({ depth }: Surroundings, at: number): string {
  return STEMS[depth]?.[at] ?? '';
}

/** Caddy 2.6.2 sorts `/ws*` before `/ws`, later versions after it, as the model does: not both for one path. */
function isOrderedAlike(one: Entry, other: Entry): boolean {
  const patterns = [one.pattern, other.pattern];
  return !isRoute(other) && !(patterns.includes('exact') && patterns.includes('prefix'));
}

function isRoute({ handler }: Entry): boolean {
  return handler.kind === 'route';
}

function printEntry(
  { pattern, handler }: Entry,
  stem: string,
  siblings: number,
  surroundings: Surroundings,
  places: AskedProxy[],
): readonly string[] {
  // A `route` without a matcher beside others would take the requests of all that come after it.
  const needsPath = handler.kind === 'handle_path' || (handler.kind === 'route' && siblings > 1);
  const { matcher, inside } = enter(surroundings, needsPath && pattern === 'none' ? 'below' : pattern, stem);
  if (handler.kind === 'reverse_proxy') return printProxy(handler, matcher, inside, places);
  // Only a path of its own can be taken off: inside an exact one there is none.
  const kind = needsPath && matcher === '' ? 'handle' : handler.kind;
  const below = kind === 'handle_path' ? withoutStart(inside) : inside;
  return [
    `${[kind, matcher].filter((word) => word !== '').join(' ')} {`,
    ...indent(printBlock(handler.block, { ...below, depth: below.depth + 1 }, places)),
    '}',
  ];
}

function printProxy(
  { headerUp, options }: GeneratedProxy,
  matcher: string,
  { host, stripped, start, ends }: Surroundings,
  places: AskedProxy[],
): readonly string[] {
  const marker = String(places.length);
  places.push({ marker, host, paths: ends.map((end) => `${stripped}${start}${end}`) });
  return [
    `${['reverse_proxy', matcher, '127.0.0.1:9000'].filter((word) => word !== '').join(' ')} {`,
    ...indent([`header_up Place ${marker}`, ...headerUp.map((change) => `header_up ${change}`), ...options]),
    '}',
  ];
}

/** The matcher for a pattern below these surroundings, and the requests that pass it. */
function enter(
  surroundings: Surroundings,
  pattern: Pattern,
  stem: string,
): { readonly matcher: string; readonly inside: Surroundings } {
  if (pattern === 'none' || surroundings.exact) return { matcher: '', inside: surroundings };
  const start = `${surroundings.start}${stem}`;
  switch (pattern) {
    case 'exact':
      return { matcher: start, inside: { ...surroundings, start, exact: true, ends: [''] } };
    case 'prefix':
      return { matcher: `${start}*`, inside: { ...surroundings, start, ends: ['', 'x', '/1'] } };
    case 'below':
      return { matcher: `${start}/*`, inside: { ...surroundings, start, ends: ['/1'] } };
    default:
      return pattern satisfies never;
  }
}

function withoutStart(inside: Surroundings): Surroundings {
  // Without the x: what is left of `/wsx` is no path, and the upstream refuses the request whatever its headers are.
  const ends = inside.ends.filter((end) => end !== 'x');
  return { ...inside, stripped: `${inside.stripped}${inside.start}`, start: '', ends };
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
