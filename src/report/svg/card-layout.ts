/** Gives a card's texts their places: lines from the top down, labels below, all cut to the width of the card. */
import type { Card, Line } from './scene.ts';
import { cutToWidth, type TextStyle, widthOf, wrapToWidth } from './text-width.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text on its base line; `x` is its left or its right end. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly end: 'left' | 'right';
  readonly style: TextStyle;
  readonly text: string;
}

/** A small label: a text in a box of its own. */
export interface PlacedPill extends Box {
  readonly text: PlacedText;
}

/** What is in a card, with places relative to its left upper corner. */
export interface CardLayout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly pills: readonly PlacedPill[];
}

const PADDING_X = 14;
const PADDING_Y = 9;
const PILL_HEIGHT = 18;
const PILL_PADDING = 7;
const PILL_GAP = 5;
const ASIDE_GAP = 12;
/** Of a line, what stands at its end may take this much. */
const ASIDE_SHARE = 0.45;

const LINE_HEIGHTS: Readonly<Partial<Record<TextStyle, number>>> = { match: 19, name: 18, place: 16 };
const LINE_HEIGHT = 17;

/** The width in which nothing of a card would be cut or broken. */
export function naturalWidth({ lines, pills }: Card): number {
  const widths = lines.map(({ style, text, aside }) => {
    const beside = aside === undefined ? 0 : ASIDE_GAP + asideWidth(aside);
    return widthOf(text, style) + beside;
  });
  return Math.ceil(Math.max(0, ...widths, ...pills.map(pillWidth))) + 2 * PADDING_X;
}

export function layOutCard({ lines, pills }: Card, width: number): CardLayout {
  const placed: PlacedText[] = [];
  const placedPills: PlacedPill[] = [];
  let y = PADDING_Y;
  for (const line of lines) {
    const height = lineHeight(line);
    const room = placeAside(line, width, y, height, placed, placedPills);
    const texts =
      line.lose === 'start'
        ? [cutToWidth(line.text, line.style, room, 'start')]
        : wrapToWidth(line.text, line.style, room, line.most ?? 1);
    for (const text of texts) {
      placed.push({ x: PADDING_X, y: baseLine(y, height), end: 'left', style: line.style, text });
      y += height;
    }
  }
  if (pills.length > 0) {
    const rows = layOutPills(pills, width, y + (lines.length > 0 ? 4 : 0));
    placedPills.push(...rows);
    y = (rows.at(-1)?.y ?? y) + PILL_HEIGHT + 2;
  }
  return { width, height: y + PADDING_Y, texts: placed, pills: placedPills };
}

function lineHeight({ style, aside }: Line): number {
  return aside?.style === 'pill' ? PILL_HEIGHT + 3 : (LINE_HEIGHTS[style] ?? LINE_HEIGHT);
}

function baseLine(top: number, height: number): number {
  return top + Math.round(height * 0.75);
}

/** Places what stands at the end of a line; returns the width that is left for the line itself. */
function placeAside(
  { aside }: Line,
  width: number,
  y: number,
  height: number,
  texts: PlacedText[],
  pills: PlacedPill[],
): number {
  const room = width - 2 * PADDING_X;
  if (aside === undefined) return room;
  if (aside.style === 'pill') {
    const pill = pillAt(aside.text, width - PADDING_X - pillWidth(aside.text), y + 2, room);
    pills.push(pill);
    return room - pill.width - ASIDE_GAP;
  }
  const text = cutToWidth(aside.text, aside.style, room * ASIDE_SHARE, 'start');
  texts.push({ x: width - PADDING_X, y: baseLine(y, height), end: 'right', style: aside.style, text });
  return room - widthOf(text, aside.style) - ASIDE_GAP;
}

function asideWidth({ style, text }: NonNullable<Line['aside']>): number {
  return style === 'pill' ? pillWidth(text) : widthOf(text, style);
}

function pillWidth(text: string): number {
  return Math.ceil(widthOf(text, 'pill')) + 2 * PILL_PADDING;
}

function layOutPills(texts: readonly string[], width: number, top: number): readonly PlacedPill[] {
  const pills: PlacedPill[] = [];
  let x = PADDING_X;
  let y = top;
  for (const text of texts) {
    const needed = Math.min(pillWidth(text), width - 2 * PADDING_X);
    if (x > PADDING_X && x + needed > width - PADDING_X) {
      x = PADDING_X;
      y += PILL_HEIGHT + PILL_GAP;
    }
    pills.push(pillAt(text, x, y, width - 2 * PADDING_X));
    x += needed + PILL_GAP;
  }
  return pills;
}

function pillAt(text: string, x: number, y: number, room: number): PlacedPill {
  const cut = cutToWidth(text, 'pill', room - 2 * PILL_PADDING);
  const width = Math.min(pillWidth(cut), room);
  return {
    x,
    y,
    width,
    height: PILL_HEIGHT,
    text: { x: x + PILL_PADDING, y: y + 13, end: 'left', style: 'pill', text: cut },
  };
}
