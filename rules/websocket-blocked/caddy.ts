/** A password that a page of the site never asks for, so that no browser knows it when it opens the WebSocket. */
import { earlierModifiers, reachesEarlier } from '../../src/caddy/config/proxy.ts';
import { everyStatement, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';

const NAMES = ['basic_auth', 'basicauth'] as const;

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const { levels, knownPath, site, match } = route;
  if (!isAtLeast(route.intent, 'strong') || knownPath?.exclusive !== true || site.opaque) return;
  for (const [index, level] of levels.entries()) {
    for (const name of NAMES) {
      for (const modifier of earlierModifiers(level, name)) {
        const line = modifier.handler;
        if (reachesEarlier(levels, index, modifier) !== 'yes' || line.conditional) continue;
        // In a block of all paths, or without a matcher of its own, pages have the same password.
        const isOwn =
          modifier.matcher !== null || levels.slice(0, index).some(({ matcher }) => matcher !== null);
        if (!isOwn || isAskedElsewhere(site.statements, line)) continue;
        yield {
          message: `Browsers ask for no password when they open a WebSocket, and scripts cannot send one: \`${match}\` answers 401 unless the browser knows the password already, from a page of this site that asked for it. Here none does.`,
          span: headSpan(line),
          severity: 'info',
        };
      }
    }
  }
}

function isAskedElsewhere(statements: readonly Statement[], line: Statement): boolean {
  for (const { statement } of everyStatement(statements)) {
    if (statement !== line && NAMES.some((name) => name === statement.name.value)) return true;
  }
  return false;
}
