/** Events of an event stream that wait in nginx. */
import type { Related } from '../../src/lint/finding.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import {
  eventStreamIntent,
  type HeldBack,
  heldBack,
  ownBufferingLine,
} from '../../src/nginx/config/event-stream.ts';
import { headerBlock, insertInOwnBlock } from '../../src/nginx/edit/header-block.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import type { TextEdit } from '../../src/text/edit.ts';

export function* checkNginxRoute(route: NginxRoute, nginxVersion: string): Generator<Report> {
  const intent = eventStreamIntent(route);
  if (intent.strength === 'none') return;
  const held = heldBack(route);
  if (held === null) return;
  const isCertain = isAtLeast(intent, 'strong');
  // A list of appointments that is compressed or cached is as it should be.
  if (!isCertain && held.by !== 'http-1.0') return;
  const severity = severityFor(intent, 'warning');
  if (severity === null) return;
  const { inVain } = intent;
  const edit = bufferingEdit(route);
  yield {
    message: messageFor(route, held, nginxVersion, isCertain),
    span: spanOf(blamed(route, held, inVain)),
    severity,
    related: relatedTo(held, inVain, blamed(route, held, inVain)),
    fix:
      edit === null
        ? null
        : { safety: isCertain ? 'safe' : 'unsafe', title: 'set `proxy_buffering off`', edits: [edit] },
  };
}

function messageFor(route: NginxRoute, held: HeldBack, nginxVersion: string, isCertain: boolean): string {
  const events = `${isCertain ? 'Events' : 'Events, if there are any,'} through \`${route.match}\``;
  switch (held.by) {
    case 'http-1.0': {
      const why = `nginx ${nginxVersion} asks the upstream in HTTP/1.0${held.line === null ? ', its default,' : ''} and buffers the answer`;
      const unless = held.deaf === null ? ', unless the application sends `X-Accel-Buffering: no`' : '';
      return `${events} arrive when a buffer is full or the stream ends: ${why}${unless}.`;
    }
    case 'gzip':
      return `${events} arrive when the stream ends: it is compressed (\`${nameOf(held.types)}\`) and buffered.`;
    case 'cache':
      return `Every client but the first gets the events of \`${route.match}\` from the cache: those of the past, all at once.`;
  }
}

/** The own line that a person would change, else the handler beside which the missing line belongs. */
function blamed(route: NginxRoute, held: HeldBack, inVain: Statement | null): Statement {
  const buffering = ownBufferingLine(headerBlock(route));
  if (buffering !== null) return buffering;
  if (held.by === 'cache' && held.cache.context === headerBlock(route)) return held.cache;
  return inVain ?? route.handler;
}

function relatedTo(held: HeldBack, inVain: Statement | null, blame: Statement): readonly Related[] {
  const places: (readonly [string, Statement | null])[] = [];
  if (inVain !== null) places.push([reasonInVain(inVain), inVain]);
  switch (held.by) {
    case 'http-1.0':
      places.push(['the version is set here', held.line]);
      places.push(["the application's own X-Accel-Buffering is ignored here", held.deaf]);
      break;
    case 'gzip':
      places.push(['event streams are compressed here', held.types]);
      break;
    case 'cache':
      places.push(['the stream is stored here', held.cache === blame ? null : held.cache]);
      places.push(["the application's `Cache-Control: no-cache` is ignored here", held.ignoring]);
      break;
  }
  return places.flatMap(([message, statement]) =>
    statement === null ? [] : [{ message, span: spanOf(statement) }],
  );
}

function reasonInVain(line: Statement): string {
  const reader = nameOf(line) === 'add_header' ? 'a proxy in front of this one' : 'the application';
  return `\`${nameOf(line)} ${argumentOf(line, 0)}\` speaks to ${reader}: nginx reads it from the application's response`;
}

/** `off` in the route's own block: where it stands on there already, or beside the handler. */
function bufferingEdit(route: NginxRoute): TextEdit | null {
  const line = ownBufferingLine(headerBlock(route));
  if (line !== null) return line.stock ? null : replaceArgument(line, 0, 'off');
  return insertInOwnBlock(
    route,
    ['proxy_buffering off;'],
    (own) =>
      own.findLast((at) => nameOf(at) === 'proxy_http_version') ?? own.find((at) => at === route.handler),
  );
}
