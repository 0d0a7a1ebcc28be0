/** Any value, written as a token, is that value again: for our own parser and for the real Caddy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaddyfile } from '../../../src/caddy/syntax/parser.ts';
import { commentText, literalToken, quoteToken } from '../../../src/generate/caddy/token.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { adapt, CADDY, formatted } from './adapted.ts';

/** Texts of what is special to Caddy's lexer, to its placeholders, or to Mustache. */
const special = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        '/b',
        ' ',
        '  ',
        '"',
        '`',
        '\\',
        '{',
        '}',
        '{host}',
        '{{x}}',
        '{$',
        '{env.HOME}',
        '#',
        ' #',
        '<<A',
      ],
      ...[
        ',',
        ';',
        "'",
        '$',
        '@x',
        '*',
        'ä',
        '\u00a0',
        '(',
        ')',
        '&',
        '<',
        '\\{',
        '\\"',
        '!',
        '?',
        '{}',
        '|',
      ],
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const anyText = fc.oneof(special, fc.string({ unit: 'grapheme', maxLength: 12 }).map(withoutControls));

function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '');
}

/** The token, or null for one of the few values that cannot be written. */
function tokenOr(write: (value: string) => string, value: string): string | null {
  try {
    return write(value);
  } catch {
    return null;
  }
}

/** A site that sets a header of the answer to each of the tokens. */
function siteWith(tokens: readonly string[]): string {
  const lines = tokens.map((token, index) => `\t\theader_up X-${index} ${token}\n`);
  return `:80 {\n\treverse_proxy 127.0.0.1:3000 {\n${lines.join('')}\t}\n}\n`;
}

function valuesByUs(text: string, version: string): readonly string[] {
  const tree = parseCaddyfile(new SourceFile('/Caddyfile', text), version);
  expect(tree.problems).toEqual([]);
  const [site] = tree.entries;
  const proxy = site !== undefined && 'block' in site ? site.block.children[0] : undefined;
  return (proxy?.block?.children ?? []).map(({ args }) => {
    expect(args).toHaveLength(2);
    return args[1]?.value ?? '';
  });
}

function valuesByCaddy(text: string): readonly string[] {
  const adapted = adapt(text);
  if (adapted.kind === 'refused') throw new Error(`${adapted.message}\n${text}`);
  const values: string[] = [];
  JSON.parse(JSON.stringify(adapted.json), (key: string, value: unknown) => {
    if (/^X-\d/.test(key) && Array.isArray(value)) values[Number(key.slice(2))] = String(value[0]);
    return value;
  });
  return values;
}

describe('a token', () => {
  it.each([
    ['127.0.0.1:3000', '127.0.0.1:3000'],
    ['/grafana/*', '/grafana/*'],
    ['', '""'],
    ['two words', '"two words"'],
    ['say "yes"', '"say \\"yes\\""'],
    ['# no comment', '"# no comment"'],
    ['C:\\', '`C:\\`'],
  ])('%s is written %s', (value, token) => {
    expect(quoteToken(value)).toBe(token);
  });

  it('cannot say what Caddy replaces before it reads quotes', () => {
    expect(() => quoteToken('{$HOME}')).toThrow('{$');
  });

  it.each(['2.6.2', '2.11.4'])('is read back as its value by our parser for %s', (version) => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (texts) => {
        const values = texts.filter((text) => tokenOr(literalToken, text) !== null);
        const read = valuesByUs(siteWith(values.map(literalToken)), version);
        expect(read.map((value) => value.replaceAll(/\\([{}])/g, '$1'))).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(CADDY === null)(`a token, read by Caddy ${CADDY ?? '(not installed)'}`, () => {
  it('is its value again, with placeholders that mean nothing', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 20 }), (texts) => {
        const values = texts.filter((text) => tokenOr(literalToken, text) !== null);
        const read = valuesByCaddy(siteWith(values.map(literalToken)));
        expect(read.map((value) => value.replaceAll(/\\([{}])/g, '$1'))).toEqual(values);
        for (const value of read) expect(value).not.toMatch(/(?<!\\)[{}]/);
      }),
      { numRuns: 60 },
    );
  });

  it('stays as it is when Caddy formats the file, unless it needs backquotes', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 20 }), (texts) => {
        const tokens = texts.flatMap((text) => tokenOr(literalToken, text) ?? []);
        const text = siteWith(tokens.filter((token) => !token.startsWith('`')));
        expect(formatted(text)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is not ended by a comment, whatever the comment says', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), (texts) => {
        const comments = texts.map((text) => `\t# ${commentText(`${text}\n}\nabort`)}\n`).join('');
        const adapted = adapt(`:80 {\n${comments}\trespond yes\n}\n`);
        expect(JSON.stringify(adapted)).toContain('"body":"yes"');
        expect(JSON.stringify(adapted)).not.toContain('abort');
      }),
      { numRuns: 60 },
    );
  });
});
