/** Follows one request through an nginx configuration, step by step. */
import type { ClientRequest } from '../route/client-request.ts';
import type { Trace } from '../route/trace.ts';
import type { NginxConfiguration } from './config/configuration.ts';

/** What lies at a path on the server's disk. */
export type FileKind = 'file' | 'directory' | 'none' | 'unknown';

export interface TraceOptions {
  /** What the server's disk holds; without it nothing is known, and files of the request's own name are assumed away. */
  readonly fileAt?: (path: string) => FileKind;
}

/** What becomes of a request. Never throws; what cannot be known is an outcome of kind `unknown`. */
export function traceRequest(
  _configuration: NginxConfiguration,
  request: ClientRequest,
  _options: TraceOptions = {},
): Trace {
  return {
    request,
    steps: [],
    outcome: { kind: 'unknown', because: 'not followed yet', origin: null },
    websocket: null,
  };
}
