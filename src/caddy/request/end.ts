/** The end of every chain of handlers. */
import { known } from '../../route/setting.ts';
import { answered } from './answer.ts';
import type { Ended } from './handler.ts';
import type { RequestInProgress } from './progress.ts';

/**
 * What answers where no handler does: the status of the error that is being handled, or else an empty 200, which Go
 * writes by itself when Caddy is done: headers that wait for an answer are not changed then (`emptyHandler` of routes.go).
 */
export function endOf(request: RequestInProgress): Ended {
  if (request.errorStatus !== null) return answered(request.errorStatus, null, request);
  request.deferred = [];
  return answered(known(200), null, request);
}
