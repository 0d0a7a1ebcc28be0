/**
 * A request on its way through Caddy: what it is by now, and what was set and captured on the way. Handlers change it;
 * everything else only reads it.
 */
import type { ClientRequest, HeaderField } from '../../route/client-request.ts';
import type { Known } from '../../route/setting.ts';
import type { Outcome, Step, StepKind } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import type { HttpApp, HttpServer, ResponseHeaderOperations } from '../http/model.ts';
import type { TraceOptions, UpstreamAnswer } from '../trace.ts';
import type { HandlerOf } from './handler.ts';
import type { Finding } from './handshake.ts';

/** A part of the request that may not be known; a header by its canonical name. */
export type RequestPart = 'path' | 'query' | 'method' | 'host' | `header ${string}`;

/** Response operations that wait until the answer is written, and the line that says so. */
export interface DeferredOperations {
  readonly operations: ResponseHeaderOperations;
  readonly span: Span;
}

/** What a proxy has sent, beyond what its outcome tells. */
export interface Wire {
  /** Headers, in lower case, whose values are not known, and why. */
  readonly unknown: ReadonlyMap<string, string>;
  /** What Caddy does to the 101 of a handshake; null for nothing. */
  readonly answer: Finding | null;
}

/** Steps beyond this are not kept: no request of a real configuration takes so many. */
const MOST_STEPS = 500;

export class RequestInProgress {
  readonly app: HttpApp;
  readonly server: HttpServer;
  readonly version: string;
  readonly client: ClientRequest;
  readonly options: TraceOptions;
  readonly steps: Step[] = [];

  method: string;
  /** Unescaped: Go's `r.URL.Path`. */
  path: string;
  /** As it was written, where that is not how Go would write `path`: `r.URL.RawPath`; else ''. */
  rawPath: string;
  /** Without `?`: `r.URL.RawQuery`. */
  query: string;
  /** Host as it was sent, with its port: Go's `r.Host`. */
  host: string;
  /** The target ended in `?` alone: Go's `ForceQuery`. */
  hasEmptyQuery = false;
  /** Every header but Host, in the order of arrival; names as Go writes them (`Sec-Websocket-Key`). */
  headers: readonly HeaderField[];
  /** Values by the names of their placeholders, without braces: what matchers capture and `map` and `vars` set. */
  readonly values = new Map<string, Known<string>>();
  /** Which of them are no texts; expressions tell them apart. */
  readonly scalars = new Map<string, 'number' | 'boolean'>();
  /** Destinations of `map` handlers that have been passed; Caddy evaluates them when they are used. */
  readonly maps: HandlerOf<'map'>[] = [];
  /** How many maps are being evaluated within each other. */
  mapDepth = 0;
  /**
   * What placeholders show of a request that Caddy has copied for error routes or response handlers: later changes to its
   * method and host are changes to the copy. Null before.
   */
  shown: { readonly method: string; readonly host: string } | null = null;
  /** Parts that now stand as they are written, because what fills them is not known, and why. */
  readonly unknownParts = new Map<RequestPart, string>();
  /** The request before any handler changed it. */
  readonly original: {
    readonly method: string;
    readonly path: string;
    readonly rawPath: string;
    readonly query: string;
  };
  /** What the response will carry so far, whoever writes it; names as Go writes them. */
  responseHeaders: readonly HeaderField[] = [];
  /** `header` lines around the handler that runs now whose operations wait for the answer, the outermost first. */
  deferred: readonly DeferredOperations[] = [];
  /** The request that a proxy has sent, whose answer `handle_response` routes are handling; null outside of them. */
  sent: Extract<Outcome, { readonly kind: 'proxied' }> | null = null;
  /** What the upstream answered to it, where that is known. */
  upstreamAnswer: UpstreamAnswer | null = null;
  /** By the headers that were sent, which stay the same while the outcome is made another. */
  readonly wires = new Map<readonly HeaderField[], Wire>();
  /** A proxy that failed has closed the body: no other can send it. */
  isBodySpent = false;
  /** A handler of a plugin has run: names that Caddy does not know may be its own. */
  passedPlugin = false;
  /** Groups of which a route has run. */
  readonly groups = new Set<string>();
  /** How a matcher wants the request to end, if its route does not match: `try_files … =404`. Null: an error without a status. */
  matcherError: { readonly status: number | null; readonly because: string } | null = null;
  /** Files of which nobody says whether they are there, and what was assumed: the same for the whole request. */
  readonly assumedFiles = new Map<string, boolean>();
  /** How many handlers have been entered. */
  depth = 0;
  /** What cannot be known though the request goes on: each makes the outcome unknown. */
  readonly doubts: { readonly because: string; readonly span: Span | null }[] = [];
  /** The status of the error that is being answered by error routes; null outside of them. */
  errorStatus: Known<number> | null = null;

  constructor(start: {
    readonly app: HttpApp;
    readonly server: HttpServer;
    readonly version: string;
    readonly client: ClientRequest;
    readonly options: TraceOptions;
    readonly path: string;
    readonly rawPath: string;
    readonly query: string;
    readonly host: string;
    readonly headers: readonly HeaderField[];
  }) {
    this.app = start.app;
    this.server = start.server;
    this.version = start.version;
    this.client = start.client;
    this.options = start.options;
    this.method = start.client.method;
    this.path = start.path;
    this.rawPath = start.rawPath;
    this.query = start.query;
    this.host = start.host;
    this.headers = start.headers;
    this.original = {
      method: start.client.method,
      path: start.path,
      rawPath: start.rawPath,
      query: start.query,
    };
  }

  /** The request again, to be changed by itself; what it has been through, and what was captured, stays shared. */
  copy(): RequestInProgress {
    const copy = Object.create(RequestInProgress.prototype) as RequestInProgress;
    return Object.assign(copy, this, { unknownParts: new Map(this.unknownParts) });
  }

  /** Error routes see the request as it arrived, but for its headers. */
  restore(): void {
    const { method, path, rawPath, query } = this.original;
    Object.assign(this, { method, path, rawPath, query, shown: null });
    for (const part of ['method', 'path', 'query'] as const) this.unknownParts.delete(part);
  }

  /** From here on Caddy goes on with a copy. */
  freeze(): void {
    this.shown ??= { method: this.method, host: this.host };
  }

  step(kind: StepKind, message: string, span: Span | null): void {
    if (this.steps.length < MOST_STEPS) this.steps.push({ kind, message, span });
  }

  /** Notes what cannot be known; the request is followed further all the same. */
  doubt(because: string, span: Span | null): void {
    this.doubts.push({ because, span });
    this.step('assumption', because, span);
  }
}
