/** Times that nginx refuses at start: `60 s`, `3600sec`, `1H`, `off` (cases B12c, B15b–B15f). */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { lookUpDirective } from '../../src/nginx/language/directives.ts';
import { parseTime, type TimeUnit } from '../../src/nginx/language/values.ts';

export function* checkNginx(configuration: NginxConfiguration): Generator<Report> {
  for (const { statement, unit } of timeStatements(configuration)) {
    const written = writtenTime(statement);
    if (written === null) continue;
    const time = parseTime(written, unit);
    if (time.kind === 'time' && statement.directive.args.length === 1) continue;
    yield {
      message: `nginx does not start: it cannot read \`${written}\` as a time${time.kind === 'invalid' ? ` (${time.reason})` : ', because number and unit are separate words'}.`,
      span: spanOf(statement),
      fix: fixFor(statement, written, unit),
    };
  }
}

interface TimeStatement {
  readonly statement: Statement;
  readonly unit: TimeUnit;
}

function* timeStatements({ statements }: NginxConfiguration): Generator<TimeStatement> {
  for (const name of statements.names()) {
    const unit = timeUnit(name);
    if (unit === null) continue;
    for (const statement of statements.named(name)) {
      if (statement.stock || statement.context.kind === 'entries' || statement.block !== null) continue;
      yield { statement, unit };
    }
  }
}

/** How a directive reads its only argument, when that is a time in every module that has the directive. */
function timeUnit(name: string): TimeUnit | null {
  if (!/timeout|time|delay|interval/.test(name)) return null;
  const forms = lookUpDirective(name);
  const [first] = forms;
  if (first === undefined || (first.valueKind !== 'milliseconds' && first.valueKind !== 'seconds'))
    return null;
  return forms.every((form) => form.valueKind === first.valueKind) ? first.valueKind : null;
}

/** The time as written, its words joined; null when a variable or a template decides. */
function writtenTime(statement: Statement): string | null {
  const { args } = statement.directive;
  if (args.length === 0 || args.length > 2 || args.some((word) => word.templated || word.value.includes('$')))
    return null;
  const text = args.map((word) => word.value).join(' ');
  return args.length === 2 && !/^\d+ [a-z]+$/i.test(text) ? null : text;
}

const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^m(?:illi)?s(?:ec(?:ond)?s?)?$/, 'ms'],
  [/^s(?:ec(?:ond)?s?)?$/, 's'],
  [/^m(?:in(?:ute)?s?)?$/, 'm'],
  [/^h(?:(?:ou)?rs?)?$/, 'h'],
  [/^d(?:ays?)?$/, 'd'],
];

/** The time that was evidently meant. `1M` could be a month, so that it is not corrected without being asked. */
function fixFor(statement: Statement, written: string, unit: TimeUnit): Fix | null {
  const parts = /^(\d+)\s*([a-z]+)$/i.exec(written);
  const [first] = statement.directive.args;
  const last = statement.directive.args.at(-1);
  if (parts === null || first === undefined || last === undefined) return null;
  const [, number = '', word = ''] = parts;
  const found = UNIT_WORDS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
  if (found === undefined) return null;
  const text = number + found;
  if (parseTime(text, unit).kind !== 'time') return null;
  return {
    safety: word === 'M' ? 'unsafe' : 'safe',
    title: `write \`${text}\``,
    edits: [{ file: statement.file, start: first.start, end: last.end, text }],
  };
}
