/** `try_files` answers a handshake with a file, as a single-page application wants it for its pages (case C09). */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { removeStatement } from '../../src/nginx/edit/place.ts';
import { HANDLERS } from '../../src/nginx/language/handlers.ts';
import { locationHead } from '../../src/nginx/request/describe-location.ts';
import { detourOf, fallbackOf, filesLine } from '../../src/nginx/request/detour.ts';
import { visitsTo } from '../../src/nginx/request/visits.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';

export function* checkNginxRoute(route: NginxRoute): Generator<Report> {
  const { location } = route;
  if (route.protocol !== 'http' || !isAtLeast(route.intent, 'strong') || route.context !== location) return;
  const detour = detourOf(route);
  if (detour?.kind !== 'files' || detour.trace.followed?.handled != null) return;
  yield {
    message: `No WebSocket opens through \`${route.match}\`: \`try_files\` comes before \`proxy_pass\`, and ${answerOf(detour.line)}.`,
    span: spanOf(detour.line),
    related: [{ message: 'the handshake was meant to leave here', span: route.origin }],
    fix: withoutFiles(detour.line, location),
  };
}

function answerOf(line: Statement): string {
  const fallback = fallbackOf(line);
  const status = /^=(\d+)$/.exec(fallback)?.[1];
  return status === undefined
    ? `where there is no such file it goes on to \`${fallback}\``
    : `where there is no such file it answers ${status}`;
}

/** Where nothing but WebSockets is served, no file is either. */
function withoutFiles(line: Statement, location: Context): Fix | null {
  const isExclusive = knownWebSocketPath(literalPath(location) ?? '')?.exclusive === true;
  if (!isExclusive || line.stock || line.directive.conditional) return null;
  return { safety: 'unsafe', title: 'look for no files here', edits: [removeStatement(line)] };
}

/** A location with a path and headers for WebSockets, and `try_files` in the place of `proxy_pass`. */
export function* checkNginx(configuration: NginxConfiguration): Generator<Report> {
  for (const line of configuration.statements.named('proxy_set_header')) {
    const location = line.context;
    if (location.kind !== 'location' || argumentOf(line, 0).toLowerCase() !== 'upgrade') continue;
    if (argumentOf(line, 1) === '' || knownWebSocketPath(literalPath(location) ?? '') === null) continue;
    if (location.gaps.length > 0 || hasHandler(location)) continue;
    const visits = visitsTo(location, configuration);
    const files = visits[0] === undefined ? null : filesLine(visits[0], location);
    if (files === null || visits.some(({ followed }) => followed?.handled != null)) continue;
    yield {
      message: `No WebSocket opens through \`${locationHead(location)}\`: it sets headers for one and has no \`proxy_pass\`, and ${answerOf(files)}.`,
      span: spanOf(files),
      related: [{ message: 'this is sent nowhere', span: spanOf(line) }],
    };
  }
}

/** Whether something in a location, or in a block inside it, answers or sends requests on. */
function hasHandler(block: Context): boolean {
  return block.statements.some(
    (at) => HANDLERS.has(nameOf(at)) || (at.block !== null && hasHandler(at.block)),
  );
}
