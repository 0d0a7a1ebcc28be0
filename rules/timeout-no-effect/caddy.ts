/**
 * Lines of Caddy that are often written for WebSockets and event streams, and do nothing for them (measured on 2.6.2 and
 * 2.11.4). They do no harm, so that only who asks for them by the rule's option hears of them.
 */
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { transportOf } from '../../src/caddy/config/upstream.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { OPTIONS } from './options.ts';

interface Idle {
  /** The name by which the option asks for it. */
  readonly name: string;
  readonly line: Statement;
  readonly why: string;
}

export function* checkTuning(route: CaddyRoute, { optionsAt }: RuleContext): Generator<Report> {
  if (!isAtLeast(route.intent, 'strong')) return;
  const { isReported } = optionsAt(OPTIONS, headSpan(route.proxy));
  for (const { name, line, why } of idleLines(route)) {
    if (!isReported(name)) continue;
    yield {
      message: `${quoteLine(line)} does nothing for the WebSockets that leave here: ${why}.`,
      span: headSpan(line),
      related: [{ message: 'they leave here', span: route.origin }],
      // Other answers may be what the line is for.
      fix: { safety: 'unsafe', title: 'remove the line', edits: removeStatements([line]) },
    };
  }
}

function* idleLines({ proxy, configuration }: CaddyRoute): Generator<Idle> {
  for (const line of childrenNamed(proxy, 'flush_interval')) {
    const why =
      'WebSockets are never buffered, and answers without a length or of `text/event-stream` are sent on at once';
    yield { name: 'flush_interval', line, why };
  }
  for (const line of childrenNamed(proxy, 'header_down')) {
    const field = line.args[0]?.value.replace(/^[-+?>]/, '') ?? '';
    if (!/^(?:connection|upgrade|sec-websocket-[\w-]+)$/i.test(field)) continue;
    yield { name: 'header_down', line, why: 'it does not act on the answer 101' };
  }
  const transport = transportOf(proxy);
  for (const name of ['keepalive', 'write_timeout']) {
    for (const line of transport === null ? [] : childrenNamed(transport, name)) {
      const why =
        name === 'keepalive'
          ? 'it is about connections that wait for another request'
          : 'nothing is being written while a socket is silent';
      yield { name, line, why };
    }
  }
  yield* globalLines(configuration.globalOptions);
}

function* globalLines(globalOptions: readonly Statement[]): Generator<Idle> {
  for (const line of globalOptions) {
    if (line.name.value === 'grace_period') {
      const why =
        'a reload closes them at once all the same; `stream_close_delay` in the `reverse_proxy` keeps them';
      yield { name: 'grace_period', line, why };
    }
    if (line.name.value !== 'servers') continue;
    for (const timeouts of childrenNamed(line, 'timeouts')) {
      // `write` ends event streams, which is another rule's matter.
      for (const each of timeouts.block ?? []) {
        if (!/^(?:read_body|read_header|idle)$/.test(each.name.value)) continue;
        yield { name: 'timeouts', line: each, why: 'the times of a server end with the handshake' };
      }
    }
  }
}
