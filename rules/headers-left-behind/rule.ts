/** Upgrade headers stand in one location, and requests are sent on from another, to which they do not go along. */
import type { Fix, Related } from '../../src/lint/finding.ts';
import { defineRule, type Report, type RuleContext } from '../../src/lint/rule.ts';
import { anchorOf, spanOf } from '../../src/nginx/config/context.ts';
import type { UpgradeHeader } from '../../src/nginx/config/handshake-fault.ts';
import { setUpgradeHeaders } from '../../src/nginx/edit/set-upgrade.ts';
import { locationHead } from '../../src/nginx/request/describe-location.ts';
import { type LeftBehind, leftBehind } from '../../src/nginx/request/left-behind.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export const rule = defineRule({
  id: 'headers-left-behind',
  summary: 'upgrade headers are set in a location from which requests go on to another one',
  severity: 'error',
  fix: 'mixed',
  dialects: ['nginx'],
  checkRoute: (route, context) => (route.dialect === 'nginx' ? check(route, context) : []),
});

function* check(route: NginxRoute, { minimumIdleAt }: RuleContext): Generator<Report> {
  const missing = missingHeaders(route);
  if (missing.length === 0) return;
  for (const left of leftBehind(route)) {
    yield {
      message: `No WebSocket opens through \`${locationHead(left.location)}\`: its requests go on to \`${route.match}\`, and are sent from there without ${missing.join(' and ')}. Headers hold where \`proxy_pass\` is, and do not go along.`,
      span: spanOf(anchorOf(left.line) ?? left.line),
      related: placesOf(left, route),
      fix: fixFor(route, missing, minimumIdleAt(route.origin)),
    };
  }
}

function missingHeaders({ faults }: NginxRoute): readonly UpgradeHeader[] {
  return (['Upgrade', 'Connection'] as const).filter((header) =>
    faults.some(({ kind, ...fault }) => MISSING.has(kind) && 'header' in fault && fault.header === header),
  );
}

const MISSING: ReadonlySet<string> = new Set(['never-set', 'discarded']);

function placesOf({ leaving }: LeftBehind, route: NginxRoute): readonly Related[] {
  return [
    ...(leaving === null ? [] : [{ message: 'the requests go on from here', span: leaving }]),
    { message: 'they are sent to the application here', span: route.origin },
  ];
}

function fixFor(route: NginxRoute, missing: readonly UpgradeHeader[], minimumIdle: number): Fix | null {
  const repair = setUpgradeHeaders(route, missing, minimumIdle);
  if (repair === null) return null;
  return {
    safety: repair.isNarrow ? 'safe' : 'unsafe',
    title: `send ${missing.join(' and ')} from \`${route.match}\`, for WebSockets only`,
    edits: repair.edits,
  };
}
