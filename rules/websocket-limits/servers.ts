/** `max_conns` of an upstream's servers counts open WebSockets, which do not end (case D07). */
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { type Statement, spanOf, statementsNamed } from '../../src/nginx/config/context.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { upstreamNamed } from '../../src/nginx/config/upstreams.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { OPTIONS } from './options.ts';
import { parameter } from './zones.ts';

export function* checkServers(route: NginxRoute, { optionsAt }: RuleContext): Generator<Report> {
  const { authority } = readProxyTarget(route.upstream.target);
  const block = upstreamNamed(route.configuration.http, authority)?.block ?? null;
  if (block === null || block.gaps.length > 0) return;
  const servers = statementsNamed(block, 'server').filter(takesPart);
  const limits = servers.map((server) => Number(parameter(server, 'max_conns') ?? '0'));
  const sum = limits.reduce((total, limit) => total + limit, 0);
  const [first, ...others] = servers;
  // A server without a limit takes what the others refuse; 0 is none.
  if (first === undefined || limits.some((limit) => !(limit > 0))) return;
  if (sum >= optionsAt(OPTIONS, spanOf(first)).inAll) return;
  const perWorker = statementsNamed(block, 'zone').length === 0 ? ' for each worker process' : '';
  yield {
    message: `No more than ${sum === 1 ? 'one WebSocket is' : `${sum} WebSockets are`} open at a time${perWorker}, and ordinary requests count as well: beyond that, handshakes end with 502.`,
    span: spanOf(first),
    related: [
      ...others.map((server) => ({ message: 'and this', span: spanOf(server) })),
      { message: 'WebSockets come this way', span: route.origin },
    ],
  };
}

/** Servers that are switched off, or kept for when all others fail, are not counted. */
function takesPart({ directive }: Statement): boolean {
  return !directive.args.some(({ value }) => value === 'down' || value === 'backup');
}
