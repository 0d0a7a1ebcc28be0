/**
 * Lines of a `reverse_proxy` that a fix adds, as the members of JSON that say the same: put into the objects that are there,
 * in the indentation of the file.
 */
import type { TextEdit } from '../../text/edit.ts';
import { expandShorthands } from '../adapt/shorthands.ts';
import type { Statement } from '../config/statement.ts';
import { type ArrayNode, type JsonNode, memberOf, type ObjectNode } from '../json/node.ts';
import type { JsonPlace } from '../json/place.ts';

/** What is to be there: objects are merged with those that stand in the file, lists are added to. */
type Addition = string | number | readonly string[] | { readonly [name: string]: Addition };

/** Null where there is no JSON that says it, or something else stands there. */
export function insertInJson(
  { json, name }: Statement,
  lines: readonly string[],
  version: string,
): readonly TextEdit[] | null {
  const node = json?.place === undefined || json.place === null ? null : nodeAt(json.place);
  if (node?.kind !== 'object') return null;
  let whole: Addition = {};
  for (const line of lines) {
    const added = additionOf(name.value, expandShorthands(line, version).split(' '));
    if (added === null) return null;
    whole = merged(whole, added);
  }
  return typeof whole === 'string' || typeof whole === 'number' || isList(whole)
    ? null
    : intoObject(node, whole);
}

function nodeAt({ within, index }: JsonPlace): JsonNode | null {
  return within.kind === 'array' ? (within.items[index] ?? null) : (within.members[index]?.value ?? null);
}

/** The members that a line in the block of `reverse_proxy`, `forward_auth` or `transport` becomes. */
function additionOf(owner: string, [name = '', ...args]: readonly string[]): Addition | null {
  const [first = '', ...rest] = args;
  if (owner === 'transport') return name === 'versions' ? { versions: args } : null;
  if (owner !== 'reverse_proxy' && owner !== 'forward_auth') return null;
  switch (name) {
    case 'header_up':
      if (first.startsWith('-') && rest.length === 0)
        return { headers: { request: { delete: [first.slice(1)] } } };
      return /^[\w-]+$/.test(first) && rest.length > 0 && !/["`]/.test(rest.join(''))
        ? { headers: { request: { set: { [first]: [rest.join(' ')] } } } }
        : null;
    case 'lb_policy':
      return rest.length === 0 ? { load_balancing: { selection_policy: { policy: first } } } : null;
    case 'lb_try_duration':
      return { load_balancing: { try_duration: first } };
    case 'fail_duration':
      return { health_checks: { passive: { fail_duration: first } } };
    case 'stream_close_delay':
    case 'stream_timeout':
      return { [name]: first };
    case 'rewrite':
      return rest.length === 0 ? { rewrite: { uri: first } } : null;
    default:
      return null;
  }
}

function merged(one: Addition, other: Addition): Addition {
  if (isList(one) && isList(other)) return [...one, ...other];
  if (typeof one !== 'object' || typeof other !== 'object' || isList(one) || isList(other)) return other;
  const result = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const known = result.get(name);
    result.set(name, known === undefined ? value : merged(known, value));
  }
  return Object.fromEntries(result);
}

function intoObject(
  node: ObjectNode,
  addition: { readonly [name: string]: Addition },
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  const fresh: string[] = [];
  for (const [name, value] of Object.entries(addition)) {
    const known = memberOf(node, name);
    if (known === null) {
      fresh.push(`${JSON.stringify(name)}:${isTight(node) ? '' : ' '}${written(value, node)}`);
      continue;
    }
    const inner = intoValue(known, value);
    if (inner === null) return null;
    edits.push(...inner);
  }
  if (fresh.length > 0) edits.push(atEnd(node, fresh));
  return edits;
}

function intoValue(known: JsonNode, value: Addition): readonly TextEdit[] | null {
  if (typeof value !== 'object') return null;
  if (isList(value))
    return known.kind === 'array'
      ? [
          atEnd(
            known,
            value.map((each) => JSON.stringify(each)),
          ),
        ]
      : null;
  return known.kind === 'object' ? intoObject(known, value) : null;
}

/** After what stands there last; into brackets with nothing between them, where there is nothing. */
function atEnd(node: ObjectNode | ArrayNode, texts: readonly string[]): TextEdit {
  const { file, start } = node.span;
  const last = node.kind === 'array' ? node.items.at(-1)?.span : node.members.at(-1)?.value.span;
  if (last === undefined) return { file, start: start + 1, end: start + 1, text: texts.join(', ') };
  const first = node.kind === 'array' ? node.items[0]?.span : node.members[0]?.nameSpan;
  const indent = first === undefined ? null : indentBefore(first);
  const separator = indent === null ? (isTight(node) ? ',' : ', ') : `,${file.lineEnding}${indent}`;
  const { end } = last;
  return { file, start: end, end, text: texts.map((text) => separator + text).join('') };
}

/** Whether the file is written without a space that can be left out, as programs do it. */
function isTight({ span }: JsonNode): boolean {
  const { text } = span.file;
  const colon = text.indexOf('":');
  return colon !== -1 && !/\s/.test(text.charAt(colon + 2));
}

/** The white space before the first thing on its line; null for what is not the first. */
function indentBefore({ file, start }: JsonNode['span']): string | null {
  const before = file.text.slice(file.lineStartAt(start), start);
  return before.trim() === '' ? before : null;
}

/** A value as the file would write it at the depth of the members of an object. */
function written(value: Addition, { members, span }: ObjectNode): string {
  const first = members[0];
  const indent = first === undefined ? null : indentBefore(first.nameSpan);
  if (first === undefined || indent === null) return JSON.stringify(value);
  const { file } = first.nameSpan;
  const outer = /^[ \t]*/.exec(file.text.slice(file.lineStartAt(span.start)))?.[0] ?? '';
  const unit = indent.startsWith(outer) ? indent.slice(outer.length) : '';
  return JSON.stringify(value, null, unit === '' ? '  ' : unit).replaceAll(
    '\n',
    `${file.lineEnding}${indent}`,
  );
}

function isList(value: Addition): value is readonly string[] {
  return Array.isArray(value);
}
