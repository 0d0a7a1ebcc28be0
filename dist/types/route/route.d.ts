/**
 * The shared model: what enters a proxy here leaves it there, with these headers, and lives at most so long.
 *
 * Each dialect lowers its configuration to routes (`nginx/routes.ts`, `caddy/routes.ts`); rules ask the routes, so that
 * a rule about idle timeouts is written once for all proxies.
 */
import type { Span } from '../text/span.js';
import type { Intent } from './intent.js';
import type { Setting } from './setting.js';
export interface Listener {
    /** As written: `80`, `127.0.0.1:8080`, `[::]:443`, `unix:/run/app.sock`, `:443`. */
    readonly address: string;
    readonly tls: boolean;
}
export interface Entry {
    readonly listeners: readonly Listener[];
    /** Host names in the proxy's own notation (`*.example.com`, `~^app`); empty means any. */
    readonly hosts: readonly string[];
}
export interface Upstream {
    /** As written in the configuration, for people and for comparing siblings: `http://backend`, `localhost:3000`. */
    readonly target: string;
    readonly scheme: 'http' | 'https' | 'h2c' | 'other';
    /** `host:port` of every server that may be chosen; empty when unknown. */
    readonly servers: readonly string[];
}
/** `fragile`: only lenient servers accept it. `unknown`: rests on something that cannot be read. */
export type Handshake = 'works' | 'fragile' | 'fails' | 'unknown';
export type ReasonCode = 'upgrade-missing' | 'upgrade-value' | 'upgrade-duplicate' | 'connection-missing' | 'connection-value' | 'http-version' | 'request-altered' | 'response-altered' | 'upstream-protocol' | 'read-timeout-zero'
/** The proxy answers by itself, or turns the request away. */
 | 'response-handled' | 'redirected'
/** A request of the proxy's own on the side spoils it. */
 | 'subrequest'
/** Nothing answers there, or not the route that was meant. */
 | 'unreachable' | 'buffered' | 'unknown';
/** Why the verdict is what it is, with the span to blame. */
export interface Reason {
    readonly code: ReasonCode;
    readonly message: string;
    readonly blame: Span;
    /** Other places that explain it, in reading order. */
    readonly related: readonly {
        readonly message: string;
        readonly span: Span;
    }[];
}
/** What a WebSocket handshake meets on its way. Times are in milliseconds; null means without limit. */
export interface WebSocketPath {
    readonly handshake: Handshake;
    /** Empty when the handshake works. */
    readonly reasons: readonly Reason[];
    /** '1.0', '1.1' or '2': the HTTP version in which the upstream is asked. */
    readonly httpVersion: Setting<string>;
    /** Header values as the upstream receives them: null when the header is not sent. */
    readonly upgrade: Setting<string | null>;
    readonly connection: Setting<string | null>;
    /** Silence that ends an open socket. */
    readonly idleTimeout: Setting<number | null>;
    /** What ends even a busy socket. */
    readonly lifetime: Setting<number | null>;
}
export interface Route {
    readonly entry: Entry;
    /** The requests that come this way, in the proxy's terms: `location /ws`, `handle /api/*`. */
    readonly match: string;
    /** The path that the match names, when it names one: evidence of intent. */
    readonly path: string | null;
    readonly upstream: Upstream;
    readonly websocket: WebSocketPath;
    readonly intent: Intent;
    /** The directive that sends requests on: `proxy_pass`, `reverse_proxy`. */
    readonly origin: Span;
}
