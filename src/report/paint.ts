/** Colour, as a function that is handed in: reports never ask whether there is a terminal. */

export type Style =
  | 'error'
  | 'warning'
  | 'info'
  | 'good'
  | 'strong'
  | 'faint'
  | 'added'
  | 'removed'
  | 'related';

export type Paint = (style: Style, text: string) => string;

/** For pipes, files and tests. */
export const plain: Paint = (_style, text) => text;

/** Select Graphic Rendition codes that begin and end a format (ECMA-48 section 8.3.117). */
type Format = readonly [begin: number, end: number];

const BOLD: Format = [1, 22];
const FAINT: Format = [2, 22];
const RED: Format = [31, 39];
const GREEN: Format = [32, 39];
const YELLOW: Format = [33, 39];
const BLUE: Format = [34, 39];
const CYAN: Format = [36, 39];

const FORMATS: Readonly<Record<Style, readonly Format[]>> = {
  error: [RED, BOLD],
  warning: [YELLOW, BOLD],
  info: [BLUE, BOLD],
  good: [GREEN, BOLD],
  strong: [BOLD],
  faint: [FAINT],
  added: [GREEN],
  removed: [RED],
  related: [CYAN],
};

/** For terminals; whether there is one has been decided by the caller. */
export const coloured: Paint = (style, text) =>
  text === ''
    ? ''
    : FORMATS[style].reduceRight((inner, [begin, end]) => `\x1b[${begin}m${inner}\x1b[${end}m`, text);
