/**
 * Routes as a Mermaid flowchart, for where Markdown is shown (https://mermaid.js.org/syntax/flowchart.html): entries,
 * routes and upstreams as in the drawing. Nodes are numbered in the order of the configuration.
 */
import type { Upstream } from '../route/route.ts';
import { escapeControls } from './escape.ts';
import { type RouteGraph, routeGraph } from './route-graph.ts';
import {
  hostsText,
  lifeText,
  placeText,
  reasonTexts,
  serversBehind,
  socketText,
  verdictSentence,
} from './route-text.ts';
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
  const { groups, upstreams } = routeGraph(report.routes);
  const nodes = chartNodes(groups);
  const lines = [
    'flowchart LR',
    '  accTitle: WebSocket routes',
    `  accDescr: ${verdictSentence(report.routes)}`,
    ...groups.map((group, number) => `  e${number + 1}("${entryLabel(group)}")`),
    ...nodes.map(({ id, route }) => `  ${id}["${routeLabel(route, report)}"]`),
    ...upstreams.map((upstream, number) => `  u${number + 1}[("${upstreamLabel(upstream)}")]`),
    ...nodes.map(({ id, entryId }) => `  ${entryId} --- ${id}`),
    ...nodes.map(({ id, upstreamId, standing }) => `  ${id} ${ARROWS[standing]} ${upstreamId}`),
    ...STANDINGS.flatMap((standing) => classLines(standing, nodes)),
  ];
  return `${lines.join('\n')}\n`;
}

interface ChartNode {
  readonly id: string;
  readonly entryId: string;
  readonly upstreamId: string;
  readonly route: ReportedRoute;
  readonly standing: Standing;
  /** The number of the link to its upstream: those from the entries come first. */
  readonly link: number;
}

function chartNodes(groups: RouteGraph['groups']): readonly ChartNode[] {
  const nodes = groups.flatMap(({ nodes: members }, entry) => members.map((node) => ({ ...node, entry })));
  return nodes.map(({ route, upstream, entry }, number) => ({
    id: `r${number + 1}`,
    entryId: `e${entry + 1}`,
    upstreamId: `u${upstream + 1}`,
    route,
    standing: standingOf(route),
    link: nodes.length + number,
  }));
}

function classLines(standing: Standing, nodes: readonly ChartNode[]): readonly string[] {
  const members = nodes.filter((node) => node.standing === standing);
  if (members.length === 0) return [];
  const style = LINK_STYLES[standing];
  const links = members.map(({ link }) => link).join(',');
  return [
    `  classDef ${standing} ${CLASSES[standing]}`,
    `  class ${members.map(({ id }) => id).join(',')} ${standing}`,
    ...(style === undefined ? [] : [`  linkStyle ${links} ${style}`]),
  ];
}

function entryLabel({ entry }: RouteGroup): string {
  return label([hostsText(entry), entry.listeners.map(socketText).join(', ')]);
}

function routeLabel(route: ReportedRoute, { displayPath }: RoutesReport): string {
  const life = standingOf(route) === 'no-websockets' ? '' : lifeText(route, displayPath);
  return label([route.match, reasonTexts(route)[0] ?? '', life, placeText(route.origin, displayPath)]);
}

function upstreamLabel(upstream: Upstream): string {
  return label([upstream.target, ...serversBehind(upstream)]);
}

/** What in a quoted label stands for itself: whatever else Mermaid, Markdown or HTML might read is written as a number. */
const PLAIN = /[^\p{L}\p{M}\p{N} /.,'=-]/gu;

/** Mermaid breaks lines at `\n`, in patterns too. */
const BACKSLASH_BEFORE_N = /\\(?=n)/g;
const WORD_JOINER = '\u{2060}';

function label(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => escapeControls(line).replace(BACKSLASH_BEFORE_N, `\\${WORD_JOINER}`))
    .map((line) => line.replace(PLAIN, (character) => `#${character.codePointAt(0)};`))
    .join('<br/>');
}
