/** The route of one `proxy_pass` in `stream`, where bytes pass untouched. */
import { known, type Setting } from '../route/setting.ts';
import { enclosing, type Statement, spanOf } from './config/context.ts';
import { entryOf } from './config/entry.ts';
import { HANDSHAKE } from './config/handshake-request.ts';
import { readTimeout, upstreamRequest } from './config/upstream-request.ts';
import { upstreamOf } from './config/upstreams.ts';
import { STREAM_TIMEOUT } from './request/stream-follow.ts';
import type { NginxRoute, RouteFamily, RouteWithoutIntent } from './routes.ts';

/** In `stream` nothing of the handshake is touched; only silence ends a connection. */
export function streamRoute(handler: Statement, family: RouteFamily): NginxRoute {
  const { configuration } = family;
  const context = handler.context;
  const server = enclosing(context, 'server');
  const idle = readTimeout(context, 'proxy_timeout', STREAM_TIMEOUT);
  const untouched: Setting<null> = {
    value: known(null),
    origin: { kind: 'default', versions: 'every nginx version' },
  };
  const nginxVersion = configuration.target.nginx;
  const request = upstreamRequest(context, configuration.variables, nginxVersion, HANDSHAKE);
  const route: RouteWithoutIntent = {
    dialect: 'nginx',
    protocol: 'stream',
    configuration,
    entry: entryOf(server),
    match: 'stream server',
    path: null,
    upstream: upstreamOf(handler, family.upstreamsFor(handler)),
    websocket: {
      handshake: 'works',
      reasons: [],
      httpVersion: { value: known('1.1'), origin: untouched.origin },
      upgrade: { value: known('websocket'), origin: untouched.origin },
      connection: { value: known('Upgrade'), origin: untouched.origin },
      idleTimeout: idle.setting,
      lifetime: untouched,
    },
    origin: spanOf(handler),
    handler,
    context,
    location: null,
    server,
    request,
    faults: [],
    reach: { kind: 'reached' },
    idle,
  };
  return { ...route, intent: family.intentOf(route) };
}
