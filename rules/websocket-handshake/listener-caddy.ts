/**
 * `servers { protocols h2 h3 }`: browsers open WebSockets over HTTP/1.1, unless the server offers extended CONNECT, which Caddy
 * by default does not. Caddy 2.6 does not start with it, 2.11.4 does, and `wss:` over HTTP/1.1 fails (measured).
 */
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { serversBlockOf } from '../../src/caddy/config/server-options.ts';
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { insertArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

export function* listenersWithoutHttp1(configuration: CaddyConfiguration): Generator<Report> {
  const isRefused = !isVersionAtLeast(configuration.target.caddy, '2.7');
  for (const servers of configuration.globalOptions) {
    if (servers.name.value !== 'servers') continue;
    const line = childrenNamed(servers, 'protocols').at(-1);
    const protocols = line?.args.map(({ value }) => value) ?? [];
    if (line === undefined || protocols.length === 0 || protocols.includes('h1')) continue;
    if (line.conditional || line.args.some(({ certain }) => !certain)) continue;
    if (isRefused && protocols.some((name) => name.startsWith('h2'))) {
      yield {
        message: `Caddy ${configuration.target.caddy} does not start: ${quoteLine(line)} needs \`h1\` as well.`,
        span: headSpan(line),
        severity: 'error',
        fix: withHttp1(line, 'safe'),
      };
      continue;
    }
    const routes = configuration.routes.filter(
      (route) => serversBlockOf(route) === servers && isAtLeast(route.intent, 'weak'),
    );
    const route = routes.find(({ intent }) => isAtLeast(intent, 'strong')) ?? routes[0];
    const severity = route === undefined ? null : severityFor(route.intent, 'error');
    if (route === undefined || severity === null) continue;
    yield {
      message: `No WebSocket opens: clients ask for one over HTTP/1.1, and ${quoteLine(line)} leaves \`h1\` out.`,
      span: headSpan(line),
      severity,
      related: [{ message: 'WebSockets leave here', span: route.origin }],
      fix: withHttp1(line, 'unsafe'),
    };
  }
}

function withHttp1(line: Statement, safety: Fix['safety']): Fix | null {
  const [first] = line.args;
  if (first === undefined) return null;
  return { safety, title: 'add `h1`', edits: [insertArgument(first, 'h1')] };
}
