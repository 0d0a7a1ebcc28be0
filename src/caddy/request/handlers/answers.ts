/** `respond`, `redir`, `abort` and `error`: answers of Caddy's own (staticresp.go, staticerror.go). */

import type { HeaderField } from '../../../route/client-request.ts';
import { type Known, known } from '../../../route/setting.ts';
import { fromBytes } from '../../../text/bytes.ts';
import { canonicalField } from '../../language/header-names.ts';
import { answered, ended, failed, statusOf } from '../answer.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import { firstOf, withField, withoutField } from '../header-fields.ts';
import { fillKnown, fillText } from '../placeholders.ts';
import type { RequestInProgress } from '../progress.ts';

const EARLY_HINTS = 103;

export function serveStaticResponse(
  handler: HandlerOf<'static_response'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const { span } = handler;
  if (handler.abort) {
    request.step('response', 'closes the connection without an answer', span);
    return ended({ kind: 'refused', because: 'Caddy closes the connection', origin: span }, handler);
  }
  if (handler.close) request.responseHeaders = withField(request.responseHeaders, 'Connection', 'close');
  setHeaders(handler, request);
  const status = answerStatus(handler.statusCode, request);
  if (status === null) {
    return failed(known(500), `the status \`${handler.statusCode}\` is no number`, handler);
  }
  if (status.kind === 'known' && status.value === EARLY_HINTS) {
    request.step('response', 'gives early hints, and goes on', span);
    return chain.next(request);
  }
  if (status.kind === 'known') describe(status.value, handler, request);
  return answered(status, handler, request);
}

function describe(status: number, { span }: HandlerOf<'static_response'>, request: RequestInProgress): void {
  const location = firstOf(request.responseHeaders, 'Location');
  const where = location === '' ? '' : `, to ${fromBytes(location)}`;
  request.step('response', `answers ${status}${where}`, span);
}

/** Go sets the fields in an order that is new each time, which shows where one is made of another. */
function setHeaders({ headers, span }: HandlerOf<'static_response'>, request: RequestInProgress): void {
  const isMadeOfAnother = [...headers].some(([, values]) =>
    values.some((value) => value.includes('{http.response.header.')),
  );
  if (isMadeOfAnother && headers.size > 1) {
    request.doubt('which of its headers Caddy sets first is not known', span);
  }
  for (const [field, values] of headers) {
    const name = canonicalField(fillText(field, request).text);
    const fields = values.map((value): HeaderField => [name, fillText(value, request).text]);
    request.responseHeaders = [...withoutField(request.responseHeaders, name), ...fields];
  }
}

/** Of an error that is being answered, where nothing else is written. Null for what is no number. */
function answerStatus(written: string | null, request: RequestInProgress): Known<number> | null {
  if (written !== null) return statusOf(written, request);
  return request.errorStatus ?? known(200);
}

export function serveError(handler: HandlerOf<'error'>, request: RequestInProgress): Ended {
  const status = handler.statusCode === null ? known(500) : statusOf(handler.statusCode, request);
  if (status === null) {
    return failed(known(500), `the status \`${handler.statusCode}\` is no number`, handler);
  }
  const message = fillKnown(handler.message, request).text;
  const shown = status.kind === 'known' ? ` ${status.value}` : '';
  request.step('response', `raises the error${shown}`, handler.span);
  return failed(status, message, handler);
}
