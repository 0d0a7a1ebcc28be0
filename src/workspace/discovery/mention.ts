/**
 * Which files a text may include, by the last segment of the names that it gives: quick, and never less than what the
 * proxy would find. What really is included, loading the configuration tells.
 */
import type { Dialect } from '../../lint/project.ts';
import { isPattern, segmentMatcher } from '../../nginx/config/glob.ts';

/** A comment or a string may match too. The length is bounded, so that a text without `;` is not read many times. */
const INCLUSIONS: Readonly<Record<Dialect, RegExp | null>> = {
  nginx: /\binclude\s{1,99}([^;{}]{1,300})/g,
  caddyfile: /^[ \t]*import[ \t]+(\S{1,300})/gm,
  'caddy-json': null,
};

/** A placeholder, which may stand for anything. */
const OPEN = /[{$]/;

/** Whether the text may include a file of one of those names. */
export function mentionsAny(text: string, dialect: Dialect, names: ReadonlySet<string>): boolean {
  const inclusions = INCLUSIONS[dialect];
  if (inclusions === null) return false;
  for (const [, argument = ''] of text.matchAll(inclusions)) {
    const name = lastSegment(argument.trim().replaceAll(/["']/g, ''));
    if (OPEN.test(argument)) return true;
    if (!isPattern(name)) {
      if (names.has(name)) return true;
      continue;
    }
    const accepts = segmentMatcher(name);
    for (const each of names) if (accepts(each)) return true;
  }
  return false;
}

export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
