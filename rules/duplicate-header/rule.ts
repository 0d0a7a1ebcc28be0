/** The same request header is set twice at one level, or the same variable is mapped twice. */

import { severityFor } from '../../src/lint/intent-severity.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { argumentOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { linesNaming, tokensOf } from '../../src/nginx/config/upstream-request.ts';
import { removeStatement } from '../../src/nginx/edit/place.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export const rule = defineRule({
  id: 'duplicate-header',
  summary: 'Upgrade or Connection is set twice at one level, and both lines are sent',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx'],
  checkRoute: (route) => (route.dialect === 'nginx' ? check(route) : []),
});

function* check(route: NginxRoute): Generator<Report> {
  for (const fault of route.faults) {
    if (fault.kind === 'duplicate') yield* twiceSent(route, fault.lines);
    if (fault.kind === 'redefined-map') {
      yield {
        message: `\`${argumentOf(fault.wins, 1)}\` is defined by two maps; nginx uses this last one for every site, and it gives a wrong ${fault.header}.`,
        span: spanOf(fault.wins),
        severity: 'error',
        related: [{ message: 'this definition is ignored', span: spanOf(fault.ignored) }],
        fix: { safety: 'safe', title: 'remove this definition', edits: [removeStatement(fault.wins)] },
      };
    }
  }
  yield* contradictingConnection(route);
}

/** Two lines are sent as two headers, which strict and lenient applications refuse alike (case A21d). */
function* twiceSent(route: NginxRoute, lines: readonly Statement[]): Generator<Report> {
  const severity = severityFor(route.intent, 'error');
  const [first, ...others] = lines;
  const last = others.at(-1);
  if (severity === null || first === undefined || last === undefined) return;
  const isCopy = others.every((at) => argumentOf(at, 1) === argumentOf(first, 1));
  yield {
    message: `No WebSocket opens through \`${route.match}\`: \`Upgrade\` is set ${lines.length === 2 ? 'twice' : `${lines.length} times`}, and every line is sent.`,
    span: spanOf(last),
    severity,
    related: [{ message: 'it is set here already', span: spanOf(first) }],
    fix:
      isCopy && !last.stock
        ? { safety: 'safe', title: 'keep one of the lines', edits: others.map(removeStatement) }
        : null,
  };
}

/** `Connection close` beside `Connection upgrade`: both are sent, and the one contradicts the other (case A21b). */
function* contradictingConnection(route: NginxRoute): Generator<Report> {
  const lines = linesNaming(route.request, 'connection');
  const upgrades = lines.find(
    (line) => line.value.kind === 'known' && tokensOf([line.value.value]).includes('upgrade'),
  );
  const closes = lines.find(
    (line) => line.value.kind === 'known' && tokensOf([line.value.value]).includes('close'),
  );
  if (upgrades === undefined || closes === undefined || upgrades === closes) return;
  yield {
    message: `\`Connection: close\` is sent beside \`Connection: ${argumentOf(upgrades.statement, 1)}\` through \`${route.match}\`: lenient applications upgrade all the same, others close.`,
    span: spanOf(closes.statement),
    related: [{ message: 'the upgrade is asked for here', span: spanOf(upgrades.statement) }],
    fix: closes.statement.stock
      ? null
      : { safety: 'safe', title: 'remove `Connection close`', edits: [removeStatement(closes.statement)] },
  };
}
