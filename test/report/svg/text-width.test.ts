import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutToWidth,
  FONTS,
  type TextStyle,
  widthOf,
  wrapToWidth,
} from '../../../src/report/svg/text-width.ts';

const styles = Object.keys(FONTS) as TextStyle[];
const style = fc.constantFrom(...styles);
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w ]{0,80}$/));

/** Widths at 100px of ten such characters in DejaVu Sans and in Liberation Sans (which is as wide as Arial). */
const MEASURED: readonly (readonly [text: string, dejaVuSans: number, liberationSans: number])[] = [
  ['WWWWWWWWWW', 988.8, 943.8],
  ['mmmmmmmmmm', 974.1, 833.0],
  ['MMMMMMMMMM', 862.8, 833.0],
  ['UUUUUUUUUU', 732.0, 722.2],
  ['iiiiiiiiii', 277.8, 222.2],
  ['----------', 360.8, 333.0],
  ['ŒŒŒŒŒŒŒŒŒŒ', 1070.3, 1000.0],
];

describe('the width of a text', () => {
  it.each(MEASURED)('of %s is enough for the widest of its fonts', (sample, ...widths) => {
    const scale = FONTS.note.size / 100;
    for (const width of widths) expect(widthOf(sample, 'note')).toBeGreaterThanOrEqual(width * scale);
  });

  it('of monospaced texts counts characters', () => {
    expect(widthOf('iiii', 'match')).toBe(widthOf('WWWW', 'match'));
  });

  it('counts a character beyond Latin as wide, and one that combines as nothing', () => {
    expect(widthOf('日', 'note')).toBeGreaterThan(FONTS.note.size);
    expect(widthOf('e\u0301', 'note')).toBe(widthOf('e', 'note'));
  });
});

describe('a text that is cut', () => {
  it.each(['end', 'start'] as const)('at the %s fits, and is whole where there is room', (lose) => {
    fc.assert(
      fc.property(text, style, fc.integer({ min: 30, max: 400 }), (sample, each, width) => {
        const cut = cutToWidth(sample, each, width, lose);
        expect(widthOf(cut, each)).toBeLessThanOrEqual(width);
        if (widthOf(sample, each) <= width) expect(cut).toBe(sample);
        else expect(lose === 'end' ? cut.at(-1) : cut.at(0)).toBe('…');
      }),
    );
  });

  it('keeps the right end', () => {
    const room = widthOf('…/app.conf', 'place');
    expect(cutToWidth('/etc/nginx/conf.d/app.conf', 'place', room, 'start')).toBe('…/app.conf');
  });
});

describe('a text that is broken into lines', () => {
  it('fits, and loses nothing but what is beyond the last line', () => {
    fc.assert(
      fc.property(
        text,
        style,
        fc.integer({ min: 30, max: 400 }),
        fc.integer({ min: 1, max: 4 }),
        (sample, each, width, most) => {
          const lines = wrapToWidth(sample, each, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(widthOf(line, each)).toBeLessThanOrEqual(width);
          if (!lines.some((line) => line.endsWith('…')) && !sample.includes('…'))
            expect(lines.join(' ')).toBe(sample);
        },
      ),
    );
  });
});
