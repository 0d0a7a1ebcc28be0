import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/lint/rule.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type Files, filesAfter, fixFiles, replacing } from './subject.ts';

/** Lines of words that are all the same to nginx, so that fixes may replace them with each other as they like. */
const WORDS = ['aa', 'ab', 'ba', 'bb', 'aab', 'bba'] as const;
const word = fc.constantFrom(...WORDS);
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `set $x "${words.join(' ')}";`);
const text = fc
  .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, ending]) => `# aa ä 日本${ending}${lines.map((each) => `${each}${ending}`).join('')}`);
const files: fc.Arbitrary<Files> = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((texts) => Object.fromEntries(texts.map((each, index) => [`/${index}.conf`, each])));
const rules: fc.Arbitrary<readonly Rule[]> = fc
  .array(
    fc.record({
      text: word,
      by: fc.constantFrom(...WORDS, 'x', 'aba', ''),
      severity: fc.constantFrom('error', 'info'),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((replacements) => replacements.map((each, index) => replacing({ ...each, id: `rule-${index}` })));

describe('fixing', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(files, rules, (before, applied) => {
        const once = filesAfter(before, fixFiles(before, applied));
        expect(filesAfter(once, fixFiles(once, applied))).toEqual(once);
      }),
    );
  });

  it('does not depend on the order in which files are named', () => {
    fc.assert(
      fc.property(files, rules, (before, applied) => {
        const reversed = fixFiles(before, applied, { named: Object.keys(before).reverse() });
        expect(filesAfter(before, reversed)).toEqual(filesAfter(before, fixFiles(before, applied)));
      }),
    );
  });

  it('leaves every byte that no edit touches', () => {
    const upper = replacing({ id: 'upper', text: 'aa', by: 'AA' });
    fc.assert(
      fc.property(files, (before) => {
        const after = filesAfter(before, fixFiles(before, [upper]));
        for (const [path, original] of Object.entries(before)) {
          expect(after[path]).toBe(original.replaceAll('aa', 'AA'));
        }
      }),
    );
  });
});

/** Room for ten stretches of six. */
const TEXT = `# ${'.'.repeat(60)}\n`;

/** A rule with one fix that puts `<id>` in place of some stretches of the original text. */
function marking(id: string, stretches: readonly (readonly [number, number])[]): Rule {
  return defineRule({
    ...replacing({ id, text: '', by: '' }),
    *checkNginx({ root }) {
      if (root.text !== TEXT) return;
      const edits = stretches.map(([start, length]) => ({
        file: root,
        start,
        end: start + length,
        text: `<${id}>`,
      }));
      const fix = { safety: 'safe', title: id, edits } as const;
      yield { message: id, span: { file: root, start: 0, end: 1 }, fix };
    },
  });
}

describe('fixes whose edits overlap', () => {
  const stretches = fc
    .uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 3 })
    .chain((slots) =>
      fc.tuple(...slots.map((slot) => fc.tuple(fc.constant(2 + slot * 6), fc.integer({ min: 1, max: 6 })))),
    );

  it('are applied with all their edits or with none, and never into each other', () => {
    fc.assert(
      fc.property(stretches, stretches, (first, second) => {
        const outcome = fixFiles({ '/a.conf': TEXT }, [marking('A', first), marking('B', second)]);
        const after = outcome.changed[0]?.after ?? TEXT;
        const marks = after.match(/<[AB]>/g) ?? [];
        const count = (id: string) => marks.filter((mark) => mark === `<${id}>`).length;
        expect(after.replace(/<[AB]>/g, '')).toMatch(/^# \.*\n$/);
        expect([0, first.length]).toContain(count('A'));
        expect([0, second.length]).toContain(count('B'));
        expect(marks.length).toBeGreaterThan(0);
      }),
    );
  });
});
