/**
 * Words, against the real nginx: it warns of a repeated extension in `types` with the words as it read them, so that one
 * run shows how it read many. Small configurations full of quotes, escapes, braces and comments are read alike, or
 * refused alike.
 */
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import type { Directive, SyntaxProblemCode, SyntaxTree, Word } from '../../src/nginx/syntax/tree.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';

const RUNS = 1500;
const SEED = 20_260_401;

/** What nginx says when it cannot read words, as opposed to when it does not like what they say. */
const REFUSED_FOR_SYNTAX = /unexpected (?:"|end of)|too long parameter/;

/** Problems that nginx finds while it reads words. */
const WORD_PROBLEMS: readonly SyntaxProblemCode[] = [
  'unclosed-block',
  'unexpected-close',
  'unclosed-quote',
  'missing-semicolon',
  'missing-space-after-quote',
  'unexpected-terminator',
  'too-long-parameter',
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'B', 'z9', 'x/y', '-', 'é', '日本', '(', ')', ',', '=') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '"',
      "'",
      '\\',
      '$',
      '${',
      '$a',
      '${b}',
      '}',
      '#',
      '{',
      '\\{',
      '\\;',
      '\\ ',
      '\\"',
      "\\'",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\\n',
      '\\t',
      '\\r',
      '\\\\',
      '\\\\"',
      '\\x',
      '$$',
      '$\\{',
      '${${',
      '\\\n',
      '\ufeff',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' ', '\t', '\n', '\r\n', ';', '"a b"', "'a;b{c}'", '"${x"', '"\n"'),
  },
);
const word = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const separator = fc.constantFrom(' ', ' ', ' ', '\t', '\n', '\r\n', '  ', ' # a "comment; {\n', '\n#}\n');
const statement = fc
  .array(fc.tuple(word, separator), { minLength: 2, maxLength: 4 })
  .map((words) => words.map(([text, space]) => text + space).join(''));
/** Each statement twice, so that nginx has something to warn of. */
const body = fc
  .array(statement, { minLength: 1, maxLength: 4 })
  .map((statements) => statements.map((text) => `${text};${text};`).join('\n'));

describeWith([needsNginx], 'words, against nginx', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());

  it('are read alike, or refused alike', async ({ annotate }) => {
    const counts = { accepted: 0, refused: 0, words: 0 };
    fc.assert(
      fc.property(body, (text) => {
        const configuration = `events {}\nhttp {\ntypes {\n${text}\n}\nserver {}\n}\n`;
        const verdict = nginx.check(configuration);
        const tree = parseNginx(new SourceFile('/nginx.conf', configuration));
        const refused = verdict.messages.some((message) => REFUSED_FOR_SYNTAX.test(message));
        // What nginx cannot read may be readable as a template.
        if (tree.templated) return;
        const problems = tree.problems.filter(({ code }) => WORD_PROBLEMS.includes(code));
        // Where a `}` ended `types`, what follows is no longer read as a list, and nginx stops at the first unknown name.
        if (!verdict.accepted && !refused) return;
        expect(problems.length > 0, `${verdict.messages.at(-1)}\n${configuration}`).toBe(refused);
        if (refused) {
          counts.refused++;
          return;
        }
        counts.accepted++;
        const expected = repetitionsIn(tree);
        counts.words += expected.length;
        expect(verdict.messages.filter((message) => message.includes('duplicate extension'))).toEqual(
          expected,
        );
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(counts.accepted).toBeGreaterThan(RUNS / 10);
    expect(counts.refused).toBeGreaterThan(RUNS / 10);
    await annotate(`${counts.accepted} accepted, ${counts.refused} refused, ${counts.words} words compared`);
  });

  it.each([
    ['a parameter that just fits into its buffer', `a/b ${'x'.repeat(4095)};`, true],
    ['one that does not', `a/b ${'x'.repeat(4096)};`, false],
    ['one that just fits with the space after it', `a/${'x'.repeat(4092)} b;`, true],
    ['one that does not', `a/${'x'.repeat(4093)} b;`, false],
    ['one in quotes that just fits', `a/b "${'x'.repeat(4094)}";`, true],
    ['one in quotes that does not', `a/b "${'x'.repeat(4095)}";`, false],
    ['one in quotes that just fits with the space after it', `"a/${'x'.repeat(4091)}" b;`, true],
    ['one in quotes that does not', `"a/${'x'.repeat(4092)}" b;`, false],
    ['bytes, not characters', `a/${'é'.repeat(2047)} b;`, false],
    ['a comment that just fits', `a b; #${'x'.repeat(4094)}\n`, true],
    ['a comment that does not', `a b; #${'x'.repeat(4095)}\n`, false],
  ])('agrees about %s', (_title, text, accepted) => {
    const configuration = `events {}\nhttp { types { ${text} } }\n`;
    expect(nginx.check(configuration).accepted).toBe(accepted);
    expect(parseNginx(new SourceFile('/nginx.conf', configuration)).problems.length === 0).toBe(accepted);
  });

  it('refuses a byte-order mark, which becomes a part of the first directive', () => {
    const configuration = '\ufeffevents {}\n';
    expect(nginx.check(configuration).messages[0]).toContain('unknown directive');
    expect(parseNginx(new SourceFile('/nginx.conf', configuration)).problems.map(({ code }) => code)).toEqual(
      ['byte-order-mark'],
    );
  });
});

/** The warnings that nginx gives for a tree: one for each extension that an earlier entry has. */
function repetitionsIn(tree: SyntaxTree): readonly string[] {
  const types = tree.children.find(isHttp)?.block?.children.find(({ name }) => name.value === 'types');
  const known = new Map<string, string>();
  const warnings: string[] = [];
  for (const entry of types?.block?.children ?? []) {
    const line = tree.file.positionAt(entry.end).line;
    for (const extension of entry.args) {
      const previous = known.get(lowerCase(extension));
      known.set(lowerCase(extension), entry.name.value);
      if (previous !== undefined) {
        warnings.push(
          `[warn] duplicate extension "${lowerCase(extension)}", content type: "${entry.name.value}", previous content type: "${previous}" in nginx.conf:${line}`,
        );
      }
    }
  }
  return warnings;
}

function isHttp({ name }: Directive): boolean {
  return name.value === 'http';
}

/** As nginx does it, in ASCII only. */
function lowerCase({ value }: Word): string {
  return value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
