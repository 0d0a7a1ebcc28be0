/**
 * Routes as a picture: where requests enter, what matches them, and where they go, with what keeps WebSockets from
 * arriving seen at a glance. The same routes give the same bytes; a drawing has no scripts and loads nothing.
 */
import { verdictSentence } from '../route-text.ts';
import type { RoutesReport, Standing } from '../routes-report.ts';
import { groupShape, upstreamShape } from './card-shapes.ts';
import { coordinate, element, xmlText } from './element.ts';
import { columnTitles, headingOf } from './heading.ts';
import { type Layout, layOut, MARGIN } from './layout.ts';
import { linkShape } from './link-shapes.ts';
import { sceneOf } from './scene.ts';
import { styleSheet } from './stylesheet.ts';

/** From the titles of the columns to the cards. */
const COLUMN_TITLES_HEIGHT = 22;
/** What the title and the legend want at least. */
const LEAST_WIDTH = 620;

/** A whole SVG document, ending in a line feed. */
export function routesSvg(report: RoutesReport): string {
  return `${svgElement(report)}\n`;
}

/** The same, to stand in a page. */
export function svgElement(report: RoutesReport): string {
  const layout = layOut(sceneOf(report));
  const width = Math.ceil(Math.max(layout.width, LEAST_WIDTH));
  const heading = headingOf(report, MARGIN, width - 2 * MARGIN);
  const isEmpty = report.routes.length === 0;
  const bodyAt = heading.bottom + COLUMN_TITLES_HEIGHT - layout.top;
  const height = Math.ceil(isEmpty ? heading.bottom : bodyAt + layout.bottom + MARGIN);
  const body = element('g', { transform: `translate(0 ${coordinate(bodyAt)})` }, ...bodyShapes(layout));
  const shapes = [
    element('rect', { class: 'canvas', width, height }),
    ...heading.shapes,
    ...(isEmpty ? [] : [body]),
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'graphics-document document',
      lang: 'en',
    },
    element('title', {}, xmlText(heading.title)),
    element('desc', {}, xmlText(verdictSentence(report.routes))),
    element('style', {}, `\n${styleSheet()}\n`),
    ...shapes.map((shape) => `\n${shape}`),
    '\n',
  );
}

function bodyShapes({ top, columns, groups, upstreams, links }: Layout): readonly string[] {
  return [
    ...columnTitles(columns, top - COLUMN_TITLES_HEIGHT),
    ...groups.map(groupShape),
    ...upstreams.map(upstreamShape),
    ...whatMattersLast(links).map(linkShape),
    '',
  ].map((shape) => `\n${shape}`);
}

const WEIGHTS: Readonly<Record<Standing, number>> = {
  'no-websockets': 0,
  works: 1,
  unknown: 2,
  fragile: 3,
  broken: 4,
};

/** What is drawn last lies over the others. */
function whatMattersLast(links: Layout['links']): Layout['links'] {
  const weightOf = ({ from }: Layout['links'][number]) => WEIGHTS[from.card.standing];
  return [...links].sort((a, b) => weightOf(a) - weightOf(b));
}
