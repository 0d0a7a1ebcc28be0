/** A directive of nginx in a site, such as `location` or `proxy_pass`: Caddy does not know it, and does not start. */
import { headSpan } from '../../src/caddy/config/statement.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { counterpartOf } from './foreign-directives.ts';
import { everyLine } from './lines.ts';
import { translation } from './translation.ts';

export function* directives(configuration: CaddyConfiguration): Generator<Report> {
  for (const { statement, owner } of everyLine(configuration)) {
    const counterpart = counterpartOf(statement, owner);
    if (counterpart === undefined || statement.json !== undefined) continue;
    const edits = translation(statement);
    yield {
      message: `\`${statement.name.value}\` is a directive of nginx, with which Caddy does not start; ${counterpart}.`,
      span: headSpan(statement),
      fix: edits === null ? null : { safety: 'unsafe', title: 'write what Caddy has in its place', edits },
    };
  }
}
