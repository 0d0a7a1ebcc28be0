/**
 * Which requests a matcher lets through, asked for one request in particular: a WebSocket handshake as browsers send it.
 * Three-valued, because addresses, expressions and files are known only at run time.
 */
import { lookUp } from '../../text/look-up.ts';
import { findsGoPattern } from '../language/go-pattern.ts';
import { matchesAtEnds } from '../language/header-names.ts';
import { type Argument, type Statement, splitMatcher } from './statement.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** One condition of a matcher, such as `path /ws /ws/*`. All conditions of a matcher must hold. */
export interface Condition {
  readonly kind: string;
  readonly args: readonly Argument[];
  /** Of `not`: the conditions that must not all hold. */
  readonly inner: readonly Condition[];
  readonly certain: boolean;
}

/** Null means every request. */
export type Matcher = readonly Condition[] | null;

/** The named matchers that are in force somewhere: those of the enclosing blocks, and the nearer ones over them. */
export type NamedMatchers = ReadonlyMap<string, readonly Condition[]>;

/** The matchers that these statements define, added to those of the surroundings. */
export function defineMatchers(statements: readonly Statement[], outer: NamedMatchers): NamedMatchers {
  let defined: Map<string, readonly Condition[]> | null = null;
  for (const statement of statements) {
    if (!statement.name.value.startsWith('@') || statement.name.quote !== '') continue;
    defined ??= new Map(outer);
    defined.set(statement.name.value, conditionsOf(statement));
  }
  return defined ?? outer;
}

/** The matcher of a handler: its first argument, or none. */
export function matcherOf(statement: Statement, named: NamedMatchers): Matcher {
  const { matcher } = splitMatcher(statement);
  if (matcher === null || matcher.value === '*') return null;
  if (matcher.value.startsWith('@')) return named.get(matcher.value) ?? [UNKNOWN];
  return [{ kind: 'path', args: [matcher], inner: [], certain: matcher.certain }];
}

const UNKNOWN: Condition = { kind: 'unknown', args: [], inner: [], certain: false };

function conditionsOf(matcher: Statement): readonly Condition[] {
  const conditions: Condition[] = [];
  const [kind, ...args] = matcher.args;
  if (kind !== undefined) conditions.push(conditionFrom(kind, args, null));
  for (const child of matcher.block ?? []) conditions.push(conditionFrom(child.name, child.args, child));
  if (matcher.opaque) conditions.push(UNKNOWN);
  return conditions;
}

function conditionFrom(kind: Argument, args: readonly Argument[], statement: Statement | null): Condition {
  const certain =
    kind.certain && args.every((argument) => argument.certain) && statement?.conditional !== true;
  if (kind.quote !== '') return { kind: 'expression', args: [kind], inner: [], certain };
  if (kind.value !== 'not') return { kind: kind.value, args, inner: [], certain };
  const inner = (statement?.block ?? []).map((child) => conditionFrom(child.name, child.args, child));
  const [first, ...rest] = args;
  if (first !== undefined) inner.push(conditionFrom(first, rest, null));
  return { kind: 'not', args: [], inner, certain };
}

/**
 * What a request brings, by the lower-case name of the header: the values of its lines, or those that one browser or
 * another sends; empty: it surely brings none. Nothing is known of a header that is not here.
 */
export type SentHeaders = Readonly<Record<string, readonly string[]>>;

/**
 * Whether a handshake to one of these paths passes a matcher. `paths` null: to a path that nothing restricts. `sent` is what
 * its headers have become where the matcher is asked.
 */
export function passesHandshake(
  matcher: Matcher,
  paths: readonly string[] | null,
  sent: SentHeaders = SENT,
): Answer {
  if (matcher === null) return 'yes';
  let answer: Answer = 'yes';
  for (const group of groupByKind(matcher)) {
    const one = groupPasses(group, paths, sent);
    if (one === 'no') return 'no';
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** The paths that a matcher asks for, or null when it asks for none. */
export function pathsOf(matcher: Matcher): readonly string[] | null {
  if (matcher === null) return null;
  const paths = matcher
    .filter(({ kind }) => kind === 'path')
    .flatMap(({ args }) => args.map(({ value }) => value));
  return paths.length === 0 ? null : paths;
}

/** `path` lines are alternatives, and so are `header` lines on one field; other lines must all hold. */
function groupByKind(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  if (conditions.length === 1) return [conditions];
  const groups = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const field = condition.kind === 'header' ? (condition.args[0]?.value.toLowerCase() ?? '') : '';
    const alternatives = ['path', 'host', 'method', 'header', 'protocol'].includes(condition.kind);
    const key = alternatives ? `${condition.kind} ${field}` : `${groups.size} ${condition.kind}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [condition]);
    else group.push(condition);
  }
  return [...groups.values()];
}

function groupPasses(
  group: readonly Condition[],
  paths: readonly string[] | null,
  sent: SentHeaders,
): Answer {
  let answer: Answer = 'no';
  for (const condition of group) {
    const one = condition.certain ? conditionPasses(condition, paths, sent) : 'unknown';
    if (one === 'yes') return 'yes';
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

function conditionPasses(
  { kind, args, inner }: Condition,
  paths: readonly string[] | null,
  sent: SentHeaders,
): Answer {
  switch (kind) {
    case 'path':
      return pathPasses(
        args.map(({ value }) => value),
        paths,
      );
    case 'header':
      return headerPasses(args[0]?.value ?? '', args[1]?.value ?? null, sent);
    case 'header_regexp':
      return headerRegexpPasses(args, sent);
    case 'method':
      return args.some(({ value }) => value === 'GET') ? 'yes' : 'no';
    case 'not':
      return inner.length === 0 ? 'unknown' : negated(passesHandshake(inner, paths, sent));
    default:
      return 'unknown';
  }
}

function negated(answer: Answer): Answer {
  if (answer === 'unknown') return answer;
  return answer === 'yes' ? 'no' : 'yes';
}

/** Whether all, some or none of the `wanted` paths pass a path matcher. Matching ignores letter case. */
function pathPasses(patterns: readonly string[], wanted: readonly string[] | null): Answer {
  if (patterns.some((pattern) => pattern === '*' || pattern === '/*')) return 'yes';
  if (wanted === null) return 'unknown';
  const answers = wanted.map((path) => pathAnswer(patterns, path));
  if (answers.every((answer) => answer === 'yes')) return 'yes';
  return answers.every((answer) => answer === 'no') ? 'no' : 'unknown';
}

function pathAnswer(patterns: readonly string[], path: string): Answer {
  if (patterns.some((pattern) => covers(pattern.toLowerCase(), path.toLowerCase()))) return 'yes';
  return patterns.some((pattern) => mayMeet(pattern.toLowerCase(), path.toLowerCase())) ? 'unknown' : 'no';
}

/** Every path that matches `path` matches `pattern`. */
function covers(pattern: string, path: string): boolean {
  if (pattern === path) return true;
  const star = pattern.indexOf('*');
  if (star === -1 || star !== pattern.length - 1) return false;
  return literalStart(path).startsWith(pattern.slice(0, -1));
}

function mayMeet(pattern: string, path: string): boolean {
  const one = literalStart(pattern);
  const other = literalStart(path);
  if (!pattern.includes('*')) return path.includes('*') ? one.startsWith(other) : one === other;
  if (!path.includes('*')) return other.startsWith(one);
  return one.startsWith(other) || other.startsWith(one);
}

function literalStart(pattern: string): string {
  const star = pattern.indexOf('*');
  return star === -1 ? pattern : pattern.slice(0, star);
}

/** What browsers send. Firefox adds `keep-alive`, so that only a pattern that allows for it matches every browser. */
export const SENT: SentHeaders = {
  connection: ['Upgrade', 'keep-alive, Upgrade'],
  upgrade: ['websocket'],
  'sec-websocket-version': ['13'],
};

function headerPasses(field: string, pattern: string | null, sent: SentHeaders): Answer {
  if (field.startsWith('!')) {
    const unwanted = valuesOf(field.slice(1), sent);
    return unwanted === null ? 'unknown' : unwanted.length === 0 ? 'yes' : 'no';
  }
  const name = field.toLowerCase();
  const values = valuesOf(name, sent);
  if (values === null)
    return /^sec-websocket-key$/.test(name) && (pattern === null || pattern === '*') ? 'yes' : 'unknown';
  if (pattern === null || pattern === '*') return values.length === 0 ? 'no' : 'yes';
  return values.some((value) => matchesAtEnds(pattern, value)) ? 'yes' : 'no';
}

function valuesOf(field: string, sent: SentHeaders): readonly string[] | null {
  const name = field.toLowerCase();
  return lookUp(sent, name) ?? null;
}

/** `header_regexp [name] field pattern`. */
function headerRegexpPasses(args: readonly Argument[], sent: SentHeaders): Answer {
  const values = valuesOf(args.at(-2)?.value ?? '', sent);
  if (values === null) return 'unknown';
  const found = values.map((value) => findsGoPattern(args.at(-1)?.value ?? '', value));
  if (found.includes(true)) return 'yes';
  return found.includes(null) ? 'unknown' : 'no';
}

/** Conditions on `Upgrade` or `Connection` that ask for a WebSocket: the author's word for what comes this way. */
export function handshakeConditions(matcher: Matcher): readonly Condition[] {
  return (matcher ?? []).filter(({ kind, args }) => {
    if (kind === 'expression') return args.some(({ value }) => /websocket/i.test(value));
    if (kind !== 'header' && kind !== 'header_regexp') return false;
    const field = args.find(({ value }) => /^(?:connection|upgrade|sec-websocket-\w+)$/i.test(value));
    const value = args.at(-1)?.value ?? '';
    return field !== undefined && (field.value === value || /upgrade|websocket|^\*$|^\.[*+]$/i.test(value));
  });
}
