/**
 * A `map` block: what it gives for a value, and by which entry.
 *
 * Strings are compared without case; then regular expressions in order; then `default`; where nothing matches and there
 * is no default, the empty string (ngx_http_map_module, nginx 1.31.4; measured, case A12).
 */
import { type Known, known, unknown } from '../../route/setting.ts';
import { toBytes } from '../language/bytes.ts';
import { compilePattern, type PatternMatch } from '../language/pcre/pattern.ts';
import { argumentOf, nameOf, type Statement } from './context.ts';

/** Words at the start of an entry that are settings of the map, not values. */
const PARAMETERS = new Set(['hostnames', 'volatile', 'include']);

export type MapMatch =
  | { readonly kind: 'entry'; readonly entry: Statement; readonly result: string }
  /** Nothing matches and there is no `default`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly because: string };

/** The entry that a map chooses for a source value. */
export function matchMap(map: Statement, value: string): MapMatch {
  const block = map.block;
  if (block === null) return { kind: 'unknown', because: 'the map has no block' };
  const gap = block.gaps[0];
  if (gap !== undefined) return { kind: 'unknown', because: gap.because };
  const hostnames = block.statements.some((entry) => isParameter(entry) && nameOf(entry) === 'hostnames');
  const wanted = value.toLowerCase();
  let fallback: Statement | null = null;
  let pattern: Statement | null = null;
  for (const entry of block.statements) {
    if (isParameter(entry)) continue;
    const key = nameOf(entry);
    if (entry.directive.name.quote === '' && key === 'default') {
      fallback = entry;
    } else if (key.startsWith('~')) {
      if (pattern !== null) continue;
      const match = matchPattern(key, value);
      if (match.kind === 'unknown') return { kind: 'unknown', because: `\`${key}\`: ${match.because}` };
      if (match.value !== null) pattern = entry;
    } else if (unescapedKey(key).toLowerCase() === wanted) {
      return { kind: 'entry', entry, result: argumentOf(entry, 0) };
    } else if (hostnames && key.includes('*')) {
      return { kind: 'unknown', because: 'the map matches host names' };
    }
  }
  const chosen = pattern ?? fallback;
  return chosen === null
    ? { kind: 'nothing' }
    : { kind: 'entry', entry: chosen, result: argumentOf(chosen, 0) };
}

/** The value that a map gives, its source and results evaluated by `evaluate`. */
export function evaluateMap(map: Statement, evaluate: (text: string) => Known<string>): Known<string> {
  const source = evaluate(argumentOf(map, 0));
  if (source.kind === 'unknown') return sameForAll(map, evaluate) ?? source;
  const match = matchMap(map, source.value);
  switch (match.kind) {
    case 'entry':
      return evaluate(match.result);
    case 'nothing':
      return known('');
    case 'unknown':
      return unknown(match.because);
  }
}

/** The map's value when every entry gives the same, so that the source does not matter; else null. */
function sameForAll(map: Statement, evaluate: (text: string) => Known<string>): Known<string> | null {
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
    const value = evaluate(argumentOf(entry, 0));
    if (value.kind === 'unknown' || (common !== null && common !== value.value)) return null;
    common = value.value;
  }
  return common === null ? null : known(common);
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

function matchPattern(key: string, value: string): Known<PatternMatch | null> {
  const ignoreCase = key.startsWith('~*');
  const pattern = compilePattern(key.slice(ignoreCase ? 2 : 1), ignoreCase);
  return pattern.kind === 'unknown' ? pattern : pattern.value.attempt(toBytes(value));
}
