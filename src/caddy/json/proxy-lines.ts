/** The handler `reverse_proxy` of JSON (modules/caddyhttp/reverseproxy) as a Caddyfile would write it. */
import { lookUp } from '../../text/look-up.ts';

import type { Span } from '../../text/span.ts';
import type { Argument, Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { durationWord } from './duration-word.ts';
import { operationLines } from './header-lines.ts';
import { line, memberLine, quoted, word, wordAt } from './line.ts';
import { type Cursor, isTrueAt, itemsOf, memberAt, membersOf, type NamedCursor, textAt } from './place.ts';

/** The words that name the upstreams, each where it is dialled. */
export function upstreamWords(proxy: Cursor): readonly Argument[] {
  return itemsOf(memberAt(proxy, 'upstreams')).flatMap(
    (upstream) => wordAt(memberAt(upstream, 'dial')) ?? [],
  );
}

/** Members that are lines of their own with one word. */
const PLAIN = [
  'buffer_requests',
  'buffer_responses',
  'max_buffer_size',
  'request_buffers',
  'response_buffers',
  'stream_buffer_size',
  'verbose_logs',
] as const;

const DURATIONS = ['flush_interval', 'stream_timeout', 'stream_close_delay'] as const;

/** The lines of its block. `lower` makes lines of the routes that take a response. */
export function proxyLines(
  proxy: Cursor,
  lower: (routes: Cursor, owner: Directive) => readonly Statement[],
  owner: Directive,
): readonly Statement[] {
  const headers = memberAt(proxy, 'headers');
  const lines: Statement[] = [];
  for (const name of DURATIONS) lines.push(...durationLine(memberAt(proxy, name), name, owner));
  for (const name of PLAIN) {
    const member = memberAt(proxy, name);
    // Off is the default.
    if (member?.node.kind === 'boolean' && !member.node.value) continue;
    lines.push(
      ...memberLine(member, owner, { name, ...(member?.node.kind === 'boolean' ? { args: [] } : {}) }),
    );
  }
  lines.push(...operationLines(memberAt(headers, 'request'), 'header_up', owner));
  lines.push(...operationLines(memberAt(headers, 'response'), 'header_down', owner));
  lines.push(...rewriteLines(memberAt(proxy, 'rewrite'), owner));
  lines.push(...balancingLines(memberAt(proxy, 'load_balancing'), owner));
  lines.push(...healthLines(memberAt(proxy, 'health_checks'), owner));
  lines.push(
    ...memberLine(memberAt(proxy, 'dynamic_upstreams'), owner, { name: 'dynamic', args: sourceOf(proxy) }),
  );
  lines.push(...transportLine(memberAt(proxy, 'transport'), owner));
  const handling = memberAt(proxy, 'handle_response');
  for (const handler of itemsOf(handling)) {
    if (handling !== null) lines.push(...responseLines(handler, handling.nameSpan, lower, owner));
  }
  return lines;
}

function sourceOf(proxy: Cursor): readonly Argument[] {
  const source = wordAt(memberAt(memberAt(proxy, 'dynamic_upstreams'), 'source'));
  return source === null ? [] : [source];
}

function durationLine(member: NamedCursor | null, name: string, owner: Directive): readonly Statement[] {
  const value = durationWord(member);
  return memberLine(member, owner, { name, args: value === null ? [] : [value] });
}

function rewriteLines(rewrite: NamedCursor | null, owner: Directive): readonly Statement[] {
  return [
    ...memberLine(memberAt(rewrite, 'method'), owner, { name: 'method' }),
    ...memberLine(memberAt(rewrite, 'uri'), owner, { name: 'rewrite' }),
  ];
}

function balancingLines(balancing: NamedCursor | null, owner: Directive): readonly Statement[] {
  const policy = memberAt(balancing, 'selection_policy');
  const name = wordAt(memberAt(policy, 'policy'));
  const words = [name, ...['name', 'field', 'choose', 'key'].map((each) => wordAt(memberAt(policy, each)))];
  return [
    ...(policy === null || name === null
      ? []
      : memberLine(policy, owner, { name: 'lb_policy', args: words.filter((each) => each !== null) })),
    ...durationLine(memberAt(balancing, 'try_duration'), 'lb_try_duration', owner),
    ...durationLine(memberAt(balancing, 'try_interval'), 'lb_try_interval', owner),
    ...memberLine(memberAt(balancing, 'retries'), owner, { name: 'lb_retries' }),
    ...memberLine(memberAt(balancing, 'retry_match'), owner, { name: 'lb_retry_match' }),
  ];
}

function healthLines(checks: NamedCursor | null, owner: Directive): readonly Statement[] {
  const active = memberAt(checks, 'active');
  const passive = memberAt(checks, 'passive');
  return [
    ...memberLine(memberAt(active, 'uri'), owner, { name: 'health_uri' }),
    ...memberLine(memberAt(active, 'path'), owner, { name: 'health_path' }),
    ...memberLine(memberAt(active, 'port'), owner, { name: 'health_port' }),
    ...durationLine(memberAt(active, 'interval'), 'health_interval', owner),
    ...durationLine(memberAt(active, 'timeout'), 'health_timeout', owner),
    ...durationLine(memberAt(passive, 'fail_duration'), 'fail_duration', owner),
    ...memberLine(memberAt(passive, 'max_fails'), owner, { name: 'max_fails' }),
    ...memberLine(memberAt(passive, 'unhealthy_request_count'), owner, { name: 'unhealthy_request_count' }),
    ...durationLine(memberAt(passive, 'unhealthy_latency'), 'unhealthy_latency', owner),
  ];
}

const TRANSPORT_DURATIONS: ReadonlySet<string> = new Set([
  'dial_timeout',
  'response_header_timeout',
  'expect_continue_timeout',
  'read_timeout',
  'write_timeout',
]);

/** Members that a Caddyfile calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  dial_fallback_delay: 'dial_fallback_delay',
  max_response_header_size: 'max_response_header',
  write_buffer_size: 'write_buffer',
  read_buffer_size: 'read_buffer',
};

function transportLine(transport: NamedCursor | null, owner: Directive): readonly Statement[] {
  if (transport === null) return [];
  const protocol = memberAt(transport, 'protocol');
  const name = wordAt(protocol);
  const block = (inner: Directive) =>
    membersOf(transport).flatMap((member) =>
      member.name === 'protocol' ? [] : transportOption(member, inner),
    );
  const head = protocol?.span ?? transport.nameSpan;
  const parts = { head, place: transport.place, args: name === null ? [] : [name], block };
  return [line('transport', parts, owner)];
}

function transportOption(member: NamedCursor, owner: Directive): readonly Statement[] {
  const { name, node } = member;
  if (node.kind === 'null') return [];
  if (TRANSPORT_DURATIONS.has(name) || name === 'dial_fallback_delay')
    return durationLine(member, name, owner);
  switch (name) {
    case 'versions':
      return memberLine(member, owner, { args: itemsOf(member).flatMap((item) => wordAt(item) ?? []) });
    case 'tls':
      return [
        ...memberLine(member, owner, { args: [] }),
        ...(isTrueAt(member, 'insecure_skip_verify')
          ? memberLine(memberAt(member, 'insecure_skip_verify'), owner, {
              name: 'tls_insecure_skip_verify',
              args: [],
            })
          : []),
        ...memberLine(memberAt(member, 'server_name'), owner, { name: 'tls_server_name' }),
      ];
    case 'keep_alive':
      return keepAliveLines(member, owner);
    default:
      return memberLine(member, owner, { name: lookUp(OTHER_NAMES, name) ?? name });
  }
}

function keepAliveLines(keepAlive: NamedCursor, owner: Directive): readonly Statement[] {
  const enabled = memberAt(keepAlive, 'enabled');
  const isOff = enabled?.node.kind === 'boolean' && !enabled.node.value;
  return [
    ...(isOff && enabled !== null
      ? memberLine(enabled, owner, { name: 'keepalive', args: [word('off', enabled.node.span)] })
      : durationLine(memberAt(keepAlive, 'idle_timeout'), 'keepalive', owner)),
    ...durationLine(memberAt(keepAlive, 'probe_interval'), 'keepalive_interval', owner),
    ...memberLine(memberAt(keepAlive, 'max_idle_conns'), owner, { name: 'keepalive_idle_conns' }),
    ...memberLine(memberAt(keepAlive, 'max_idle_conns_per_host'), owner, {
      name: 'keepalive_idle_conns_per_host',
    }),
  ];
}

/** A handler of responses, after the matcher that it names. */
function responseLines(
  handler: Cursor,
  whole: Span,
  lower: (routes: Cursor, owner: Directive) => readonly Statement[],
  owner: Directive,
): readonly Statement[] {
  const match = memberAt(handler, 'match');
  const status = memberAt(handler, 'status_code');
  const routes = memberAt(handler, 'routes');
  const head = match?.span ?? whole;
  const conditions = match === null ? [] : membersOf(match);
  const token =
    conditions.length === 0 || match === null
      ? null
      : word(`@response-${match.node.span.start}`, match.node.span);
  const definition =
    token === null || match === null
      ? []
      : [
          line(
            token.value,
            {
              head: match.span,
              place: match.place,
              block: (inner) => conditions.flatMap((condition) => responseCondition(condition, inner)),
            },
            owner,
          ),
        ];
  const before = token === null ? [] : [token];
  const value = wordAt(status);
  const made =
    status !== null && value !== null
      ? line('replace_status', { head: status.span, place: handler.place, args: [...before, value] }, owner)
      : line(
          'handle_response',
          {
            head,
            place: handler.place,
            args: before,
            quote: responseQuote(match),
            block: (inner) => (routes === null ? [] : lower(routes, inner)),
          },
          owner,
        );
  return [...definition, made];
}

function responseQuote(match: NamedCursor | null): string {
  return match === null ? '`"handle_response"`' : `\`"handle_response"\` with ${quoted(match.span)}`;
}

/** A number below 10 is a class of status codes. */
function responseCondition(condition: NamedCursor, owner: Directive): readonly Statement[] {
  const { name, span, place } = condition;
  if (name !== 'status_code') return memberLine(condition, owner, { name: 'header' });
  const args = itemsOf(condition).flatMap(({ node }) =>
    node.kind === 'number' ? [word(node.value < 10 ? `${node.value}xx` : String(node.value), node.span)] : [],
  );
  return [line('status', { head: span, place, args }, owner)];
}

/**
 * Whether this is what `forward_auth` of a Caddyfile becomes: a request to ask, whose good answer lets the original one go on.
 */
export function isForwardAuth(proxy: Cursor): boolean {
  const rewrite = memberAt(proxy, 'rewrite');
  const handlers = itemsOf(memberAt(proxy, 'handle_response'));
  const [first] = handlers;
  if (textAt(rewrite, 'method') !== 'GET' || textAt(rewrite, 'uri') === null || first === undefined)
    return false;
  const statuses = itemsOf(memberAt(memberAt(first, 'match'), 'status_code'));
  const isGood = statuses.some(({ node }) => node.kind === 'number' && node.value === 2);
  return (
    isGood &&
    itemsOf(memberAt(first, 'routes')).every((route) => itemsOf(memberAt(route, 'handle')).every(passesOn))
  );
}

const PASSING: ReadonlySet<string> = new Set(['headers', 'vars', 'request_header', 'map']);

function passesOn(handler: Cursor): boolean {
  return PASSING.has(textAt(handler, 'handler') ?? '');
}
