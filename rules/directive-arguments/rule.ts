/**
 * Too many or too few arguments, or a word that the directive does not know. Only directives of the proxy module are
 * judged: commercial and third-party builds accept more elsewhere.
 */
import type { Fix } from '../../src/lint/finding.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { languageContext } from '../../src/nginx/config/language-context.ts';
import { HTTP_2_TO_UPSTREAM } from '../../src/nginx/config/upstream-request.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import {
  allowsArgumentCount,
  type DirectiveForm,
  lookUpDirective,
} from '../../src/nginx/language/directives.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

export const rule = defineRule({
  id: 'directive-arguments',
  summary: 'a proxy directive has arguments that nginx refuses, so that nginx does not start',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx'],
  checkNginx: check,
});

function* check({ statements, target }: NginxConfiguration): Generator<Report> {
  for (const name of statements.names()) {
    if (!name.startsWith('proxy_')) continue;
    const accepted = new Set<string>();
    for (const statement of statements.named(name)) {
      const { args } = statement.directive;
      // What was accepted once is accepted wherever it stands in a block of the same kind.
      const key = `${statement.context.kind} ${args.length === 1 ? args[0]?.value : args.length}`;
      if (accepted.has(key)) continue;
      const report = judge(statement, target.nginx);
      if (report === null) accepted.add(key);
      else yield report;
    }
  }
}

function judge(statement: Statement, nginxVersion: string): Report | null {
  const forms = formsHere(statement);
  if (forms.length === 0 || isTimeInTwoWords(statement, forms) || isJoinedHeader(statement)) return null;
  const { args } = statement.directive;
  const name = nameOf(statement);
  if (!allowsArgumentCount(forms, args.length)) {
    return {
      message: `nginx does not start: \`${name}\` takes ${expected(forms)}, not ${args.length}.${hint(statement)}`,
      span: spanOf(statement),
    };
  }
  if (!refusesWord(statement, forms, nginxVersion)) return null;
  const words = allowedWords(forms, nginxVersion).map((word) => `\`${word}\``);
  return {
    message: `nginx ${nginxVersion} does not start: \`${name}\` takes ${words.join(' or ')}, not \`${args[0]?.value ?? ''}\`.`,
    span: spanOf(statement),
    fix: versionFix(statement),
  };
}

/** The forms of a directive that may stand where it stands; none where its arguments cannot be judged. */
function formsHere(statement: Statement): readonly DirectiveForm[] {
  if (statement.stock || statement.context.kind === 'entries' || statement.directive.lua !== null) return [];
  if (statement.directive.args.some((word) => word.templated) || statement.directive.name.templated)
    return [];
  const forms = lookUpDirective(nameOf(statement));
  if (forms.some((form) => form.distribution !== 'nginx' || form.argumentCounts === null)) return [];
  const context = languageContext(statement.context);
  const mayStand = (form: DirectiveForm) =>
    context === null || form.contexts === null || form.contexts.has(context);
  return forms.every(mayStand) ? forms : forms.filter(mayStand);
}

/** `Upgrade=$http_upgrade` is a matter of header-typo, which can repair it. */
function isJoinedHeader(statement: Statement): boolean {
  const [word, ...others] = statement.directive.args;
  return nameOf(statement) === 'proxy_set_header' && others.length === 0 && /[:=]/.test(word?.value ?? '');
}

/** `60 s` is a matter of duration-unit, which can repair it. */
function isTimeInTwoWords(statement: Statement, forms: readonly DirectiveForm[]): boolean {
  const { args } = statement.directive;
  return (
    args.length === 2 &&
    forms.every((form) => form.valueKind === 'milliseconds' || form.valueKind === 'seconds') &&
    /^\d+ [a-z]+$/i.test(args.map((word) => word.value).join(' '))
  );
}

/** Whether the only argument is none of the words that the forms of the directive know. */
function refusesWord(statement: Statement, forms: readonly DirectiveForm[], nginxVersion: string): boolean {
  const [word, ...others] = statement.directive.args;
  if (word === undefined || others.length > 0 || word.value.includes('$')) return false;
  if (forms.some((form) => form.valueKind !== 'flag' && form.valueKind !== 'enum')) return false;
  const words = allowedWords(forms, nginxVersion);
  return words.length > 0 && !words.includes(word.value.toLowerCase());
}

/** The words that a directive accepts in a version; empty where it accepts any text. */
function allowedWords(forms: readonly DirectiveForm[], nginxVersion: string): readonly string[] {
  const words = new Set<string>();
  for (const form of forms) {
    if (form.valueKind === 'flag') words.add('on').add('off');
    else if (form.valueKind !== 'enum' || form.allowedWords.length === 0) return [];
    else for (const word of form.allowedWords) words.add(word.toLowerCase());
  }
  const isVersion = forms.some((form) => form.name === 'proxy_http_version');
  if (isVersion && !isVersionAtLeast(nginxVersion, HTTP_2_TO_UPSTREAM)) words.delete('2');
  return [...words];
}

/** `HTTP/1.1` and, before 1.29.4, `2`: HTTP/1.1 is what upgrades. */
function versionFix(statement: Statement): Fix | null {
  const edit = nameOf(statement) === 'proxy_http_version' ? replaceArgument(statement, 0, '1.1') : null;
  return edit === null ? null : { safety: 'safe', title: 'write `1.1`', edits: [edit] };
}

function expected(forms: readonly DirectiveForm[]): string {
  const counts = new Set<number>();
  let min: number | null = null;
  for (const { argumentCounts } of forms) {
    if (argumentCounts === null) continue;
    if ('min' in argumentCounts) min = Math.min(min ?? argumentCounts.min, argumentCounts.min);
    else for (const count of argumentCounts.counts) counts.add(count);
  }
  if (min !== null) return `at least ${min} argument${min === 1 ? '' : 's'}`;
  const sorted = [...counts].sort((a, b) => a - b);
  if (sorted.length === 1) return `${sorted[0]} argument${sorted[0] === 1 ? '' : 's'}`;
  return `${sorted.slice(0, -1).join(', ')} or ${sorted.at(-1)} arguments`;
}

/** What such a line was probably meant to be. */
function hint(statement: Statement): string {
  const isHeader = nameOf(statement) === 'proxy_set_header' && statement.directive.args.length > 2;
  return isHeader ? ' A value with spaces needs quotes.' : '';
}
