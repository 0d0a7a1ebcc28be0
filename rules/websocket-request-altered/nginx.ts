/** `proxy_method`, and `proxy_set_header` of the headers that the application reads itself (cases A31–A32b, A38b). */
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { linesNaming } from '../../src/nginx/config/upstream-request.ts';
import { clearTheWay } from '../../src/nginx/edit/clear-the-way.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export function* checkNginxRoute(route: NginxRoute): Generator<Report> {
  if (route.faults.length === 0 && linesNaming(route.request, 'origin').length === 0) return;
  const severity = severityFor(route.intent, 'error');
  if (severity === null || severity === 'info') return;
  for (const fault of route.faults) {
    if (fault.kind === 'method') {
      yield report(
        route,
        fault.statement,
        `The handshake through \`${route.match}\` is sent as ${fault.method}, and only GET can upgrade (RFC 6455 section 4.1).`,
      );
    }
    if (fault.kind === 'handshake-header') {
      yield report(
        route,
        fault.line,
        fault.value === ''
          ? `\`${fault.header}\` is removed from the handshake through \`${route.match}\`, so the application refuses it.`
          : `\`${fault.header}\` is overwritten in the handshake through \`${route.match}\`; the client's own value must arrive.`,
      );
    }
  }
  for (const line of linesNaming(route.request, 'origin')) {
    if (line.value.kind !== 'known' || line.value.value !== '') continue;
    yield {
      ...report(
        route,
        line.statement,
        'Origin is removed: applications that check it refuse the handshake with 403.',
      ),
      severity: 'info',
    };
  }
}

function report(route: NginxRoute, statement: Statement, message: string): Report {
  const edit = clearTheWay(route, statement);
  const line = `\`${nameOf(statement)} ${argumentOf(statement, 0)}\``;
  const isRemoval = edit?.text === '';
  return {
    message,
    span: spanOf(statement),
    fix:
      edit === null
        ? null
        : {
            safety: 'safe',
            title: isRemoval ? `remove ${line}` : `override ${line} for this location`,
            edits: [edit],
          },
  };
}
