import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, CardLayout, PlacedText } from '../../../src/report/svg/card-layout.ts';
import { type Layout, layOut, MARGIN } from '../../../src/report/svg/layout.ts';
import { sceneOf } from '../../../src/report/svg/scene.ts';
import { FONTS, widthOf } from '../../../src/report/svg/text-width.ts';
import { anyReport, portalReport } from '../route-samples.ts';

const NEARLY = 0.001;

const anyLayout = anyReport.map((report) => ({ report, layout: layOut(sceneOf(report)) }));

function cardsOf({ groups, upstreams }: Layout) {
  return [...groups.flatMap(({ entry, routes }) => [entry, ...routes]), ...upstreams];
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x + a.width > b.x + NEARLY &&
    b.x + b.width > a.x + NEARLY &&
    a.y + a.height > b.y + NEARLY &&
    b.y + b.height > a.y + NEARLY
  );
}

function overlapsAmong(boxes: readonly Box[]): number {
  return boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => overlap(box, other))).length;
}

/** What a text covers, from the height of its capitals to its base line. */
function boxOf({ x, y, end, style, text }: PlacedText): Box {
  const width = widthOf(text, style);
  const { size } = FONTS[style];
  return { x: end === 'right' ? x - width : x, y: y - size * 0.72, width, height: size * 0.72 };
}

function isWithin(inner: Box, width: number, height: number): boolean {
  return (
    inner.x >= 0 &&
    inner.y >= 0 &&
    inner.x + inner.width <= width + NEARLY &&
    inner.y + inner.height <= height + NEARLY
  );
}

function expectToFit({ width, height, texts, pills }: CardLayout): void {
  for (const text of texts) expect(isWithin(boxOf(text), width, height), JSON.stringify(text)).toBe(true);
  for (const pill of pills) {
    expect(isWithin(pill, width, height), JSON.stringify(pill)).toBe(true);
    const inner = boxOf(pill.text);
    expect(isWithin({ ...inner, x: inner.x - pill.x, y: inner.y - pill.y }, pill.width, pill.height)).toBe(
      true,
    );
  }
  expect(overlapsAmong([...texts.map(boxOf), ...pills])).toBe(0);
}

describe('the layout of a drawing', () => {
  it('lets no two cards overlap, and keeps all within the drawing', () => {
    fc.assert(
      fc.property(anyLayout, ({ layout }) => {
        const cards = cardsOf(layout);
        expect(overlapsAmong(cards)).toBe(0);
        for (const { x, y, width, height } of cards) {
          expect(x).toBeGreaterThanOrEqual(MARGIN);
          expect(y).toBeGreaterThanOrEqual(layout.top - NEARLY);
          expect(x + width).toBeLessThanOrEqual(layout.width - MARGIN + NEARLY);
          expect(y + height).toBeLessThanOrEqual(layout.bottom + NEARLY);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('fits every text into its card, beside the others', () => {
    fc.assert(
      fc.property(anyLayout, ({ layout }) => {
        for (const { content } of cardsOf(layout)) expectToFit(content);
      }),
      { numRuns: 200 },
    );
  });

  it('leads each route to its own upstream', () => {
    fc.assert(
      fc.property(anyLayout, ({ report, layout }) => {
        const { upstreams } = sceneOf(report);
        expect(layout.links).toHaveLength(report.routes.length);
        expect(layout.upstreams).toHaveLength(upstreams.length);
        for (const { from, to, start, end } of layout.links) {
          expect(to.card).toEqual(upstreams[from.card.upstream]);
          expect(start).toEqual({ x: from.x + from.width, y: from.y + from.height / 2 });
          expect(end.x).toBe(to.x);
          expect(end.y).toBeGreaterThan(to.y);
          expect(end.y).toBeLessThan(to.y + to.height);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('begins near the top', () => {
    fc.assert(
      fc.property(anyLayout, ({ layout }) => {
        expect(layout.top).toBeLessThanOrEqual(0);
        expect(layout.top).toBeGreaterThanOrEqual(-60);
      }),
    );
  });

  it('keeps the routes of a server beside it', () => {
    const { groups } = layOut(sceneOf(portalReport()));
    expect(groups.map(({ routes }) => routes.length).sort()).toEqual([2, 2, 3, 5]);
    for (const { entry, routes } of groups) {
      for (const route of routes) {
        expect(route.y).toBeGreaterThanOrEqual(entry.y);
        expect(route.y + route.height).toBeLessThanOrEqual(entry.y + entry.height);
      }
    }
  });
});
