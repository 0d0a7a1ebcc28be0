/** The head of a drawing, as wide as what is below it: what it is of, what the verdicts come to, what the marks mean. */
import { escapeControls } from '../escape.ts';
import { verdictSentence } from '../route-text.ts';
import { type RoutesReport, STANDINGS, type Standing, standingOf } from '../routes-report.ts';
import { textShape } from './card-shapes.ts';
import { element } from './element.ts';
import { markShape } from './link-shapes.ts';
import { cutToWidth, type TextStyle, widthOf, wrapToWidth } from './text-width.ts';

const TITLE = 'WebSocket routes';

const MEANINGS: Readonly<Record<Standing, (count: number) => string>> = {
  broken: (count) => `${count} ${count === 1 ? 'breaks' : 'break'} WebSockets`,
  'no-websockets': (count) => `${count} would break WebSockets; none seem expected`,
  fragile: (count) => `${count} fragile: lenient servers only`,
  unknown: (count) => `${count} not known`,
  works: (count) => `${count} ${count === 1 ? 'carries' : 'carry'} WebSockets`,
};

const TITLE_LINE = 46;
const SUMMARY_LINE = 72;
const SUMMARY_HEIGHT = 20;
const MOST_SUMMARY_LINES = 3;
/** From the last line of the summary to the middle of the legend's first row. */
const LEGEND_DROP = 32;
const LEGEND_ROW = 26;
const LEGEND_GAP = 26;
const MARK_WIDTH = 20;
const MARK_GAP = 6;
const BELOW = 42;

export interface Heading {
  /** Of a path that is too long the end says most. */
  readonly title: string;
  readonly shapes: readonly string[];
  readonly bottom: number;
}

export function headingOf(report: RoutesReport, left: number, width: number): Heading {
  const title = titleOf(report);
  const shown = titleOf(report, (subject) =>
    cutToWidth(subject, 'title', width - widthOf(`${TITLE} of `, 'title'), 'start'),
  );
  const summary = wrapToWidth(verdictSentence(report.routes), 'summary', width, MOST_SUMMARY_LINES);
  const summaryEnd = SUMMARY_LINE + (summary.length - 1) * SUMMARY_HEIGHT;
  const legend = legendOf(report, { x: left, y: summaryEnd + LEGEND_DROP, width });
  return {
    title,
    shapes: [
      textAt('title', shown, left, TITLE_LINE),
      ...summary.map((text, row) => textAt('summary', text, left, SUMMARY_LINE + row * SUMMARY_HEIGHT)),
      ...legend.shapes,
    ],
    bottom: legend.bottom + BELOW,
  };
}

function titleOf({ routes, displayPath }: RoutesReport, cut: (subject: string) => string = String): string {
  const roots = new Set(routes.map(({ configuration }) => displayPath(configuration.root.path)));
  const [only] = roots;
  if (only === undefined) return TITLE;
  return `${TITLE} of ${cut(roots.size === 1 ? escapeControls(only) : `${roots.size} configurations`)}`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Only what the drawing shows, side by side, in as many rows as that takes. */
function legendOf(
  { routes }: RoutesReport,
  { x: left, y: top, width }: Place,
): { readonly shapes: readonly string[]; readonly bottom: number } {
  const shapes: string[] = [];
  let x = left;
  let y = top;
  for (const standing of STANDINGS) {
    const count = routes.filter((route) => standingOf(route) === standing).length;
    if (count === 0) continue;
    const text = MEANINGS[standing](count);
    const needed = MARK_WIDTH + MARK_GAP + Math.ceil(widthOf(text, 'note'));
    if (x > left && x + needed > left + width) {
      x = left;
      y += LEGEND_ROW;
    }
    const mark = markShape(standing, x + MARK_WIDTH / 2, y);
    const words = textAt('note', text, x + MARK_WIDTH + MARK_GAP, y + 4);
    shapes.push(element('g', { class: `legend ${standing}` }, mark, words));
    x += needed + LEGEND_GAP;
  }
  return { shapes, bottom: shapes.length === 0 ? top - LEGEND_DROP : y };
}

const COLUMN_TITLES = ['ENTERS AT', 'MATCHES', 'GOES TO'];

export function columnTitles(columns: readonly number[], y: number): readonly string[] {
  return COLUMN_TITLES.map((text, index) => textAt('heading', text, columns[index] ?? 0, y));
}

function textAt(style: TextStyle, text: string, x: number, y: number): string {
  return textShape({ x, y, end: 'left', style, text }, 0, 0);
}
