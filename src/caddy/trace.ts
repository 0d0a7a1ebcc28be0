/** Follows one request through a Caddy configuration, step by step: what `proxylint trace` shows. */
import { type ClientRequest, type HeaderField, isHandshake } from '../route/client-request.ts';
import type { Outcome, Trace } from '../route/trace.ts';
import type { Handler } from './http/model.ts';
import { followRequest } from './request/follow.ts';
import { verdictOn } from './request/verdict.ts';
import type { CaddyConfiguration } from './routes.ts';

/** What lies at a path on the server's disk. */
export type FileKind = 'file' | 'directory' | 'none' | 'unknown';

export interface TraceOptions {
  /** What the server's disk holds. Where it is unknown, no file of that name is assumed. */
  readonly fileAt?: (path: string) => FileKind;
  /** The address that the client connects from; without it rules about addresses cannot be decided. */
  readonly clientAddress?: string;
  /** What an upstream answers to what it is sent; null where that is not known, as it is without this function. */
  readonly answerOf?: (sent: Extract<Outcome, { readonly kind: 'proxied' }>) => UpstreamAnswer | null;
}

/** What an upstream has answered. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: readonly HeaderField[];
}

/** A trace with the handler that ended it; null where none did. */
export interface CaddyTrace extends Trace {
  readonly endedBy: Handler | null;
}

/** What becomes of a request. Never throws; what cannot be known is an outcome of kind `unknown`. */
export function traceRequest(
  configuration: CaddyConfiguration,
  request: ClientRequest,
  options: TraceOptions = {},
): CaddyTrace {
  const followed = followRequest(configuration, request, options);
  const { steps, outcome, endedBy } = followed;
  const websocket = isHandshake(request) ? verdictOn(configuration, followed) : null;
  return { request, steps, outcome, websocket, endedBy };
}
