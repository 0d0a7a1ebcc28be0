import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CacheContent, type CachedRoot, isOurs, readContent } from '../../../src/cli/cache/content.ts';
import { canonicalText } from '../../../src/cli/cache/digest.ts';
import { FileTexts } from '../../../src/lint/file-texts.ts';
import { readPortable } from '../../../src/lint/portable.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

const KEY = 'key';

const ROOT: CachedRoot = {
  dialect: 'nginx',
  premises: 'digest r',
  files: ['/p/a.conf'],
  read: [
    ['/p/a.conf', 'digest a'],
    ['/p/b\t".conf', '-'],
  ],
  listed: [['/p', 'digest p']],
  verdict: {
    settings: 'digest s',
    findings: {
      names: ['/p/a.conf'],
      findings: [
        {
          rule: 'r',
          severity: 'error',
          message: 'm',
          span: [0, 0, 3],
          within: ['http'],
          statement: 'abc',
          related: [],
          fix: null,
        },
      ],
    },
    isHalfRead: false,
  },
};
const LOADED: CachedRoot = { ...ROOT, dialect: 'caddyfile', verdict: null };
const ODD = '/p/odd\n\t"name';
const CONTENT = CacheContent.empty.with(
  new Map([
    ['/p/a.conf', ROOT],
    [ODD, LOADED],
  ]),
  () => true,
);

/** The content of a text that is whole. */
function contentOf(text: string): CacheContent {
  const read = readContent(text, KEY);
  if (read.kind !== 'content') throw new Error(read.kind);
  return read.content;
}

describe('the text of a cache', () => {
  const text = CONTENT.text(KEY);

  it('holds what was written', () => {
    const content = contentOf(text);
    expect(content.root('/p/a.conf')).toEqual(ROOT);
    expect(content.root(ODD)).toEqual(LOADED);
    expect(content.root('/p/b.conf')).toBeNull();
    expect(content.text(KEY)).toBe(text);
    expect(isOurs(text)).toBe(true);
  });

  it('is of no use to another program or for another target', () => {
    expect(readContent(text, 'another')).toEqual({ kind: 'other' });
  });

  it('is damaged where it was cut off, or holds fewer roots', () => {
    for (let end = 0; end < text.length; end++) {
      const read = readContent(text.slice(0, end), KEY);
      if (read.kind === 'content') {
        expect(text[end - 1]).toBe('\n');
        expect(read.content.root(ODD)).toBeNull();
      } else expect(read.kind).toBe('damaged');
    }
  });

  it('may be anything, and is read without an accident', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 5 }),
        fc.boolean(),
        (lines, ours) => {
          const head = ours ? text.slice(0, text.indexOf('\n') + 1) : '';
          const read = readContent(`${head}${lines.map((line) => `"/p/a.conf"\t${line}\n`).join('')}`, KEY);
          if (read.kind === 'content') expect(read.content.root('/p/a.conf')).toBeNull();
        },
      ),
    );
  });

  it('may have anything in any place of a line', () => {
    const { line, rest } = lineOf('/p/a.conf', text);
    const places = pathsIn(JSON.parse(line));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const changed = JSON.stringify(replaced(JSON.parse(line), place, value));
        const root = contentOf(`${rest}"/p/a.conf"\t${changed}\n`).root('/p/a.conf');
        const texts = new FileTexts(filesInMemory({ '/p/a.conf': 'abc' }));
        const findings = root?.verdict ? readPortable(root.verdict.findings, texts) : null;
        for (const { span, severity, message } of findings ?? []) {
          expect(span.start <= span.end && span.end <= span.file.text.length).toBe(true);
          expect(['error', 'warning', 'info']).toContain(severity);
          expect(typeof message).toBe('string');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** A root's line, and the text without it. */
function lineOf(path: string, text: string): { readonly line: string; readonly rest: string } {
  const start = text.indexOf(`${JSON.stringify(path)}\t`);
  const end = text.indexOf('\n', start) + 1;
  const line = text.slice(text.indexOf('\t', start) + 1, end);
  return { line, rest: text.slice(0, start) + text.slice(end) };
}

type Place = readonly (string | number)[];

/** Every place in some data, from the outermost. */
function pathsIn(data: unknown, at: Place = []): readonly Place[] {
  if (typeof data !== 'object' || data === null) return [at];
  const entries: readonly (readonly [string, unknown])[] = Object.entries(data);
  return [at, ...entries.flatMap(([key, value]) => pathsIn(value, [...at, key]))];
}

function replaced(data: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data))
    return data.map((each, index) => (String(index) === key ? replaced(each, rest, value) : each));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, each]) => [name, name === key ? replaced(each, rest, value) : each]),
  );
}

describe('the text of plain data', () => {
  it('is the same whatever order maps and objects were filled in, and differs where the data do', () => {
    expect(
      canonicalText({
        a: 1,
        b: new Map([
          ['x', 1],
          ['y', 2],
        ]),
      }),
    ).toBe(
      canonicalText({
        b: new Map([
          ['y', 2],
          ['x', 1],
        ]),
        a: 1,
      }),
    );
    expect(canonicalText({ a: [1, 2] })).not.toBe(canonicalText({ a: [2, 1] }));
    expect(canonicalText({ a: '1' })).not.toBe(canonicalText({ a: 1 }));
    expect(canonicalText(new Map([['a', 1]]))).not.toBe(canonicalText({ a: 1 }));
  });

  it('is none for what may mean anything', () => {
    expect(canonicalText({ rule: () => true })).toBeNull();
    expect(canonicalText([/a/])).toBeNull();
  });
});
