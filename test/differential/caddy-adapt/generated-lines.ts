/** Words and lines that generated Caddyfiles have in common. */
import fc from 'fast-check';
import { type Line, line } from './lines.ts';

export type Lines = fc.Arbitrary<Line>;
export type Words = fc.Arbitrary<readonly string[]>;

/** One Caddy takes, in three of four. */
export const duration = fc.constantFrom('5s', '250ms', '1h30m', '0', '1d', '-1s', '1.5h', '5', 'x');
export const number = fc.constantFrom('0', '1', '3', '+4', '-1', '100', '24', 'x');
export const size = fc.constantFrom('10MB', '1MiB', '5', '0', '1.5GiB', '1b', 'x', '-1');
export const text = fc.constantFrom(
  'a',
  'a.example',
  'https://ca.example/dir',
  '{env.NAME}',
  'x y',
  '/file.pem',
  '',
);

type Name = string | fc.Arbitrary<string>;

function nameOf(name: Name): fc.Arbitrary<string> {
  return typeof name === 'string' ? fc.constant(name) : name;
}

/** A line of a name and some words. */
export function option(name: Name, ...words: readonly fc.Arbitrary<string>[]): Lines {
  return fc.tuple(nameOf(name), fc.tuple(...words)).map(([first, values]) => line(first, ...values));
}

/** A line of a name and any number of words. */
export function optionList(name: Name, word: fc.Arbitrary<string>, minLength = 1): Lines {
  return fc
    .tuple(nameOf(name), fc.array(word, { minLength, maxLength: 3 }))
    .map(([first, words]) => line(first, ...words));
}

/** A line with a block, or, now and then, without one. */
export function within(words: Words, lines: Lines, maxLength = 4): Lines {
  return fc
    .tuple(words, fc.array(lines, { maxLength }), fc.integer({ min: 0, max: 9 }))
    .map(([all, inner, none]): Line => (none === 0 ? { words: all } : { words: all, block: inner }));
}
