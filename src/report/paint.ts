/** Colour, as a function that is handed in: reports never ask whether there is a terminal. */
import { styleText } from 'node:util';

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

type Format = Parameters<typeof styleText>[0];

const FORMATS: Readonly<Record<Style, Format>> = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  info: ['blue', 'bold'],
  good: ['green', 'bold'],
  strong: 'bold',
  faint: 'dim',
  added: 'green',
  removed: 'red',
  related: 'cyan',
};

/** For terminals; whether there is one has been decided by the caller. */
export const coloured: Paint = (style, text) =>
  text === '' ? '' : styleText(FORMATS[style], text, { validateStream: false });
