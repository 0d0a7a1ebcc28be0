/**
 * Changes to headers as Caddy carries them out (modules/caddyhttp/headers): `Field value` sets, `+Field` adds, `-Field`
 * deletes (with wildcards), `Field find replace` replaces.
 *
 * The lines of one block are gathered by kind and carried out in the order add, set, delete, replace, whatever the order
 * in which they are written; of two lines that set the same field the last one counts.
 */
import { type Known, known, unknown } from '../../route/setting.ts';
import { fromBytes, toBytes } from '../../text/bytes.ts';
import { compileGoPattern } from '../language/go-pattern.ts';
import { deletesField, isFieldName } from '../language/header-names.ts';
import { evaluate, type HandshakeHeaders } from '../language/placeholders.ts';
import type { Argument, Statement } from './statement.ts';

export type OperationKind = 'set' | 'add' | 'delete' | 'replace' | 'default';

export interface HeaderOperation {
  readonly kind: OperationKind;
  /** As written, without `+`, `-`, `?` or `>`. */
  readonly field: string;
  /** The value to set, add or put in; null where there is none. */
  readonly value: Argument | null;
  /** Of `replace`: the regular expression. */
  readonly find: Argument | null;
  /** `>Field`: carried out when the response is written. */
  readonly deferred: boolean;
  /** The line: what a fix removes. */
  readonly statement: Statement;
}

/**
 * Reads `field [value [replacement]]`. `statement` is the line that the words stand on.
 * Null for a line that is no operation (no field, an import that could not be followed).
 */
export function readOperation(words: readonly Argument[], statement: Statement): HeaderOperation | null {
  const [first, second, third] = words;
  if (first === undefined || first.value === '') return null;
  const value = second ?? null;
  const make = (kind: OperationKind, field: string, more: Partial<HeaderOperation> = {}): HeaderOperation => {
    return { kind, field, value, find: null, deferred: false, statement, ...more };
  };
  const rest = first.value.slice(1);
  if (first.value.startsWith('+')) return make('add', rest);
  if (first.value.startsWith('-')) return make('delete', rest);
  if (first.value.startsWith('?')) return make('default', rest);
  if (third !== undefined) {
    const deferred = first.value.startsWith('>');
    return make('replace', deferred ? rest : first.value, { find: value, value: third, deferred });
  }
  return first.value.startsWith('>') ? make('set', rest, { deferred: true }) : make('set', first.value);
}

/** Whether a name can be sent. What holds a placeholder is given the benefit of the doubt. */
export function isValidFieldName(field: string): boolean {
  return field.includes('{') || isFieldName(field);
}

/** One header's value and the operation that gave it; null when the header is not there. */
export interface HeaderState {
  readonly value: Known<string | null>;
  /** The last operation that changed it, or null. */
  readonly by: HeaderOperation | null;
  /** More than one line of this header is sent. */
  readonly duplicate: boolean;
}

/** What becomes of one header under the operations of one block. */
export function applyOperations(
  header: string,
  before: HeaderState,
  operations: readonly HeaderOperation[],
  headers: HandshakeHeaders,
): HeaderState {
  let state = before;
  const onHeader = (kind: OperationKind) =>
    operations.filter((operation) => operation.kind === kind && isField(operation, header));
  for (const operation of operations) {
    if (operation.kind === 'delete' && operation.field === '*') state = removed(operation, state);
  }
  for (const operation of onHeader('add')) state = added(operation, state, headers);
  const set = onHeader('set').at(-1);
  if (set !== undefined) state = changed(set, state, evaluatedValue(set, headers));
  for (const operation of operations) {
    const applies =
      operation.kind === 'delete' && operation.field !== '*' && deletesField(operation.field, header);
    if (applies) state = removed(operation, state);
  }
  for (const operation of operations) {
    const applies = operation.kind === 'replace' && (operation.field === '*' || isField(operation, header));
    if (applies) state = replaced(operation, state, headers);
  }
  return state;
}

function isField(operation: HeaderOperation, header: string): boolean {
  return operation.field.toLowerCase() === header.toLowerCase();
}

function evaluatedValue(operation: HeaderOperation, headers: HandshakeHeaders): Known<string> {
  const { value } = operation;
  if (value === null) return known('');
  if (!value.certain && !value.value.includes('{$')) return unknown('a template fills the value in');
  return evaluate(value.value, headers);
}

function changed(operation: HeaderOperation, before: HeaderState, value: Known<string | null>): HeaderState {
  if (operation.statement.conditional) {
    return {
      value: unknown('a template decides whether this line is there'),
      by: operation,
      duplicate: before.duplicate,
    };
  }
  return { value, by: operation, duplicate: false };
}

function removed(operation: HeaderOperation, before: HeaderState): HeaderState {
  if (before.value.kind === 'known' && before.value.value === null) return before;
  return changed(operation, before, known(null));
}

function added(operation: HeaderOperation, before: HeaderState, headers: HandshakeHeaders): HeaderState {
  const value = evaluatedValue(operation, headers);
  if (value.kind === 'unknown' || before.value.kind === 'unknown') {
    return { value: unknown('a value is added to it'), by: operation, duplicate: true };
  }
  if (before.value.value === null) return changed(operation, before, value);
  return { value: known(`${before.value.value}, ${value.value}`), by: operation, duplicate: true };
}

function replaced(operation: HeaderOperation, before: HeaderState, headers: HandshakeHeaders): HeaderState {
  if (before.value.kind === 'unknown' || before.value.value === null) return before;
  const pattern = compileGoPattern(operation.find?.value ?? '');
  const replacement = evaluatedValue(operation, headers);
  if (pattern === null || operation.find?.certain === false || replacement.kind === 'unknown') {
    return { value: unknown('a regular expression changes it'), by: operation, duplicate: before.duplicate };
  }
  // Each line of a header that is sent several times is searched by itself.
  const lines = linesOf(before.value.value, before.duplicate);
  if (lines === null) {
    return { value: unknown('a regular expression changes its lines'), by: operation, duplicate: true };
  }
  const value = lines
    .map((each) => fromBytes(pattern.replaceAll(toBytes(each), toBytes(replacement.value))))
    .join(', ');
  return value === before.value.value ? before : changed(operation, before, known(value));
}

/** The lines in which a header is sent; null where a line that is a list itself leaves open where the next one begins. */
export function linesOf(value: string, duplicate: boolean): readonly string[] | null {
  if (!duplicate) return [value];
  const elements = value.split(', ');
  return elements.length > 2 ? null : elements;
}
