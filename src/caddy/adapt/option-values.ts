/** Arguments of options that must be numbers, durations or sizes, with what is said where they are not. */
import type { Span } from '../../text/span.ts';
import type { Argument } from '../config/statement.ts';
import { goByteSize, goDuration, goDurationOrNanoseconds, goInteger, goStatus } from './go-values.ts';
import type { JsonDraftLike } from './json-draft.ts';
import type { OptionLine } from './option-lines.ts';

export interface NumberArgument {
  readonly value: number;
  readonly span: Span;
}

/** Takes a duration, in nanoseconds. Null where there is none, or one that is not known. */
export function takeDuration(line: OptionLine): NumberArgument | null {
  return takeNumber(line, 'a duration such as 5s', goDuration, durationAdvice);
}

/** Takes a duration, or a bare number of nanoseconds. */
export function takeDurationOrNanoseconds(line: OptionLine): NumberArgument | null {
  return takeNumber(line, 'a duration such as 5s', goDurationOrNanoseconds, durationAdvice);
}

export function takeInteger(line: OptionLine): NumberArgument | null {
  return takeNumber(line, 'a whole number', goInteger, ({ value }) => `${value} is no whole number`);
}

/** Takes a size, in bytes. */
export function takeByteSize(line: OptionLine): NumberArgument | null {
  return takeNumber(
    line,
    'a size such as 4KiB',
    goByteSize,
    ({ value }) =>
      `${value} is no size that Caddy can read; write a number of bytes, or one with a unit such as 4KiB`,
  );
}

/** Reads a status or a class of them such as `5xx`. */
export function readStatus(argument: Argument, line: OptionLine): NumberArgument | null {
  return readNumber(
    argument,
    line,
    goStatus,
    ({ value }) => `${value} is no status; write one such as 404, or 4xx`,
  );
}

/** Takes a duration, and puts it into a field. */
export function putDuration(line: OptionLine, draft: JsonDraftLike, field: string): void {
  const found = takeDuration(line);
  if (found !== null) draft.put(field, found.value, found.span);
}

export function putDurationOrNanoseconds(line: OptionLine, draft: JsonDraftLike, field: string): void {
  const found = takeDurationOrNanoseconds(line);
  if (found !== null) draft.put(field, found.value, found.span);
}

export function putInteger(line: OptionLine, draft: JsonDraftLike, field: string): void {
  const found = takeInteger(line);
  if (found !== null) draft.put(field, found.value, found.span);
}

export function putByteSize(line: OptionLine, draft: JsonDraftLike, field: string): void {
  const found = takeByteSize(line);
  if (found !== null) draft.put(field, found.value, found.span);
}

export function putText(line: OptionLine, draft: JsonDraftLike, field: string, what: string): void {
  const argument = line.need(what);
  if (argument !== null) draft.put(field, argument.value, argument.span);
}

/** Takes one text or more. */
export function putTexts(line: OptionLine, draft: JsonDraftLike, field: string, what: string): void {
  const found = line.rest();
  if (found.length === 0) line.refuse('arguments', `${line.name.value} needs ${what}`, line.name.span);
  else draft.put(field, textsOf(found), line.span);
}

/** Values with the places of their words. */
export function textsOf(args: readonly Argument[]) {
  return args.map(({ value, span }) => ({ kind: 'string', value, span }) as const);
}

function takeNumber(
  line: OptionLine,
  what: string,
  read: (text: string) => number | null,
  advice: (argument: Argument) => string,
): NumberArgument | null {
  const argument = line.need(what);
  return argument === null ? null : readNumber(argument, line, read, advice);
}

function readNumber(
  argument: Argument,
  line: OptionLine,
  read: (text: string) => number | null,
  advice: (argument: Argument) => string,
): NumberArgument | null {
  const value = argument.certain ? read(argument.value) : null;
  if (value === null) {
    line.refuse('value', advice(argument), argument.span);
    return null;
  }
  return { value, span: argument.span };
}

function durationAdvice({ value }: Argument): string {
  return goInteger(value) === null
    ? `${value} is no duration that Caddy can read; write one such as 500ms, 5s or 1h30m`
    : `${value} has no unit, and Caddy refuses it; write ${value}s for seconds`;
}
