import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FrameOptions, frameLines } from '../../src/report/frame.ts';
import { plain } from '../../src/report/paint.ts';
import { SourceFile } from '../../src/text/source-file.ts';

const options: FrameOptions = {
  paint: plain,
  style: 'error',
  displayPath: (path) => path,
  columns: 80,
  gutter: 2,
};

describe('a line that is longer than any terminal', () => {
  it('is cut around its mark, which stands under what it means', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (at) => {
        const text = `${'a'.repeat(at)}LISTEN${'b'.repeat(20_000 - at)}`;
        const file = new SourceFile('/nginx.conf', text);
        const span = { file, start: at, end: at + 'LISTEN'.length };
        const lines = frameLines([{ span, note: '', primary: true }], options);
        const [source = '', marks = ''] = lines.slice(-2);
        expect(source.length).toBeLessThanOrEqual(options.columns);
        expect(source.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('LISTEN');
      }),
      { numRuns: 60 },
    );
  });
});
