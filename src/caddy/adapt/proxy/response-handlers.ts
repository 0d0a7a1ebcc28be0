/**
 * What a proxy does with chosen answers: `replace_status` and `handle_response` (reverseproxy/caddyfile.go). Those without a
 * matcher come last, whatever the order in which they are written.
 */
import { type Argument, headSpan, type Statement } from '../../config/statement.ts';
import { type ObjectNode, objectNode } from '../../json/node.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { weakString } from '../go-values.ts';
import { OptionLine } from '../option-lines.ts';
import { readResponseMatcher } from '../response-matcher.ts';
import { routeNode } from '../subroute.ts';
import type { ProxyDraft, ResponseEntry } from './proxy-draft.ts';

/** Reads `@name status 5xx` in the block of a proxy. */
export function readNamedResponseMatcher(line: OptionLine, proxy: ProxyDraft): void {
  const { name } = line;
  if (proxy.responseMatchers.has(name.value)) {
    line.refuse(
      'duplicate',
      `the matcher ${name.value} is defined above; give this one another name`,
      name.span,
    );
  }
  proxy.responseMatchers.set(name.value, readResponseMatcher(line.asStatement(), line.context));
}

export function readReplaceStatus(line: OptionLine, proxy: ProxyDraft): void {
  const args = line.exactly(1, 2, 'a status, and before it at most the name of a response matcher');
  const [first, second] = args ?? [];
  if (line.block().length > 0) {
    line.refuse('arguments', 'replace_status takes no block; use handle_response', line.name.span);
  }
  if (first === undefined) return;
  const status = second ?? first;
  const matcher = second === undefined ? null : matcherNamed(first, line, proxy);
  proxy.replacements.push({
    isMatched: second !== undefined,
    entry: { match: matcher ?? undefined, status_code: statusCode(status) },
  });
}

function statusCode({ value, span }: Argument) {
  if (value === '') return undefined;
  const printed = weakString(value);
  return typeof printed === 'string' ? ({ kind: 'string', value: printed, span } as const) : printed;
}

/** All that `handle_response` and `replace_status` make, in the order in which Caddy tries them. */
export function responseEntries(proxy: ProxyDraft, context: AdaptContext): readonly ResponseEntry[] {
  const blocks = proxy.responseBlocks.map((statement) => entryOf(statement, proxy, context));
  const entries = [...proxy.replacements, ...blocks];
  return [...entries.filter(({ isMatched }) => isMatched), ...entries.filter(({ isMatched }) => !isMatched)];
}

function entryOf(statement: Statement, proxy: ProxyDraft, context: AdaptContext): ResponseEntry {
  const line = new OptionLine(statement.name, statement.args, statement, context);
  const [name, status, ...more] = line.rest();
  if (status !== undefined) {
    const message =
      more.length === 0
        ? 'handle_response replaces no status; write replace_status'
        : 'handle_response takes at most the name of a response matcher';
    line.refuse('arguments', message, status.span);
  }
  const match = name === undefined ? null : matcherNamed(name, line, proxy);
  const routes = context.routes(statement.block ?? [], 'sorted').map(routeNode);
  const entry = objectNode(
    { match: match ?? undefined, routes: routes.length === 0 ? undefined : routes },
    headSpan(statement),
  );
  return { isMatched: name !== undefined, entry };
}

function matcherNamed(name: Argument, line: OptionLine, proxy: ProxyDraft): ObjectNode | null {
  const matcher = proxy.responseMatchers.get(name.value);
  if (matcher !== undefined) return matcher;
  if (!name.value.startsWith('@')) {
    line.refuse(
      'matcher',
      `${line.name.value} takes the name of a response matcher, such as @error, not ${name.value}`,
      name.span,
    );
  } else if (!proxy.isOpaque) {
    const message = `no response matcher ${name.value} is defined in this proxy; matchers of the site do not count here`;
    line.refuse('matcher', message, name.span);
  }
  return null;
}
