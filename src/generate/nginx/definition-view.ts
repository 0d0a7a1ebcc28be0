/** What belongs in `http`, as the templates see it: maps for Upgrade and Connection, who is trusted, the upstreams. */
import type { Plan, PlannedUpstream } from '../plan.ts';
import type { NginxNames } from './names.ts';
import { constantText } from './quote.ts';

export interface DefinitionView {
  readonly kind: 'map' | 'geo' | 'upstream';
  /** The variable that it defines, without `$`, or the name of the upstream. */
  readonly name: string;
  readonly upgradeMap: {
    readonly comment: string | null;
    readonly variable: string;
    readonly value: string;
  } | null;
  readonly hostMap: { readonly variable: string } | null;
  readonly trustedGeo: { readonly variable: string; readonly ranges: readonly string[] } | null;
  readonly protoMap: { readonly source: string; readonly variable: string } | null;
  readonly upstream: {
    readonly name: string;
    readonly affinity: boolean;
    readonly servers: readonly string[];
  } | null;
}

const NOTHING = {
  upgradeMap: null,
  hostMap: null,
  trustedGeo: null,
  protoMap: null,
  upstream: null,
} as const;

/** In the order in which they read well; only what the plan's locations use. */
export function definitionViews(plan: Plan, names: NginxNames): readonly DefinitionView[] {
  return [...upgradeMaps(plan, names), ...hostMap(names), ...trust(plan, names), ...upstreams(plan, names)];
}

/** nginx compares a map's keys without case; what asks for another protocol than WebSocket goes on without asking. */
function upgradeMaps(plan: Plan, names: NginxNames): readonly DefinitionView[] {
  if (!plan.routes.some(({ carries }) => carries.includes('websockets'))) return [];
  const map = (name: string, value: string, comment: string | null): DefinitionView => ({
    ...NOTHING,
    kind: 'map',
    name,
    upgradeMap: { comment, variable: `$${name}`, value },
  });
  return [
    map(
      names.upgrade,
      'websocket',
      'Only WebSockets are passed on: any other Upgrade, such as h2c, could evade access rules.',
    ),
    map(
      names.connection,
      'upgrade',
      'Other requests get no Connection header, so that connections to the application stay open.',
    ),
  ];
}

function hostMap({ host }: NginxNames): readonly DefinitionView[] {
  return host === undefined
    ? []
    : [{ ...NOTHING, kind: 'map', name: host, hostMap: { variable: `$${host}` } }];
}

function trust(plan: Plan, names: NginxNames): readonly DefinitionView[] {
  if (plan.trustedProxies.length === 0) return [];
  return [
    {
      ...NOTHING,
      kind: 'geo',
      name: names.fromTrustedProxy,
      trustedGeo: {
        variable: `$${names.fromTrustedProxy}`,
        ranges: plan.trustedProxies.map(constantText),
      },
    },
    {
      ...NOTHING,
      kind: 'map',
      name: names.forwardedProto,
      protoMap: {
        source: `$${names.fromTrustedProxy}:$http_x_forwarded_proto`,
        variable: `$${names.forwardedProto}`,
      },
    },
  ];
}

function upstreams(plan: Plan, names: NginxNames): readonly DefinitionView[] {
  return plan.upstreams.flatMap((upstream): readonly DefinitionView[] => {
    const name = names.upstreams.get(upstream.name);
    return name === undefined ? [] : [upstreamView(upstream, name)];
  });
}

function upstreamView({ affinity, servers }: PlannedUpstream, name: string): DefinitionView {
  return {
    ...NOTHING,
    kind: 'upstream',
    name,
    upstream: { name: constantText(name), affinity, servers: servers.map(constantText) },
  };
}
