/** A second line of a directive that a block may have once. */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Context, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { languageContext } from '../../src/nginx/config/language-context.ts';
import { type DirectiveForm, lookUpDirective, type ValueKind } from '../../src/nginx/language/directives.ts';

/** Values that nginx itself guards against repetition; what a directive's own handler reads may accept lists. */
const SINGLE_VALUES: ReadonlySet<ValueKind> = new Set([
  'flag',
  'milliseconds',
  'seconds',
  'size',
  'offset',
  'number',
  'enum',
]);

export const rule = defineRule({
  id: 'directive-duplicate',
  summary: 'a directive stands twice in a block that may have it once, so that nginx does not start',
  severity: 'error',
  fix: 'none',
  dialects: ['nginx'],
  checkNginx: check,
});

function* check(configuration: NginxConfiguration): Generator<Report> {
  if (configuration.trees.some((tree) => tree.problems.length > 0)) return;
  for (const name of configuration.statements.names()) {
    const forms = lookUpDirective(name);
    if (!forms.some(mayStandOnce)) continue;
    yield* checkName(configuration.statements.named(name), forms);
  }
}

function mayStandOnce(form: DirectiveForm): boolean {
  return form.distribution === 'nginx' && form.repetition === 'error' && SINGLE_VALUES.has(form.valueKind);
}

/** The statements of one name, of which each block may have one. */
function* checkName(statements: readonly Statement[], forms: readonly DirectiveForm[]): Generator<Report> {
  const firsts = new Map<Context, Statement>();
  for (const statement of statements) {
    if (statement.directive.conditional || statement.directive.name.templated || statement.block !== null)
      continue;
    const earlier = firsts.get(statement.context);
    if (earlier === undefined) {
      firsts.set(statement.context, statement);
      continue;
    }
    const context = languageContext(statement.context);
    const here = forms.filter(
      (form) => context !== null && (form.contexts === null || form.contexts.has(context)),
    );
    if (here.length === 0 || !here.every(mayStandOnce)) continue;
    yield {
      message: `nginx does not start: \`${nameOf(statement)}\` is set twice in this block.`,
      span: spanOf(statement),
      related: [{ message: 'it is set here already', span: spanOf(earlier) }],
    };
  }
}
