/**
 * A location for Socket.IO that its clients miss: they open `/socket.io/`, in small letters and with the slash, unless
 * both sides are told otherwise (cases C02, C41).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Context, spanOf } from '../../src/nginx/config/context.ts';
import { locationName } from '../../src/nginx/config/location-path.ts';
import { locationTree } from '../../src/nginx/request/location-tree.ts';
import { sampleHandshakes } from '../../src/nginx/request/sample-request.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { traceRequest } from '../../src/nginx/trace.ts';

const CLIENTS_PATH = '/socket.io/';

export function missedByClients(route: NginxRoute): Report | null {
  const { context, location, server, match } = route;
  if (location?.statement == null || server === null || context !== location) return null;
  const { kind, name } = locationName(location);
  const isExact = kind === 'exact';
  if (!isExact && kind !== 'prefix' && kind !== 'preferential-prefix') return null;
  const isMeant = `${name.toLowerCase().replace(/\/$/, '')}/` === CLIENTS_PATH;
  const takesIt = isExact ? name === CLIENTS_PATH : CLIENTS_PATH.startsWith(name);
  if (!isMeant || takesIt || opensAnyway(route.configuration, server)) return null;
  const why =
    isExact && name === name.toLowerCase()
      ? 'this takes no other path than its own'
      : 'nginx tells small letters from capitals';
  return {
    message: `Clients of Socket.IO do not come to \`${match}\`: they open \`${CLIENTS_PATH}\` unless they are told otherwise, and ${why}.`,
    span: spanOf(location.statement),
    severity: 'warning',
    fix: renamed(location),
  };
}

function opensAnyway(configuration: NginxConfiguration, server: Context): boolean {
  if (configuration.http === null) return true;
  return sampleHandshakes(server, CLIENTS_PATH).some((request) => {
    const { websocket, outcome } = traceRequest(configuration, request);
    return outcome.kind === 'unknown' || websocket?.handshake !== 'fails';
  });
}

/** Null where another location has that name: nginx would refuse the second one. */
function renamed({ statement, parent }: Context): Fix | null {
  const [first] = statement?.directive.args ?? [];
  const last = statement?.directive.args.at(-1);
  if (statement === null || first === undefined || last === undefined || parent === null) return null;
  if (statement.stock || statement.directive.conditional || locationTree(parent).prefixes.has(CLIENTS_PATH))
    return null;
  return {
    safety: 'unsafe',
    title: `name the path that clients open, \`${CLIENTS_PATH}\``,
    edits: [{ file: statement.file, start: first.start, end: last.end, text: CLIENTS_PATH }],
  };
}
