/**
 * `handle_response`, `replace_status` and `intercept`: what becomes of an answer before the client sees it.
 *
 * What an upstream answers is not known, unless whoever asks says so. A handshake is taken to be accepted with 101, an ordinary request to be answered
 * with 200, and a proxy that goes on where the answer is 2xx (`forward_auth`) to be given that.
 */
import { known, unknown } from '../../../route/setting.ts';
import type { Outcome } from '../../../route/trace.ts';
import type { ResponseHandler, ReverseProxyHandler } from '../../http/model.ts';
import type { UpstreamAnswer } from '../../trace.ts';
import { ended, failed, matchesResponse, matchesStatus, statusOf } from '../answer.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';

type Proxied = Extract<Outcome, { readonly kind: 'proxied' }>;

/** The answer to what a proxy has sent. `isHandshake`: the upstream is asked to upgrade. */
export function handleAnswer(
  handler: ReverseProxyHandler,
  sent: Proxied,
  isHandshake: boolean,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const answer = request.options.answerOf?.(sent) ?? null;
  const asksFirst = handler.handleResponse.find(goesOnAfter2xx);
  const status = answer?.status ?? (isHandshake && asksFirst === undefined ? 101 : 200);
  const chosen = handler.handleResponse.find((one) => handles(one, status, answer));
  if (chosen === undefined) return ended(sent, handler);
  if (chosen.statusCode !== null) {
    const replaced = statusOf(chosen.statusCode, request);
    if (replaced === null) return failed(known(500), `\`${chosen.statusCode}\` is no status`, handler);
    return ended({ ...sent, status: replaced.kind === 'known' ? replaced.value : null }, handler);
  }
  if (chosen.match !== null) {
    request.step(
      'subrequest',
      `asks ${sent.upstream} first, and goes on where that answers ${status}`,
      handler.span,
    );
    if (answer === null) request.doubt(`what ${sent.upstream} answers is not known`, handler.span);
  }
  const isSettled = chosen.match !== null || answer !== null;
  request.values.set(
    'http.reverse_proxy.status_code',
    isSettled ? known(String(status)) : unknown('what the upstream answers is not known'),
  );
  return run(chosen, { sent, answer }, request, chain);
}

/** Its routes answer nothing by themselves, so that the handlers after the proxy do. */
function goesOnAfter2xx({ match, statusCode }: ResponseHandler): boolean {
  return (
    match !== null && statusCode === null && match.statusCodes.some((code) => code === 2 || code === 200)
  );
}

/** Whether it takes an answer with that status. What asks for headers that are not known is taken not to find them. */
function handles(
  { match }: Pick<ResponseHandler, 'match'>,
  status: number,
  answer: UpstreamAnswer | null,
): boolean {
  if (match === null) return true;
  if (answer !== null) return matchesResponse(match, status, answer.headers);
  return match.headers.size === 0 && matchesStatus(match, status);
}

interface Exchange {
  readonly sent: Proxied;
  readonly answer: UpstreamAnswer | null;
}

function run(
  { routes }: ResponseHandler,
  { sent, answer }: Exchange,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const before: Exchange | null =
    request.sent === null ? null : { sent: request.sent, answer: request.upstreamAnswer };
  request.sent = sent;
  request.upstreamAnswer = answer;
  request.freeze();
  request.values.set('http.reverse_proxy.status_text', unknown('what the upstream answers is not known'));
  const end = chain.run(routes, request, chain.next);
  request.sent = before?.sent ?? null;
  request.upstreamAnswer = before?.answer ?? null;
  return asProxyError(end);
}

/** A proxy takes an error without a status that comes back through it for one of its own (`statusError` of reverseproxy.go). */
function asProxyError(end: Ended): Ended {
  return end.kind === 'answered' || end.hasOwnStatus
    ? end
    : { ...end, status: known(502), hasOwnStatus: true };
}

/** The upstream's answer after all (`copy_response`). */
export function serveCopyResponse(handler: HandlerOf<'copy_response'>, request: RequestInProgress): Ended {
  const { sent } = request;
  if (sent === null)
    return failed(known(500), '`copy_response` stands outside of `handle_response`', handler);
  if (handler.statusCode === null) return ended(sent, handler);
  const status = statusOf(handler.statusCode, request);
  if (status === null) return failed(known(500), `\`${handler.statusCode}\` is no status`, handler);
  return ended({ ...sent, status: status.kind === 'known' ? status.value : null }, handler);
}

/** Answers of the handlers inside; a 101 goes by (measured on 2.11.4). */
export function serveIntercept(
  handler: HandlerOf<'intercept'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const inner = chain.next(request);
  if (inner.kind === 'error') return inner;
  const status = inner.outcome.kind === 'response' ? inner.outcome.status : null;
  const chosen = handler.handleResponse.find(({ match }) =>
    match === null ? inner.outcome.kind !== 'proxied' : status !== null && handles({ match }, status, null),
  );
  if (chosen === undefined || inner.outcome.kind === 'refused') return inner;
  request.values.set(
    'http.intercept.status_code',
    status === null ? unknown('the answer decides') : known(String(status)),
  );
  if (chosen.statusCode === null) return chain.run(chosen.routes, request, chain.next);
  const replaced = statusOf(chosen.statusCode, request);
  if (inner.outcome.kind !== 'response' || replaced?.kind !== 'known') return inner;
  return ended({ ...inner.outcome, status: replaced.value }, inner.by);
}
