/**
 * Which location takes a path: the exact one; else the longest prefix, and within it its nested locations; unless that
 * prefix is `^~`, the first regular expression of the same block (`ngx_http_core_find_location`, nginx 1.31.4; measured,
 * cases C06–C06d, H03).
 */
import type { Context } from '../config/context.ts';
import { locationName } from '../config/location-path.ts';
import { type CompiledPattern, compilePattern, type PatternMatch } from '../language/pcre/pattern.ts';
import { locationTree } from './location-tree.ts';

export interface LocationMatch {
  readonly pattern: CompiledPattern;
  readonly match: PatternMatch;
}

export type ChosenLocation =
  | {
      readonly kind: 'location';
      readonly location: Context;
      readonly by: 'exact' | 'prefix' | 'regex';
      /** Every match of a regular expression on the way, in order: each sets the captures. */
      readonly matches: readonly LocationMatch[];
    }
  /** The path lacks the slash at the end of this location's name: nginx answers with a redirect. */
  | { readonly kind: 'add-slash'; readonly location: Context }
  /** None matches: the server's own settings hold. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly because: string; readonly location: Context };

export function chooseLocation(server: Context, path: string): ChosenLocation {
  return findIn(server, path, []);
}

function findIn(block: Context, path: string, matches: readonly LocationMatch[]): ChosenLocation {
  const tree = locationTree(block);
  const exact = tree.exact.get(path);
  if (exact !== undefined) return { kind: 'location', location: exact, by: 'exact', matches };
  let found: ChosenLocation = { kind: 'none' };
  let skipsRegexes = false;
  const slashless = tree.redirecting(path);
  if (slashless !== null) return { kind: 'add-slash', location: slashless };
  const prefix = tree.longestPrefix(path);
  if (prefix !== null) {
    skipsRegexes = locationName(prefix).kind === 'preferential-prefix';
    const nested = findIn(prefix, path, matches);
    const isFinal = nested.kind === 'location' ? nested.by !== 'prefix' : nested.kind !== 'none';
    if (isFinal) return nested;
    found =
      nested.kind === 'location' ? nested : { kind: 'location', location: prefix, by: 'prefix', matches };
  }
  if (skipsRegexes) return found;
  for (const { location, pattern, ignoreCase } of tree.regexes) {
    const compiled = compilePattern(pattern, ignoreCase);
    if (compiled.kind === 'unknown') return { kind: 'unknown', because: compiled.because, location };
    const attempted = compiled.value.attempt(path);
    if (attempted.kind === 'unknown') return { ...attempted, location };
    const match = attempted.value;
    if (match === null) continue;
    const withThis = [...matches, { pattern: compiled.value, match }];
    const nested = findIn(location, path, withThis);
    return nested.kind === 'none'
      ? { kind: 'location', location, by: 'regex', matches: withThis }
      : asRegex(nested, withThis);
  }
  return found;
}

/** What is found inside a regular expression's location is final, as that location is; no slash is added there. */
function asRegex(chosen: ChosenLocation, matches: readonly LocationMatch[]): ChosenLocation {
  switch (chosen.kind) {
    case 'add-slash':
      return { kind: 'location', location: chosen.location, by: 'regex', matches };
    case 'location':
      return { ...chosen, by: chosen.by === 'exact' ? 'exact' : 'regex' };
    case 'none':
    case 'unknown':
      return chosen;
  }
}
