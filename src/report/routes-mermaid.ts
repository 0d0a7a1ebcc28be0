/**
 * Routes as a Mermaid flowchart, for where Markdown is shown (https://mermaid.js.org/syntax/flowchart.html): entries,
 * routes and upstreams as in the drawing. Nodes are numbered in the order of the configuration.
 */
import type { Upstream } from '../route/route.ts';
import { escapeControls } from './escape.ts';
import { type RouteGraph, routeGraph } from './route-graph.ts';
import { hostsText, lifeText, placeText, serversBehind, socketText, verdictSentence } from './route-text.ts';
import {
  type ReportedRoute,
  type RouteGroup,
  type RoutesReport,
  STANDINGS,
  type Standing,
  standingOf,
} from './routes-report.ts';

/** Readable on light and on dark pages: each class brings its own ground and its own text. */
const CLASSES: Readonly<Record<Standing, string>> = {
  broken: 'fill:#fef2f2,stroke:#dc2626,stroke-width:2px,color:#991b1b',
  'no-websockets': 'fill:#f8fafc,stroke:#94a3b8,color:#475569',
  fragile: 'fill:#fffbeb,stroke:#d97706,stroke-width:2px,color:#92400e',
  unknown: 'fill:#f8fafc,stroke:#64748b,stroke-dasharray:5 4,color:#475569',
  works: 'fill:#f0fdf4,stroke:#16a34a,color:#14532d',
};

const ARROWS: Readonly<Record<Standing, string>> = {
  broken: '-. broken .-x',
  'no-websockets': '-.-x',
  fragile: '-- fragile -->',
  unknown: '-. unknown .->',
  works: '-->',
};

const LINK_STYLES: Readonly<Partial<Record<Standing, string>>> = {
  broken: 'stroke:#dc2626,stroke-width:2px,color:#dc2626',
  fragile: 'stroke:#d97706,stroke-width:2px,color:#b45309',
  unknown: 'stroke:#64748b',
};

/** The whole chart, ending in a line feed. */
export function routesMermaid(report: RoutesReport): string {
  const graph = routeGraph(report.routes);
  const nodes = graph.groups.flatMap((group) => group.nodes);
  const routeIds = new Map(nodes.map(({ route }, number) => [route, `r${number + 1}`] as const));
  const lines = [
    'flowchart LR',
    `  accTitle: WebSocket routes`,
    `  accDescr: ${verdictSentence(report.routes)}`,
    ...graph.groups.map((group, number) => `  e${number + 1}(["${entryLabel(group)}"])`),
    ...nodes.map(({ route }) => `  ${routeIds.get(route)}["${routeLabel(route, report)}"]`),
    ...graph.upstreams.map((upstream, number) => `  u${number + 1}[("${upstreamLabel(upstream)}")]`),
    ...linkLines(graph, routeIds),
    ...classLines(graph, routeIds),
  ];
  return `${lines.join('\n')}\n`;
}

type RouteIds = ReadonlyMap<ReportedRoute, string>;

/** From entries to routes first: the styles count links by their number. */
function linkLines({ groups }: RouteGraph, ids: RouteIds): readonly string[] {
  const entering = groups.flatMap(({ nodes }, number) =>
    nodes.map(({ route }) => `  e${number + 1} --- ${ids.get(route)}`),
  );
  const leaving = groups.flatMap(({ nodes }) =>
    nodes.map(({ route, upstream }) => `  ${ids.get(route)} ${ARROWS[standingOf(route)]} u${upstream + 1}`),
  );
  return [...entering, ...leaving];
}

function classLines({ groups }: RouteGraph, ids: RouteIds): readonly string[] {
  const routes = groups.flatMap(({ nodes }) => nodes.map(({ route }) => route));
  return STANDINGS.flatMap((standing) => {
    const numbers = [...routes.keys()].filter((number) => {
      const route = routes[number];
      return route !== undefined && standingOf(route) === standing;
    });
    if (numbers.length === 0) return [];
    const members = numbers.flatMap((number) => ids.get(routes[number] as ReportedRoute) ?? []);
    const links = numbers.map((number) => routes.length + number);
    const style = LINK_STYLES[standing];
    return [
      `  classDef ${standing} ${CLASSES[standing]}`,
      `  class ${members.join(',')} ${standing}`,
      ...(style === undefined ? [] : [`  linkStyle ${links.join(',')} ${style}`]),
    ];
  });
}

function entryLabel({ entry }: RouteGroup): string {
  return label([hostsText(entry), entry.listeners.map(socketText).join(', ')]);
}

function routeLabel(route: ReportedRoute, { displayPath }: RoutesReport): string {
  const [reason] = route.websocket.reasons;
  const life = standingOf(route) === 'no-websockets' ? '' : lifeText(route, displayPath);
  return label([route.match, reason?.message ?? '', life, placeText(route.origin, displayPath)]);
}

function upstreamLabel(upstream: Upstream): string {
  return label([upstream.target, ...serversBehind(upstream)]);
}

/** What in a quoted label stands for itself: whatever else Mermaid, Markdown or HTML might read is written as a number. */
const PLAIN = /[^\p{L}\p{M}\p{N} /.,'=-]/gu;

function label(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) =>
      escapeControls(line).replace(PLAIN, (character) => `#${character.codePointAt(0) ?? 0xff_fd};`),
    )
    .join('<br/>');
}
