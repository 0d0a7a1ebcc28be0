/**
 * `fastcgi_pass` and `grpc_pass` where WebSockets are expected: nginx upgrades through `proxy_pass`, `uwsgi_pass` and
 * `scgi_pass` only (case D14).
 */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  argumentOf,
  argumentSpan,
  type Context,
  enclosing,
  nameOf,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { literalPath, matchOf } from '../../src/nginx/config/location-path.ts';
import type { Span } from '../../src/text/span.ts';

/** What a client sees behind each (measured on 1.22.1 and 1.31.4). */
const WITHOUT_UPGRADE: Readonly<Record<string, string>> = {
  fastcgi_pass: 'FastCGI has no upgrade, so that a 101 of the application ends the connection',
  grpc_pass: 'gRPC has no upgrade, so that a handshake ends with 502',
};

export function* checkOtherHandlers({ statements }: NginxConfiguration): Generator<Report> {
  for (const [name, because] of Object.entries(WITHOUT_UPGRADE)) {
    for (const handler of statements.named(name)) {
      const location = enclosing(handler.context, 'location');
      if (location === null || statementsNamed(location, 'proxy_pass').length > 0) continue;
      const evidence = webSocketEvidence(location);
      if (evidence === null) continue;
      yield {
        message: `No WebSocket opens through \`${matchOf(location, location)}\`: ${because}.`,
        span: spanOf(handler),
        related: [{ message: evidence.message, span: evidence.span }],
      };
    }
  }
}

interface Evidence {
  readonly message: string;
  readonly span: Span;
}

/** `/ws` alone is no evidence: many a web service in PHP lies there. */
const WEBSOCKET_PATH = /(?:^|\/)(?:wss|websockets?|web-socket|socket\.io|sockjs(?:-node)?|cable)(?:\/|$)/i;

function webSocketEvidence(location: Context): Evidence | null {
  const line = location.statements.find(passesUpgrade);
  if (line !== undefined) return { message: 'the upgrade is passed on here', span: spanOf(line) };
  const path = literalPath(location);
  if (path === null || location.statement === null || !WEBSOCKET_PATH.test(path)) return null;
  return {
    message: 'the path is one of WebSockets',
    span: argumentSpan(location.statement, location.statement.directive.args.length - 1),
  };
}

function passesUpgrade(statement: Statement): boolean {
  const name = nameOf(statement);
  const header = argumentOf(statement, 0).toLowerCase();
  if (name === 'fastcgi_param') return header === 'http_upgrade';
  return (name === 'grpc_set_header' || name === 'proxy_set_header') && header === 'upgrade';
}
