/** Plans for examples: one application on 127.0.0.1:3000, and what differs from that. */
import type { Plan, PlannedRoute, PlannedUpstream } from '../../../src/generate/plan.ts';

export const APP: PlannedUpstream = {
  name: 'app',
  scheme: 'http',
  servers: ['127.0.0.1:3000'],
  affinity: false,
  selfSigned: false,
};

export function routeAt(path: string, parts: Partial<PlannedRoute> = {}): PlannedRoute {
  return {
    path,
    strip: null,
    upstream: APP,
    carries: ['requests', 'websockets'],
    about: null,
    endpoint: null,
    idleTimeout: 3_600_000,
    bodyLimit: null,
    requestBuffering: true,
    ...parts,
  };
}

/** `upstreams` are those of the routes. */
export function planOf(parts: Partial<Omit<Plan, 'upstreams'>> = {}): Plan {
  const routes = parts.routes ?? [routeAt('/')];
  return {
    title: '127.0.0.1:3000',
    documentation: null,
    hosts: [],
    port: null,
    tls: { kind: 'none' },
    mount: '/',
    headers: [],
    trustedProxies: [],
    settings: [],
    version: null,
    ...parts,
    routes,
    upstreams: [...new Set(routes.map(({ upstream }) => upstream))],
  };
}
