/** Edits of JSON: what is left is what would be left of the values, and all else stays as it was written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removePlaces } from '../../../src/caddy/edit/json.ts';
import { type JsonNode, plainOf } from '../../../src/caddy/json/node.ts';
import { type Cursor, itemsOf, type JsonPlace, membersOf } from '../../../src/caddy/json/place.ts';
import { readJson } from '../../../src/caddy/json/read.ts';
import { applyEdits, type TextEdit } from '../../../src/text/edit.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

function rootOf(text: string): JsonNode {
  const { node, problems } = readJson(new SourceFile('/caddy.json', text));
  if (node === null || problems.length > 0) throw new Error(`no JSON: ${text}`);
  return node;
}

function apply(text: string, edits: readonly TextEdit[]): string {
  const applied = applyEdits(text, edits);
  if (applied.kind === 'overlap') throw new Error('edits overlap');
  return applied.text;
}

function placesIn(cursor: Cursor): readonly JsonPlace[] {
  const children: readonly Cursor[] = [...membersOf(cursor), ...itemsOf(cursor)];
  return children.flatMap((child) => [...(child.place === null ? [] : [child.place]), ...placesIn(child)]);
}

function removed(text: string, path: readonly (string | number)[]): string {
  let cursor: Cursor = { node: rootOf(text), place: null };
  for (const step of path) {
    const children: readonly Cursor[] = [...membersOf(cursor), ...itemsOf(cursor)];
    const found =
      typeof step === 'number' ? children[step] : membersOf(cursor).find(({ name }) => name === step);
    if (found === undefined) throw new Error(`no ${step}`);
    cursor = found;
  }
  return apply(text, cursor.place === null ? [] : removePlaces([cursor.place]));
}

describe('removing from JSON', () => {
  test('a member goes with its comma and its line', () => {
    const text = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n';
    expect(removed(text, ['a'])).toBe('{\n  "b": 2,\n  "c": 3\n}\n');
    expect(removed(text, ['b'])).toBe('{\n  "a": 1,\n  "c": 3\n}\n');
    expect(removed(text, ['c'])).toBe('{\n  "a": 1,\n  "b": 2\n}\n');
  });

  test('on one line, only itself', () => {
    expect(removed('{"a": 1, "b": 2, "c": 3}', ['b'])).toBe('{"a": 1, "c": 3}');
    expect(removed('{ "a": 1, "b": 2 }', ['b'])).toBe('{ "a": 1 }');
    expect(removed('["a","b"]', [0])).toBe('["b"]');
  });

  test('a comment on its line goes with it, and one on the line before it stays', () => {
    expect(removed('{\n  "a": 1, // one\n  // two\n  "b": 2\n}\n', ['a'])).toBe('{\n  // two\n  "b": 2\n}\n');
    expect(removed('{\n  "a": 1, // one\n  "b": 2\n}\n', ['b'])).toBe('{\n  "a": 1 // one\n}\n');
  });

  test('line ends stay what they are', () => {
    expect(removed('{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n', ['a'])).toBe('{\r\n\t"b": 2\r\n}\r\n');
  });

  test('what says nothing without it goes as well', () => {
    const proxy = (headers: string) =>
      `{\n  "handler": "reverse_proxy",${headers}\n  "upstreams": [{"dial": "a:1"}]\n}\n`;
    const text = proxy('\n  "headers": {\n    "request": {"set": {"Connection": ["close"]}}\n  },');
    expect(removed(text, ['headers', 'request', 'set', 'Connection'])).toBe(proxy(''));
  });

  test('a route whose only handler goes is gone, unless it keeps other routes from running', () => {
    const header = '{"handler": "headers", "response": {"deferred": true, "delete": ["Upgrade"]}}';
    const path = ['routes', 0, 'handle', 0, 'response', 'delete', 0] as const;
    const proxy = '{"handle": [{"handler": "reverse_proxy"}]}';
    expect(removed(`{"routes": [{"handle": [${header}]}, ${proxy}]}`, path)).toBe(`{"routes": [${proxy}]}`);
    expect(removed(`{"routes": [{"handle": [${header}], "terminal": true}, ${proxy}]}`, path)).toBe(
      `{"routes": [{"terminal": true}, ${proxy}]}`,
    );
  });

  test('any of the members and elements of any JSON, however it is written', () => {
    const layout = fc.constantFrom<string | number>('', 1, 2, '\t');
    const anInheritedName = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
    fc.assert(
      fc.property(
        fc.object({ key: fc.oneof(fc.string(), anInheritedName), maxDepth: 3 }),
        layout,
        fc.array(fc.nat(), { maxLength: 4 }),
        (value, space, chosen) => {
          const text = JSON.stringify(value, null, space);
          const places = placesIn({ node: rootOf(text), place: null });
          if (places.length === 0) return;
          const picked = chosen.flatMap((each) => places[each % places.length] ?? []);
          const after = apply(text, removePlaces(picked));
          const expected = plainOf(without({ node: rootOf(text), place: null }, picked));
          expect(JSON.parse(after)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The value without what stands at some places. Random names never say nothing by themselves. */
function without(cursor: Cursor, places: readonly JsonPlace[]): JsonNode {
  const { node } = cursor;
  const isGone = (index: number) => places.some((place) => samePlace(place, node, index));
  switch (node.kind) {
    case 'object':
      return {
        ...node,
        members: node.members.flatMap((member, index) =>
          isGone(index) ? [] : [{ ...member, value: without({ node: member.value, place: null }, places) }],
        ),
      };
    case 'array':
      return {
        ...node,
        items: node.items.flatMap((item, index) =>
          isGone(index) ? [] : [without({ node: item, place: null }, places)],
        ),
      };
    default:
      return node;
  }
}

/** Trees of the same text are told by where they begin. */
function samePlace(place: JsonPlace, node: JsonNode, index: number): boolean {
  return (
    place.index === index &&
    place.within.kind === node.kind &&
    place.within.span.start === node.span.start &&
    place.within.span.end === node.span.end
  );
}
