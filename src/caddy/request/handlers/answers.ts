/** `respond`, `redir`, `abort` and `error`: answers of Caddy's own. */
import { type Known, known } from '../../../route/setting.ts';
import { fromBytes } from '../../../text/bytes.ts';
import { canonicalField } from '../../language/go-url.ts';
import type { Ended, HandlerOf } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';
import { replaceIn } from '../replacement.ts';

export function serveStaticResponse(
  handler: HandlerOf<'static_response'>,
  request: RequestInProgress,
): Ended {
  const { span } = handler;
  if (handler.abort) {
    request.step('response', 'closes the connection without an answer', span);
    return {
      kind: 'answered',
      outcome: { kind: 'refused', because: 'Caddy closes the connection', origin: span },
      by: handler,
    };
  }
  const status = statusOf(handler.statusCode, request.errorStatus ?? known(200), request);
  if (status.kind === 'known' && Number.isNaN(status.value)) {
    const because = `the status \`${handler.statusCode}\` is no number`;
    return { kind: 'error', status: known(500), because, by: handler, span };
  }
  const location = locationOf(handler, request);
  if (status.kind === 'unknown' || location?.kind === 'unknown') {
    const because =
      status.kind === 'unknown' ? status.because : location?.kind === 'unknown' ? location.because : '';
    return {
      kind: 'answered',
      outcome: { kind: 'unknown', because, origin: span, likely: null },
      by: handler,
    };
  }
  const target = location === null ? null : location.value;
  const what = `answers ${status.value}`;
  request.step('response', target === null ? what : `${what}, to ${target}`, span);
  return {
    kind: 'answered',
    outcome: { kind: 'response', status: status.value, location: target, origin: span },
    by: handler,
  };
}

/** NaN for a text that is no number. */
function statusOf(
  written: string | null,
  otherwise: Known<number>,
  request: RequestInProgress,
): Known<number> {
  if (written === null) return otherwise;
  const text = replaceIn(written, request, 'empty');
  if (text.kind === 'unknown') return text;
  return known(/^[+-]?\d+$/.test(text.value) ? Number(text.value) : Number.NaN);
}

function locationOf(
  { headers }: HandlerOf<'static_response'>,
  request: RequestInProgress,
): Known<string> | null {
  for (const [field, values] of headers) {
    if (canonicalField(field) !== 'Location') continue;
    const [value] = values;
    if (value === undefined) return null;
    const location = replaceIn(value, request, 'empty');
    return location.kind === 'unknown' ? location : known(fromBytes(location.value));
  }
  return null;
}

export function serveError(handler: HandlerOf<'error'>, request: RequestInProgress): Ended {
  const read = statusOf(handler.statusCode, known(500), request);
  const status = read.kind === 'known' && Number.isNaN(read.value) ? known(500) : read;
  const message = replaceIn(handler.message, request, 'empty');
  const because = message.kind === 'known' && message.value !== '' ? message.value : 'an error is raised';
  const shown = status.kind === 'known' ? ` ${status.value}` : '';
  request.step('response', `raises the error${shown}`, handler.span);
  return { kind: 'error', status, because, by: handler, span: handler.span };
}
