/**
 * A timeout of another protocol than the one by which a block hands requests on. Timeouts that were raised for
 * WebSockets in the place of `proxy_read_timeout` are told by websocket-idle-timeout, whose finding they explain.
 */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { effectiveScalar } from '../../src/nginx/config/effective.ts';
import {
  lasts,
  PROTOCOL_TIMEOUTS,
  type Protocol,
  protocolsIn,
  protocolTimeout,
} from '../../src/nginx/config/other-timeouts.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import { checkTuning } from './caddy.ts';
import { OPTIONS } from './options.ts';

export const rule = defineRule({
  id: 'timeout-no-effect',
  summary: 'a timeout is raised that acts on nothing here, and the one that does is left at its default',
  severity: 'info',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  options: OPTIONS,
  checkRoute: (route, context) =>
    route.dialect === 'nginx' ? checkProxied(route) : checkTuning(route, context),
  checkNginx: checkOthers,
});

/** What every one of these timeouts is by default, in milliseconds. */
const DEFAULT = 60_000;

/** A WebSocket route with a short `proxy_read_timeout` has a finding of its own, which names these lines. */
function checkProxied(route: NginxRoute): Iterable<Report> {
  const { context } = route;
  if (!context.statements.some(isForAnotherProtocol) || isAtLeast(route.intent, 'strong')) return [];
  return onlyProtocolIn(context) === 'proxy' ? inVain(context, 'proxy') : [];
}

const OTHER_TIMEOUTS = new Set(PROTOCOL_TIMEOUTS.filter((name) => !name.startsWith('proxy_')));

function isForAnotherProtocol(statement: Statement): boolean {
  return OTHER_TIMEOUTS.has(nameOf(statement));
}

/** What is handed on by another protocol is no route of the model. */
function* checkOthers(configuration: NginxConfiguration): Generator<Report> {
  const blocks = new Set(
    PROTOCOL_TIMEOUTS.flatMap((name) => configuration.statements.named(name).map(({ context }) => context)),
  );
  for (const block of blocks) {
    const protocol = onlyProtocolIn(block);
    if (protocol !== null && protocol !== 'proxy') yield* inVain(block, protocol);
  }
}

/** The one protocol by which a location hands requests on; null where there are several, or that is not certain. */
function onlyProtocolIn(block: Context): Protocol | null {
  if (block.kind !== 'location' || block.statement === null) return null;
  const [protocol, ...others] = protocolsIn(block) ?? [];
  return protocol === undefined || others.length > 0 ? null : protocol;
}

function* inVain(block: Context, protocol: Protocol): Generator<Report> {
  const lines = block.statements.filter((at) => isInVain(at, block, protocol));
  const [line, ...others] = lines;
  if (line === undefined) return;
  const meant = meantBy(line, protocol);
  yield {
    message: `\`${nameOf(line)}\` does not act on \`${protocol}_pass\`: \`${meant}\` does, and is left at its default of 60s.`,
    span: spanOf(line),
    related: others.map((other) => ({
      message: `nor does \`${nameOf(other)}\``,
      span: spanOf(other),
    })),
    fix: {
      safety: 'safe',
      title: `set \`${lines.map((at) => `${meantBy(at, protocol)} ${argumentOf(at, 0)}`).join('`, `')}\``,
      edits: lines.map((at) => renamed(at, meantBy(at, protocol))),
    },
  };
}

/** Raised in the block's own file, for a protocol that is not spoken here, while nothing sets the right one. */
function isInVain(line: Statement, block: Context, protocol: Protocol): boolean {
  const timeout = protocolTimeout(nameOf(line));
  if (timeout === null || timeout.protocol === protocol || line.directive.conditional) return false;
  // A snippet may set them for every protocol.
  if (line.through !== (block.statement?.through ?? null) || !lasts(line, DEFAULT + 1)) return false;
  const right = effectiveScalar(block, meantBy(line, protocol));
  return right.statement === null && right.gap === null;
}

function meantBy(line: Statement, protocol: Protocol): string {
  return `${protocol}_${protocolTimeout(nameOf(line))?.limit ?? 'read'}_timeout`;
}

function renamed({ file, directive }: Statement, name: string): TextEdit {
  return { file, start: directive.name.start, end: directive.name.end, text: name };
}
