/** Text of a configuration as messages quote it: one line, and of a long one its beginning. */

/** Characters. */
const MOST_QUOTED = 60;

/** The first line in backquotes. */
export function quotedPiece(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return `\`${line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)}…` : line.trim()}\``;
}
