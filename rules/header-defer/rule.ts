/** A `header` block that says `defer` and has nothing to defer: Caddy crashes at its start, before 2.10. */
import {
  childrenNamed,
  everyStatement,
  headSpan,
  type Statement,
  splitMatcher,
} from '../../src/caddy/config/statement.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

export const rule = defineRule({
  id: 'header-defer',
  summary: 'a `header` block with `defer` and nothing to defer, at which Caddy crashes when it starts',
  severity: 'error',
  fix: 'safe',
  dialects: ['caddy'],
  keepsFromStarting: true,
  checkCaddy: check,
});

function* check({ sites, target, version1 }: CaddyConfiguration): Generator<Report> {
  // Seen in 2.6.2 (measured) and 2.9.1 (caddyserver/caddy issue 6893, of March 2025); 2.10.0 was the next release.
  if (version1.length > 0 || isVersionAtLeast(target.caddy, '2.10.0')) return;
  for (const { statements } of sites) {
    for (const { statement } of everyStatement(statements)) {
      const [line] = statement.name.value === 'header' ? childrenNamed(statement, 'defer') : [];
      if (line === undefined || hasFields(statement)) continue;
      const defaults = (statement.block ?? []).length > childrenNamed(statement, 'defer').length;
      const rest = defaults ? 'fields with `?` wait for the answer anyway' : 'the block has no field';
      yield {
        message: `Caddy ${target.caddy} crashes when it starts: \`defer\` has nothing to defer here, since ${rest}.`,
        span: headSpan(line),
        fix: {
          safety: 'safe',
          title: defaults ? 'remove `defer`' : 'remove the block',
          edits: removeStatements(childrenNamed(statement, 'defer')),
        },
      };
    }
  }
}

/** Fields with `?` become a handler of their own, which `defer` does not reach. Whatever cannot be read may be a field. */
function hasFields(statement: Statement): boolean {
  if (statement.opaque || statement.conditional || splitMatcher(statement).args.length > 0) return true;
  return (statement.block ?? []).some(
    ({ name, conditional }) =>
      conditional || !name.certain || !(name.value === 'defer' || name.value.startsWith('?')),
  );
}
