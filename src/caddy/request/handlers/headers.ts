/** `header` and `request_header` (headers.go of Caddy's headers module). */
import { ended } from '../answer.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import { breaksOff, changeRequestHeaders, changeResponseHeaders } from '../header-operations.ts';
import type { RequestInProgress } from '../progress.ts';

export function serveHeaders(handler: HandlerOf<'headers'>, request: RequestInProgress, chain: Chain): Ended {
  if (handler.request !== null && breaksOff(handler.request, request)) {
    return ended({ kind: 'refused', because: 'Caddy breaks off', origin: handler.span }, handler);
  }
  if (handler.request !== null) changeRequestHeaders(handler.request, request);
  const operations = handler.response;
  if (operations === null) return chain.next(request);
  if (!operations.deferred && operations.require === null) {
    if (breaksOff(operations, request)) {
      return ended({ kind: 'refused', because: 'Caddy breaks off', origin: handler.span }, handler);
    }
    changeResponseHeaders(operations, request);
    return chain.next(request);
  }
  // They wait until a handler inside of this one answers; an error that comes out of it is answered without them.
  const around = request.deferred;
  request.deferred = [...around, { operations, span: handler.span }];
  const answer = chain.next(request);
  request.deferred = around;
  return answer;
}
