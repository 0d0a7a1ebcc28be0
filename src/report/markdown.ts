/** Foreign text in GitHub's Markdown: whatever it holds, it stays text. */
import { escapeControls } from './escape.ts';

/**
 * What Markdown or HTML might read: all but letters, digits and the plainest punctuation, which no text begins a line
 * with, and the dot of a bare address, which would become a link.
 */
const NOT_PLAIN = /(?<=www)\.|[^\p{L}\p{M}\p{N} ,;?.'/-]/giu;

/** GitHub makes links of `@name` and `#1` after all else; a word joiner, which nobody sees, keeps it from that. */
const WORD_JOINER = '&#8288;';

/** A text with nothing but characters in it. */
function markdownText(text: string): string {
  return escapeControls(text).replace(NOT_PLAIN, (character) => {
    const reference = `&#${character.codePointAt(0)};`;
    return character === '@' || character === '#' ? reference + WORD_JOINER : reference;
  });
}

/** A piece of code within a line, in table cells and HTML too. */
export function markdownCode(text: string): string {
  return `<code>${escapeControls(text).replace(NOT_PLAIN, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}

/** A message, in which backticks stand around code. One without its partner is a character. */
export function markdownMessage(message: string): string {
  const pieces = message.split('`');
  if (pieces.length % 2 === 0) return markdownText(message);
  return pieces.map((piece, index) => (index % 2 === 0 ? markdownText(piece) : markdownCode(piece))).join('');
}

/** A block of lines that hold no line ends; its fence is longer than any that stands in them. */
export function markdownBlock(language: string, lines: readonly string[]): string {
  let longest = 2;
  for (const line of lines) {
    for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  }
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}
