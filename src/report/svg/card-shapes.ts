/** Draws cards: entries, routes and upstreams, each a box with its texts, and everything in full for who points at it. */
import type { Box, PlacedPill, PlacedText } from './card-layout.ts';
import { coordinate, element, xmlText } from './element.ts';
import type { Placed, PlacedGroup } from './layout.ts';
import type { Card, RouteCard } from './scene.ts';

const CORNER = 8;
const BAR_WIDTH = 5;
const GROUND_PADDING = 10;

/** An entry with its routes, on a ground of their own. */
export function groupShape({ entry, routes }: PlacedGroup): string {
  return element(
    'g',
    { class: 'group' },
    groundShape([entry, ...routes]),
    ...routes.map((route) => threadShape(entry, route)),
    cardShape(entry, 'entry'),
    ...routes.map(routeShape),
  );
}

export function upstreamShape(upstream: Placed<Card>): string {
  return cardShape(upstream, 'upstream');
}

function groundShape(boxes: readonly Box[]): string {
  const left = Math.min(...boxes.map(({ x }) => x)) - GROUND_PADDING;
  const top = Math.min(...boxes.map(({ y }) => y)) - GROUND_PADDING;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + GROUND_PADDING;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + GROUND_PADDING;
  return element('rect', {
    class: 'ground',
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    rx: CORNER + 4,
  });
}

/** An entry is as tall as its routes, so that what leads to them is straight. */
function threadShape(entry: Box, route: Box): string {
  const y = coordinate(route.y + route.height / 2);
  return element('path', {
    class: 'thread',
    d: `M${coordinate(entry.x + entry.width)} ${y}H${coordinate(route.x)}`,
  });
}

function routeShape(route: Placed<RouteCard>): string {
  const bar = element('path', { class: 'bar', d: barPath(route) });
  return cardShape(route, `route ${route.card.standing}`, bar);
}

/** Along the left side, within the rounded corners. */
function barPath({ x, y, height }: Box): string {
  const [left, top, bottom] = [coordinate(x), coordinate(y), coordinate(y + height)];
  const curve = coordinate(CORNER);
  const inner = coordinate(x + CORNER);
  return [
    `M${inner} ${top}A${curve} ${curve} 0 0 0 ${left} ${coordinate(y + CORNER)}`,
    `V${coordinate(y + height - CORNER)}A${curve} ${curve} 0 0 0 ${inner} ${bottom}`,
    `A${coordinate(CORNER - BAR_WIDTH)} ${curve} 0 0 1 ${coordinate(x + BAR_WIDTH)} ${coordinate(y + height - CORNER)}`,
    `V${coordinate(y + CORNER)}A${coordinate(CORNER - BAR_WIDTH)} ${curve} 0 0 1 ${inner} ${top}Z`,
  ].join('');
}

/**
 * Screen readers take the outer title and description; who points at the card gets the inner title, in which nothing is
 * cut.
 */
function cardShape(placed: Placed<Card>, className: string, ...extra: readonly string[]): string {
  const { card, content, x, y, width, height } = placed;
  const full = [card.title, card.description].filter((text) => text !== '').join('\n');
  return element(
    'g',
    { class: className, role: 'img' },
    element('title', {}, xmlText(card.title)),
    element('desc', {}, xmlText(card.description)),
    element(
      'g',
      {},
      element('title', {}, xmlText(full)),
      element('rect', { class: 'card', x, y, width, height, rx: CORNER }),
      ...extra,
      ...content.pills.map((pill) => pillShape(pill, x, y)),
      ...content.texts.map((text) => textShape(text, x, y)),
    ),
  );
}

function pillShape(pill: PlacedPill, x: number, y: number): string {
  const box = element('rect', {
    class: 'pill-box',
    x: x + pill.x,
    y: y + pill.y,
    width: pill.width,
    height: pill.height,
    rx: pill.height / 2,
  });
  return box + textShape(pill.text, x, y);
}

export function textShape(placed: PlacedText, x: number, y: number): string {
  const anchor = placed.end === 'right' ? { 'text-anchor': 'end' } : {};
  return element(
    'text',
    { class: placed.style, x: x + placed.x, y: y + placed.y, ...anchor },
    xmlText(placed.text),
  );
}
