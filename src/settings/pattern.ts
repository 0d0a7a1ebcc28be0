/**
 * Patterns as in `.gitignore`. Some that people write match nothing there, and git says nothing about it; a configuration
 * file does.
 */

/** What is wrong with a pattern, completing the sentence "the pattern 'x' …"; null where it is one. */
export function patternProblem(pattern: string): string | null {
  const body = pattern.replace(/^!/, '');
  if (body.trim() === '' || body === '/') return 'matches nothing';
  if (body.startsWith('#')) return 'is a comment in .gitignore; write \\# for a name that begins with #';
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(body)) return 'ends in a backslash, and so matches nothing';
  if (/^\.\.?(?:\/|$)/.test(body)) {
    return 'begins with a dot segment, and so matches nothing; patterns start from the directory of the configuration file';
  }
  if (/\/\.\.?(?:\/|$)/.test(body)) return 'has a dot segment, and so matches nothing';
  if (body.includes('//')) return 'has an empty segment, and so matches nothing';
  if (/(?:^|[^\\])\{[^{}]*,[^{}]*\}/.test(body))
    return 'has braces, which mean nothing here; write one pattern for each';
  return hasOpenBracket(body) ? 'has a [ that is not closed, and so matches nothing' : null;
}

function hasOpenBracket(body: string): boolean {
  for (let at = 0; at < body.length; at++) {
    if (body[at] === '\\') at += 1;
    else if (body[at] === '[') {
      const close = body.indexOf(']', at + 2);
      if (close === -1) return true;
      at = close;
    }
  }
  return false;
}
