/** The names that a generated nginx configuration defines, which have to be free where it is inserted. */
import type { Plan, PlannedUpstream } from '../plan.ts';

export interface NginxNames {
  /** Variables, without `$`. */
  readonly upgrade: string;
  readonly connection: string;
  /**
   * For a server that listens for HTTP/3, where `$http_host` is empty (nginx 1.25.0 to 1.31.2 at least) and the application
   * would get no Host. Left out where there is no such listener.
   */
  readonly host?: string;
  /** Used with trusted proxies only. */
  readonly fromTrustedProxy: string;
  readonly forwardedProto: string;
  /** The name of each planned upstream in the file, by its name in the plan; none where `proxy_pass` names the server itself. */
  readonly upstreams: ReadonlyMap<string, string>;
}

/** The names in a configuration of its own. */
export function ownNames(plan: Plan): NginxNames {
  return {
    upgrade: 'websocket_upgrade',
    connection: 'websocket_connection',
    fromTrustedProxy: 'from_trusted_proxy',
    forwardedProto: 'forwarded_proto',
    upstreams: new Map(plan.upstreams.map((upstream) => [upstream.name, upstreamName(upstream)])),
  };
}

/**
 * Presets of libraries have the name of a protocol (`socket-io`). An `upstream` with such a name is taken for one that
 * WebSockets are sent to and nothing else, while it is the application that answers there.
 */
function upstreamName({ name, servers }: PlannedUpstream): string {
  const isProtocol = /(?:^|[-_])(?:ws|websockets?|socket-?io|sockjs|signalr)(?:[-_]|$)/i.test(name);
  return isProtocol ? `app${/[-:](\d+)$/.exec(servers[0] ?? '')?.[0].replace(':', '-') ?? ''}` : name;
}
