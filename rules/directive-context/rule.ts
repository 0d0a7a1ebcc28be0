/** A directive in a block where nginx does not allow it. */

import { refusalReport, refusals } from '../../src/lint/caddy-refusals.ts';
import type { Fix } from '../../src/lint/finding.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, nameOf, type Statement } from '../../src/nginx/config/context.ts';
import { languageContext } from '../../src/nginx/config/language-context.ts';
import { removeStatement } from '../../src/nginx/edit/place.ts';
import { lookUpDirective } from '../../src/nginx/language/directives.ts';

export const rule = defineRule({
  id: 'directive-context',
  summary: 'a directive stands in a block where the proxy does not allow it, so that it does not start',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  keepsFromStarting: true,
  checkNginx: check,
  checkCaddy: (configuration) => refusals(configuration, ['place']).map(refusalReport),
});

function* check(configuration: NginxConfiguration): Generator<Report> {
  // Where braces are missing, blocks are not where they seem to be.
  if (configuration.trees.some((tree) => tree.problems.length > 0)) return;
  for (const statement of misplacedStatements(configuration)) {
    const { name } = statement.directive;
    const where = languageContext(statement.context) ?? statement.context.kind;
    yield {
      message: `nginx does not start: \`${name.value}\` is not allowed in ${where === 'main' ? 'the main context' : `\`${where}\``}.${allowedIn(name.value)}`,
      span: { file: statement.file, start: name.start, end: name.end },
      fix: fixFor(statement),
    };
  }
}

/** Statements that every module which has the directive refuses where they stand; others' modules are not judged. */
function* misplacedStatements({ statements }: NginxConfiguration): Generator<Statement> {
  for (const name of statements.names()) {
    const forms = lookUpDirective(name);
    if (forms.length === 0) continue;
    if (forms.some((form) => form.distribution !== 'nginx' || form.contexts === null)) continue;
    for (const statement of statements.named(name)) {
      if (statement.stock || statement.directive.conditional || statement.directive.name.templated) continue;
      const context = languageContext(statement.context);
      if (context !== null && !forms.some((form) => form.contexts?.has(context))) yield statement;
    }
  }
}

function allowedIn(name: string): string {
  const contexts = new Set(lookUpDirective(name).flatMap((form) => [...(form.contexts ?? [])]));
  return contexts.size === 0
    ? ''
    : ` It belongs in ${[...contexts].map((context) => `\`${context}\``).join(', ')}.`;
}

/**
 * An `if` that holds nothing but upgrade lines goes: it never did anything, and the location's own finding puts the
 * headers where they work.
 */
function fixFor(statement: Statement): Fix | null {
  const block = statement.context;
  if (block.kind !== 'if' || block.statement === null) return null;
  const isAboutUpgrade = (at: Statement) =>
    nameOf(at) === 'proxy_http_version' ||
    (nameOf(at) === 'proxy_set_header' && /^(?:upgrade|connection)$/i.test(argumentOf(at, 0)));
  if (!block.statements.every(isAboutUpgrade)) return null;
  return {
    safety: 'safe',
    title: 'remove this `if`: headers cannot be set in it',
    edits: [removeStatement(block.statement)],
  };
}
