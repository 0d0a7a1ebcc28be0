/** Reading expressions: never a crash, every place within the text, and time in proportion to the length. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../src/caddy/request/expression/lexer.ts';
import { parseExpression } from '../../../../src/caddy/request/expression/parser.ts';
import { writeOutPlaceholders } from '../../../../src/caddy/request/expression/placeholders.ts';
import type { Node } from '../../../../src/caddy/request/expression/tree.ts';

const PIECES =
  "( ) [ ] { } , . : ? ! - + * / % && || == != < <= > >= in true false null a x.y f( .size() 'a' \"b\" r'\\' '''c''' b'\\x41' '\\u00e9' '\\q' 1 0x1F 7u 1.5 1e3 .5 // \\ ' \" = & {http.request.uri.path} \n é 9223372036854775808".split(
    ' ',
  );

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
);

function nodesBelow(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'select':
    case 'not':
    case 'negate':
      return [node.operand];
    case 'index':
      return [node.operand, node.index];
    case 'call':
      return [...(node.target === null ? [] : [node.target]), ...node.args];
    case 'and':
    case 'or':
      return node.operands;
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'binary':
      return [node.left, node.right];
    case 'list':
      return node.items;
    case 'map':
      return node.entries.flat();
  }
}

function expectPlaces(node: Node, length: number): void {
  expect(node.start).toBeLessThan(node.end);
  expect(node.end).toBeLessThanOrEqual(length);
  for (const below of nodesBelow(node)) {
    expect(below.depth).toBeLessThan(node.depth);
    expectPlaces(below, length);
  }
}

describe('any text', () => {
  it('is read, or fails at a place within it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('2.6.2', '2.11.4'), (written, version) => {
        const expression = writeOutPlaceholders(written, version);
        const parsed = parseExpression(expression);
        if (parsed.kind === 'parsed') expectPlaces(parsed.root, expression.length);
        else expect(parsed.at).toBeLessThanOrEqual(expression.length);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is cut into tokens that follow each other', () => {
    fc.assert(
      fc.property(text, (written) => {
        const lexed = tokensOf(written);
        if (lexed.kind === 'failed') return;
        let at = 0;
        for (const { start, end } of lexed.tokens) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(written.slice(at, start)).toMatch(/^(?:\s|\/\/[^\n]*)*$/);
          at = end;
        }
        expect(at).toBe(written.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a hostile expression', () => {
  it.each([
    ['parentheses', `${'('.repeat(9_000)}1${')'.repeat(9_000)}`],
    ['lists', '['.repeat(15_000)],
    ['maps', "{'a':".repeat(3_000)],
    ['calls', 'f('.repeat(9_000)],
    ['conditions', 'a ? b : '.repeat(2_000)],
    ['sums', '1+'.repeat(9_000)],
    ['members', `a${'.b'.repeat(9_000)}`],
    ['indexes', `a${'[0]'.repeat(6_000)}`],
  ])('that nests %s is not read', (_, expression) => {
    expect(parseExpression(expression).kind).toBe('failed');
  });

  it.each([
    ['denials', `${'!'.repeat(15_000)}true`],
    ['signs', `${'-'.repeat(15_000)}1`],
    ['alternatives', `true${' || true'.repeat(2_000)}`],
    ['items', `[${'1,'.repeat(9_000)}]`],
    ['quotes', `'${"\\'".repeat(9_000)}'`],
  ])('of many %s is', (_, expression) => {
    const started = performance.now();
    expect(parseExpression(expression).kind).toBe('parsed');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
