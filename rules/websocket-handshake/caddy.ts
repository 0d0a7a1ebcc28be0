/**
 * Caddy's `reverse_proxy` upgrades by itself. What breaks a handshake is what somebody wrote: header lines from another
 * proxy's or another version's manual, HTTP/2 without TLS, buffering, a response handler that takes the 101.
 */

import type { HeaderOperation } from '../../src/caddy/config/header-operations.ts';
import { type CaddyReason, quoteLine } from '../../src/caddy/config/reason.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import { version1Placeholder } from '../../src/caddy/language/placeholders.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const { reasons } = route.websocket;
  const aboutHeaders = reasons.filter((reason) => isHeaderReason(reason) && !isVersion1(reason));
  yield* headerReport(route, aboutHeaders);
  for (const reason of reasons) {
    switch (reason.code) {
      case 'upstream-protocol':
        // Over HTTP/2 or FastCGI the author may well want something else than WebSockets.
        if (route.intent.strength !== 'weak') yield* optionReport(route, reason, null);
        break;
      case 'response-handled':
        yield* optionReport(route, reason, null);
        break;
      case 'buffered':
        yield* optionReport(route, reason, removalOfBuffer(route, reason));
        break;
      default:
        break;
    }
  }
}

function isHeaderReason({ code, effect }: CaddyReason): boolean {
  return effect !== 'unknown' && /^(?:upgrade|connection)-/.test(code);
}

/** `{>Connection}` is for the rule caddy-version-1. */
function isVersion1({ statement }: CaddyReason): boolean {
  return (statement?.args ?? []).some(({ value }) => version1Placeholder(value) !== null);
}

/** One finding for all the lines about Upgrade and Connection: they were copied together, and go together. */
function* headerReport(route: CaddyRoute, reasons: readonly CaddyReason[]): Generator<Report> {
  const [first, ...others] = reasons;
  if (first === undefined) return;
  const fails = reasons.some(({ effect }) => effect === 'fails');
  const severity = severityFor(route.intent, fails ? 'error' : 'warning');
  if (severity === null) return;
  const what = fails ? 'No WebSocket opens' : 'Strict applications refuse WebSockets';
  yield {
    message: `${what}: ${first.message}. Caddy sends Upgrade and Connection by itself.`,
    span: first.blame,
    severity,
    related: others.map(({ message, blame }) => ({ message: `and ${message}`, span: blame })),
    fix: removalOfHeaderLines(route, reasons),
  };
}

/** Every line about the two headers in that block goes. A wildcard line does more, and is left to its author. */
function removalOfHeaderLines(route: CaddyRoute, reasons: readonly CaddyReason[]): Fix | null {
  const blamed = reasons.flatMap(({ statement }) => statement ?? []);
  if (blamed.length < reasons.length) return null;
  const blocks = new Set(blamed.map(({ container }) => container.block));
  const lines = route.requestOperations.filter(
    (line) => isAboutUpgrade(line) && blocks.has(line.statement.container.block),
  );
  if (!blamed.every((statement) => lines.some((line) => line.statement === statement))) return null;
  const edits = removeStatements(lines.map(({ statement }) => statement));
  return { safety: 'safe', title: `remove ${lines.length === 1 ? 'this line' : 'these lines'}`, edits };
}

function isAboutUpgrade({ field }: HeaderOperation): boolean {
  return /^(?:upgrade|connection)$/i.test(field);
}

function* optionReport(route: CaddyRoute, reason: CaddyReason, fix: Fix | null): Generator<Report> {
  const severity = severityFor(route.intent, 'error');
  if (severity === null) return;
  const message = `No WebSocket opens: ${reason.message}.`;
  yield { message, span: reason.blame, severity, fix };
}

/** Other responses may need the buffer, unless nothing but WebSockets comes this way. */
function removalOfBuffer(route: CaddyRoute, { statement }: CaddyReason): Fix | null {
  if (statement === null) return null;
  const safety = route.knownPath?.exclusive === true ? 'safe' : 'unsafe';
  return { safety, title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) };
}
