/** The kinds of options that rules have: their schemas, and the values that fit them as the rules want them. */
import { parseTime } from '../nginx/language/values.ts';
import { matchesWildcard } from '../text/wildcard.ts';
import type { OptionSchema } from './rule-options.ts';

/** Names, in which `*` stands for any text. */
export function namesOption(description: string): OptionSchema {
  return {
    type: 'array',
    description,
    items: { type: 'string', minLength: 1, pattern: '^\\S+$' },
    uniqueItems: true,
    default: [],
  };
}

export function countOption(description: string, standard?: number): OptionSchema {
  return {
    type: 'integer',
    description,
    minimum: 1,
    ...(standard !== undefined && { default: standard }),
  };
}

export function durationOption(description: string, standard: string): OptionSchema {
  return { type: 'string', description, pattern: '^\\d{1,9}(?:ms|s|m|h|d|w)$', default: standard };
}

/** Whether a name is one of those that the user lists. */
export type NameTest = (name: string) => boolean;

export function namesFrom(value: unknown): NameTest {
  const listed = Array.isArray(value) ? value.map(String) : [];
  const exact = new Set(listed.filter((name) => !name.includes('*')));
  const patterns = listed.filter((name) => name.includes('*'));
  return (name) => exact.has(name) || patterns.some((pattern) => matchesWildcard(pattern, name));
}

export function countFrom<T>(value: unknown, standard: T): number | T {
  return typeof value === 'number' ? value : standard;
}

/** In milliseconds. */
export function durationFrom(value: unknown, standard: number): number {
  const read = typeof value === 'string' ? parseTime(value, 'milliseconds') : null;
  return read?.kind === 'time' ? read.milliseconds : standard;
}
