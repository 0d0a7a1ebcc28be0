/** The end of every chain of handlers. */
import { known } from '../../route/setting.ts';
import { answered } from './answer.ts';
import type { Ended } from './handler.ts';
import type { RequestInProgress } from './progress.ts';

/** What answers where no handler does: an empty 200, or the status of the error that is being handled. */
export function endOf(request: RequestInProgress): Ended {
  return answered(request.errorStatus ?? known(200), null, request);
}
