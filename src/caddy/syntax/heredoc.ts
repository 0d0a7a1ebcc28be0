/** What a heredoc says: its lines without the indentation of the closing marker (lexer.go, `finalizeHeredoc`). */

export interface HeredocText {
  readonly value: string;
  /** Lines that lack the indentation, which Caddy refuses; offsets into the text. */
  readonly unindented: readonly { readonly start: number; readonly end: number }[];
}

/** `from` is where the first line starts, `markerAt` where the closing marker does. */
export function heredocValue(text: string, from: number, markerAt: number): HeredocText {
  const body = text.slice(from, markerAt);
  const lastFeed = body.lastIndexOf('\n');
  const indentation = body.slice(lastFeed + 1);
  const lines: string[] = [];
  const unindented: { start: number; end: number }[] = [];
  let at = from;
  for (const line of lastFeed === -1 ? [] : body.slice(0, lastFeed).split('\n')) {
    const bare = line.replaceAll('\r', '');
    if (bare === '') lines.push('');
    else if (line.startsWith(indentation)) lines.push(bare.slice(indentation.length));
    else {
      lines.push(bare);
      unindented.push({ start: at, end: at + line.length });
    }
    at += line.length + 1;
  }
  return { value: lines.join('\n'), unindented };
}
