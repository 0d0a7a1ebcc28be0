/** Liquid's comments, `{% comment %} … {% endcomment %}`: two tags, and what is between them is text of the template. */

/** Whether the tag between two offsets opens a comment. */
export function opensComment(text: string, start: number, end: number): boolean {
  return end - start < 64 && /^\{%-?\s*comment\s*-?%\}$/.test(text.slice(start, end));
}

/** More white space than anybody writes inside of a tag. */
const LONGEST_GAP = 32;

const CLOSING = /^\{%-?\s*endcomment\s*-?%\}/;

/** The offset after the tag that closes a comment whose text begins at `from`, or -1. */
export function closingOfComment(text: string, from: number): number {
  for (let at = text.indexOf('endcomment', from); at !== -1; at = text.indexOf('endcomment', at + 1)) {
    const near = Math.max(from, at - LONGEST_GAP);
    const open = text.slice(near, at).lastIndexOf('{%');
    const closing = open === -1 ? null : CLOSING.exec(text.slice(near + open, at + 2 * LONGEST_GAP));
    if (closing !== null) return near + open + closing[0].length;
  }
  return -1;
}
