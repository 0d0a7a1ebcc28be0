/**
 * A request on its way through Caddy: what it is by now, and what was set and captured on the way. Handlers change it;
 * everything else only reads it.
 */
import type { ClientRequest, HeaderField } from '../../route/client-request.ts';
import type { Known } from '../../route/setting.ts';
import type { Step, StepKind } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import type { HttpApp, HttpServer } from '../http/model.ts';
import type { TraceOptions } from '../trace.ts';

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
  /** In lower case but for its port: Go's `r.Host`. */
  host: string;
  /** Every header but Host, in the order of arrival; names as Go writes them (`Sec-Websocket-Key`). */
  headers: readonly HeaderField[];
  /** Values by the names of their placeholders, without braces: what matchers capture and `map` and `vars` set. */
  readonly values = new Map<string, Known<string>>();
  /** What happens to the response's headers: `header` lines that have been passed, in that order. */
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
