/**
 * What callers pass, checked: programs in JavaScript learn at once, and in plain words, what was wrong with a call. Every
 * failure is a TypeError that names the function and the option.
 */

import type { FileSource } from '../text/file-source.ts';
import { suggestion } from '../text/suggestion.ts';

/** Refuses anything but an object with options that the function knows: a slip must not pass for a default. */
export function expectOptions(value: unknown, known: readonly string[], where: string): void {
  if (!isObject(value) || Array.isArray(value) || value instanceof Promise)
    throw new TypeError(`${where} takes an object of options, not ${nounFor(value)}`);
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    throw new TypeError(
      `${where} has no option '${key}'${suggestion(key, known) || `; it has ${known.join(', ')}`}`,
    );
  }
}

export function expectText(value: unknown, where: string): asserts value is string {
  if (typeof value !== 'string') throw new TypeError(`${where} is to be a string, not ${nounFor(value)}`);
}

export function expectTexts(value: unknown, where: string): asserts value is readonly string[] {
  if (!Array.isArray(value))
    throw new TypeError(`${where} is to be an array of strings, not ${nounFor(value)}`);
  for (const [index, each] of value.entries()) expectText(each, `${where}[${index}]`);
}

/** An object from path to text. */
export function expectFiles(
  value: unknown,
  where: string,
): asserts value is Readonly<Record<string, string>> {
  if (!isObject(value) || Array.isArray(value)) {
    throw new TypeError(`${where} is to be an object from path to text, not ${nounFor(value)}`);
  }
  for (const [path, text] of Object.entries(value)) expectText(text, `${where}['${path}']`);
}

export function expectSource(value: unknown, where: string): asserts value is FileSource {
  const isSource =
    isObject(value) &&
    'read' in value &&
    typeof value.read === 'function' &&
    'list' in value &&
    typeof value.list === 'function';
  if (!isSource) throw new TypeError(`${where} is to be an object with the functions read and list`);
}

export function expectOneOf<T extends string>(value: unknown, choices: readonly T[], where: string): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  const given = typeof value === 'string' ? `'${value}'` : nounFor(value);
  throw new TypeError(`${where} is one of ${choices.join(', ')}, not ${given}`);
}

export function expectFlag(value: unknown, where: string): asserts value is boolean | undefined {
  if (value !== undefined && typeof value !== 'boolean') {
    throw new TypeError(`${where} is to be true or false, not ${nounFor(value)}`);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What somebody passed, for the end of a sentence. */
export function nounFor(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Promise) return 'a promise (is an await missing?)';
  const type = typeof value;
  return type === 'object' ? 'an object' : `a ${type}`;
}
