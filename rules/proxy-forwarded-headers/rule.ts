/** X-Forwarded-For and its like, which one block loses because it sets other headers. */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import {
  anchorOf,
  argumentOf,
  type Context,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { areInForce, isAboutTheSender, losesHost, lostHeaders } from '../../src/nginx/config/lost-headers.ts';
import { familyOf, leadsElsewhere } from '../../src/nginx/config/upstream-group.ts';
import { headerBlock } from '../../src/nginx/edit/header-block.ts';
import { copyHeaders } from '../../src/nginx/edit/restore-headers.ts';
import { sharersOfLevel } from '../../src/nginx/edit/set-upgrade.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export const rule = defineRule({
  id: 'proxy-forwarded-headers',
  summary: 'one location does not pass on X-Forwarded-For and the like, which others do',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx'],
  checkRoute: (route) => (route.dialect === 'nginx' && route.protocol === 'http' ? check(route) : []),
});

function* check(route: NginxRoute): Generator<Report> {
  const lost = lostHeaders(route);
  if (lost === null) return;
  const lines = lost.lines.filter(isAboutTheSender);
  // A block that names one of them has made its choice; the Host that is lost as well has a rule of its own.
  if (lines.length === 0 || lost.level.statements.some(setsSender) || losesHost(route)) return;
  if (isForNginxItself(route) || !isMeant(route, lines)) return;
  const edit = isMeantForAll(route, lines) ? copyHeaders(route, lines) : null;
  const where =
    lost.level === headerBlock(route)
      ? `through \`${route.match}\``
      : `from this \`${lost.level.kind}\` block`;
  const outer = lines[0]?.context.kind ?? 'outer';
  yield {
    message: `${namesOf(lines)} ${lines.length === 1 ? 'does' : 'do'} not reach the application ${where}: the headers that are set here discard those of the \`${outer}\` block.`,
    span: spanOf(anchorOf(lost.by) ?? lost.by),
    related: lines.map((line) => ({
      message: `${argumentOf(line, 0)} is set here, and is discarded`,
      span: spanOf(line),
    })),
    fix:
      edit === null ? null : { safety: 'safe', title: `set ${namesOf(lines)} here as well`, edits: [edit] },
  };
}

function setsSender(statement: Statement): boolean {
  return statement.directive.name.value === 'proxy_set_header' && isAboutTheSender(statement);
}

/** Requests that nginx itself makes, or makes anew: what they carry is the author's choice. */
function isForNginxItself({ configuration, location, path }: NginxRoute): boolean {
  if (location === null || statementsNamed(location, 'internal').length > 0) return true;
  return ['auth_request', 'mirror'].some((name) =>
    configuration.statements.named(name).some((at) => argumentOf(at, 0) === path),
  );
}

/** Whether the lost lines were for this application: its other routes have them, or no route at all has. */
function isMeant(route: NginxRoute, lines: readonly Statement[]): boolean {
  return (
    areInForce(lines, familyOf(route)) ||
    (!leadsElsewhere(route) && !areInForce(lines, route.configuration.routes))
  );
}

const judged = new WeakMap<Context, boolean>();

/** Whether the other routes that have their headers from the same level lose these lines against their will, too. */
function isMeantForAll(route: NginxRoute, lines: readonly Statement[]): boolean {
  const { level } = route.request.list;
  if (level === null) return false;
  let meant = judged.get(level);
  if (meant === undefined) {
    meant = sharersOfLevel(route).every((other) => !isForNginxItself(other) && isMeant(other, lines));
    judged.set(level, meant);
  }
  return meant;
}

function namesOf(lines: readonly Statement[]): string {
  const names = [...new Set(lines.map((line) => argumentOf(line, 0)))];
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
