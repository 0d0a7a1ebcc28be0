/** Several servers for a session that lives in one of them. */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { type Spreading, spreadingOf } from '../../src/nginx/config/balancing.ts';
import { argumentOf, type Context, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { literalPath, patternOf } from '../../src/nginx/config/location-path.ts';
import { upstreamGroupOf } from '../../src/nginx/config/upstream-group.ts';
import { insertAtStart } from '../../src/nginx/edit/place.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { knownWebSocketPath, knownWebSocketPattern } from '../../src/route/known-paths.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import { checkCaddyRoute } from './caddy.ts';
import { POLLING } from './polling.ts';

export const rule = defineRule({
  id: 'upstream-affinity',
  summary: 'long polling is spread over several servers, of which only one knows the session',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  *checkRoute(route) {
    if (route.dialect === 'caddy') yield* checkCaddyRoute(route);
    else if (route.protocol === 'http') yield* check(route);
  },
});

function* check(route: NginxRoute): Generator<Report> {
  const group = upstreamGroupOf(route);
  if (group === null || group.statement === null) return;
  const application = route.location === null ? null : pollingOf(route.location);
  if (application === null) return;
  const spreading = spreadingOf(group);
  if (spreading === null) return;
  const edit = affinityEdit(group, spreading);
  const name = argumentOf(group.statement, 0);
  yield {
    message: `One client's requests are spread over the ${spreading.servers.length} servers of \`${name}\`${howSpread(spreading)}: ${application} keeps a session in one of them, and the others answer ${POLLING.get(application) ?? ''}.`,
    span: spanOf(spreading.method ?? group.statement),
    related: [{ message: `${application} leaves here`, span: route.origin }],
    fix: edit === null ? null : { safety: 'safe', title: 'choose the server by `ip_hash`', edits: [edit] },
  };
}

/** The transport that has a location's path, when its sessions consist of several requests. */
function pollingOf(location: Context): string | null {
  const path = literalPath(location);
  const pattern = patternOf(location);
  const known =
    path !== null ? knownWebSocketPath(path) : pattern !== null ? knownWebSocketPattern(pattern) : null;
  return known !== null && POLLING.has(known.application) ? known.application : null;
}

function howSpread({ method }: Spreading): string {
  if (method === null) return ', one after the other';
  if (nameOf(method) !== 'hash') return ` by \`${nameOf(method)}\``;
  const key = argumentOf(method, 0);
  const why = /\$\{?arg_sid\b/i.test(key) ? 'is empty in the first one' : 'changes from one to the next';
  return ` by \`hash ${key}\`, which ${why}`;
}

/** In the place of the other method, which nginx takes one of; `ip_hash` does not know `backup`. */
function affinityEdit(group: Context, { method, hasBackup }: Spreading): TextEdit | null {
  if (hasBackup) return null;
  if (method === null) return insertAtStart(group, ['ip_hash;']);
  return replaced(method);
}

function replaced({ file, directive, stock }: Statement): TextEdit | null {
  return stock ? null : { file, start: directive.start, end: directive.end, text: 'ip_hash;' };
}
