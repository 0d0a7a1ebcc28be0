/** CEL's own functions and those that cel-go adds for texts: what they take, what they give, and how (ext/strings.go). */
import { lookUp } from '../../../text/look-up.ts';
import { bool, error, int, isTooLong, string, tooLarge, unknownResult } from './results.ts';
import { join, runesOf, splitText, textAt } from './runes.ts';
import type { Result, Value } from './tree.ts';
import type { Type } from './types.ts';

/** The values of one call: of a method the first is its target. */
type Args = readonly Value[];

export interface CelFunction {
  /** What a call may bring, target first; the last ones may be missing. */
  readonly takes: readonly Type[];
  readonly optional: number;
  readonly gives: Type;
  readonly run: (args: Args, isOld: boolean) => Result;
}

const NO_OVERLOAD = error('no such overload');

function text(value: Value | undefined): string | null {
  return value?.kind === 'string' ? value.value : null;
}

function test(run: (target: string, argument: string) => boolean): CelFunction {
  return {
    takes: ['string', 'string'],
    optional: 0,
    gives: 'bool',
    run: ([target, argument]) => {
      const [one, other] = [text(target), text(argument)];
      return one === null || other === null ? NO_OVERLOAD : bool(run(one, other));
    },
  };
}

function change(run: (target: string) => Result): CelFunction {
  return {
    takes: ['string'],
    optional: 0,
    gives: 'string',
    run: ([target]) => {
      const one = text(target);
      return one === null ? NO_OVERLOAD : run(one);
    },
  };
}

/** Methods of texts and lists. `matches` and `size` are the evaluator's. */
const METHODS: Readonly<Record<string, CelFunction>> = {
  contains: test((target, part) => target.includes(part)),
  startsWith: test((target, part) => target.startsWith(part)),
  endsWith: test((target, part) => target.endsWith(part)),
  lowerAscii: change((target) => string(target.replace(/[A-Z]+/g, (part) => part.toLowerCase()))),
  upperAscii: change((target) => string(target.replace(/[a-z]+/g, (part) => part.toUpperCase()))),
  trim: change((target) =>
    // Unicode has other blanks than ASCII.
    /^[\t-\r ]*[\x80-\xff]|[\x80-\xff][\t-\r ]*$/.test(target) &&
    /\xc2[\x85\xa0]|\xe1\x9a|\xe2\x80|\xe2\x81|\xe3\x80/.test(target)
      ? unknownResult('which blanks `trim` takes away is not worked out')
      : string(withoutBlanks(target)),
  ),
  charAt: {
    takes: ['string', 'int'],
    optional: 0,
    gives: 'string',
    run: ([target, index]) =>
      withRunes(target, (runes) => (index?.kind === 'int' ? textAt(runes, index.value) : NO_OVERLOAD)),
  },
  indexOf: {
    takes: ['string', 'string', 'int'],
    optional: 1,
    gives: 'int',
    run: ([target, part, from], isOld) => search(target, part, from, false, isOld),
  },
  lastIndexOf: {
    takes: ['string', 'string', 'int'],
    optional: 1,
    gives: 'int',
    run: ([target, part, from], isOld) => search(target, part, from, true, isOld),
  },
  substring: {
    takes: ['string', 'int', 'int'],
    optional: 1,
    gives: 'string',
    run: ([target, from, to]) =>
      withRunes(target, (runes) => {
        if (from?.kind !== 'int' || (to !== undefined && to.kind !== 'int')) return NO_OVERLOAD;
        const [start, end] = [Number(from.value), to === undefined ? runes.length : Number(to.value)];
        if (start < 0 || start > end || end > runes.length) return error('index out of range');
        return string(runes.slice(start, end).join(''));
      }),
  },
  replace: {
    takes: ['string', 'string', 'string', 'int'],
    optional: 1,
    gives: 'string',
    run: ([target, old, other, limit]) => {
      const [from, to] = [text(old), text(other)];
      if (from === null || to === null || (limit !== undefined && limit.kind !== 'int')) return NO_OVERLOAD;
      return withRunes(target, (runes) =>
        replaced(runes, from, to, limit === undefined ? -1 : Number(limit.value)),
      );
    },
  },
  split: {
    takes: ['string', 'string', 'int'],
    optional: 1,
    gives: { list: 'string' },
    run: ([target, separator, limit]) => {
      const by = text(separator);
      if (by === null || (limit !== undefined && limit.kind !== 'int')) return NO_OVERLOAD;
      return withRunes(target, (runes) => ({
        kind: 'list',
        items: splitText(runes, by, limit === undefined ? -1 : Number(limit.value)).map(string),
      }));
    },
  },
  join: {
    takes: [{ list: 'string' }, 'string'],
    optional: 1,
    gives: 'string',
    run: ([target, separator]) => {
      const by = separator === undefined ? '' : text(separator);
      return target?.kind === 'list' && by !== null ? join(target.items, by) : NO_OVERLOAD;
    },
  },
};

/** At both ends, of ASCII's; a pattern for the end would try anew at each blank of a long text. */
function withoutBlanks(target: string): string {
  const isBlank = (at: number): boolean => /[\t-\r ]/.test(target.charAt(at));
  let [start, end] = [0, target.length];
  while (start < end && isBlank(start)) start++;
  while (start < end && isBlank(end - 1)) end--;
  return target.slice(start, end);
}

export function methodNamed(name: string): CelFunction | undefined {
  return lookUp(METHODS, name);
}

function withRunes(target: Value | undefined, run: (runes: readonly string[]) => Result): Result {
  const one = text(target);
  if (one === null) return NO_OVERLOAD;
  const runes = runesOf(one);
  return runes === null ? unknownResult('the text is not in UTF-8') : run(runes);
}

function search(
  target: Value | undefined,
  part: Value | undefined,
  from: Value | undefined,
  isLast: boolean,
  isOld: boolean,
): Result {
  const wanted = text(part);
  if (wanted === null || (from !== undefined && from.kind !== 'int')) return NO_OVERLOAD;
  return withRunes(target, (runes) => {
    if (wanted === '') return int(from?.value ?? (isLast ? BigInt(runes.length) : 0n));
    const start = from === undefined ? (isLast ? runes.length - 1 : 0) : Number(from.value);
    if (start >= 0 && start < runes.length) return int(BigInt(placeOf(runes, wanted, start, isLast)));
    // Later releases find nothing there.
    return isOld ? error('index out of range') : unknownResult('the index is out of range');
  });
}

/** By characters; -1 where it is not there. */
function placeOf(runes: readonly string[], wanted: string, start: number, isLast: boolean): number {
  const whole = runes.join('');
  const offset = runes.slice(0, start).join('').length;
  const found = isLast ? whole.lastIndexOf(wanted, offset) : whole.indexOf(wanted, offset);
  return found === -1 ? -1 : (runesOf(whole.slice(0, found))?.length ?? -1);
}

/** `strings.Replace`: an empty text is found before every character and at the end. */
function replaced(runes: readonly string[], from: string, to: string, limit: number): Result {
  const times = from === '' ? runes.length + 1 : runes.join('').split(from).length - 1;
  if (isTooLong(runes.length * 4 + times * to.length)) return tooLarge();
  if (from === '') {
    const most = limit < 0 ? runes.length + 1 : Math.min(limit, runes.length + 1);
    const parts = runes.map((rune, index) => (index < most ? `${to}${rune}` : rune));
    return string(parts.join('') + (most > runes.length ? to : ''));
  }
  return string(splitText(runes, from, limit < 0 ? -1 : limit + 1).join(to));
}
