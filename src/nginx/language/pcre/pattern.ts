/**
 * Regular expressions as nginx runs them: PCRE without UTF, on bytes. Subjects hold one character for each byte
 * (U+0000 to U+00FF), as URIs and headers of the request model do; a pattern is the text of the configuration, and what is
 * not ASCII in it stands for its UTF-8 bytes.
 *
 * JavaScript's own expressions are not used: they treat captures in repetitions, groups that took no part, empty turns of a
 * loop and line ends differently, have no possessive or atomic parts, and a hostile pattern can hang them for good.
 */
import { type Known, known, unknown } from '../../../route/setting.ts';
import { toBytes } from '../../../text/bytes.ts';
import { search } from './matcher.ts';
import { parsePattern } from './parser.ts';
import { programOf } from './program.ts';

export interface CompiledPattern {
  /** The leftmost match, null where there is none; unknown where a hostile pattern takes more steps than a search may. */
  attempt(subject: string): Known<PatternMatch | null>;
  /** The same, with null for unknown too. */
  match(subject: string): PatternMatch | null;
  /** The number of each named group. */
  readonly names: ReadonlyMap<string, number>;
  readonly captureCount: number;
}

export interface PatternMatch {
  /** By group number; the first is the whole match. A group that took no part is undefined. */
  readonly captures: readonly (string | undefined)[];
  /** By name, those that took part. */
  readonly named: ReadonlyMap<string, string>;
}

/** Patterns that are kept, for each is asked about many requests. */
const MOST_KEPT = 2_000;
const keptAsWritten = new Map<string, Known<CompiledPattern>>();
const keptInAnyCase = new Map<string, Known<CompiledPattern>>();

/** Unknown where PCRE refuses the pattern, or where this reader cannot say exactly what it matches. */
export function compilePattern(pattern: string, ignoreCase: boolean): Known<CompiledPattern> {
  // Two tables, so that no key has to be put together for a look-up.
  const kept = ignoreCase ? keptInAnyCase : keptAsWritten;
  let compiled = kept.get(pattern);
  if (compiled === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    compiled = compile(pattern, ignoreCase);
    kept.set(pattern, compiled);
  }
  return compiled;
}

function compile(pattern: string, ignoreCase: boolean): Known<CompiledPattern> {
  const parsed = parsePattern(toBytes(pattern), ignoreCase);
  if (parsed.kind === 'unknown') return parsed;
  const program = programOf(parsed.value);
  if (program === null) return unknown('the pattern is too large');
  const { captureCount, names } = parsed.value;
  const start = ignoreCase ? '' : literalStart(pattern);
  const attempt = (subject: string): Known<PatternMatch | null> => {
    if (!subject.startsWith(start)) return known(null);
    const found = search(program, subject);
    if (found.kind === 'given-up') return unknown('the regular expression takes too long');
    return known(found.kind === 'match' ? matchOf(subject, found.places, names) : null);
  };
  const match = (subject: string): PatternMatch | null => {
    const attempted = attempt(subject);
    return attempted.kind === 'known' ? attempted.value : null;
  };
  return known({ attempt, match, names, captureCount });
}

/**
 * What every match begins with, '' where that is not plain to see: one server may have a thousand locations such as
 * `^/app7/`, and each request is held to all of them.
 */
function literalStart(pattern: string): string {
  if (pattern.includes('|')) return '';
  const letters = /^\^([\w/]*)([?*+{]?)/.exec(pattern);
  if (letters === null) return '';
  const [, literal = '', quantifier] = letters;
  return quantifier === '' ? literal : literal.slice(0, -1);
}

function matchOf(
  subject: string,
  places: readonly number[],
  names: ReadonlyMap<string, number>,
): PatternMatch {
  const captures: (string | undefined)[] = [];
  for (let index = 0; index < places.length; index += 2) {
    const start = places[index] ?? -1;
    captures.push(start < 0 ? undefined : subject.slice(start, places[index + 1]));
  }
  const named = new Map<string, string>();
  for (const [name, group] of names) {
    const text = captures[group];
    if (text !== undefined) named.set(name, text);
  }
  return { captures, named };
}
