/**
 * Edits of a JSON configuration, which leave it JSON: a member or an element goes with its comma and its line. What no
 * edit touches stays as it is written.
 */

import { NEWEST_STABLE } from '../../route/target.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lookUp } from '../../text/look-up.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { expandShorthands } from '../adapt/shorthands.ts';
import type { Argument } from '../config/statement.ts';
import type { ArrayNode, JsonNode, ObjectNode } from '../json/node.ts';
import type { JsonPlace } from '../json/place.ts';

type Holder = ObjectNode | ArrayNode;

/** Takes members and elements away, and what says nothing without them. */
export function removePlaces(places: readonly JsonPlace[]): readonly TextEdit[] {
  const removals = new Map<Holder, { readonly outer: JsonPlace | null; readonly indexes: Set<number> }>();
  const remove = ({ within, index, outer }: JsonPlace) => {
    const known = removals.get(within);
    if (known === undefined) removals.set(within, { outer, indexes: new Set([index]) });
    else known.indexes.add(index);
  };
  for (const place of places) remove(place);
  // From the inside outwards: what is left empty goes where it means nothing.
  for (let changed = true; changed; ) {
    changed = false;
    for (const [within, { outer, indexes }] of removals) {
      if (outer === null || !saysNothing(within, indexes, outer)) continue;
      removals.delete(within);
      remove(outer);
      changed = true;
    }
  }
  const isInside = ({ outer }: { readonly outer: JsonPlace | null }): boolean => {
    for (let at = outer; at !== null; at = at.outer)
      if (removals.get(at.within)?.indexes.has(at.index)) return true;
    return false;
  };
  return [...removals].flatMap(([within, removal]) =>
    isInside(removal) ? [] : cut(within, removal.indexes),
  );
}

/** Puts a text in the place of a word, as JSON writes it: without a Caddyfile's short placeholders. */
export function replaceWord(argument: Argument, text: string): TextEdit {
  const mark = argument.json?.mark ?? '';
  const bare = mark !== '' && text.startsWith(mark) ? text.slice(mark.length) : text;
  const { file, start, end } = argument.span;
  return { file, start, end, text: JSON.stringify(expandShorthands(bare, NEWEST_STABLE.caddy)) };
}

// — what says nothing ————————————————————————————————————————————————————————————————————————————————————————————————

/** What may be left of a member with this name, so that it says nothing any more. */
const LEFT_OVER: Readonly<Record<string, readonly string[]>> = {
  add: [],
  set: [],
  delete: [],
  replace: [],
  request: [],
  response: ['deferred'],
  headers: [],
  transport: ['protocol'],
};

/** Whether nothing is left that does anything once some members or elements are gone. */
function saysNothing(within: Holder, removed: ReadonlySet<number>, outer: JsonPlace): boolean {
  if (within.kind === 'array') {
    if (within.items.some((_, index) => !removed.has(index))) return false;
    const name = nameAt(outer);
    return name === 'handle' || name === 'delete' || isReplacement(outer);
  }
  const left = within.members.filter((_, index) => !removed.has(index));
  if (isHandler(left, 'headers')) return left.length === 1;
  if (isEmptyRoute(within, left)) return true;
  const allowed = lookUp(LEFT_OVER, nameAt(outer) ?? '');
  return allowed !== undefined && left.every(({ name }) => allowed.includes(name));
}

function isHandler(members: ObjectNode['members'], kind: string): boolean {
  return members.some(
    ({ name, value }) => name === 'handler' && value.kind === 'string' && value.value === kind,
  );
}

/** A route that does nothing: neither does it answer, nor keep others from it. */
function isEmptyRoute({ members }: ObjectNode, left: ObjectNode['members']): boolean {
  return (
    members.some(({ name }) => name === 'handle') &&
    left.every(({ name }) => name === 'match' || name === '@id')
  );
}

/** `"replace": { "Field": [ … ] }`: the list of one field. */
function isReplacement({ outer }: JsonPlace): boolean {
  return outer !== null && nameAt(outer) === 'replace';
}

/** The name of a member; null for an element. */
function nameAt({ within, index }: JsonPlace): string | null {
  return within.kind === 'object' ? (within.members[index]?.name ?? null) : null;
}

// — the text —————————————————————————————————————————————————————————————————————————————————————————————————————————

function cut(within: Holder, removed: ReadonlySet<number>): readonly TextEdit[] {
  const children = spansOf(within);
  const { file } = within.span;
  const kept = children.map((_, index) => !removed.has(index));
  if (!kept.includes(true)) return [emptied(within, children)];
  const edits: TextEdit[] = [];
  for (let from = 0; from < children.length; from++) {
    if (kept[from] !== false) continue;
    let to = from;
    while (kept[to + 1] === false) to++;
    const [first, last] = [children[from], children[to]];
    if (first !== undefined && last !== undefined) {
      const before = children[from - 1];
      const after = children[to + 1];
      if (after !== undefined) edits.push(upTo(file, first, last, after));
      else if (before !== undefined) edits.push(...afterLast(file, before, last));
    }
    from = to;
  }
  return edits;
}

function spansOf(within: Holder): readonly Span[] {
  return within.kind === 'array'
    ? within.items.map(({ span }: JsonNode) => span)
    : within.members.map(({ nameSpan, value }) => ({ ...nameSpan, end: value.span.end }));
}

/** Brackets with nothing between them; comments in them stay. */
function emptied({ span: { file, start, end } }: Holder, children: readonly Span[]): TextEdit {
  const inner = { start: start + 1, end: end - 1 };
  const first = children[0]?.start ?? inner.end;
  const last = children.at(-1)?.end ?? inner.start;
  const isPlain =
    file.text.slice(inner.start, first).trim() === '' && /^[\s,]*$/.test(file.text.slice(last, inner.end));
  if (isPlain) return { file, ...inner, text: '' };
  return { file, start: first, end: commaAfter(file, last) ?? last, text: '' };
}

/** With the comma behind it: whole lines where it has them to itself, else up to what follows. */
function upTo(file: SourceFile, first: Span, last: Span, next: Span): TextEdit {
  const comma = commaAfter(file, last.end) ?? last.end;
  const lineStart = file.lineStartAt(first.start);
  const lineEnd = file.lineEndAt(comma);
  const isAlone =
    file.text.slice(lineStart, first.start).trim() === '' &&
    /^\s*(?:\/\/.*)?$/.test(file.text.slice(comma, lineEnd));
  return isAlone
    ? { file, start: lineStart, end: Math.min(lineEnd + 1, next.start), text: '' }
    : { file, start: first.start, end: next.start, text: '' };
}

/** The comma before it is one too many then. */
function afterLast(file: SourceFile, before: Span, last: Span): readonly TextEdit[] {
  const comma = commaAfter(file, before.end) ?? before.end;
  const end = commaAfter(file, last.end) ?? last.end;
  const between = file.text.slice(before.end, comma - 1);
  const rest = file.text.slice(comma);
  const start = comma + rest.length - rest.trimStart().length;
  // A comment that follows the comma belongs to what stays.
  if (between.trim() === '' && !file.text.startsWith('/', start))
    return [{ file, start: before.end, end, text: '' }];
  return [
    { file, start: comma - 1, end: comma, text: '' },
    { file, start: lastBreak(file, comma, last.start), end, text: '' },
  ];
}

/** The end of the last line before a place, where only white space stands between them. */
function lastBreak(file: SourceFile, after: number, place: number): number {
  const before = file.text.slice(after, place);
  return after + before.trimEnd().length;
}

/** The offset behind the comma that follows a value, comments between them passed over; null where none follows. */
function commaAfter({ text }: SourceFile, offset: number): number | null {
  const comma = /(?:\s|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*,/sy;
  comma.lastIndex = offset;
  return comma.test(text) ? comma.lastIndex : null;
}
