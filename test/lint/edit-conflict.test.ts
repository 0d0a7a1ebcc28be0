import { describe, expect, it } from 'vitest';
import { AcceptedEdits, editsConflict } from '../../src/lint/edit-conflict.ts';
import { SourceFile } from '../../src/text/source-file.ts';

const file = new SourceFile('/a.conf', 'server {\n  listen 80;\n}\n');
const edit = (start: number, end: number, text = 'x') => ({ file, start, end, text });

describe('edits of different fixes conflict', () => {
  it.each([
    ['where they overlap', edit(0, 5), edit(4, 8), true],
    ['where one is inside the other', edit(0, 9), edit(3, 4), true],
    ['when both insert at one place', edit(3, 3, 'a'), edit(3, 3, 'b'), true],
    ['when one inserts at the end of what the other replaces', edit(0, 3), edit(3, 3), true],
    ['when one inserts at the start of what the other replaces', edit(3, 6), edit(3, 3), true],
  ])('%s', (_case, a, b, expected) => {
    expect([editsConflict(a, b), editsConflict(b, a)]).toEqual([expected, expected]);
  });

  it('but not when one replaces what follows the other, nor in two files', () => {
    expect(editsConflict(edit(0, 3), edit(3, 6))).toBe(false);
    expect(editsConflict(edit(0, 3), { ...edit(0, 3), file: new SourceFile('/b.conf', '') })).toBe(false);
  });
});

describe('accepted edits', () => {
  it('take all edits of a fix or none', () => {
    const accepted = new AcceptedEdits();
    expect(accepted.add([edit(0, 3), edit(10, 12)])).toBe(true);
    expect(accepted.add([edit(5, 6), edit(11, 14)])).toBe(false);
    expect(accepted.byPath().get('/a.conf')).toEqual([edit(0, 3), edit(10, 12)]);
  });

  it('hold an edit that two fixes share once', () => {
    const accepted = new AcceptedEdits();
    expect(accepted.add([edit(0, 0, 'map'), edit(10, 12)])).toBe(true);
    expect(accepted.add([edit(0, 0, 'map'), edit(14, 16)])).toBe(true);
    expect(accepted.byPath().get('/a.conf')).toEqual([edit(0, 0, 'map'), edit(10, 12), edit(14, 16)]);
  });
});
