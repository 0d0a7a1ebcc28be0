import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from '../../../src/report/svg/palette.ts';

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s colours', (_name, palette) => {
  const standings = Object.entries(palette.standings);

  it('measure as black and white do', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21));

  it('let texts be read', () => {
    for (const ground of [palette.canvas, palette.card, ...standings.map(([, { fill }]) => fill)]) {
      expect(contrast(palette.text, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette.softText, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.text, palette.pill)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(standings)('of %s let its reason be read and its link be seen', (standing, colours) => {
    expect(contrast(colours.text, colours.fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.line, palette.canvas)).toBeGreaterThanOrEqual(3);
    const behind = standing === 'no-websockets' ? palette.canvas : colours.line;
    expect(contrast(colours.symbol, behind)).toBeGreaterThanOrEqual(3);
  });
});
