/** `proxy_method`, and `proxy_set_header` of the headers that the application reads itself (cases A31–A32b, A38b). */
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { linesNaming } from '../../src/nginx/config/upstream-request.ts';
import { removeStatement } from '../../src/nginx/edit/place.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export function* checkNginxRoute(route: NginxRoute): Generator<Report> {
  const severity = severityFor(route.intent, 'error');
  if (severity === null || severity === 'info') return;
  for (const fault of route.faults) {
    if (fault.kind === 'method') {
      yield report(
        fault.statement,
        `The handshake through \`${route.match}\` is sent as ${fault.method}, and only GET can upgrade (RFC 6455 section 4.1).`,
      );
    }
    if (fault.kind === 'handshake-header') {
      yield report(
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
        line.statement,
        'Origin is removed: applications that check it refuse the handshake with 403.',
      ),
      severity: 'info',
    };
  }
}

function report(statement: Statement, message: string): Report {
  return {
    message,
    span: spanOf(statement),
    fix: statement.stock
      ? null
      : {
          safety: 'safe',
          title: `remove \`${nameOf(statement)} ${argumentOf(statement, 0)}\``,
          edits: [removeStatement(statement)],
        },
  };
}
