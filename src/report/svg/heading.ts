/** The head of a drawing: what it is, what the verdicts come to, and what the marks mean. */
import { STANDINGS, type Standing } from '../routes-report.ts';
import { textShape } from './card-shapes.ts';
import { element } from './element.ts';
import { MARGIN } from './layout.ts';
import { markShape } from './link-shapes.ts';
import { type TextStyle, widthOf } from './text-width.ts';

export const TITLE = 'WebSocket routes';

const MEANINGS: Readonly<Record<Standing, string>> = {
  broken: 'breaks WebSockets',
  'no-websockets': 'breaks them where nothing suggests any',
  fragile: 'works with lenient servers only',
  unknown: 'not known',
  works: 'carries WebSockets',
};

const TITLE_LINE = 46;
const SUMMARY_LINE = 70;
const LEGEND_MIDDLE = 100;
const COLUMN_TITLES_LINE = 142;
/** Where the cards begin. */
export const HEADING_BOTTOM = 160;
const MARK_ROOM = 16;
const LEGEND_GAP = 26;

export interface Heading {
  readonly shapes: readonly string[];
  /** Its right end. */
  readonly right: number;
}

export function headingOf(summary: string, counts: ReadonlyMap<Standing, number>): Heading {
  const shapes = [line('title', TITLE, TITLE_LINE), line('summary', summary, SUMMARY_LINE)];
  let x = MARGIN;
  for (const standing of STANDINGS) {
    const count = counts.get(standing) ?? 0;
    if (count === 0) continue;
    const text = `${count} ${MEANINGS[standing]}`;
    const words = textShape(
      { x: x + MARK_ROOM + 10, y: LEGEND_MIDDLE + 4, end: 'left', style: 'note', text },
      0,
      0,
    );
    shapes.push(
      element('g', { class: `legend ${standing}` }, markShape(standing, x + 10, LEGEND_MIDDLE), words),
    );
    x += MARK_ROOM + 10 + Math.ceil(widthOf(text, 'note')) + LEGEND_GAP;
  }
  const right = Math.max(
    MARGIN + widthOf(TITLE, 'title'),
    MARGIN + widthOf(summary, 'summary'),
    x - LEGEND_GAP,
  );
  return { shapes, right };
}

export function columnTitles(columns: readonly number[]): readonly string[] {
  const titles = ['ENTERS AT', 'MATCHES', 'GOES TO'];
  return titles.map((text, index) =>
    textShape({ x: columns[index] ?? 0, y: COLUMN_TITLES_LINE, end: 'left', style: 'heading', text }, 0, 0),
  );
}

function line(style: TextStyle, text: string, y: number): string {
  return textShape({ x: MARGIN, y, end: 'left', style, text }, 0, 0);
}
