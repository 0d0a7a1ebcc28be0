/** `proxy_hide_header` of Upgrade or Sec-WebSocket-Accept: clients then reject the 101 (cases A33a, A33c). */
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';
import { spanOf } from '../../src/nginx/config/context.ts';
import { clearTheWay } from '../../src/nginx/edit/clear-the-way.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export function* checkNginxRoute(route: NginxRoute): Generator<Report> {
  if (route.faults.length === 0) return;
  const severity = severityFor(route.intent, 'error');
  if (severity === null || severity === 'info') return;
  for (const fault of route.faults) {
    if (fault.kind !== 'hidden-header') continue;
    const edit = clearTheWay(route, fault.statement);
    yield {
      message: `\`${fault.header}\` is removed from the 101 response through \`${route.match}\`, so clients close the socket at once (RFC 6455 section 4.1).`,
      span: spanOf(fault.statement),
      severity,
      fix:
        edit === null
          ? null
          : { safety: 'safe', title: `remove \`proxy_hide_header ${fault.header}\``, edits: [edit] },
    };
  }
}
