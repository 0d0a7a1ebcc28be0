/** Sentences as the lines of a comment. */

/** Leaves room for `# ` and for the indentation of a location in a whole nginx.conf. */
const WIDTH = 106;

/** The lines of a text, without `#`; no line but one with a longer word is too long, and nothing ends a comment early. */
export function commentLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/[\s\p{Cc}]+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else if (word !== '') lines.push(word);
  }
  return lines;
}
