/** What a word is: nginx's rules, which `test/conformance/nginx-tokens.test.ts` holds against the real nginx. */
import { describe, expect, it } from 'vitest';
import { parse } from './outline.ts';

/** The values of the words of one statement. */
function words(statement: string): readonly string[] {
  const tree = parse(statement);
  expect(tree.problems).toEqual([]);
  const [directive] = tree.children;
  return directive === undefined ? [] : [directive.name, ...directive.args].map(({ value }) => value);
}

describe('words', () => {
  it.each([
    ['end at white space of any kind', 'a b\tc\rd\ne;', ['a', 'b', 'c', 'd', 'e']],
    ['end at a semicolon', 'a b;', ['a', 'b']],
    ['may hold a closing brace', 'a b}c};', ['a', 'b}c}']],
    ['may hold a number sign', 'return 302 /a#b;', ['return', '302', '/a#b']],
    ['may hold quotes that do not begin them', `a b"c'd;`, ['a', `b"c'd`]],
    ['hold variables in braces', 'a ${b}c;', ['a', '${b}c']],
    ['hold every brace that directly follows a dollar sign', 'a ${{b;', ['a', '${{b']],
  ])('%s', (_title, text, expected) => expect(words(text)).toEqual(expected));

  it('end at an opening brace, so that a regular expression with one needs quotes', () => {
    expect(parse('location ~ ^/a{2}$ {}').problems.length).toBeGreaterThan(0);
    expect(parse('location ~ "^/a{2}$" {}').problems).toEqual([]);
  });
});

describe('quotes', () => {
  it.each([
    ['keep white space, semicolons and braces', `a "b ;{}#";`, ['a', 'b ;{}#']],
    ['of one kind hold the other', `a "b'c" 'd"e';`, ['a', "b'c", 'd"e']],
    ['may run over lines', 'a "b\nc";', ['a', 'b\nc']],
    ['may hold nothing', `a '' "";`, ['a', '', '']],
    [
      'may be followed by a parenthesis, which is a word of its own',
      'if ($a = "b") {}',
      ['if', '($a', '=', 'b', ')'],
    ],
    ['may hold a variable with braces', 'a "${b}";', ['a', '${b}']],
  ])('%s', (_title, text, expected) => expect(words(text)).toEqual(expected));

  it('are kept apart from the value', () => {
    const [directive] = parse(`a "b";`).children;
    expect(directive?.args[0]).toEqual({ start: 2, end: 5, value: 'b', quote: '"', templated: false });
  });
});

describe('backslashes', () => {
  it.each([
    ['protect what would end a word', 'a b\\ c\\;d\\{;', ['a', 'b\\ c\\;d\\{']],
    ['protect a quote, and go', `a "b\\"c" d\\'e;`, ['a', 'b"c', "d'e"]],
    ['protect themselves, and one goes', 'a b\\\\c;', ['a', 'b\\c']],
    ['make a tab, a carriage return and a line feed', 'a b\\tc\\rd\\ne;', ['a', 'b\tc\rd\ne']],
    ['stay before anything else', 'location ~ \\.php$ {}', ['location', '~', '\\.php$']],
    ['keep a word from being a comment', 'a \\#b;', ['a', '\\#b']],
    ['keep a dollar sign from protecting a brace', 'a \\${ }', ['a', '\\$']],
  ])('%s', (_title, text, expected) => expect(words(text)).toEqual(expected));
});

describe('comments', () => {
  it('begin where a word could, and end with the line', () => {
    const tree = parse('a # b;\n c;# d');
    expect(tree.children.map(({ args }) => args.map(({ value }) => value))).toEqual([['c']]);
    expect(tree.comments).toEqual([
      { start: 2, end: 6 },
      { start: 10, end: 13 },
    ]);
  });
});

describe('a file', () => {
  it('may use carriage returns', () => expect(words('a\r\n  b;\r\n')).toEqual(['a', 'b']));
  it('may be empty', () => expect(parse('')).toMatchObject({ children: [], problems: [] }));
  it('may hold a NUL, which is an ordinary character', () =>
    expect(words('a b\u0000c;')).toEqual(['a', 'b\u0000c']));
});
