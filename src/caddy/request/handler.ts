/**
 * How a handler takes part: it answers, fails, or passes the request on to the next one, as `ServeHTTP(w, r, next)` of
 * Caddy's handlers does.
 */
import type { Known } from '../../route/setting.ts';
import type { Outcome } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import type { Handler, HttpRoute } from '../http/model.ts';
import type { RequestInProgress } from './progress.ts';

export type Ended =
  | {
      readonly kind: 'answered';
      readonly outcome: Outcome;
      /** Null where no handler answered, so that Caddy gives an empty 200. */
      readonly by: Handler | null;
    }
  /** An error that goes up to the nearest error routes. */
  | {
      readonly kind: 'error';
      readonly status: Known<number>;
      /** False: it is 500 for the server, and for a proxy that it goes through something else. */
      readonly hasOwnStatus: boolean;
      readonly because: string;
      readonly by: Handler | null;
      readonly span: Span | null;
    };

/** The rest of the chain. */
export type Next = (request: RequestInProgress) => Ended;

export interface Chain {
  readonly next: Next;
  /** Runs a list of routes, and then `next`: what `subroute`, `invoke` and response handlers do. */
  run(routes: readonly HttpRoute[], request: RequestInProgress, next: Next): Ended;
}

/** Runs one kind of handler. */
export type Serve<H extends Handler> = (handler: H, request: RequestInProgress, chain: Chain) => Ended;

export type HandlerOf<Kind extends Handler['kind']> = Extract<Handler, { readonly kind: Kind }>;
