/**
 * How wide a text is at most. Which font draws it is not known here, so that each character counts as in a wide one;
 * a box that is large enough by these numbers is large enough everywhere.
 */
import { columnsOf } from '../columns.ts';

export type TextStyle =
  | 'title'
  | 'summary'
  | 'heading'
  | 'name'
  | 'match'
  | 'reason'
  | 'note'
  | 'place'
  | 'pill';

export interface Font {
  readonly family: 'sans' | 'mono';
  readonly size: number;
  readonly bold: boolean;
}

export const FONTS: Readonly<Record<TextStyle, Font>> = {
  title: { family: 'sans', size: 20, bold: true },
  summary: { family: 'sans', size: 14, bold: false },
  heading: { family: 'sans', size: 11, bold: true },
  name: { family: 'sans', size: 13, bold: true },
  match: { family: 'mono', size: 13, bold: true },
  reason: { family: 'sans', size: 12, bold: false },
  note: { family: 'sans', size: 11.5, bold: false },
  place: { family: 'mono', size: 11, bold: false },
  pill: { family: 'mono', size: 11, bold: false },
};

/** Advance widths in hundredths of an em, the widest of DejaVu Sans and Arial, rounded up into classes. */
const SANS_CLASSES: readonly (readonly [width: number, characters: string])[] = [
  [28, "'ijl"],
  [37, ' ,.I/\\:;|-f'],
  [42, '!()[]rt'],
  [50, 'J`*"'],
  [56, '?_Lcsz'],
  [64, '$0123456789{}abdeghknopquvxyFT'],
  [74, 'ABCEKPRSUVXYZ'],
  [80, '&DGHNOQ'],
  [87, '#+<=>^~Mw'],
  [102, '%Wm@'],
];
const SANS_WIDTHS: ReadonlyMap<string, number> = new Map(
  SANS_CLASSES.flatMap(([width, characters]) =>
    [...characters].map((character) => [character, width] as const),
  ),
);
const WIDEST_LATIN = 108;
/** How much wider bold letters are at most (`l` and `j` gain most). */
const BOLD_FACTOR = 1.23;

/** Advance width of the characters of monospaced fonts, in hundredths of an em. */
const MONO_WIDTH = 61;

/** From here on a text may be drawn by any font there is. */
const FIRST_UNCERTAIN = 0x180;
const UNCERTAIN_WIDTH = 125;

/** The width in pixels that a text needs at most. */
export function widthOf(text: string, style: TextStyle): number {
  const { family, size, bold } = FONTS[style];
  let hundredths = 0;
  for (const character of text) hundredths += characterWidth(character, family);
  return (hundredths / 100) * size * (bold && family === 'sans' ? BOLD_FACTOR : 1);
}

function characterWidth(character: string, family: Font['family']): number {
  if (character === '…') return WIDEST_LATIN;
  if ((character.codePointAt(0) ?? 0) >= FIRST_UNCERTAIN)
    return columnsOf(character) === 0 ? 0 : UNCERTAIN_WIDTH;
  return family === 'mono' ? MONO_WIDTH : (SANS_WIDTHS.get(character) ?? WIDEST_LATIN);
}

/** Cuts a text to a width, with `…` in place of what is lost: at the end, or at the start. */
export function cutToWidth(
  text: string,
  style: TextStyle,
  width: number,
  lose: 'end' | 'start' = 'end',
): string {
  if (widthOf(text, style) <= width) return text;
  const room = width - widthOf('…', style);
  const characters = lose === 'end' ? [...text] : [...text].reverse();
  const kept: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += widthOf(character, style);
    if (used > room) break;
    kept.push(character);
  }
  return lose === 'end' ? `${kept.join('').trimEnd()}…` : `…${kept.reverse().join('').trimStart()}`;
}

/** Breaks a text between words into so many lines at most; what does not fit on the last is cut. */
export function wrapToWidth(
  text: string,
  style: TextStyle,
  width: number,
  mostLines: number,
): readonly string[] {
  const lines: string[] = [];
  const words = text.split(' ');
  let line = words.shift() ?? '';
  for (const [index, word] of words.entries()) {
    if (widthOf(`${line} ${word}`, style) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (lines.length === mostLines - 1) {
      line = [line, ...words.slice(index)].join(' ');
      break;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line].map((each) => cutToWidth(each, style, width));
}
