/**
 * Regular expressions among the locations of a server, and what they take of a prefix. nginx asks them after the prefixes
 * and lets them win, unless the prefix is `^~`.
 */
import type { Context } from '../../../nginx/config/context.ts';
import { nameOf } from '../../../nginx/config/context.ts';
import { locationName } from '../../../nginx/config/location-path.ts';
import { compilePattern } from '../../../nginx/language/pcre/pattern.ts';

export interface RegexLocation {
  readonly location: Context;
  /** What every path that matches begins with; null where the pattern may match anywhere in a path. */
  readonly literal: string | null;
  readonly ignoreCase: boolean;
}

/** The regular expressions of a server itself: those in its locations are asked within these only. */
export function regexesOf(server: Context): readonly RegexLocation[] {
  return server.statements.flatMap((at): readonly RegexLocation[] => {
    if (nameOf(at) !== 'location' || at.block === null) return [];
    const { kind, name } = locationName(at.block);
    if (kind !== 'regex' && kind !== 'regex-caseless') return [];
    return [{ location: at.block, literal: literalStart(name), ignoreCase: kind === 'regex-caseless' }];
  });
}

/** The plain text that a pattern begins with, behind its `^`; null without one. */
export function literalStart(pattern: string): string | null {
  if (!pattern.startsWith('^')) return null;
  if (hasTopLevelChoice(pattern)) return '';
  const [text = ''] = /^(?:[\w/~@:,=!-]|\\[./_~-])*/.exec(pattern.slice(1)) ?? [];
  const next = pattern[1 + text.length] ?? '';
  // What may be left out or repeated is the last character's business.
  const certain = /[?*{]/.test(next) ? text.replace(/(?:\\.|.)$/s, '') : text;
  return certain.replace(/\\(.)/g, '$1');
}

function hasTopLevelChoice(pattern: string): boolean {
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (char === '|' && depth === 0) return true;
  }
  return false;
}

/** Whether a regular-expression location takes a path; one that cannot be judged does not. */
export function matchesPath(location: Context, path: string): boolean {
  const { kind, name } = locationName(location);
  const compiled = compilePattern(name, kind === 'regex-caseless');
  if (compiled.kind === 'unknown') return false;
  const attempted = compiled.value.attempt(path);
  return attempted.kind === 'known' && attempted.value !== null;
}

export type Precedence =
  /** No regular expression takes anything below the prefix. */
  | { readonly kind: 'plain'; readonly keeping: readonly Context[] }
  /** Some would, that are there for other things: the prefix has to be `^~`. */
  | { readonly kind: 'preferential' }
  /** Some would, and one of them is there for a part of the prefix: `^~` would take that from it. */
  | { readonly kind: 'torn'; readonly by: Context };

/** How a prefix has to be written to keep its paths, and every other location what is meant for it. */
export function precedenceOf(server: Context, path: string): Precedence {
  if (path === '/') return { kind: 'plain', keeping: [] };
  const fold = (text: string, ignoreCase: boolean) => (ignoreCase ? text.toLowerCase() : text);
  const taking = regexesOf(server).filter(({ literal, ignoreCase }) => {
    const start = fold(literal ?? '', ignoreCase);
    const prefix = fold(path, ignoreCase);
    return start.startsWith(prefix) || prefix.startsWith(start);
  });
  const inside = taking
    .filter(({ literal }) => literal?.startsWith(path) === true)
    .map(({ location }) => location);
  const [first] = inside;
  if (taking.length === inside.length) return { kind: 'plain', keeping: inside };
  return first === undefined ? { kind: 'preferential' } : { kind: 'torn', by: first };
}
