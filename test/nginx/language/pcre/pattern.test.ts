/** Regular expressions as PCRE reads them, where JavaScript would do something else, and what is not read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompiledPattern, compilePattern } from '../../../../src/nginx/language/pcre/pattern.ts';
import { GENERATED_PATTERN, GENERATED_SUBJECT, RANDOM_TEXT } from './generated-patterns.ts';

function compiled(pattern: string, ignoreCase = false): CompiledPattern {
  const result = compilePattern(pattern, ignoreCase);
  if (result.kind === 'unknown') throw new Error(`${pattern}: ${result.because}`);
  return result.value;
}

function captures(pattern: string, subject: string, ignoreCase = false) {
  return compiled(pattern, ignoreCase).match(subject)?.captures ?? null;
}

describe('a pattern', () => {
  it.each([
    ['^/ws(/.*)?$', '/ws', ['/ws', undefined]],
    ['^(.+\\.php)(/.+)$', '/a.php/b.php/c', ['/a.php/b.php/c', '/a.php/b.php', '/c']],
    ['(.*)\\.(.*)', '/a.b.c', ['/a.b.c', '/a.b', 'c']],
    ['^/(?:[^/]+/)*x', '/a/b/x', ['/a/b/x']],
    // What JavaScript would match otherwise, or not at all.
    ['(?:(a)|b)*', 'ab', ['ab', 'a']],
    ['(a*)*', 'b', ['', '']],
    ['(a*)+', 'aa', ['aa', '']],
    ['(?:|a)*', 'aa', ['']],
    ['(|a)?', 'a', ['', '']],
    ['(a)?\\1b', 'b', null],
    // What an attempt further left has captured is forgotten.
    ['(?:b|(a)c)', 'ab', ['b', undefined]],
    ['a$', 'a\n', ['a']],
    ['a\\z', 'a\n', null],
    ['.', '\r', ['\r']],
    ['.', '\n', null],
    ['[]a]+', ']a', [']a']],
    ['[^]a]', 'b', ['b']],
    ['\\s', '\u00a0', null],
    ['\\h', '\u00a0', ['\u00a0']],
    ['a++a', 'aa', null],
    ['(?>a|ab)c', 'abc', null],
    ['(?<=a|bc)d', 'bcd', ['d']],
    ['a{,2}', 'a{,2}', ['a{,2}']],
    ['[[:^digit:]]+', '1ab', ['ab']],
    ['\\Q.*\\E+', '.**', ['.**']],
    ['(?|a(b)|c(d))\\1', 'cdd', ['cdd', 'd']],
    ['a\\Kb', 'ab', ['b']],
    ['(?x) a  b # c', 'ab', ['ab']],
    ['(?i)a(?-i)b', 'Ab', ['Ab']],
    ['a(?i:b)c', 'aBc', ['aBc']],
    ['(?s).', '\n', ['\n']],
    ['(?m)^b$', 'a\nb\nc', ['b']],
    ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', 'abcdefghijj', ['abcdefghijj', ...'abcdefghij']],
    ['\\12', '\n', ['\n']],
  ])('%j on %j', (pattern, subject, expected) => expect(captures(pattern, subject)).toEqual(expected));

  it('reads bytes: what is not ASCII in it stands for its UTF-8 bytes', () => {
    expect(captures('^/é$', '/\u00c3\u00a9')).toEqual(['/\u00c3\u00a9']);
    expect(captures('^/..$', '/\u00c3\u00a9')).toEqual(['/\u00c3\u00a9']);
    expect(captures('é', '\u00c3\u0089', true)).toBeNull();
    expect(captures('[^a]', '\u00c3\u00a9')).toEqual(['\u00c3']);
  });

  it.each(['(?<id>a)', '(?P<id>a)', "(?'id'a)"])('names groups: %s', (pattern) => {
    expect(compiled(`(b)${pattern}`)).toMatchObject({ names: new Map([['id', 2]]), captureCount: 2 });
    expect(compiled(`(b)${pattern}`).match('ba')?.named).toEqual(new Map([['id', 'a']]));
    expect(compiled(`b${pattern}?`).match('b')?.named).toEqual(new Map());
  });

  it('is the same for one text, and another with another letter case', () => {
    expect(compilePattern('a', false)).toBe(compilePattern('a', false));
    expect(captures('a', 'A')).toBeNull();
    expect(captures('a', 'A', true)).toEqual(['A']);
  });

  it.each([
    ...[
      '(',
      ')',
      '[',
      '*',
      'a**',
      '(?',
      '(?#',
      '[z-a]',
      '[\\d-z]',
      'a{2,1}',
      '\\1',
      '(?<a>)(?<a>)',
      '\\',
      '\\y',
      '[[:x:]]',
    ],
    ...[
      '(?<=a*)',
      '(?<1>a)',
      'a{65536}',
      '\\x{100}',
      '[:alpha:]',
      '^*',
      '(?i)+',
      '\\u0041',
      '\\k<a>',
      '(?=\\K)',
      '(?<=(?<=a){1,2})',
      '(?<=(?<=a)+)',
      '(?<=(?:a|bc))',
    ],
  ])('that PCRE refuses is unknown: %s', (pattern) => {
    expect(compilePattern(pattern, false)).toMatchObject({
      kind: 'unknown',
      because: expect.stringMatching(/^PCRE refuses the pattern: /),
    });
  });

  it.each([
    ...[
      '(?R)',
      '(a)(?1)',
      '(?(?=a)b|c)',
      '(*ACCEPT)',
      '(?C)',
      '\\p{L}',
      '(?J)(?<a>)(?<a>)',
      '\\X',
      '(a|\\1b)',
      '\\R+',
    ],
    ...[
      '.+\\R',
      '(?:.*?)++a',
      '(?:(?=a)|){0}',
      '(?>a|)',
      '(?:a)?+',
      '(?:(?:a{1000}){1000}){9}',
      '(?:(?:(?:){60000}){60000}){60000}',
    ],
  ])('that is not modelled is unknown: %s', (pattern) => {
    expect(compilePattern(pattern, false)).toMatchObject({
      kind: 'unknown',
      because: expect.stringMatching(/^the pattern (?:has|is) /),
    });
  });

  it('matches the same where its first letters alone turn a subject away', () => {
    const letters = fc.stringMatching(/^[ab/_1]{0,3}$/);
    fc.assert(
      fc.property(letters, GENERATED_PATTERN, letters, GENERATED_SUBJECT, (start, rest, before, subject) => {
        const pattern = compilePattern(`^${start}${rest}`, false);
        // An empty group in front hides the letters, and changes nothing else.
        const hidden = compilePattern(`(?:)^${start}${rest}`, false);
        expect(pattern.kind).toBe(hidden.kind);
        if (pattern.kind === 'unknown' || hidden.kind === 'unknown') return;
        for (const each of [subject, `${before}${subject}`, `${start}${subject}`, `\n${start}${subject}`])
          expect(pattern.value.attempt(each)).toEqual(hidden.value.attempt(each));
      }),
      { numRuns: 3_000 },
    );
  });

  it('never throws', () => {
    const anything = fc.oneof(RANDOM_TEXT, GENERATED_PATTERN, fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(anything, GENERATED_SUBJECT, fc.boolean(), (pattern, subject, ignoreCase) => {
        const result = compilePattern(pattern, ignoreCase);
        if (result.kind === 'known') result.value.match(subject);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });
});

/** JavaScript's own expressions would not come back from these. */
describe('a hostile pattern', () => {
  it.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(?:a?){500}a{500}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(.*)*(.*)*(.*)*x',
    '^(?:a*)*$',
    '(?=(a+)+$)b',
    '^(a+)+\\1$',
    '(?=(?=(?=a*b)a*c)a*d)',
  ])('%s is answered all the same', (pattern) => {
    expect(compiled(pattern).match(`${'a'.repeat(3_000)}!`)).toBeNull();
  });

  it('whose search is given up is not said to match nothing', () => {
    const { attempt } = compiled('(?=(?=(?=a*b)a*c)a*d)');
    expect(attempt('aaa!')).toEqual({ kind: 'known', value: null });
    expect(attempt(`${'a'.repeat(3_000)}!`).kind).toBe('unknown');
  });

  it('of the usual kinds is searched to its end, on long subjects too', () => {
    for (const pattern of ['^(a+)+$', '^(a|aa)+$', '(.*)*(.*)*(.*)*x']) {
      expect(compiled(pattern).attempt(`${'a'.repeat(3_000)}!`)).toEqual({ kind: 'known', value: null });
    }
  });

  it('that nests deeply is not read, and a long one is', () => {
    expect(compilePattern(`${'('.repeat(100_000)}${')'.repeat(100_000)}`, false).kind).toBe('unknown');
    expect(compilePattern(`[[:${'\\'.repeat(10_000)}`, false).kind).toBe('unknown');
    expect(compiled('a|'.repeat(3_000)).match('b')).toEqual({ captures: [''], named: new Map() });
  });
});
