/** A directive of another version: when it came or went, and what does its work in this one. */

import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import type { Statement } from '../../src/nginx/config/context.ts';
import { moveSslToListen } from '../../src/nginx/edit/ssl-parameter.ts';
import type { DirectiveForm } from '../../src/nginx/language/directives.ts';
import { describeTarget } from '../../src/route/nginx-target.ts';
import { lookUp } from '../../src/text/look-up.ts';

/** What to write in a version without the directive. */
const INSTEAD: Readonly<Record<string, string>> = {
  http2: 'Write `http2` behind the address of `listen` instead.',
  ssl: 'Write `ssl` behind the address of `listen` instead.',
  add_header_inherit: 'Repeat the outer `add_header` lines where there are own ones.',
  add_trailer_inherit: 'Repeat the outer `add_trailer` lines where there are own ones.',
  sticky: 'Use `ip_hash` or `hash` instead.',
};

export function absentReport(
  statement: Statement,
  forms: readonly DirectiveForm[],
  configuration: NginxConfiguration,
): Report {
  const { name } = statement.directive;
  const instead = lookUp(INSTEAD, name.value);
  return {
    message: [
      `${describeTarget(configuration.target)} does not start: it does not know \`${name.value}\`${whenOf(forms)}.`,
      ...(instead === undefined ? [] : [instead]),
    ].join(' '),
    span: { file: statement.file, start: name.start, end: name.end },
    fix: name.value === 'ssl' ? moveSslToListen(statement, configuration) : null,
  };
}

/** Where several modules have it, the version of the first one: they seldom differ, and it is one line of many. */
function whenOf(forms: readonly DirectiveForm[]): string {
  const removed = forms.find((form) => form.removed !== null)?.removed;
  if (removed !== undefined && removed !== null) return `, which is gone since nginx ${removed}`;
  const since = forms.find((form) => form.since !== null)?.since;
  return since === undefined || since === null ? '' : `, which came with nginx ${since}`;
}
