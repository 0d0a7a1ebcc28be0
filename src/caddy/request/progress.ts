/**
 * A request on its way through Caddy: what it is by now, and what was set and captured on the way. Handlers change it;
 * everything else only reads it.
 */
import type { ClientRequest, HeaderField } from '../../route/client-request.ts';
import { type Known, known, unknown } from '../../route/setting.ts';
import type { Step, StepKind } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import type { HttpApp, HttpServer } from '../http/model.ts';
import type { TraceOptions } from '../trace.ts';

/** Steps beyond this are not kept: no request of a real configuration takes so many. */
const MOST_STEPS = 500;

/** http.StatusText of what errors usually are. */
const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  418: "I'm a teapot",
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

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
  /** The target ended in `?` alone: Go's `ForceQuery`. */
  hasEmptyQuery = false;
  /** Host as it was sent, with its port: Go's `r.Host`. */
  host: string;
  /** Path and query as they arrived. */
  readonly original: { readonly path: string; readonly rawPath: string; readonly query: string };
  /** Every header but Host, in the order of arrival; names as Go writes them (`Sec-Websocket-Key`). */
  headers: readonly HeaderField[];
  /** Values by the names of their placeholders, without braces: what matchers capture and `map` and `vars` set. */
  readonly values = new Map<string, Known<string>>();
  /** The same for values that are worked out when they are asked for. */
  readonly lookUps = new Map<string, () => Known<string>>();
  /** Groups of which a route has run. */
  readonly groups = new Set<string>();
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
    this.original = { path: start.path, rawPath: start.rawPath, query: start.query };
    this.host = start.host;
    this.headers = start.headers;
  }

  /** The same request, to be changed apart: what is sent to an upstream. */
  copy(): RequestInProgress {
    const { app, server, version, client, options, path, rawPath, query, host, headers } = this;
    const copied = new RequestInProgress({
      app,
      server,
      version,
      client,
      options,
      path,
      rawPath,
      query,
      host,
      headers,
    });
    copied.method = this.method;
    copied.hasEmptyQuery = this.hasEmptyQuery;
    copied.errorStatus = this.errorStatus;
    copied.depth = this.depth;
    for (const [name, value] of this.values) copied.values.set(name, value);
    for (const [name, lookUp] of this.lookUps) copied.lookUps.set(name, lookUp);
    for (const group of this.groups) copied.groups.add(group);
    return copied;
  }

  /** From here on the request is one whose error is answered. */
  enterError({ status, because }: { readonly status: Known<number>; readonly because: string }): void {
    this.errorStatus = status;
    const code = status.kind === 'known' ? known(String(status.value)) : status;
    this.values.set('http.error.status_code', code);
    this.values.set(
      'http.error.status_text',
      status.kind === 'known' ? known(STATUS_TEXT[status.value] ?? '') : status,
    );
    this.values.set('http.error.message', known(because));
    this.values.set('http.error', unknown("its text is Caddy's own"));
  }

  /** Error routes see the request as it arrived, but for its headers. */
  restore(): void {
    this.method = this.client.method;
    this.path = this.original.path;
    this.rawPath = this.original.rawPath;
    this.query = this.original.query;
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
