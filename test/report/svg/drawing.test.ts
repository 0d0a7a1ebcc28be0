import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Standing, standingOf } from '../../../src/report/routes-report.ts';
import { routesSvg } from '../../../src/report/svg/drawing.ts';
import { anyReport, displayPath, portalReport } from '../route-samples.ts';
import { childNamed, elementsOf, parseXml, shownInXml, textOf, withClass, type XmlElement } from '../xml.ts';

/** Nothing that runs, and nothing that comes from elsewhere. */
const ELEMENTS = new Set(['svg', 'title', 'desc', 'style', 'g', 'rect', 'path', 'circle', 'text']);

const linksOf = (root: XmlElement) =>
  [...elementsOf(root)].filter(({ attributes }) => attributes['aria-hidden'] === 'true');

function yOf(element: XmlElement | undefined, name: string): number {
  return element === undefined ? Number.NaN : Number(childNamed(element, name).attributes.y);
}

describe('the drawing of routes', () => {
  it('is well-formed, draws every route and its link, and holds nothing but shapes and texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const root = parseXml(routesSvg(report));
        expect(withClass(root, 'route')).toHaveLength(report.routes.length);
        expect(linksOf(root)).toHaveLength(report.routes.length);
        for (const { name, attributes } of elementsOf(root)) {
          expect(ELEMENTS).toContain(name);
          expect(Object.keys(attributes).filter((key) => /^on|href|^style$/.test(key))).toEqual([]);
          for (const value of Object.values(attributes)) expect(value).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('loads nothing', () => expect(routesSvg(portalReport())).not.toMatch(/url\(|@import|href|<script/));

  it('is the same for the same routes', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(routesSvg(report)).toBe(routesSvg({ ...report, routes: [...report.routes] }));
      }),
      { numRuns: 20 },
    );
    expect(routesSvg(portalReport())).toBe(routesSvg(portalReport()));
  });

  it('has everything of a route in full for who points at it', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const root = parseXml(routesSvg(report));
        const full = withClass(root, 'route').map((route) =>
          textOf(childNamed(childNamed(route, 'g'), 'title')),
        );
        for (const { match, upstream, websocket } of report.routes) {
          const parts = [match, upstream.target, ...websocket.reasons.map(({ message }) => message)];
          const whole = (text: string) => parts.every((part) => text.includes(shownInXml(part)));
          expect(full.some(whole)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is as large as what is in it', () => {
    const { attributes } = parseXml(routesSvg(portalReport()));
    expect(attributes.viewBox).toBe(`0 0 ${attributes.width} ${attributes.height}`);
  });

  it('has the titles of its columns between the legend and the cards, and all within its height', () => {
    fc.assert(
      fc.property(
        anyReport.filter(({ routes }) => routes.length > 0),
        (report) => {
          const root = parseXml(routesSvg(report));
          const legendAt = yOf(withClass(root, 'legend').at(-1), 'text');
          const body = root.children.find(
            (child): child is XmlElement => typeof child !== 'string' && 'transform' in child.attributes,
          );
          const shift = Number(/ ([\d.]+)\)/.exec(body?.attributes.transform ?? '')?.[1]);
          const titlesAt = withClass(root, 'heading').map(({ attributes }) => Number(attributes.y) + shift);
          const cards = withClass(root, 'card').map(({ attributes }) => ({
            top: Number(attributes.y) + shift,
            bottom: Number(attributes.y) + Number(attributes.height) + shift,
          }));
          expect(Math.min(...titlesAt)).toBeGreaterThan(legendAt + 20);
          expect(Math.max(...titlesAt)).toBeLessThan(Math.min(...cards.map(({ top }) => top)) - 10);
          expect(Math.max(...cards.map(({ bottom }) => bottom))).toBeLessThan(Number(root.attributes.height));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('grows with the routes', () => {
    const { routes } = portalReport();
    const heightOf = (count: number) =>
      Number(parseXml(routesSvg({ routes: routes.slice(0, count), displayPath })).attributes.height);
    expect(heightOf(12)).toBeGreaterThan(heightOf(6));
    expect(heightOf(6)).toBeGreaterThan(heightOf(3));
  });

  it('says that there are no routes', () => {
    const root = parseXml(routesSvg({ routes: [], displayPath }));
    expect(textOf(root)).toContain('No routes: nothing here sends requests to an upstream');
  });
});

describe('the drawing of the fixture', () => {
  const report = portalReport();
  const root = parseXml(routesSvg(report));
  const shown = [...elementsOf(root)].filter(({ name }) => name === 'text').map(textOf);

  it('says at once what the verdicts come to', () => {
    expect(shown).toContain('WebSocket routes of nginx.conf');
    expect(shown).toContain('6 of 12 routes break WebSockets, 1 of them where they may be expected');
    expect(textOf(childNamed(root, 'desc'))).toMatch(/^6 of 12 routes break WebSockets/);
  });

  it('shows names, listeners, and the servers of an upstream', () => {
    for (const text of [
      'intranet.example.com',
      '*:443 ssl',
      'http://portal',
      '10.0.4.11:3000',
      '10.0.4.12:3000',
    ])
      expect(shown).toContain(text);
  });

  it('says why on the card of what is broken', () => {
    const broken = withClass(root, 'route').filter(({ attributes }) => attributes.class === 'route broken');
    expect(broken.map((route) => textOf(childNamed(route, 'title')))).toEqual([
      'location /ws/notifications: WebSockets fail',
    ]);
    for (const route of broken)
      expect(withClass(route, 'reason').map(textOf)).toEqual([
        'Upgrade is not sent to the upstream: no proxy_set_header sets it',
      ]);
  });

  it('gives every way to stand a symbol of its own, and an arrow to what arrives only', () => {
    const symbols = new Map<Standing, string | undefined>();
    for (const link of linksOf(root)) {
      const standing = link.attributes.class as Standing;
      symbols.set(standing, withClass(link, 'symbol')[0]?.attributes.d);
      const isCut = standing === 'broken' || standing === 'no-websockets';
      expect(withClass(link, 'tip')).toHaveLength(isCut ? 0 : 1);
    }
    expect(new Set(symbols.keys())).toEqual(new Set(report.routes.map(standingOf)));
    expect(symbols.size).toBe(5);
    expect(new Set(symbols.values()).size).toBe(5);
  });

  it('explains in the legend what it shows', () => {
    expect(withClass(root, 'legend').map(textOf)).toEqual([
      '1 breaks WebSockets',
      '5 would break WebSockets; none seem expected',
      '1 fragile: lenient servers only',
      '1 not known',
      '4 carry WebSockets',
    ]);
  });
});
