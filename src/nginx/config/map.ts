/**
 * A `map` block: what it gives for a value, and by which entry.
 *
 * Strings are compared without case; then regular expressions in order; then `default`; where nothing matches and there
 * is no default, the empty string (ngx_http_map_module, nginx 1.31.4; measured, case A12).
 */
import { type Known, known, unknown } from '../../route/setting.ts';
import { type CompiledPattern, compilePattern, type PatternMatch } from '../language/pcre/pattern.ts';
import { argumentOf, type Context, nameOf, type Statement } from './context.ts';
import { HostNames } from './host-names.ts';

/** Words at the start of an entry that are settings of the map, not values. */
const PARAMETERS = new Set(['hostnames', 'volatile', 'include']);

export type MapMatch =
  | {
      readonly kind: 'entry';
      readonly entry: Statement;
      readonly result: string;
      /** What the entry's regular expression captured, which its result may use. */
      readonly match: { readonly pattern: CompiledPattern; readonly captures: PatternMatch } | null;
    }
  /** Nothing matches and there is no `default`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly because: string };

/** The entry that a map chooses for a source value. */
export function matchMap(map: Statement, value: string): MapMatch {
  const block = map.block;
  if (block === null) return { kind: 'unknown', because: 'the map has no block' };
  const gap = block.gaps[0];
  if (gap !== undefined) return { kind: 'unknown', because: gap.because };
  const { find, patterns, fallback } = indexOf(block);
  const plain = find(value.toLowerCase());
  if (plain !== undefined) return found(plain, null);
  // No regular expression is tried on an empty value (`ngx_http_map_find`; measured).
  for (const entry of value === '' ? [] : patterns) {
    const key = nameOf(entry);
    const ignoreCase = key.startsWith('~*');
    const pattern = compilePattern(key.slice(ignoreCase ? 2 : 1), ignoreCase);
    if (pattern.kind === 'unknown') return { kind: 'unknown', because: `\`${key}\` cannot be decided` };
    const attempted = pattern.value.attempt(value);
    if (attempted.kind === 'unknown') return attempted;
    const captures = attempted.value;
    if (captures !== null) return found(entry, { pattern: pattern.value, captures });
  }
  return fallback === null ? { kind: 'nothing' } : found(fallback, null);
}

function found(entry: Statement, match: Extract<MapMatch, { kind: 'entry' }>['match']): MapMatch {
  return { kind: 'entry', entry, result: argumentOf(entry, 0), match };
}

/** The entries of a map, ready to be searched. */
interface MapIndex {
  /** By a value in lower case. */
  readonly find: (value: string) => Statement | undefined;
  readonly patterns: readonly Statement[];
  readonly fallback: Statement | null;
}

const indexes = new WeakMap<Context, MapIndex>();

function indexOf(block: Context): MapIndex {
  let index = indexes.get(block);
  if (index === undefined) {
    index = makeIndex(block);
    indexes.set(block, index);
  }
  return index;
}

function makeIndex(block: Context): MapIndex {
  const hasHostnames = block.statements.some((entry) => isParameter(entry) && nameOf(entry) === 'hostnames');
  const hosts = new HostNames<Statement>();
  const texts = new Map<string, Statement>();
  const patterns: Statement[] = [];
  let fallback: Statement | null = null;
  for (const entry of block.statements) {
    if (isParameter(entry)) continue;
    const key = nameOf(entry);
    if (entry.directive.name.quote === '' && key === 'default') fallback = entry;
    else if (key.startsWith('~')) patterns.push(entry);
    else if (hasHostnames) hosts.add(unescapedKey(key), entry);
    else if (!texts.has(unescapedKey(key).toLowerCase())) texts.set(unescapedKey(key).toLowerCase(), entry);
  }
  const names = hasHostnames ? hosts : texts;
  const find = (value: string) =>
    names instanceof Map ? names.get(value) : names.find(value.endsWith('.') ? value.slice(0, -1) : value);
  return { find, patterns, fallback };
}

/** Evaluates a text of the map; `match` is what the entry's regular expression captured. */
export type EvaluateInMap = (
  text: string,
  match: Extract<MapMatch, { kind: 'entry' }>['match'],
) => Known<string>;

/** The value that a map gives, its source and results evaluated by `evaluate`. */
export function evaluateMap(map: Statement, evaluate: EvaluateInMap): Known<string> {
  const source = evaluate(argumentOf(map, 0), null);
  if (source.kind === 'unknown') return sameForAll(map, evaluate) ?? source;
  const match = matchMap(map, source.value);
  switch (match.kind) {
    case 'entry':
      return evaluate(match.result, match.match);
    case 'nothing':
      return known('');
    case 'unknown':
      return unknown(match.because);
  }
}

/** The map's value when every entry gives the same, so that the source does not matter; else null. */
function sameForAll(map: Statement, evaluate: EvaluateInMap): Known<string> | null {
  const entries = (map.block?.statements ?? []).filter((entry) => !isParameter(entry));
  if (
    map.block === null ||
    map.block.gaps.length > 0 ||
    !entries.some((entry) => nameOf(entry) === 'default')
  ) {
    return null;
  }
  let common: string | null = null;
  for (const entry of entries) {
    const value = evaluate(argumentOf(entry, 0), null);
    if (value.kind === 'unknown' || (common !== null && common !== value.value)) return null;
    common = value.value;
  }
  return common === null ? null : known(common);
}

/** Whether nginx works the value out anew each time that it is used. */
export function isVolatile(map: Statement): boolean {
  return (map.block?.statements ?? []).some((entry) => isParameter(entry) && nameOf(entry) === 'volatile');
}

function isParameter(entry: Statement): boolean {
  return (
    entry.directive.name.quote === '' && PARAMETERS.has(nameOf(entry)) && entry.directive.args.length < 2
  );
}

/** `\default` means the text "default". */
function unescapedKey(key: string): string {
  return key.startsWith('\\') ? key.slice(1) : key;
}
