import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CacheContent, isOurs, readContent, writeContent } from '../../../src/cli/cache/content.ts';
import { canonicalText } from '../../../src/cli/cache/digest.ts';
import { FileTexts } from '../../../src/lint/file-texts.ts';
import { readPortable } from '../../../src/lint/portable.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

const KEY = 'key';

const CONTENT: CacheContent = {
  answers: new Map([
    ['/p/a.conf', 'digest a'],
    ['/p/b.conf', '-'],
  ]),
  listings: new Map([['/p', 'digest p']]),
  roots: new Map([
    [
      '/p/a.conf',
      {
        dialect: 'nginx',
        files: ['/p/a.conf'],
        questions: { read: ['/p/a.conf', '/p/b.conf'], listed: ['/p'] },
        verdict: {
          settings: 'digest s',
          findings: {
            names: ['/p/a.conf'],
            findings: [
              { rule: 'r', severity: 'error', message: 'm', span: [0, 0, 3], related: [], fix: null },
            ],
          },
        },
      },
    ],
  ]),
};

describe('the text of a cache', () => {
  const text = writeContent(CONTENT, KEY);

  it('holds what was written', () => {
    expect(readContent(text, KEY)).toEqual({ kind: 'content', content: CONTENT });
    expect(isOurs(text)).toBe(true);
  });

  it('is of no use to another program or for another target', () => {
    expect(readContent(text, 'another')).toEqual({ kind: 'other' });
  });

  it('is damaged wherever it was cut off', () => {
    for (let end = 0; end < text.length; end++)
      expect(readContent(text.slice(0, end), KEY).kind).toBe('damaged');
  });

  it('may be anything, and is read without an accident', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        expect(readContent(json, KEY).kind).toBe('damaged');
      }),
    );
  });

  it('may have anything in any place', () => {
    const places = pathsIn(JSON.parse(text));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const read = readContent(JSON.stringify(replaced(JSON.parse(text), place, value)), KEY);
        if (read.kind !== 'content') return;
        const texts = new FileTexts(filesInMemory({ '/p/a.conf': 'abc' }));
        for (const { verdict } of read.content.roots.values()) {
          for (const { span, severity, message } of (verdict && readPortable(verdict.findings, texts)) ??
            []) {
            expect(span.start <= span.end && span.end <= span.file.text.length).toBe(true);
            expect(['error', 'warning', 'info']).toContain(severity);
            expect(typeof message).toBe('string');
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

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
