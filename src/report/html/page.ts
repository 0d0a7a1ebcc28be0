/**
 * The report as one page that needs nothing else: no script, no network, no font of its own. What was found, beside its
 * lines, and the routes drawn.
 */
import { groupBy } from '../../lint/group-by.ts';
import { counted, filesWith, severityCounts, severityText } from '../counted.ts';
import { fixHints } from '../fix-hints.ts';
import { gravest } from '../gravest.ts';
import { VERSION } from '../home.ts';
import { htmlHead } from '../html-head.ts';
import type { CheckReport } from '../report.ts';
import { tableElement } from '../routes-html.ts';
import { type DisplayPath, type ReportedRoute, type Standing, standingOf } from '../routes-report.ts';
import { statisticsOf } from '../statistics.ts';
import { svgElement } from '../svg/drawing.ts';
import { xmlText } from '../svg/element.ts';
import { codeElement, findingElement, messageElement, pathElement, ruleLink } from './finding.ts';
import { pageStyle } from './style.ts';

/** More than a reader reads, and few enough for any browser; the rest is counted. */
const MOST_FINDINGS = 500;
const MOST_LISTED_FILES = 200;
/** From more files on, their list scrolls, and the keyboard has to get there. */
const MOST_FILES_IN_SIGHT = 10;
const MOST_ROUTES = 150;

/** The whole page in pieces, ending in a line feed. */
export function* htmlReport(report: CheckReport): Generator<string> {
  const shown = gravest(report.findings, MOST_FINDINGS);
  const shownByPath = groupBy(shown, ({ span }) => span.file.path);
  const allByPath = groupBy(report.findings, ({ span }) => span.file.path);
  const ids = new Map([...shownByPath.keys()].map((path, index) => [path, `file-${index + 1}`]));
  const routes = report.routes();
  yield htmlHead(`proxylint: ${verdict(report)}`, pageStyle());
  yield topElement(report, shown.length, routes.length > 0);
  yield '<main>\n';
  yield problemsElement(report.problems);
  yield overviewElement(report, ids);
  yield '<div id="findings">\n';
  const places = { displayPath: report.displayPath, sectionOf: (path: string) => ids.get(path) ?? null };
  let number = 0;
  for (const [path, ofFile] of shownByPath) {
    const count = allByPath.get(path)?.length ?? 0;
    yield `<section class="f-file" id="${ids.get(path) ?? ''}">
<h2>${codeElement(report.displayPath(path))} <small>${counted(count, 'finding')}</small></h2>
`;
    for (const finding of ofFile) {
      number += 1;
      yield `${findingElement(finding, `finding-${number}`, places)}\n`;
    }
    const more = count - ofFile.length;
    yield `${more > 0 ? `<p class="f-more">and ${more} more in this file</p>\n` : ''}</section>\n`;
  }
  yield '</div>\n';
  yield routesElement(routes, report.displayPath);
  yield '</main>\n</body>\n</html>\n';
}

function verdict({ findings, files, summary }: CheckReport): string {
  if (findings.length === 0) return `No problems in ${counted(files.length, 'file')}`;
  return `${severityText(summary)} in ${counted(filesWith(findings), 'file')}`;
}

function topElement(report: CheckReport, shown: number, hasRoutes: boolean): string {
  const { findings, files, summary } = report;
  const counts = severityCounts(summary)
    .map(([severity, number]) => `<span class="f-${severity}">${counted(number, severity)}</span>`)
    .join(', ');
  const said =
    findings.length === 0
      ? `<span class="f-good">No problems</span> in ${counted(files.length, 'file')}`
      : `${counts} in ${counted(filesWith(findings), 'file')}`;
  const links = [
    ...(findings.length === 0 ? [] : ['<a href="#findings">Findings</a>']),
    ...(hasRoutes ? ['<a href="#routes">Routes</a>'] : []),
  ];
  return `<header class="f-top">
<h1>proxylint ${xmlText(VERSION)}</h1>
<p class="f-verdict">${said}</p>
<p class="f-said">${notesOf(report, shown).join(' ')}</p>
${links.length === 0 ? '' : `<nav class="f-contents" aria-label="Contents">${links.join('')}</nav>`}
</header>
`;
}

function notesOf({ findings, files, summary }: CheckReport, shown: number): readonly string[] {
  const { suppressed } = summary;
  return [
    `${counted(files.length, 'file')} read.`,
    ...fixHints(summary).map(({ command, effect }) => `${codeElement(command)} ${effect}.`),
    ...(suppressed > 0 ? [`${suppressed} suppressed.`] : []),
    ...(shown < findings.length ? [`The gravest ${shown} of ${findings.length} findings are shown.`] : []),
  ];
}

function problemsElement(problems: readonly string[]): string {
  if (problems.length === 0) return '';
  const items = problems.map((problem) => `<li>${messageElement(problem)}</li>`);
  return `<section class="f-problems"><h2>The run failed</h2><ul>${items.join('')}</ul></section>\n`;
}

function overviewElement({ findings, displayPath }: CheckReport, ids: ReadonlyMap<string, string>): string {
  if (findings.length === 0) return '';
  const rules = statisticsOf(findings).map(
    ({ rule, severity, count, fixable }) =>
      `<tr><td><span class="f-badge f-${severity}">${severity}</span></td><th scope="row">${ruleLink(rule)}</th>${numberCells([count, fixable])}</tr>`,
  );
  const byPath = [...groupBy(findings, ({ span }) => span.file.path)].sort(
    ([a], [b]) => Number(ids.has(b)) - Number(ids.has(a)),
  );
  const files = byPath.slice(0, MOST_LISTED_FILES).map(([path, ofFile]) => {
    const name = pathElement(displayPath(path));
    const id = ids.get(path);
    const linked = id === undefined ? name : `<a href="#${id}">${name}</a>`;
    return `<tr><th scope="row">${linked}</th>${numberCells([ofFile.length])}</tr>`;
  });
  const more = byPath.length - files.length;
  return `<div class="f-overview">
<table><caption>Rules</caption>
<thead><tr><th scope="col">severity</th><th scope="col">rule</th><th scope="col" class="f-number-cell">findings</th><th scope="col" class="f-number-cell">fixable</th></tr></thead>
<tbody>
${rules.join('\n')}
</tbody></table>
<div class="f-files"${byPath.length > MOST_FILES_IN_SIGHT ? ' role="region" aria-label="Files" tabindex="0"' : ''}>
<table><caption>Files</caption>
<thead><tr><th scope="col">file</th><th scope="col" class="f-number-cell">findings</th></tr></thead>
<tbody>
${files.join('\n')}
${more > 0 ? `<tr><td class="f-more">and ${counted(more, 'more file')}</td><td></td></tr>` : ''}
</tbody></table>
</div>
</div>
`;
}

function numberCells(numbers: readonly number[]): string {
  return numbers.map((number) => `<td class="f-number-cell">${number}</td>`).join('');
}

const ROUTE_WEIGHTS: Readonly<Record<Standing, number>> = {
  broken: 0,
  fragile: 1,
  unknown: 2,
  works: 3,
  'no-websockets': 4,
};

function routesElement(routes: readonly ReportedRoute[], displayPath: DisplayPath): string {
  if (routes.length === 0) return '';
  const shown = foremostRoutes(routes);
  const more = routes.length - shown.length;
  const note =
    more > 0
      ? `<p class="f-more">${counted(more, 'more route')} not drawn; <code>proxylint routes --format html</code> draws them all.</p>\n`
      : '';
  return `<section class="f-routes" id="routes">
<h2>Routes</h2>
${note}<figure class="f-drawing">
${svgElement({ routes: shown, displayPath })}
</figure>
<div class="f-table">
${tableElement({ routes: shown, displayPath })}
</div>
</section>
`;
}

/** Those that matter most, in the order of the configuration. */
function foremostRoutes(routes: readonly ReportedRoute[]): readonly ReportedRoute[] {
  if (routes.length <= MOST_ROUTES) return routes;
  const weightOf = (route: ReportedRoute) => ROUTE_WEIGHTS[standingOf(route)];
  const kept = new Set([...routes].sort((a, b) => weightOf(a) - weightOf(b)).slice(0, MOST_ROUTES));
  return routes.filter((route) => kept.has(route));
}
