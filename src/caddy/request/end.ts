/** The end of every chain of handlers. */
import { known } from '../../route/setting.ts';
import type { Ended } from './handler.ts';
import type { RequestInProgress } from './progress.ts';

/** What answers where no handler does: an empty 200, or the status of the error that is being handled. */
export function endOf(request: RequestInProgress): Ended {
  const status = request.errorStatus ?? known(200);
  return {
    kind: 'answered',
    outcome:
      status.kind === 'known'
        ? { kind: 'response', status: status.value, location: null, origin: null }
        : { kind: 'unknown', because: status.because, origin: null, likely: null },
    by: null,
  };
}
