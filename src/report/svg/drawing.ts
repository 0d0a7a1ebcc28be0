/**
 * Routes as a picture: where requests enter, what matches them, and where they go, with what keeps WebSockets from
 * arriving seen at a glance. The same routes give the same bytes; a drawing has no scripts and loads nothing.
 */
import { verdictSentence } from '../route-text.ts';
import { type RoutesReport, type Standing, standingOf } from '../routes-report.ts';
import { groupShape, upstreamShape } from './card-shapes.ts';
import { element, xmlText } from './element.ts';
import { columnTitles, HEADING_BOTTOM, headingOf, TITLE } from './heading.ts';
import { layOut, MARGIN } from './layout.ts';
import { linkShape } from './link-shapes.ts';
import { sceneOf } from './scene.ts';
import { styleSheet } from './stylesheet.ts';

/** A whole SVG document, ending in a line feed. */
export function routesSvg(report: RoutesReport): string {
  return `${svgElement(report)}\n`;
}

/** The same, to stand in a page. */
export function svgElement(report: RoutesReport): string {
  const summary = verdictSentence(report.routes);
  const layout = layOut(sceneOf(report), HEADING_BOTTOM);
  const heading = headingOf(summary, countStandings(report));
  const width = Math.ceil(Math.max(layout.width, heading.right + MARGIN));
  const height = Math.ceil(layout.bottom + MARGIN);
  const columns = report.routes.length === 0 ? [] : columnTitles(layout.columns);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'graphics-document',
      lang: 'en',
    },
    element('title', {}, TITLE),
    element('desc', {}, xmlText(summary)),
    element('style', {}, `\n${styleSheet()}\n`),
    ...[
      element('rect', { class: 'canvas', width, height }),
      ...heading.shapes,
      ...columns,
      ...layout.groups.map(groupShape),
      ...layout.upstreams.map(upstreamShape),
      ...linksInOrder(layout.links).map(linkShape),
    ].map((shape) => `\n${shape}`),
    '\n',
  );
}

function countStandings({ routes }: RoutesReport): ReadonlyMap<Standing, number> {
  const counts = new Map<Standing, number>();
  for (const route of routes) {
    const standing = standingOf(route);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  return counts;
}

type Links = ReturnType<typeof layOut>['links'];

/** What matters most is drawn last, over the others. */
function linksInOrder(links: Links): Links {
  const weight: Readonly<Record<Standing, number>> = {
    'no-websockets': 0,
    works: 1,
    unknown: 2,
    fragile: 3,
    broken: 4,
  };
  return [...links].sort((a, b) => weight[a.from.card.standing] - weight[b.from.card.standing]);
}
