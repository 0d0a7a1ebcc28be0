/**
 * Caddy runs `rewrite`, `uri` and `try_files` before `handle` and `reverse_proxy`, wherever they are written. For a
 * handshake there is no file, so that it goes on as `/index.html`, which no matcher for `/ws*` takes (measured: 200).
 */
import { sharers } from '../../src/caddy/config/first-of.ts';
import { isMeantForWebSockets } from '../../src/caddy/config/meant.ts';
import type { Level } from '../../src/caddy/config/proxy.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { type Swallowing, swallowing } from '../../src/caddy/config/rewritten.ts';
import { headSpan, type Statement, splitMatcher } from '../../src/caddy/config/statement.ts';
import { wrapInBlock } from '../../src/caddy/edit/insert.ts';
import { isTerminal } from '../../src/caddy/language/directives.ts';
import { reachAt } from '../../src/caddy/request/reach.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Directive } from '../../src/caddy/syntax/tree.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { TextEdit } from '../../src/text/edit.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const found = swallowed(route);
  if (found === null) return;
  const { line, level, path } = found;
  const [first, ...others] = sharers(route, (other) => swallowed(other)?.line === line);
  if (first === undefined) return;
  yield {
    message: `No WebSocket opens at \`${path}\`: ${orderOf(line, level)}, and ${outcomeOf(found)}.`,
    span: headSpan(line),
    related: [
      { message: 'the handshake was meant to leave here', span: route.origin },
      ...others.map(({ origin }) => ({ message: 'nor does one leave here', span: origin })),
    ],
    fix: fixFor(found),
  };
}

function swallowed(route: CaddyRoute): Swallowing | null {
  if (!isMeantForWebSockets(route) || route.shadow !== null) return null;
  if (route.proxy.conditional || route.levels.some(({ entered }) => entered.conditional)) return null;
  const found = swallowing(route.levels, route.configuration.target.caddy);
  if (found === null || comesAnyway(route)) return null;
  return reachAt(route, found.path).kind === 'reached' ? null : found;
}

/** A Caddyfile is sorted; routes of JSON run as they are written. */
function orderOf(line: Statement, { entered }: Level): string {
  return line.json === undefined
    ? `Caddy runs ${quoteLine(line)} before \`${entered.name.value}\`, wherever they are written`
    : `${quoteLine(line)} comes first`;
}

function outcomeOf({ line, to, status, level }: Swallowing): string {
  const isFile = line.name.value === 'try_files';
  if (to === null) return `where there is no such file it answers ${status ?? 404}`;
  const where = isFile
    ? `where there is no such file the request goes on as \`${to}\``
    : `the request goes on as \`${to}\``;
  const asks = `${level.entered.json === undefined ? '' : 'the route of '}${quoteLine(level.entered)}`;
  return `${where}, for which ${asks} does not ask`;
}

/** Another proxy of the site takes every path to the same application: the handshake gets there by it. */
function comesAnyway({ configuration, site, upstream, proxy }: CaddyRoute): boolean {
  return configuration.routes.some(
    (other) =>
      other.site === site &&
      other.proxy !== proxy &&
      other.upstream.target === upstream.target &&
      other.levels.every(({ matcher }) => matcher === null),
  );
}

/**
 * `handle` blocks exclude each other: one for the paths of WebSockets, and one for the line and what answers in the end.
 * Only where the line stands beside what it takes the request from, and those lines follow each other.
 */
function fixFor({ line, level, scope }: Swallowing): Fix | null {
  const { entered } = level;
  const { block } = line.container;
  const siblings = level.modifiers.map(({ handler }) => handler);
  if (line.name.value === 'uri') return null;
  if (entered.container.block !== block || !siblings.includes(line) || scope < 0) return null;
  const rest = restOf(line, level.place, level.answering);
  if (rest === null) return null;
  const edits: TextEdit[] = [];
  const around = wrapInBlock(line.container, rest, 'handle');
  if (around === null) return null;
  edits.push(...around);
  if (entered.name.value === 'reverse_proxy') {
    const own = wrappedProxy(entered);
    if (own === null) return null;
    edits.push(...own);
  }
  return {
    safety: 'unsafe',
    title: `give WebSockets and ${quoteLine(line)} a \`handle\` block each`,
    edits,
  };
}

/** The line and the handlers that answer after it, in the order in which they are written; null where it is not so simple. */
function restOf(
  line: Statement,
  place: number,
  answering: readonly { readonly handler: Statement; readonly place: number; readonly matcher: unknown }[],
): readonly Directive[] | null {
  const { block } = line.container;
  const answers = answering.filter(({ matcher, ...other }) => matcher === null && other.place > place);
  if (answers.some(({ handler }) => !isTerminal(handler.name.value))) return null;
  const wanted = new Set([line.directive, ...answers.map(({ handler }) => handler.directive)]);
  return block.children.filter(
    (child) =>
      wanted.has(child) || (child.name.value === 'file_server' && !/^[/@]/.test(child.args[0]?.value ?? '')),
  );
}

function wrappedProxy(proxy: Statement): readonly TextEdit[] | null {
  const { matcher, args } = splitMatcher(proxy);
  const first = args[0];
  if (matcher === null || first === undefined) return null;
  const cut = { start: matcher.span.start, end: first.span.start };
  return wrapInBlock(proxy.container, [proxy.directive], `handle ${matcher.value}`, cut);
}
