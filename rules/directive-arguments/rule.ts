/** Too many or too few arguments, or one that nginx's own handler of the directive refuses. */
import { refusalReport, refusals, refusalsAtStart } from '../../src/lint/caddy-refusals.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { languageContext } from '../../src/nginx/config/language-context.ts';
import {
  allowsArgumentCount,
  type DirectiveForm,
  isAllowedIn,
  lookUpDirective,
  takesArguments,
} from '../../src/nginx/language/directives.ts';
import { keepsNginxDirectives } from '../../src/nginx/language/presence.ts';
import { describeTarget } from '../../src/route/nginx-target.ts';
import type { Target } from '../../src/route/target.ts';
import { expectedCount } from './expected-count.ts';
import { handlerProblem, hasHandler } from './handlers.ts';
import type { ArgumentProblem } from './problem.ts';
import { isSimple, isTime, valueProblem } from './values.ts';

export const rule = defineRule({
  id: 'directive-arguments',
  summary: 'a directive has arguments that the proxy refuses, so that it does not start',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  keepsFromStarting: true,
  checkNginx: check,
  checkCaddy: (configuration) =>
    [
      ...refusals(configuration, ['arguments', 'value', 'matcher', 'address']),
      ...refusalsAtStart(configuration),
    ].map(refusalReport),
});

function* check({ statements, target, trees }: NginxConfiguration): Generator<Report> {
  // Where a semicolon is missing, the next line's words are taken for arguments.
  const unreadable = new Set(trees.filter(({ problems }) => problems.length > 0).map(({ file }) => file));
  for (const name of statements.names()) {
    const forms = lookUpDirective(name);
    if (forms.length === 0) continue;
    const looksAtValues =
      hasHandler(name) || forms.some(({ valueKind }) => !/^(?:other|text)$/.test(valueKind));
    const accepted = new Set<string>();
    for (const statement of statements.named(name)) {
      if (!isJudged(statement) || unreadable.has(statement.file)) continue;
      // What was accepted once is accepted wherever it stands in a block of the same kind.
      const key = keyOf(statement, looksAtValues);
      if (accepted.has(key)) continue;
      const report = judge(statement, formsHere(statement, forms, target), target);
      if (report === null) accepted.add(key);
      else yield report;
    }
  }
}

/** What decides about a statement: the block, and the words or only their number. */
function keyOf(statement: Statement, looksAtValues: boolean): string {
  const { args } = statement.directive;
  const context = languageContext(statement.context) ?? statement.context.kind;
  if (!looksAtValues && args.length !== 1) return `${context}\0${args.length}`;
  return [context, ...args.map(({ value }) => value)].join('\0');
}

function isJudged({ stock, context, directive }: Statement): boolean {
  if (stock || context.kind === 'entries' || directive.lua !== null || directive.name.templated) return false;
  return !directive.args.some(({ templated }) => templated);
}

/** NGINX Plus takes more: `sync`, and any text in the place of nginx's name. */
const DIFFERENT_IN_PLUS: ReadonlySet<string> = new Set(['limit_req_zone', 'server_tokens']);

/**
 * The forms of a directive that may stand where it stands; none where one of them comes from a commercial or third-party
 * build, or from a fork that may read it in its own way.
 */
function formsHere(
  { context }: Statement,
  forms: readonly DirectiveForm[],
  target: Target,
): readonly DirectiveForm[] {
  const place = languageContext(context);
  const here = place === null ? forms : forms.filter((form) => isAllowedIn(form, place));
  const isKnown = (form: DirectiveForm) =>
    form.distribution === 'nginx' &&
    form.argumentCounts !== null &&
    !DIFFERENT_IN_PLUS.has(form.name) &&
    (keepsNginxDirectives(target) || isSimple(form));
  return here.every(isKnown) ? here : [];
}

function judge(statement: Statement, forms: readonly DirectiveForm[], target: Target): Report | null {
  if (forms.length === 0 || isTimeInTwoWords(statement, forms) || isJoinedHeader(statement)) return null;
  const { args } = statement.directive;
  if (!allowsArgumentCount(forms, args.length)) {
    const taken = `\`${nameOf(statement)}\` takes ${expectedCount(forms)}, not ${args.length}`;
    return {
      message: `nginx does not start: ${taken}.${hint(statement)}`,
      span: spanOf(statement),
    };
  }
  const problem = valueRefusal(statement, forms, target) ?? handlerProblem(statement, target);
  if (problem === null) return null;
  return {
    message: `${problem.ofVersion === true ? describeTarget(target) : 'nginx'} does not start: ${problem.message}`,
    span: spanOf(statement),
    fix: problem.fix,
  };
}

/** What is wrong with the values, when it is wrong in every module that may be meant. */
function valueRefusal(
  statement: Statement,
  forms: readonly DirectiveForm[],
  target: Target,
): ArgumentProblem | null {
  let first: ArgumentProblem | null = null;
  for (const form of forms) {
    if (!takesArguments(form, statement.directive.args.length)) continue;
    const problem = valueProblem(statement, form, target);
    if (problem === null) return null;
    first ??= problem;
  }
  return first;
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
    args.length === 2 && forms.every(isTime) && /^\d+ [a-z]+$/i.test(args.map((word) => word.value).join(' '))
  );
}

/** What such a line was probably meant to be. */
function hint(statement: Statement): string {
  const isHeader = /_(?:set_header|param)$|^add_(?:header|trailer)$/.test(nameOf(statement));
  return isHeader && statement.directive.args.length > 2 ? ' A value with spaces needs quotes.' : '';
}
