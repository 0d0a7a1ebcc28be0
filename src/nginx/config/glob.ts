/**
 * The patterns of `include`, one path segment at a time, as glob(3) reads them: `*`, `?` and `[…]`; a leading dot must
 * be written; braces mean themselves (measured on nginx 1.22.1).
 */

export function isPattern(name: string): boolean {
  return /[*?[]/.test(name);
}

/** A test for the names that one segment of a pattern matches. */
export function segmentMatcher(segment: string): (name: string) => boolean {
  let source = '';
  for (let at = 0; at < segment.length; at++) {
    const character = segment.charAt(at);
    if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const close = segment.indexOf(']', at + 2);
      if (close === -1) {
        source += '\\[';
        continue;
      }
      const negated = segment[at + 1] === '!' || segment[at + 1] === '^';
      const members = segment.slice(at + (negated ? 2 : 1), close).replace(/[\\\]^[]/g, '\\$&');
      source += `[${negated ? '^' : ''}${members}]`;
      at = close;
    } else source += character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
  }
  const pattern = compile(source);
  return (name) =>
    (name.startsWith('.') === segment.startsWith('.') || !name.startsWith('.')) && pattern.test(name);
}

/** A bracket expression may hold a range that is no range (`[z-a]`): it then matches nothing. */
function compile(source: string): RegExp {
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return /(?!)/;
  }
}
