/**
 * A reload leaves the old worker processes alive until their last WebSocket ends (case F05). Worth a word only where dead
 * peers are waited for very long, so that "until the last one ends" is days.
 */
import type { Fix } from '../../src/lint/finding.ts';
import { defineRule, type Report, type RuleContext } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { anchorOf, nameOf, type Statement, spanOf, statementsNamed } from '../../src/nginx/config/context.ts';
import { insertAfter, insertBefore } from '../../src/nginx/edit/place.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { spanText } from '../../src/text/span.ts';
import { checkReload } from './caddy.ts';
import { OPTIONS } from './options.ts';

export const rule = defineRule({
  id: 'websocket-reload',
  summary: 'a reload closes every WebSocket, or leaves old worker processes until their last one ends',
  severity: 'info',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  options: OPTIONS,
  checkNginx: check,
  checkCaddy: checkReload,
});

/** What the fix writes: time enough for what a person does on a page. */
const SHUTDOWN = 'worker_shutdown_timeout 1h;';

function* check(configuration: NginxConfiguration, { optionsAt }: RuleContext): Generator<Report> {
  const { kind, main, http } = configuration;
  if (kind !== 'main' || http === null || maySetTimeout(configuration)) return;
  const isLong = (route: NginxRoute, silence: number) =>
    silence >= optionsAt(OPTIONS, spanOf(route.idle.line ?? route.handler)).longest;
  const longest = longestIdle(configuration, isLong);
  if (longest === null) return;
  const blamed = statementsNamed(main, 'worker_processes').at(-1) ?? http.statement;
  if (blamed === null) return;
  const { line } = longest.route.idle;
  yield {
    message: `After a reload the old worker processes stay until their last WebSocket ends, and one whose client is gone may take ${days(longest.milliseconds)}: every reload until then adds workers, with their memory and their old configuration.`,
    span: spanOf(blamed),
    related: line === null ? [] : [{ message: 'silent sockets live this long', span: spanOf(line) }],
    fix: fixFor(configuration),
  };
}

/** Set, or perhaps set where we cannot look. Files below `modules` load modules. */
function maySetTimeout({ main }: NginxConfiguration): boolean {
  if (statementsNamed(main, 'worker_shutdown_timeout').length > 0) return true;
  return main.gaps.some(({ span }) => !/\bmodules\b/.test(spanText(span)));
}

interface LongIdle {
  readonly route: NginxRoute;
  readonly milliseconds: number;
}

/** The WebSocket route with the longest timeout, if that is long. */
function longestIdle(
  { routes }: NginxConfiguration,
  isLong: (route: NginxRoute, silence: number) => boolean,
): LongIdle | null {
  let longest: LongIdle | null = null;
  for (const route of routes) {
    if (route.protocol !== 'http' || !isAtLeast(route.intent, 'strong')) continue;
    const { value } = route.idle.setting;
    if (value.kind !== 'known' || value.value === null || !isLong(route, value.value)) continue;
    if (longest === null || value.value > longest.milliseconds)
      longest = { route, milliseconds: value.value };
  }
  return longest;
}

function days(milliseconds: number): string {
  const hours = Math.round(milliseconds / 3_600_000);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

/** Directives of the main context after which another one looks at home. */
const NEIGHBOURS = ['worker_rlimit_nofile', 'worker_processes', 'pid', 'user'];

/** Not safe: a socket that outlives reloads today is cut an hour after one. */
function fixFor({ main, root }: NginxConfiguration): Fix | null {
  const isOwn = (at: Statement) => at.file === root && anchorOf(at) === at && !at.directive.conditional;
  const neighbour = NEIGHBOURS.flatMap((name) => statementsNamed(main, name)).find(isOwn);
  const block = main.statements.find((at) => /^(?:events|http)$/.test(nameOf(at)) && isOwn(at));
  const edit =
    neighbour !== undefined
      ? insertAfter(neighbour, [SHUTDOWN])
      : block === undefined
        ? null
        : insertBefore(block, [SHUTDOWN, '']);
  return edit === null
    ? null
    : { safety: 'unsafe', title: 'end what is left an hour after a reload', edits: [edit] };
}
