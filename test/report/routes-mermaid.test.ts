import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../src/report/escape.ts';
import { routeGraph } from '../../src/report/route-graph.ts';
import { routesMermaid } from '../../src/report/routes-mermaid.ts';
import { standingOf } from '../../src/report/routes-report.ts';
import { anyReport, displayPath, portalReport } from './route-samples.ts';

/** What may stand in a label: nothing that Mermaid, Markdown or HTML could read as anything else. */
const LABEL = String.raw`"(?:[\p{L}\p{M}\p{N} /.,'=-]|#\d+;|<br/>)*"`;
const ENTRY = new RegExp(String.raw`^ {2}(e\d+)\((${LABEL})\)$`, 'u');
const ROUTE = new RegExp(String.raw`^ {2}(r\d+)\[(${LABEL})\]$`, 'u');
const UPSTREAM = new RegExp(String.raw`^ {2}(u\d+)\[\((${LABEL})\)\]$`, 'u');
const ENTERING = /^ {2}(e\d+) --- (r\d+)$/;
const LEAVING = /^ {2}(r\d+) (-\. broken \.-x|-\.-x|-- fragile -->|-\. unknown \.->|-->) (u\d+)$/;
const STYLE = /^ {2}(?:classDef [a-z-]+ [a-z\d:#, -]+|linkStyle \d+(?:,\d+)* [a-z\d:#, -]+)$/;
const CLASS = /^ {2}class (r\d+(?:,r\d+)*) ([a-z-]+)$/;

interface Chart {
  readonly entries: ReadonlyMap<string, string>;
  readonly routes: ReadonlyMap<string, string>;
  readonly upstreams: ReadonlyMap<string, string>;
  readonly entering: readonly (readonly string[])[];
  readonly leaving: readonly (readonly string[])[];
  readonly classes: ReadonlyMap<string, string>;
  readonly linkStyles: ReadonlySet<number>;
}

/** Reads the part of the language that is written, strictly; throws for any line that is none of it. */
function readChart(text: string): Chart {
  const lines = text.split('\n');
  expect(lines.splice(0, 2)).toEqual(['flowchart LR', '  accTitle: WebSocket routes']);
  expect(lines.shift()).toMatch(/^ {2}accDescr: [A-Za-z\d ,;:]+$/);
  expect(lines.pop()).toBe('');
  const nodes = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()] as const;
  const classes = new Map<string, string>();
  const entering: string[][] = [];
  const leaving: string[][] = [];
  const linkStyles = new Set<number>();
  for (const line of lines) {
    const kind = [ENTRY, ROUTE, UPSTREAM].findIndex((pattern) => pattern.test(line));
    const [, id = '', label = ''] = [ENTRY, ROUTE, UPSTREAM][kind]?.exec(line) ?? [];
    const members = CLASS.exec(line);
    if (kind >= 0) nodes[kind]?.set(id, decoded(label));
    else if (ENTERING.test(line)) entering.push(ENTERING.exec(line)?.slice(1) ?? []);
    else if (LEAVING.test(line)) leaving.push(LEAVING.exec(line)?.slice(1) ?? []);
    else if (members !== null)
      for (const member of members[1]?.split(',') ?? []) classes.set(member, members[2] ?? '');
    else expect(line).toMatch(STYLE);
    for (const link of /linkStyle ([\d,]+)/.exec(line)?.[1]?.split(',') ?? []) linkStyles.add(Number(link));
  }
  return { entries: nodes[0], routes: nodes[1], upstreams: nodes[2], entering, leaving, classes, linkStyles };
}

function decoded(label: string): string {
  return label
    .slice(1, -1)
    .replaceAll('<br/>', '\n')
    .replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('\\\u{2060}n', '\\n');
}

const ARROWS = {
  works: '-->',
  fragile: '-- fragile -->',
  broken: '-. broken .-x',
  'no-websockets': '-.-x',
  unknown: '-. unknown .->',
} as const;

describe('the Mermaid chart', () => {
  it('holds to its grammar, and leads every route from its entry to its upstream', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const chart = readChart(routesMermaid(report));
        const { groups, upstreams } = routeGraph(report.routes);
        const nodes = groups.flatMap((group, entry) => group.nodes.map((node) => ({ ...node, entry })));
        expect([...chart.entries.keys()]).toEqual(groups.map((_, index) => `e${index + 1}`));
        expect([...chart.upstreams.keys()]).toEqual(upstreams.map((_, index) => `u${index + 1}`));
        expect(chart.entering).toEqual(nodes.map(({ entry }, index) => [`e${entry + 1}`, `r${index + 1}`]));
        expect(chart.leaving).toEqual(
          nodes.map(({ route, upstream }, index) => [
            `r${index + 1}`,
            ARROWS[standingOf(route)],
            `u${upstream + 1}`,
          ]),
        );
        for (const [index, { route }] of nodes.entries()) {
          expect(chart.routes.get(`r${index + 1}`)).toContain(escapeControls(route.match));
          expect(chart.classes.get(`r${index + 1}`)).toBe(standingOf(route));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('colours the links of the routes that it colours', () => {
    const { leaving, entering, linkStyles } = readChart(routesMermaid(portalReport()));
    const coloured = leaving.flatMap(([, arrow], index) =>
      /[a-z]{5}/.test(arrow ?? '') ? [index + entering.length] : [],
    );
    expect([...linkStyles].sort((a, b) => a - b)).toEqual(coloured);
    expect(coloured).toHaveLength(3);
  });

  it('shows what there is to know of the fixture', () => {
    const { entries, routes, upstreams } = readChart(routesMermaid(portalReport()));
    expect([...entries.values()]).toContain(
      'portal.example.com, www.portal.example.com, intranet.example.com\n*:80, *:443 ssl',
    );
    expect([...upstreams.values()]).toContain('http://portal\n10.0.4.11:3000\n10.0.4.12:3000');
    expect([...routes.values()]).toContain(
      [
        'location /ws/notifications',
        'Upgrade is not sent to the upstream: no proxy_set_header sets it',
        'idle limit 60s (default)',
        'conf.d/portal.conf:26',
      ].join('\n'),
    );
  });

  it('is a chart without routes too', () => {
    expect(routesMermaid({ routes: [], displayPath })).toBe(
      'flowchart LR\n  accTitle: WebSocket routes\n  accDescr: No routes: nothing here sends requests to an upstream\n',
    );
  });
});
