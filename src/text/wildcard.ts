/** Texts in which `*` stands for any text, the empty one included: what users write for several names or paths. */

/**
 * Whether a text is one that a pattern stands for. The pieces between the stars are looked for from left to right, the last
 * one at the end, so that no pattern takes more than linear time for each star.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
