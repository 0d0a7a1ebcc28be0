/** A second line of a directive that a block may have once. */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  type Context,
  everyStatement,
  nameOf,
  type Statement,
  spanOf,
} from '../../src/nginx/config/context.ts';
import { languageContext } from '../../src/nginx/config/language-context.ts';
import { lookUpDirective, type ValueKind } from '../../src/nginx/language/directives.ts';

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
  yield* checkBlock(configuration.main);
  for (const { block } of everyStatement(configuration.main)) if (block !== null) yield* checkBlock(block);
}

function* checkBlock(block: Context): Generator<Report> {
  if (languageContext(block) === null || block.statements.length < 2) return;
  const first = new Map<string, Statement>();
  for (const statement of block.statements) {
    const name = nameOf(statement);
    if (statement.block !== null || statement.directive.conditional || statement.directive.name.templated)
      continue;
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, statement);
    } else if (mayStandOnce(statement, block) && !earlier.directive.conditional) {
      yield {
        message: `nginx does not start: \`${name}\` is set twice in this block.`,
        span: spanOf(statement),
        related: [{ message: 'it is set here already', span: spanOf(earlier) }],
      };
    }
  }
}

function mayStandOnce(statement: Statement, block: Context): boolean {
  const context = languageContext(block);
  const forms = lookUpDirective(nameOf(statement)).filter(
    (form) => context === null || form.contexts === null || form.contexts.has(context),
  );
  return (
    forms.length > 0 &&
    forms.every(
      (form) =>
        form.distribution === 'nginx' && form.repetition === 'error' && SINGLE_VALUES.has(form.valueKind),
    )
  );
}
