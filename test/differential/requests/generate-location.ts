/** Generates locations of every kind, some inside others. */
import type { Choice } from './choice.ts';
import { access, errorPages, type Surroundings } from './generate-access.ts';
import { handler, type LocationKind, limitExcept, tryFiles } from './generate-handler.ts';
import { proxyLevel } from './generate-headers.ts';
import { rewrites } from './generate-rewrite.ts';
import { block, type Directive, inFile, line } from './tree.ts';
import { PATHS, PATTERNS } from './vocabulary.ts';

const DEEPEST = 3;

interface Outer {
  readonly path: string | null;
  readonly depth: number;
}

interface Match {
  readonly kind: LocationKind;
  /** What stands after `location`. */
  readonly text: string;
  /** Null for a pattern. */
  readonly path: string | null;
}

/** The locations of one level: nginx refuses two of the same kind and path. */
export function locations(
  choice: Choice,
  most: number,
  surroundings: Surroundings,
  outer: Outer = { path: '', depth: 0 },
): readonly Directive[] {
  const seen = new Set<string>();
  const isOutermost = outer.depth === 0;
  const usual: readonly Match[] =
    isOutermost && choice.percent(88) ? [{ kind: 'prefix', text: '/', path: '/' }] : [];
  const others = choice.times(isOutermost ? 2 : 1, most, () => match(choice, outer));
  return [...usual, ...others].flatMap((each) => {
    const identity = each.text.replace(/^\^~ |"/g, '');
    if (seen.has(identity)) return [];
    seen.add(identity);
    return [location(choice, each, surroundings, outer.depth)];
  });
}

function match(choice: Choice, outer: Outer): Match {
  const below = (path: string): string => {
    if (outer.path === null || outer.path === '') return path;
    const added = path.replaceAll('"', '').replace(/^\//, choice.of(['/', '/', '']));
    const whole = `${outer.path.replaceAll('"', '').replace(/\/$/, choice.of(['/', '']))}${added}`;
    const kept = whole.startsWith(outer.path.replaceAll('"', '')) ? whole : outer.path.replaceAll('"', '');
    return /\s/.test(kept) ? `"${kept}"` : kept;
  };
  const byPath = (modifier: string, kind: LocationKind): Match => {
    const path = below(choice.of(PATHS));
    return { kind, text: `${modifier}${path}`, path };
  };
  const byPattern = (modifier: string): Match => ({
    kind: 'regex',
    text: `${modifier} ${choice.of(PATTERNS)}`,
    path: null,
  });
  const prefix = outer.path === null ? 0 : 1;
  return choice.weighted([
    [6 * prefix, () => byPath('', 'prefix')],
    [2 * prefix, () => byPath('^~ ', 'prefix')],
    [2 * prefix, () => byPath('= ', 'exact')],
    [2, () => byPattern('~')],
    [1, () => byPattern('~*')],
  ]);
}

function location(
  choice: Choice,
  { kind, text, path }: Match,
  around: Surroundings,
  depth: number,
): Directive {
  const mayNest = depth + 1 < DEEPEST && (kind === 'prefix' || kind === 'regex');
  const nested =
    mayNest && choice.percent(20) ? locations(choice, 2, around, { path, depth: depth + 1 }) : [];
  const directives = [...body(choice, kind, around), ...nested];
  const whole = block(`location ${text}`, directives);
  return choice.percent(4) ? inFile([whole]) : whole;
}

function body(choice: Choice, kind: LocationKind, around: Surroundings): readonly Directive[] {
  const answers = handler(choice, kind);
  const isAlias = answers.some(({ text }) => text.startsWith('alias'));
  return [
    ...(choice.percent(6) && kind !== 'named' ? [line('internal')] : []),
    ...rewrites(choice, 'location'),
    ...proxyLevel(choice, 40),
    ...access(choice, 4, around),
    ...errorPages(choice, 10, around),
    ...(choice.percent(10) && !isAlias ? [tryFiles(choice, around.named)] : []),
    ...answers,
    ...(choice.percent(6) ? [limitExcept(choice)] : []),
    ...redirectSettings(choice, 5),
  ];
}

export function redirectSettings(choice: Choice, share: number): readonly Directive[] {
  return [
    ...(choice.percent(share) ? [line('absolute_redirect off')] : []),
    ...(choice.percent(share) ? [line('port_in_redirect off')] : []),
    ...(choice.percent(share) ? [line('server_name_in_redirect on')] : []),
  ];
}

export function namedLocation(choice: Choice, name: string, around: Surroundings): Directive {
  return block(`location ${name}`, body(choice, 'named', around));
}

/** A location that `auth_request` asks: it lets pass, or does not, by itself or by what its upstream says. */
export function permissionLocation(choice: Choice, path: string): Directive {
  const answer = choice.weighted<readonly Directive[]>([
    [3, () => [line('proxy_pass http://127.0.0.1:@A@')]],
    [2, () => [line('return 204')]],
    [1, () => [line(`return ${choice.of(['401', '403', '404', '500', '302 /ws'])}`)]],
  ]);
  return block(`location = ${path}`, [...choice.some([line('internal')], 60), ...answer]);
}
