/**
 * A subrequest that asks for an upgrade as well: where its upstream upgrades, nginx ends the client's handshake
 * ("connection upgrade in subrequest", cases C23, C24).
 */
import type { Fix } from '../../src/lint/finding.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { linesNaming, sentValues, tokensOf } from '../../src/nginx/config/upstream-request.ts';
import { clearUpgradeHeaders } from '../../src/nginx/edit/clear-upgrade.ts';
import { headerBlock } from '../../src/nginx/edit/header-block.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';
import { checkCaddyRoute } from './caddy.ts';
import { type Subrequest, subrequestTo } from './subrequests.ts';

export const rule = defineRule({
  id: 'websocket-subrequest',
  summary: 'a subrequest asks for an upgrade as well, which ends the handshake that it belongs to',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route) => (route.dialect === 'nginx' ? check(route) : checkCaddyRoute(route)),
});

function* check(route: NginxRoute): Generator<Report> {
  const subrequest = subrequestTo(route);
  if (subrequest === null || !asksForUpgrade(route)) return;
  const upgradeLine = linesNaming(route.request, 'upgrade')[0]?.statement ?? route.handler;
  const isOwn = upgradeLine.context === headerBlock(route);
  const name = nameOf(subrequest.by);
  const upgrades = name === 'mirror' || isEndpoint(route, subrequest.parent);
  yield {
    message: `The request that \`${name}\` makes asks for an upgrade as well${isOwn ? '' : ', with the headers of an outer block'}; ${upgrades ? 'its answer, a 101,' : 'should its answer be a 101, it'} ends the client's handshake.`,
    span: isOwn ? spanOf(upgradeLine) : route.origin,
    severity: upgrades ? 'error' : 'warning',
    related: [
      { message: 'the request is made here', span: spanOf(subrequest.by) },
      ...relatedLines(isOwn ? null : upgradeLine),
    ],
    fix: fixFor(route),
  };
}

function relatedLines(
  inherited: Statement | null,
): readonly { readonly message: string; readonly span: ReturnType<typeof spanOf> }[] {
  return inherited === null ? [] : [{ message: 'Upgrade comes from here', span: spanOf(inherited) }];
}

/** Whether it is certain that the upstream is asked for a WebSocket. */
function asksForUpgrade({ request, configuration }: NginxRoute): boolean {
  if (request.list.gap !== null) return false;
  const nginxVersion = configuration.target.nginx;
  const asks = (header: string, token: string): boolean => {
    const sent = sentValues(request, header, nginxVersion);
    return sent.kind === 'known' && tokensOf(sent.value).includes(token);
  };
  return asks('upgrade', 'websocket') && asks('connection', 'upgrade');
}

/**
 * What upgrades for the client upgrades for a subrequest, too. At another path, or of another server, that is not certain:
 * many applications answer there as if they were asked for no upgrade.
 */
function isEndpoint(route: NginxRoute, parent: Subrequest['parent']): boolean {
  const [asked, opened] = [route, parent].map(({ upstream }) => readProxyTarget(upstream.target));
  if (asked?.authority.toLowerCase() !== opened?.authority.toLowerCase()) return false;
  const path = asked?.uri || (route.path ?? '');
  return THE_CLIENTS.test(path) || path === parent.path || knownWebSocketPath(path) !== null;
}

/** Variables that hold what the client asked for, in a subrequest too. */
const THE_CLIENTS = /^\$(?:request_uri\b|\{request_uri\})/;

function fixFor(route: NginxRoute): Fix | null {
  const edits = clearUpgradeHeaders(route);
  if (edits === null) return null;
  return {
    safety: 'safe',
    title: 'send neither Upgrade nor Connection with the subrequest',
    edits,
    keepsHandshakesOff: true,
  };
}
