/**
 * Gives every card of a scene its place: entries on the left, as tall as the routes that they lead to, routes beside
 * them, upstreams on the right, each as near as can be to the middle of its routes.
 */
import { type Box, type CardLayout, layOutCard, naturalWidth } from './card-layout.ts';
import { type Link, orderForFewCrossings } from './order.ts';
import type { Card, RouteCard, Scene } from './scene.ts';
import { type Stackable, stack } from './stack.ts';

export interface Placed<C extends Card> extends Box {
  readonly card: C;
  readonly content: CardLayout;
}

/** From a route to its upstream. */
export interface PlacedLink {
  readonly from: Placed<RouteCard>;
  readonly to: Placed<Card>;
  readonly start: { readonly x: number; readonly y: number };
  readonly end: { readonly x: number; readonly y: number };
}

/** An entry with its routes, from the top down. */
export interface PlacedGroup {
  readonly entry: Placed<Card>;
  readonly routes: readonly Placed<RouteCard>[];
}

export interface Layout {
  readonly width: number;
  /** Entries begin at 0; an upstream that is taller than its routes may begin above. */
  readonly top: number;
  readonly bottom: number;
  readonly groups: readonly PlacedGroup[];
  readonly upstreams: readonly Placed<Card>[];
  readonly links: readonly PlacedLink[];
  /** Where the three columns begin. */
  readonly columns: readonly [entries: number, routes: number, upstreams: number];
}

export const MARGIN = 32;
const ENTRY_GAP = 22;
const ROUTE_GAP = 8;
const GROUP_GAP = 26;
const UPSTREAM_GAP = 16;
/** How far the first upstream may stand above the first entry. */
const MOST_RISE = 60;

/** The straight beginning of a link, where the mark of a broken one stands. */
export const STUB = 50;
/** Curves need more room the further they go up or down. */
const BEND = { least: 120, most: 260, perRise: 0.3 };

const ENTRY_WIDTH = { least: 170, most: 290 };
const ROUTE_WIDTH = { least: 340, most: 560 };
const UPSTREAM_WIDTH = { least: 170, most: 360 };

export function layOut({ groups, upstreams }: Scene): Layout {
  const order = orderForFewCrossings(linksOf(groups.map(({ routes }) => routes)));
  const cards = groups.map(({ entry, routes }, index) => ({
    entry,
    routes: (order.groups[index] ?? []).flatMap(({ route }) => routes[route] ?? []),
  }));
  const entryWidth = columnWidth(
    groups.map(({ entry }) => entry),
    ENTRY_WIDTH,
  );
  const routeWidth = columnWidth(
    groups.flatMap(({ routes }) => routes),
    ROUTE_WIDTH,
  );
  const upstreamWidth = columnWidth(upstreams, UPSTREAM_WIDTH);
  const routesAt = MARGIN + entryWidth + ENTRY_GAP;

  const placedGroups: PlacedGroup[] = [];
  let y = 0;
  for (const { entry, routes } of cards) {
    const group = layOutGroup(entry, routes, { y, entryWidth, routesAt, routeWidth });
    placedGroups.push(group);
    y += group.entry.height + GROUP_GAP;
  }
  const routes = placedGroups.flatMap((group) => group.routes);
  const ordered = order.upstreams.flatMap((number) => {
    const card = upstreams[number];
    return card === undefined ? [] : [{ number, card, content: layOutCard(card, upstreamWidth) }];
  });
  const tops = stack(wishesOf(ordered, routes), -MOST_RISE, UPSTREAM_GAP);
  const middles = new Map(
    ordered.map(({ number, content }, index) => [number, (tops[index] ?? 0) + content.height / 2]),
  );
  const rise = routes.reduce((most, route) => {
    const middle = middles.get(route.card.upstream) ?? 0;
    return Math.max(most, Math.abs(middleOf(route) - middle));
  }, 0);
  const bend = Math.min(BEND.most, Math.max(BEND.least, rise * BEND.perRise));
  const upstreamsAt = Math.round(routesAt + routeWidth + STUB + bend);
  const placed = new Map(
    ordered.map(({ number, card, content }, index) => {
      const box = { x: upstreamsAt, y: tops[index] ?? 0, width: upstreamWidth, height: content.height };
      return [number, { ...box, card, content }] as const;
    }),
  );
  const placedUpstreams = [...placed.values()];
  return {
    width: upstreamsAt + upstreamWidth + MARGIN,
    top: Math.min(0, tops[0] ?? 0),
    bottom: [...placedGroups.map(({ entry }) => entry), ...placedUpstreams].reduce(
      (bottom, box) => Math.max(bottom, bottomOf(box)),
      0,
    ),
    groups: placedGroups,
    upstreams: placedUpstreams,
    links: linksBetween(routes, placed),
    columns: [MARGIN, routesAt, upstreamsAt],
  };
}

function linksOf(groups: readonly (readonly RouteCard[])[]): readonly (readonly Link[])[] {
  return groups.map((routes) => routes.map(({ upstream }, route) => ({ route, upstream })));
}

function columnWidth(cards: readonly Card[], { least, most }: { least: number; most: number }): number {
  return cards.reduce((width, card) => Math.min(most, Math.max(width, naturalWidth(card))), least);
}

interface GroupPlace {
  readonly y: number;
  readonly entryWidth: number;
  readonly routesAt: number;
  readonly routeWidth: number;
}

function layOutGroup(entry: Card, cards: readonly RouteCard[], place: GroupPlace): PlacedGroup {
  const { y, entryWidth, routesAt, routeWidth } = place;
  const entryContent = layOutCard(entry, entryWidth);
  const contents = cards.map((card) => ({ card, content: layOutCard(card, routeWidth) }));
  const routesHeight = contents.reduce((sum, { content }) => sum + content.height + ROUTE_GAP, -ROUTE_GAP);
  const height = Math.max(entryContent.height, routesHeight);
  let routeY = y + (height - routesHeight) / 2;
  const routes = contents.map(({ card, content }) => {
    const route = { x: routesAt, y: routeY, width: routeWidth, height: content.height, card, content };
    routeY += content.height + ROUTE_GAP;
    return route;
  });
  return { entry: { x: MARGIN, y, width: entryWidth, height, card: entry, content: entryContent }, routes };
}

/** An upstream would like to stand beside the middle of its routes. */
function wishesOf(
  upstreams: readonly { readonly number: number; readonly content: CardLayout }[],
  routes: readonly Placed<RouteCard>[],
): readonly Stackable[] {
  const middles = new Map<number, number[]>();
  for (const route of routes) {
    const known = middles.get(route.card.upstream);
    if (known === undefined) middles.set(route.card.upstream, [middleOf(route)]);
    else known.push(middleOf(route));
  }
  return upstreams.map(({ number, content }) => {
    const places = middles.get(number) ?? [0];
    const middle = places.reduce((sum, place) => sum + place, 0) / places.length;
    return { height: content.height, wish: middle - content.height / 2 };
  });
}

/** Links end side by side at the left of their upstream, in the order of their routes. */
function linksBetween(
  routes: readonly Placed<RouteCard>[],
  upstreams: ReadonlyMap<number, Placed<Card>>,
): readonly PlacedLink[] {
  const counts = new Map<number, number>();
  for (const { card } of routes) counts.set(card.upstream, (counts.get(card.upstream) ?? 0) + 1);
  const used = new Map<number, number>();
  return routes.flatMap((from) => {
    const number = from.card.upstream;
    const to = upstreams.get(number);
    if (to === undefined) return [];
    const count = counts.get(number) ?? 1;
    const place = used.get(number) ?? 0;
    used.set(number, place + 1);
    const spacing = count < 2 ? 0 : Math.min(12, (to.height - 20) / (count - 1));
    const end = { x: to.x, y: middleOf(to) + (place - (count - 1) / 2) * spacing };
    return [{ from, to, start: { x: from.x + from.width, y: middleOf(from) }, end }];
  });
}

function middleOf({ y, height }: Box): number {
  return y + height / 2;
}

function bottomOf({ y, height }: Box): number {
  return y + height;
}
