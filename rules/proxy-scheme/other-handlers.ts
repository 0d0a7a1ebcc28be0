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
import { knownWebSocketPath } from '../../src/route/known-paths.ts';
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
      const match = `\`${matchOf(location, location)}\``;
      yield {
        message: evidence.isCertain
          ? `No WebSocket opens through ${match}: ${because}.`
          : `If ${match} is for WebSockets, none opens: ${because}.`,
        span: spanOf(handler),
        severity: evidence.isCertain ? 'error' : 'info',
        related: [{ message: evidence.message, span: evidence.span }],
      };
    }
  }
}

interface Evidence {
  readonly isCertain: boolean;
  readonly message: string;
  readonly span: Span;
}

/** Words that stand for nothing else; below `/ws` may as well lie a web service. */
const CERTAIN_PATH = /(?:^|\/)(?:wss|websockets?|web-socket|socket\.io|sockjs(?:-node)?|cable)(?:\/|$)/i;

function webSocketEvidence(location: Context): Evidence | null {
  const line = location.statements.find(passesUpgrade);
  if (line !== undefined)
    return { isCertain: true, message: 'the upgrade is passed on here', span: spanOf(line) };
  const path = literalPath(location);
  if (path === null || location.statement === null || knownWebSocketPath(path) === null) return null;
  const isCertain = CERTAIN_PATH.test(path);
  // `/live`, `/hub` and the like are paths of one application, which is not behind FastCGI.
  if (!isCertain && knownWebSocketPath(path)?.exclusive !== true) return null;
  return {
    isCertain,
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
