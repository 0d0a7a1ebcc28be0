/**
 * The matchers of a JSON route as a Caddyfile would write them. All of one set must hold, and one set of several: what
 * that says beyond a named matcher stays a matcher that nobody knows.
 */
import type { Argument, Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { line, quoted, word, wordAt } from './line.ts';
import { type Cursor, itemsOf, memberAt, membersOf, type NamedCursor, textAt, textsAt } from './place.ts';

export interface LoweredMatcher {
  /** What stands before the arguments of a handler; null for every request. */
  readonly token: Argument | null;
  /** The named matcher that the token means, where it means one. */
  readonly definition: readonly Statement[];
}

export const EVERY_REQUEST: LoweredMatcher = { token: null, definition: [] };

/** Kinds of which the values are alternatives, and those of several sets too. */
const ALTERNATIVES: ReadonlySet<string> = new Set(['path', 'method', 'host']);

/** Gives names to matchers, the same name only to the same. */
export class MatcherNames {
  readonly #texts = new Map<string, string>();

  nameOf(wanted: string, text: string): string {
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}-${count}`;
      const known = this.#texts.get(name);
      if (known !== undefined && known !== text) continue;
      this.#texts.set(name, text);
      return name;
    }
  }
}

/** `without`: a kind that is not looked at, where something else says it already. */
export function lowerMatcher(
  match: Cursor | null,
  names: MatcherNames,
  without: string | null = null,
): LoweredMatcher {
  const sets = itemsOf(match).map((set) => conditionsOf(set, without));
  if (match === null || sets.length === 0 || sets.some((set) => set.length === 0)) return EVERY_REQUEST;
  const conditions = sets.length === 1 ? (sets[0] ?? []) : alternatives(sets);
  const [first, ...others] = conditions;
  const only = first !== undefined && others.length === 0 && first.name === 'path' ? textsAt(first) : [];
  const [path, ...morePaths] = only;
  if (path !== undefined && morePaths.length === 0 && path.text.startsWith('/'))
    return { token: word(path.text, path.node.span), definition: [] };
  const name = names.nameOf(`@${titleOf(conditions)}`, quoted(match.node.span) + String(without));
  const parts = {
    head: match.node.span,
    place: match.place,
    block: (owner: Directive) =>
      conditions.length === 0
        ? [line('any_of', { head: match.node.span, place: null }, owner)]
        : conditions.flatMap((condition) => conditionLines(condition, owner)),
  };
  return { token: word(name, match.node.span), definition: [line(name, parts, null)] };
}

function conditionsOf(set: Cursor, without: string | null): readonly NamedCursor[] {
  return membersOf(set).filter(({ name }) => name !== without);
}

/** The conditions of several sets that say the same kind of thing; none where they do not. */
function alternatives(sets: readonly (readonly NamedCursor[])[]): readonly NamedCursor[] {
  const kind = sets[0]?.[0]?.name ?? '';
  const isSame = sets.every((set) => set.length === 1 && set[0]?.name === kind);
  return isSame && ALTERNATIVES.has(kind) ? sets.flat() : [];
}

/** `path=/ws,/ws/*` for a path, else the kinds. */
function titleOf(conditions: readonly NamedCursor[]): string {
  if (conditions.length === 0) return 'several';
  return conditions
    .map((condition) => {
      const texts = ALTERNATIVES.has(condition.name) ? textsAt(condition).map(({ text }) => text) : [];
      return texts.length === 0 ? condition.name : `${condition.name}=${texts.join(',')}`;
    })
    .join('+')
    .replaceAll(/\s+/g, '_');
}

function conditionLines(condition: NamedCursor, owner: Directive): readonly Statement[] {
  const { name, nameSpan, place, node, span } = condition;
  const make = (args: readonly (Argument | null)[]) =>
    line(name, { head: span, place, args: args.filter((arg) => arg !== null) }, owner);
  switch (name) {
    case 'header':
      return membersOf(condition).flatMap((field) => headerLines(field, owner));
    case 'header_regexp':
      return membersOf(condition).map((field) =>
        line(
          name,
          {
            head: field.span,
            place: field.place,
            args: regexpWords(field, word(field.name, field.nameSpan)),
          },
          owner,
        ),
      );
    case 'path_regexp':
      return [make(regexpWords(condition, null))];
    case 'query':
      return membersOf(condition).flatMap((key) =>
        textsAt(key).map((value) =>
          line(
            name,
            { head: key.span, place: key.place, args: [word(`${key.name}=${value.text}`, value.node.span)] },
            owner,
          ),
        ),
      );
    case 'not':
      return itemsOf(condition).map((set) =>
        line(
          name,
          {
            head: nameSpan,
            place: set.place,
            block: (inner) => conditionsOf(set, null).flatMap((each) => conditionLines(each, inner)),
          },
          owner,
        ),
      );
    case 'expression':
      return [make([expressionOf(condition)])];
    case 'remote_ip':
    case 'client_ip':
      return [
        make(textsAt(memberAt(condition, 'ranges')).map(({ text, node: range }) => word(text, range.span))),
      ];
    default:
      return node.kind === 'array'
        ? [make(textsAt(condition).map(({ text, node: value }) => word(text, value.span)))]
        : [make([wordAt(condition)])];
  }
}

/** Null: the header must not be there. No value at all: it must be. */
function headerLines(field: NamedCursor, owner: Directive): readonly Statement[] {
  const make = (args: readonly Argument[]) =>
    line('header', { head: field.span, place: field.place, args }, owner);
  if (field.node.kind === 'null') return [make([word(field.name, field.nameSpan, '!')])];
  const values = textsAt(field);
  const name = word(field.name, field.nameSpan);
  if (values.length === 0) return [make([name])];
  return values.map(({ text, node }) => make([name, word(text, node.span)]));
}

function regexpWords(expression: Cursor, field: Argument | null): readonly Argument[] {
  const name = textAt(expression, 'name');
  const pattern = wordAt(memberAt(expression, 'pattern'));
  return [name === null ? null : word(name, expression.node.span), field, pattern].filter(
    (arg) => arg !== null,
  );
}

/** A text, or since 2.8 an object with one. */
function expressionOf(condition: NamedCursor): Argument | null {
  return wordAt(condition) ?? wordAt(memberAt(condition, 'expr'));
}
