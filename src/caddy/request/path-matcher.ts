/** The matcher `path` (modules/caddyhttp/matchers.go, `MatchPath`). Letter case does not count. */
import { isVersionAtLeast } from '../../route/target.ts';
import { lowerCase } from '../language/go-text.ts';
import { cleanPath, escapedPath, matchesGlob, unescapePath } from '../language/go-url.ts';
import type { RequestInProgress } from './progress.ts';

/** `pattern`: in lower case, its placeholders filled in. */
export function pathMatches(pattern: string, request: RequestInProgress): boolean {
  if (pattern === '*') return true;
  const mergesSlashes = !pattern.includes('//');
  if (pattern.includes('%')) {
    // With an escape in the pattern letter case counted by mistake until 2.11.1 (CVE-2026-27587).
    const ignoresCase = isVersionAtLeast(request.version, '2.11.1');
    const escaped = cleanPath(escapedPath(request), mergesSlashes);
    return matchesEscaped(ignoresCase ? lowerCase(escaped) : escaped, pattern);
  }
  const path = comparedPath(request, mergesSlashes);
  const stars = pattern.split('*').length - 1;
  if (stars === 2 && pattern.startsWith('*') && pattern.endsWith('*'))
    return path.includes(pattern.slice(1, -1));
  if (stars === 1 && pattern.startsWith('*')) return path.endsWith(pattern.slice(1));
  if (stars === 1 && pattern.endsWith('*')) return path.startsWith(pattern.slice(0, -1));
  return matchesGlob(pattern, path);
}

/** The path as patterns without escapes are held to it. */
export function comparedPath({ path, version }: RequestInProgress, mergesSlashes: boolean): string {
  const written = lowerCase(path);
  // What only Windows does now was done everywhere: dots and spaces at the end do not count (measured on 2.6.2).
  const isOld = !isVersionAtLeast(version, '2.7');
  return cleanPath(isOld ? written.replace(/[. ]+$/, '') : written, mergesSlashes);
}

/** Where the pattern has an escape, the path is compared as it was written, and elsewhere as it is meant. */
function matchesEscaped(escaped: string, pattern: string): boolean {
  let compared = '';
  let inPath = 0;
  for (let inPattern = 0; inPattern < pattern.length && inPath < escaped.length; inPattern++) {
    const next = characterAt(escaped, inPath);
    if (next === null) return false;
    const wanted = pattern[inPattern];
    const isStar = wanted === '*' || pattern.startsWith('%*', inPattern);
    if (!isStar) {
      const isEscape = wanted === '%' && pattern.length >= inPattern + 3;
      compared += isEscape ? next.written : next.char;
      inPath += next.length;
      if (isEscape) inPattern += 2;
      continue;
    }
    const isRaw = wanted === '%';
    if (isRaw) inPattern++;
    // Caddy has read the character already, and counts an escape by its last place.
    const rest = escaped.slice(inPath + next.length - 1);
    const until = inPattern < pattern.length - 1 ? rest.indexOf(pattern[inPattern + 1] ?? '') : rest.length;
    const taken = until === -1 ? null : isRaw ? rest.slice(0, until) : unescapePath(rest.slice(0, until));
    if (taken === null) return false;
    compared += taken;
    inPath += next.length - 1 + until;
  }
  return matchesGlob(pattern.replaceAll('%*', '*'), compared);
}

interface Character {
  /** What is meant. */
  readonly char: string;
  /** The escape, or '' where it is none. */
  readonly written: string;
  readonly length: number;
}

function characterAt(escaped: string, at: number): Character | null {
  const char = escaped[at] ?? '';
  if (char !== '%' || escaped.length < at + 3) return { char, written: '', length: 1 };
  const written = escaped.slice(at, at + 3).toLowerCase();
  const plain = unescapePath(written);
  return plain === null ? null : { char: plain, written, length: 3 };
}
