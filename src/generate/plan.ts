/**
 * What a generated configuration is to serve, whatever the proxy: made from the options and a preset (`make-plan.ts`),
 * written down by `nginx/` and `caddy/`. Everything in it is checked: it can stand in a configuration as it is, but for
 * the quotes that a proxy's own syntax asks for.
 */
import type { Carries, HeaderValue } from './preset.ts';

/** How much of a configuration is asked for. */
export type Part = 'location' | 'server' | 'full';

export type ProxyName = 'nginx' | 'caddy';

export type Tls =
  | { readonly kind: 'none' }
  /** Paths as the user gave them, without characters that mean something to a proxy. */
  | { readonly kind: 'files'; readonly certificate: string; readonly key: string }
  | { readonly kind: 'acme' };

export interface PlannedUpstream {
  /** A word of letters, digits, `-` and `_`, one for each upstream: `grafana`, `jitsi-meet-9090`. */
  readonly name: string;
  readonly scheme: 'http' | 'https';
  /** `127.0.0.1:3000`, `[::1]:3000`, `app:3000`, `unix:/run/app.sock`; at least one. The port is always there. */
  readonly servers: readonly string[];
  /** A client stays with the server that it reached first; only where there are several. */
  readonly affinity: boolean;
  /** With https: its certificate is of its own making. */
  readonly selfSigned: boolean;
}

export interface PlannedHeader {
  readonly name: string;
  readonly value: { readonly kind: HeaderValue } | { readonly kind: 'text'; readonly text: string };
}

/** Bytes of a request body; `unlimited` where a proxy is not to look at it. */
export type PlannedBodyLimit =
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'bytes'; readonly bytes: number };

export interface PlannedRoute {
  /** The prefix that clients ask for, the mount path included: `/`, `/grafana/api/live/`, `/ws`. */
  readonly path: string;
  /** What is taken off the path before it is passed on, without a trailing slash: `/grafana`. Null: nothing. */
  readonly strip: string | null;
  readonly upstream: PlannedUpstream;
  readonly carries: readonly Carries[];
  /** What it is for, for a comment: `Grafana Live`. */
  readonly about: string | null;
  /** Where a client opens a WebSocket, as clients ask for it; null where none is known or none is opened. */
  readonly endpoint: string | null;
  /** The silence in milliseconds that a socket or a stream has to survive; null where the proxy's default will do. */
  readonly idleTimeout: number | null;
  readonly bodyLimit: PlannedBodyLimit | null;
  /** Whether the proxy may collect a request body before it passes it on. */
  readonly requestBuffering: boolean;
  /** Whether it may collect a response before it passes it on. */
  readonly responseBuffering: boolean;
}

export interface Plan {
  /** For people: `Grafana`, or the upstream's address where there is no preset. */
  readonly title: string;
  readonly documentation: string | null;
  /** Host names, perhaps with a wildcard as their first label. Empty: whatever the client asks for. */
  readonly hosts: readonly string[];
  /** The port to listen on where it is not the scheme's own. */
  readonly port: number | null;
  readonly tls: Tls;
  /** The path below which all is served: `/`, or one such as `/grafana/`. */
  readonly mount: string;
  /** The shortest path first. At least one. */
  readonly routes: readonly PlannedRoute[];
  /** Those of the routes, each once, in their order. */
  readonly upstreams: readonly PlannedUpstream[];
  /** Besides Host, X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Host, which are always sent. */
  readonly headers: readonly PlannedHeader[];
  /** Addresses and networks of proxies in front of this one, whose X-Forwarded-* is believed. */
  readonly trustedProxies: readonly string[];
  /** What has to be set in the application, a sentence each. */
  readonly settings: readonly string[];
  /** The version to write for; null: whatever is in use, so that nothing may stand there that only some versions take. */
  readonly version: string | null;
}
