/**
 * Draws the links from routes to upstreams. A broken one is cut: its mark is a cross, and what lies behind it is dashed.
 * Every way to stand has a mark of another form, so that none needs its colour to be told apart.
 */
import type { Standing } from '../routes-report.ts';
import { coordinate, element } from './element.ts';
import { type PlacedLink, STUB } from './layout.ts';

/** Where on the straight beginning of a link its mark stands. */
const MARK_AT = 24;
const MARK_RADIUS = 9;
/** What a cut leaves free on either side of its mark. */
const CUT = 4;
const TIP_LENGTH = 9;
const TIP_HALF = 4.5;

export function linkShape({ from, start, end }: PlacedLink): string {
  const { standing } = from.card;
  const markX = start.x + MARK_AT;
  const isCut = standing === 'broken' || standing === 'no-websockets';
  const cut = isCut ? CUT : 0;
  const before = `M${coordinate(start.x)} ${coordinate(start.y)}H${coordinate(markX - MARK_RADIUS - cut)}`;
  return element(
    'g',
    { class: standing, 'aria-hidden': 'true' },
    element('path', { class: 'link', d: before }),
    element('path', {
      class: 'link gap',
      d: curve(
        { x: markX + MARK_RADIUS + cut, y: start.y },
        start.x + STUB,
        isCut ? end : { x: end.x - TIP_LENGTH, y: end.y },
      ),
    }),
    // Nothing arrives over a link that is cut.
    ...(isCut ? [] : [element('path', { class: 'tip', d: tip(end) })]),
    markShape(standing, markX, start.y),
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Straight to where the room between the columns begins, then in one bend to the upstream. */
function curve(from: Point, bendAt: number, { x, y }: Point): string {
  const reach = (x - bendAt) / 2;
  const points = [
    `M${coordinate(from.x)} ${coordinate(from.y)}H${coordinate(bendAt)}`,
    `C${coordinate(bendAt + reach)} ${coordinate(from.y)} ${coordinate(x - reach)} ${coordinate(y)}`,
    `${coordinate(x)} ${coordinate(y)}`,
  ];
  return points.join(' ');
}

function tip({ x, y }: Point): string {
  const back = coordinate(x - TIP_LENGTH);
  return `M${coordinate(x - 1)} ${coordinate(y)}L${back} ${coordinate(y - TIP_HALF)}V${coordinate(y + TIP_HALF)}Z`;
}

/** What each mark bears, around its middle. */
const SYMBOLS: Readonly<Record<Standing, string>> = {
  works: 'M-4 .2L-1.2 3L4 -3',
  fragile: 'M0 -3.6V.6M0 4.2V4.3',
  broken: 'M-3.6 -3.6L3.6 3.6M3.6 -3.6L-3.6 3.6',
  'no-websockets': 'M-3 -3L3 3M3 -3L-3 3',
  unknown: 'M-2.6 -2C-2.6 -5.6 2.8 -5.4 2.7 -2.2C2.6 -.2 0 -.2 0 1.6M0 4.7V4.8',
};

export function markShape(standing: Standing, x: number, y: number): string {
  const moved = { transform: `translate(${coordinate(x)} ${coordinate(y)})` };
  return element(
    'g',
    moved,
    markGround(standing),
    element('path', { class: 'symbol', d: SYMBOLS[standing] }),
  );
}

function markGround(standing: Standing): string {
  switch (standing) {
    case 'fragile':
      return element('path', { class: 'mark', d: 'M0 -10L10 8H-10Z', 'stroke-linejoin': 'round' });
    case 'unknown':
      return element('rect', { class: 'mark', x: -8, y: -8, width: 16, height: 16, rx: 3 });
    default:
      return element('circle', { class: 'mark', r: MARK_RADIUS });
  }
}
