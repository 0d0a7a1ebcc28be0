/** Routes as one page that needs nothing else: the drawing, and below it the table, with every text in full. */
import { escapeControls } from './escape.ts';
import { htmlHead } from './html-head.ts';
import {
  hostsText,
  limitWithOrigin,
  listenerText,
  placeText,
  reasonTexts,
  upstreamText,
  verdictSentence,
} from './route-text.ts';
import { type ReportedRoute, type RoutesReport, type Standing, standingOf } from './routes-report.ts';
import { svgElement } from './svg/drawing.ts';
import { xmlText } from './svg/element.ts';
import { DARK, LIGHT, type Palette } from './svg/palette.ts';

const VERDICTS: Readonly<Record<Standing, string>> = {
  broken: '✕ fails',
  'no-websockets': '✕ fails, none expected',
  fragile: '! fragile',
  unknown: '? unknown',
  works: '✓ works',
};

const COLUMNS = [
  'WebSocket',
  'idle timeout',
  'lifetime',
  'names',
  'listeners',
  'match',
  'upstream',
  'place',
  'why',
];

/** The whole page, ending in a line feed. */
export function routesHtml(report: RoutesReport): string {
  const title = `WebSocket routes: ${verdictSentence(report.routes)}`;
  return `${htmlHead(title, pageStyle())}<figure>
${svgElement(report)}
</figure>
${report.routes.length === 0 ? '' : tableElement(report)}
</body>
</html>
`;
}

/** A row for each route, with every text in full. */
export function tableElement(report: RoutesReport): string {
  const heads = COLUMNS.map((title) => `<th scope="col">${title}</th>`).join('');
  const rows = report.routes.map((route) => rowElement(route, report)).join('\n');
  return `<table>
<caption>All routes</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}
</tbody>
</table>`;
}

function rowElement(route: ReportedRoute, { displayPath }: RoutesReport): string {
  const { entry, websocket, match, upstream, origin } = route;
  const standing = standingOf(route);
  const cells = [
    limitWithOrigin(websocket.idleTimeout, displayPath),
    limitWithOrigin(websocket.lifetime, displayPath),
    hostsText(entry),
    entry.listeners.map(listenerText).join(', '),
    match,
    upstreamText(upstream),
    placeText(origin, displayPath),
    reasonTexts(route).join('; '),
  ].map((text) => `<td>${xmlText(escapeControls(text))}</td>`);
  return `<tr class="${standing}"><th scope="row">${VERDICTS[standing]}</th>${cells.join('')}</tr>`;
}

function pageStyle(): string {
  return [
    'body{margin:0;font:13px/1.5 system-ui,sans-serif}',
    'figure{margin:0;overflow-x:auto}',
    'table{border-collapse:collapse;margin:0 32px 32px}',
    'caption{text-align:left;font-weight:600;padding:8px 0}',
    'th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid;overflow-wrap:anywhere;min-width:7em}',
    'tbody th{white-space:nowrap}',
    ...colourRules(LIGHT),
    '@media (prefers-color-scheme:dark){',
    ...colourRules(DARK),
    '}',
  ].join('\n');
}

function colourRules({ canvas, text, border, standings }: Palette): readonly string[] {
  return [
    `body{background:${canvas};color:${text}}`,
    `th,td{border-color:${border}}`,
    ...Object.entries(standings).map(([standing, colours]) => `tr.${standing} th{color:${colours.text}}`),
  ];
}
