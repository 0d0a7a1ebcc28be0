/** YAML and JSON as trees with places: held to what js-yaml and JSON.parse make of the same texts. */
import * as fc from 'fast-check';
import { dump, load, YAMLException } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/settings/read/json-tree.ts';
import { type ReadTree, type Tree, toPlain } from '../../../src/settings/read/tree.ts';
import { readYaml } from '../../../src/settings/read/yaml-tree.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { spanText } from '../../../src/text/span.ts';

const file = (text: string) => new SourceFile('/p/.proxylint.yml', text);
const yaml = (text: string) => readYaml(file(text));
const json = (text: string) => readJson(file(text));

function plain({ tree, mistakes }: ReadTree): unknown {
  expect(mistakes).toEqual([]);
  return tree === null ? undefined : toPlain(tree);
}

/** Every key and every scalar as it is written, in the order of the tree. */
function written(tree: Tree | null): readonly string[] {
  switch (tree?.kind) {
    case 'mapping':
      return tree.entries.flatMap(({ keySpan, value }) => [spanText(keySpan), ...written(value)]);
    case 'sequence':
      return tree.items.flatMap(written);
    case 'scalar':
      return [spanText(tree.span)];
    default:
      return [];
  }
}

/** Values as they may stand in a configuration file, or anywhere. Keys do not begin with `__proto__`, which load refuses. */
const VALUES = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));

describe('YAML', () => {
  it('is read as js-yaml reads it', () => {
    fc.assert(
      fc.property(VALUES, fc.constantFrom(-1, 0, 1), (value, flowLevel) => {
        const text = dump(value, { flowLevel, noRefs: true });
        expect(plain(yaml(text))).toEqual(load(text));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the place of each key and each value', () => {
    const text =
      '# c\n"a b": [x, \'y\', {z: 30}]\nblock: |\n  one\n  two\nnone:\nlist:\n  - off # c\n  - 1.30\n';
    expect(written(yaml(text).tree)).toEqual([
      '"a b"',
      'x',
      "'y'",
      'z',
      '30',
      'block',
      '  one\n  two\n',
      'none',
      'none',
      'list',
      'off',
      '1.30',
    ]);
  });

  it('keeps places behind a byte-order mark', () => {
    expect(written(yaml('\uFEFFfailOn: error\n').tree)).toEqual(['failOn', 'error']);
  });

  it('underlines brackets as a whole', () => {
    const { tree } = yaml('a: [1, [2, 3] , {b: c} ]\nd: {}\n');
    const spans = tree?.kind === 'mapping' ? tree.entries.map(({ value }) => spanText(value.span)) : [];
    expect(spans).toEqual(['[1, [2, 3] , {b: c} ]', '{}']);
  });

  it('takes an alias for what its anchor names', () => {
    expect(plain(yaml('a: &x [1, &y {b: 2}]\nc: *x\nd: *y\n'))).toEqual({
      a: [1, { b: 2 }],
      c: [1, { b: 2 }],
      d: { b: 2 },
    });
  });

  it('knows words of YAML 1.2 only: yes, no, on and off are texts', () => {
    expect(plain(yaml('[yes, no, on, off, true, ~, 012, 1e3, 0x10, .inf]'))).toEqual(
      load('[yes, no, on, off, true, ~, 012, 1e3, 0x10, .inf]'),
    );
  });

  it('has no circle, whatever its aliases', () => {
    const { mistakes } = yaml('a: &x [1, *x]\n');
    expect(mistakes.map(({ message }) => message)).toEqual(['the alias *x stands inside of what it names']);
  });

  it('is refused where aliases nest too deeply', () => {
    let text = 'a0: &a0 [x]\n';
    for (let at = 1; at < 500; at++) text += `a${at}: &a${at} [*a${at - 1}]\n`;
    const { tree, mistakes } = yaml(text);
    expect(tree).toBeNull();
    expect(mistakes[0]?.message).toContain('nest deeper than 64');
  });

  it('is empty where nothing stands in it', () => {
    for (const text of ['', '# only a comment\n', '\n\n'])
      expect(yaml(text)).toEqual({ tree: null, mistakes: [] });
  });
});

describe('JSON', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(VALUES, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(json(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused exactly where JSON.parse refuses it', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      '01',
      'true',
      'nul',
      ' ',
      '\n',
      "'x'",
      '"\\q"',
      '//',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const isJson = canParse(text);
        const { mistakes } = json(text);
        const syntax = mistakes.filter(({ message }) => message.includes('not valid JSON'));
        expect({ text, refused: syntax.length > 0 }).toEqual({ text, refused: !isJson });
      }),
      { numRuns: 5000 },
    );
  });

  it('is refused where it nests so deeply that a parser would fall over', () => {
    expect(json('['.repeat(100_000)).mistakes.map(({ message }) => message)).toEqual([
      'it nests deeper than 64',
    ]);
    expect(json(`"${'['.repeat(100)}"`).mistakes).toEqual([]);
  });

  it('keeps places', () => {
    expect(written(json('\uFEFF{\t"a": ["x", 1.50, null] }').tree)).toEqual(['"a"', '"x"', '1.50', 'null']);
  });
});

function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('whatever the text', () => {
  /** Pieces that YAML gives a meaning to, and some that it does not. */
  const piece = fc.constantFrom(
    'a',
    'b: ',
    '- ',
    '\n',
    '  ',
    '\t',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '&x ',
    '*x',
    '!t ',
    '|\n',
    '>-\n',
    '? ',
    ': ',
    '#',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '<<: ',
    '\u0000',
    '\uFEFF',
    '\\',
    '@',
    '`',
    '~',
    '17',
    '😀',
    '\r\n',
  );
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('YAML is read, or refused at a place in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { tree, mistakes } = yaml(text);
        for (const { span, message } of mistakes) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.start).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(message).not.toMatch(/[\r\n]/);
        }
        if (mistakes.length > 0) return;
        // What we take, js-yaml takes too, and for the same.
        expect(tree === null ? undefined : toPlain(tree)).toEqual(loaded(text));
      }),
      { numRuns: 5000 },
    );
  });
});

function loaded(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    // An empty text is an empty configuration file; js-yaml wants a document.
    if (error instanceof YAMLException && /empty|no documents|expected a document/i.test(error.reason))
      return undefined;
    throw error;
  }
}
