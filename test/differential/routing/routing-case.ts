/**
 * A measured case of where a handshake goes: a small configuration, what is asked of it, and what came of that with nginx
 * 1.22.1 and 1.31.4.
 */

/** What comes of a request. */
export type Result =
  /** It reaches the application as a handshake and opens, with this target. */
  | { readonly kind: 'opens'; readonly target: string }
  /** It reaches the application, which is not asked for a WebSocket; or nginx hides that it agreed. */
  | { readonly kind: 'passed on'; readonly target: string; readonly status?: number }
  /** nginx answers by itself. */
  | { readonly kind: 'answered'; readonly status: number; readonly location?: string }
  /** The connection is closed without an answer. */
  | { readonly kind: 'closed' }
  /** It reaches the application, and the socket does not stay, or the answer is lost, because of another request. */
  | { readonly kind: 'fails' };

export interface AskedOf {
  /** Path and query, at ws://app.test:8080. */
  readonly target: string;
  /** A request of a browser that opens a page, and not a handshake. */
  readonly plain?: true;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly result: Result;
  /** Where 1.31.4 does something else. */
  readonly newer?: Result;
  /** What only one of the two can be asked about, and why. */
  readonly only?: { readonly side: 'nginx' | 'model'; readonly because: string };
}

export interface RoutingCase {
  readonly id: string;
  /** Directives of `http`, servers included; `listen 127.0.0.1:8080`, upstream 127.0.0.1:9000. */
  readonly http: string;
  readonly asked: readonly AskedOf[];
}

/** The usual recipe of a location. */
export const HEADERS =
  'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';

export const APP = 'http://127.0.0.1:9000';

/** One server with these directives. */
export function server(directives: string): string {
  return `server { listen 127.0.0.1:8080; server_name app.test; ${directives} }`;
}

export function opens(target: string): Result {
  return { kind: 'opens', target };
}

export function passedOn(target: string, status?: number): Result {
  return { kind: 'passed on', target, ...(status === undefined ? {} : { status }) };
}

export function answered(status: number, location?: string): Result {
  return { kind: 'answered', status, ...(location === undefined ? {} : { location }) };
}

export function ask(target: string, result: Result, more: Partial<AskedOf> = {}): AskedOf {
  return { target, result, ...more };
}
