/**
 * An object of Caddy's JSON while its options are being read: the counterpart of a Go struct whose fields are `omitempty`.
 * What is zero is left out; an object within it that an option asked for is there even if it is empty.
 */
import type { Span } from '../../text/span.ts';
import { type JsonNode, nodeOf, type ObjectNode, objectNode, type PlainJson } from '../json/node.ts';
import { byteOrder, weakString } from './go-values.ts';

export class Draft {
  readonly #members = new Map<string, JsonNode | Draft>();
  readonly span: Span;

  /** `span`: of the line that it comes from. */
  constructor(span: Span) {
    this.span = span;
  }

  /** Sets a field; a later value replaces it, and a zero value (`''`, 0, false, no items) takes it away. */
  put(name: string, value: PlainJson, span: Span): void {
    if (isZero(value)) this.#members.delete(name);
    else this.#members.set(name, nodeOf(value, span));
  }

  /** Sets a field that is a pointer: false and 0 count too. */
  putAlways(name: string, value: PlainJson, span: Span): void {
    this.#members.set(name, nodeOf(value, span));
  }

  /** Sets a field that is a text for Caddy, and printed as a number where it is one: only '' takes it away. */
  putWeakString(name: string, text: string, span: Span): void {
    if (text === '') this.#members.delete(name);
    else this.#members.set(name, nodeOf(weakString(text), span));
  }

  /** Adds to a list. */
  append(name: string, items: readonly PlainJson[], span: Span): void {
    const before = this.#members.get(name);
    const present =
      before !== undefined && !(before instanceof Draft) && before.kind === 'array' ? before.items : [];
    this.put(name, [...present, ...items], span);
  }

  /** The object in a field, made if it is not there yet. */
  within(name: string, span: Span): Draft {
    const present = this.#members.get(name);
    if (present instanceof Draft) return present;
    const made = new Draft(span);
    this.#members.set(name, made);
    return made;
  }

  has(name: string): boolean {
    return this.#members.has(name);
  }

  /** Whether a text is in a list. */
  includes(name: string, text: string): boolean {
    const list = this.#members.get(name);
    if (list === undefined || list instanceof Draft || list.kind !== 'array') return false;
    return list.items.some((item) => item.kind === 'string' && item.value === text);
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  remove(name: string): void {
    this.#members.delete(name);
  }

  /** Members in the order of their names, as Caddy prints what a module is made of. */
  node(): ObjectNode {
    const members = [...this.#members].sort(([a], [b]) => byteOrder(a, b));
    return objectNode(
      Object.fromEntries(
        members.map(([name, value]) => [name, value instanceof Draft ? value.node() : value]),
      ),
      this.span,
    );
  }
}

function isZero(value: PlainJson): boolean {
  return value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0);
}

/** What an option is put into. */
export type JsonDraftLike = Pick<Draft, 'put'>;
