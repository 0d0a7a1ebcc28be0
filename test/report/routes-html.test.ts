import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routesHtml } from '../../src/report/routes-html.ts';
import { anyReport, displayPath, portalReport } from './route-samples.ts';
import { elementsOf, parseXml, shownInXml, textOf, type XmlElement } from './xml.ts';

const named = (root: XmlElement, name: string) => [...elementsOf(root)].filter((each) => each.name === name);

describe('the page of routes', () => {
  it('is well-formed, and has a row and a card for each route', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const page = parseXml(routesHtml(report));
        const rows = named(page, 'tr').slice(1);
        expect(rows).toHaveLength(report.routes.length);
        for (const [index, { match }] of report.routes.entries()) {
          expect(named(rows[index] ?? page, 'td').map(textOf)).toContain(shownInXml(match));
        }
        expect(named(page, 'svg')).toHaveLength(1);
        expect(named(page, 'script')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('loads nothing, and says so', () => {
    const page = routesHtml(portalReport());
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/url\(|@import|href=|src=|<script/);
  });

  it('shows verdict, limits and their origin, names, listeners, upstream, place and reason', () => {
    const row = named(parseXml(routesHtml(portalReport())), 'tr').map((each) =>
      each.children.flatMap((child) => (typeof child === 'string' ? [] : [textOf(child)])),
    );
    expect(row).toContainEqual([
      '✓ works',
      '1h conf.d/portal.conf:21',
      'none',
      'portal.example.com, www.portal.example.com, intranet.example.com',
      '80, 443 ssl',
      'location /socket.io/',
      'http://portal (10.0.4.11:3000, 10.0.4.12:3000)',
      'conf.d/portal.conf:17',
      '',
    ]);
  });

  it('has no table without routes', () => {
    const page = parseXml(routesHtml({ routes: [], displayPath }));
    expect(named(page, 'table')).toEqual([]);
    expect(textOf(page)).toContain('No routes');
  });
});
