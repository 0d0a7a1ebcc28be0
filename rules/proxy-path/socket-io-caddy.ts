/**
 * `handle_path /socket.io/*`: the path by which Socket.IO's server knows its own requests is taken off them. Its clients and
 * its server have the same default, `/socket.io/`, and who changes it for the one changes it for the other.
 */
import { sharers } from '../../src/caddy/config/first-of.ts';
import { pathsOf } from '../../src/caddy/config/matchers.ts';
import { isMeantForWebSockets } from '../../src/caddy/config/meant.ts';
import { changesPaths, type Level } from '../../src/caddy/config/proxy.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { swallowing } from '../../src/caddy/config/rewritten.ts';
import { childrenNamed, headSpan, type Statement, splitMatcher } from '../../src/caddy/config/statement.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';

export function* checkStripped(route: CaddyRoute): Generator<Report> {
  const block = strippingBlock(route);
  if (block === null) return;
  const [first, ...others] = sharers(route, (other) => strippingBlock(other) === block);
  if (first === undefined) return;
  yield {
    message: `Socket.IO answers at \`/socket.io/\`, unless its server has another \`path\`; here it is asked for \`/\`, since ${quoteLine(block)} takes \`${prefixOf(block)}\` off the path.`,
    span: headSpan(block),
    severity: 'info',
    related: [
      { message: 'it is asked here', span: route.origin },
      ...others.map(({ origin }) => ({ message: 'and here', span: origin })),
    ],
    fix: fixFor(block),
  };
}

/** The block that takes Socket.IO's path off what the proxy sends on, with nothing that puts it back. */
function strippingBlock(route: CaddyRoute): Statement | null {
  const { levels, proxy, shadow, configuration } = route;
  if (shadow !== null || proxy.conditional || proxy.opaque || !isMeantForWebSockets(route)) return null;
  const index = levels.findLastIndex(({ entered }) => entered.name.value === 'handle_path');
  const block = levels[index]?.entered;
  if (block === undefined || block.conditional || !/\/socket\.io$/i.test(prefixOf(block))) return null;
  if (childrenNamed(proxy, 'rewrite').length > 0 || !levels.slice(index + 1).every(leavesPaths)) return null;
  return swallowing(levels, configuration.target.caddy) === null ? block : null;
}

function leavesPaths(level: Level): boolean {
  return (
    !level.opaque && !level.entered.conditional && !changesPaths(level) && pathsOf(level.matcher) === null
  );
}

function prefixOf(block: Statement): string {
  return (splitMatcher(block).matcher?.value ?? '').replace(/\/?\*$/, '');
}

/** Not safe: the server may have been told of `/`. JSON has a rewrite of its own for it. */
function fixFor({ name, json }: Statement): Fix | null {
  if (json !== undefined) return null;
  const { file, start, end } = name.span;
  return {
    safety: 'unsafe',
    title: 'leave the path as it is, with `handle`',
    edits: [{ file, start, end, text: 'handle' }],
  };
}
