/**
 * Caddy reads a bare integer in `stream_timeout`, `stream_close_delay` and `flush_interval` as nanoseconds (measured:
 * `stream_timeout 3` closes at once, `stream_close_delay 300` does nothing), and refuses one everywhere else.
 */
import { type Argument, everyStatement, type Statement } from '../../src/caddy/config/statement.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import { isBareInteger, parseDuration } from '../../src/caddy/language/duration.ts';
import { type DurationOption, durationOption } from '../../src/caddy/language/duration-options.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { type Span, spanText } from '../../src/text/span.ts';

/** A bare number up to this was meant in seconds: no one counts a day in milliseconds with five digits. */
const MOST_SECONDS = 100_000;

export function* checkCaddy({ sites, globalOptions, version1 }: CaddyConfiguration): Generator<Report> {
  if (version1.length > 0) return;
  for (const statements of [globalOptions, ...sites.map((site) => site.statements)]) {
    for (const { statement, owner } of everyStatement(statements)) {
      const option = owner === null ? null : durationOption(owner.name.value, statement.name.value);
      const value = statement.args[0];
      if (option === null || value === undefined || !value.certain || value.value.includes('{')) continue;
      yield* takesNanoseconds(option, value) ? nanoseconds(statement, value) : strict(statement, value);
    }
  }
}

/** In JSON every number is one of nanoseconds, and no text is. */
function takesNanoseconds(option: DurationOption, { json, span }: Argument): boolean {
  return json === undefined ? option === 'nanoseconds' : !spanText(span).startsWith('"');
}

function* nanoseconds(statement: Statement, value: Argument): Generator<Report> {
  if (!isBareInteger(value.value) || statement.args.length > 1) {
    yield* strict(statement, value);
    return;
  }
  if (Number(value.value) <= 0) return;
  const name = statement.name.value;
  yield {
    message: `Caddy reads ${said(statement)} as ${value.value} nanoseconds: ${consequence(name)}. Write the unit, as in ${withUnit(value)}.`,
    span: value.span,
    fix: withSeconds(name, value),
  };
}

/** The line as messages quote it, without its comment. */
function said(statement: Statement): string {
  const words = [statement.name, ...statement.args].map((word) => word.value);
  return statement.json?.quote ?? `\`${words.join(' ')}\``;
}

function withUnit({ json, value }: Argument): string {
  return json === undefined ? `\`${value}s\`` : `\`"${value}s"\``;
}

function consequence(option: string): string {
  if (option === 'stream_timeout') return 'every WebSocket is cut as soon as it opens';
  if (option === 'flush_interval') return 'in effect after every write';
  return option === 'stream_close_delay'
    ? 'a reload still drops every WebSocket at once'
    : 'that time is over at once';
}

/** A flush interval may have been meant in milliseconds, so that only a person can tell. */
function withSeconds(option: string, value: Argument): Fix | null {
  if (option === 'flush_interval' || Number(value.value) > MOST_SECONDS) return null;
  return {
    safety: 'safe',
    title: `write \`${value.value}s\``,
    edits: [replaceArgument(value, `${value.value}s`)],
  };
}

function* strict(statement: Statement, value: Argument): Generator<Report> {
  const reading = parseDuration(statement.args.map((each) => each.value).join(' '));
  if (reading.kind === 'duration') return;
  const meant = meantDuration(statement, value);
  const because =
    reading.because === 'missing-unit' ? 'it has no unit' : 'units are ns, us, ms, s, m, h and d';
  yield {
    message: `Caddy does not start with ${said(statement)}: ${because}.`,
    span: argumentsSpan(statement, value),
    fix: meant,
  };
}

function argumentsSpan(statement: Statement, value: Argument): Span {
  return { ...value.span, end: (statement.args.at(-1) ?? value).span.end };
}

const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:s|secs?|seconds?)$/i, 's'],
  [/^(?:m|[Mm]ins?|[Mm]inutes?)$/, 'm'],
  [/^(?:h|hrs?|hours?)$/i, 'h'],
  [/^(?:d|days?)$/i, 'd'],
  [/^(?:msecs?|milliseconds?)$/i, 'ms'],
];

/** `30` → `30s`, `60 s` → `60s`, `5min` → `5m`: only where no other reading makes sense. */
function meantDuration(statement: Statement, value: Argument): Fix | null {
  const [, second, ...others] = statement.args;
  const found = /^(\d+)([A-Za-z]*)$/.exec(value.value);
  if (found === null || others.length > 0) return null;
  const unit = found[2] || (second?.value ?? 's');
  const known = UNIT_WORDS.find(([word]) => word.test(unit))?.[1];
  if (known === undefined || Number(found[1]) > MOST_SECONDS) return null;
  const text = `${found[1]}${known}`;
  const title = `write \`${text}\``;
  if (second === undefined) return { safety: 'safe', title, edits: [replaceArgument(value, text)] };
  const { file, start } = value.span;
  const end = (found[2] === '' && second !== undefined ? second : value).span.end;
  return { safety: 'safe', title, edits: [{ file, start, end, text }] };
}
