/**
 * What a drawing of routes shows, before anything has a place: entries, routes and upstreams with their texts, each cut
 * to its column. `layout.ts` gives them places, `shapes.ts` draws them.
 */
import type { Entry, Listener, Upstream } from '../../route/route.ts';
import { escapeControls } from '../escape.ts';
import { routeGraph } from '../route-graph.ts';
import {
  hostsText,
  lifeText,
  placeText,
  reasonTexts,
  serversBehind,
  socketText,
  upstreamText,
} from '../route-text.ts';
import {
  type ReportedRoute,
  type RouteGroup,
  type RoutesReport,
  type Standing,
  standingOf,
} from '../routes-report.ts';
import type { TextStyle } from './text-width.ts';

/** One line of a card, whole: the layout cuts it. */
export interface Line {
  readonly style: TextStyle;
  readonly text: string;
  /** How many lines it may take; one where it is left out. */
  readonly most?: number;
  /** What is lost where one line has no room for all: the end, where it is left out. */
  readonly lose?: 'start';
  /** What stands at the right end of the line. */
  readonly aside?: { readonly style: 'place' | 'pill'; readonly text: string };
}

export interface Card {
  readonly lines: readonly Line[];
  /** Small labels below the lines, side by side. */
  readonly pills: readonly string[];
  /** Everything in full, for tooltips and screen readers. */
  readonly title: string;
  readonly description: string;
}

export interface RouteCard extends Card {
  readonly standing: Standing;
  /** The number of its upstream in the scene. */
  readonly upstream: number;
}

export interface EntryGroup {
  readonly entry: Card;
  readonly routes: readonly RouteCard[];
}

export interface Scene {
  readonly groups: readonly EntryGroup[];
  readonly upstreams: readonly Card[];
}

const MOST_HOSTS = 4;
const MOST_LISTENERS = 8;
const MOST_SERVERS = 6;

export function sceneOf(report: RoutesReport): Scene {
  const { groups, upstreams } = routeGraph(report.routes);
  const severalRoots = new Set(groups.map(({ root }) => root)).size > 1;
  return {
    groups: groups.map((group) => ({
      entry: entryCard(group, severalRoots, report),
      routes: group.nodes.map(({ route, upstream }) => routeCard(route, upstream, report)),
    })),
    upstreams: upstreams.map(upstreamCard),
  };
}

function entryCard({ entry, root }: RouteGroup, severalRoots: boolean, report: RoutesReport): Card {
  const path = report.displayPath(root.path);
  const rootLines: readonly Line[] = severalRoots
    ? [{ style: 'place', text: shown(path), lose: 'start' }]
    : [];
  return {
    lines: [...hostLines(entry), ...rootLines],
    pills: upTo(MOST_LISTENERS, entry.listeners.map(pillText), (more) => `+ ${more} more`),
    title: shown(hostsText(entry)),
    description: shown(
      `listens on ${entry.listeners.map(socketText).join(', ') || 'what is not known'}; ${path}`,
    ),
  };
}

function hostLines(entry: Entry): readonly Line[] {
  if (entry.hosts.length === 0) {
    const isFragment = entry.listeners.length === 0;
    return [{ style: 'name', text: isFragment ? 'any server that includes this' : 'any host', most: 2 }];
  }
  const hosts = upTo(MOST_HOSTS, entry.hosts.map(shown), (more) => `and ${more} more names`);
  return hosts.map((text, index) => ({ style: index < MOST_HOSTS ? 'name' : 'note', text }));
}

function pillText(listener: Listener): string {
  return shown(socketText(listener));
}

function routeCard(route: ReportedRoute, upstream: number, report: RoutesReport): RouteCard {
  const standing = standingOf(route);
  const { origin, intent, match } = route;
  const reasons = reasonTexts(route).map(shown);
  const { displayPath } = report;
  const evidence = intent.evidence.map(({ message }) => shown(message));
  return {
    standing,
    upstream,
    lines: [
      {
        style: 'match',
        text: shown(match),
        aside: { style: 'place', text: shown(placeText(origin, fileName)) },
      },
      ...reasonLines(reasons, standing),
      ...lifeLines(route, standing),
    ],
    pills: [],
    title: `${shown(match)}: ${VERDICTS[standing]}`,
    description: [
      ...reasons,
      shown(
        `${lifeText(route, displayPath)}; to ${upstreamText(route.upstream)}; ${placeText(origin, displayPath)}`,
      ),
      ...(evidence.length === 0 ? [] : [`WebSockets are expected here: ${evidence.join('; ')}`]),
    ].join('\n'),
  };
}

const VERDICTS: Readonly<Record<Standing, string>> = {
  works: 'WebSockets work',
  fragile: 'WebSockets work with lenient servers only',
  broken: 'WebSockets fail',
  'no-websockets': 'WebSockets fail, and nothing suggests any here',
  unknown: 'whether WebSockets work is not known',
};

function reasonLines(reasons: readonly string[], standing: Standing): readonly Line[] {
  const [first] = reasons;
  if (first === undefined) return standing === 'unknown' ? [{ style: 'note', text: 'not known' }] : [];
  if (standing === 'no-websockets') return [{ style: 'note', text: first }];
  return [{ style: 'reason', text: first, most: 2 }];
}

/** How long sockets live, where there can be any. */
function lifeLines(route: ReportedRoute, standing: Standing): readonly Line[] {
  if (standing === 'no-websockets') return [];
  const text = shown(lifeText(route, fileName));
  const { strength } = route.intent;
  if (strength === 'none') return [{ style: 'note', text }];
  const label = strength === 'weak' ? 'WebSocket?' : 'WebSocket';
  return [{ style: 'note', text, aside: { style: 'pill', text: label } }];
}

function upstreamCard(upstream: Upstream): Card {
  const servers = serversBehind(upstream).map(shown);
  return {
    lines: [
      { style: 'match', text: shown(upstream.target) },
      ...upTo(MOST_SERVERS, servers, (more) => `and ${more} more`).map(
        (text): Line => ({ style: 'place', text }),
      ),
    ],
    pills: [],
    title: shown(upstream.target),
    description: servers.length === 0 ? '' : `servers: ${servers.join(', ')}`,
  };
}

/** The first so many, and where there are more, how many. */
function upTo(most: number, texts: readonly string[], rest: (more: number) => string): readonly string[] {
  const more = texts.length - most;
  return more > 0 ? [...texts.slice(0, most), rest(more)] : texts;
}

/** In a card the file's name is enough; the whole path is in the description. */
function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function shown(text: string): string {
  return escapeControls(text);
}
