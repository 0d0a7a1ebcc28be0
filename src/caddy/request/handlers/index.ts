/** Every handler, by its kind. */
import { known, unknown } from '../../../route/setting.ts';
import type { Handler } from '../../http/model.ts';
import { ended, failed, unknownOutcome } from '../answer.ts';
import { setError } from '../error-values.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import { firstOf } from '../header-fields.ts';
import type { RequestInProgress } from '../progress.ts';
import { rewriteRequest } from '../rewriting.ts';
import { serveError, serveStaticResponse } from './answers.ts';
import { serveFileServer } from './file-server.ts';
import { serveHeaders } from './headers.ts';
import { serveCopyResponse, serveIntercept } from './response-handlers.ts';
import { serveReverseProxy } from './reverse-proxy.ts';
import { serveMap, serveVars } from './values.ts';

export function serve(handler: Handler, request: RequestInProgress, chain: Chain): Ended {
  switch (handler.kind) {
    case 'subroute':
      return serveSubroute(handler, request, chain);
    case 'headers':
      return serveHeaders(handler, request, chain);
    case 'rewrite':
      return serveRewrite(handler, request, chain);
    case 'static_response':
      return serveStaticResponse(handler, request, chain);
    case 'error':
      return serveError(handler, request);
    case 'reverse_proxy':
      return serveReverseProxy(handler, request, chain);
    case 'file_server':
      return serveFileServer(handler, request, chain);
    case 'vars':
      return serveVars(handler, request, chain);
    case 'map':
      return serveMap(handler, request, chain);
    case 'authentication':
      return serveAuthentication(handler, request, chain);
    case 'invoke':
      return serveInvoke(handler, request, chain);
    case 'request_body':
      return serveRequestBody(handler, request, chain);
    case 'intercept':
      return serveIntercept(handler, request, chain);
    case 'passes':
      return chain.next(request);
    case 'copy_response':
      return serveCopyResponse(handler, request);
    case 'answers':
      return answeredByModule(handler, request);
    case 'doubt':
      return serveDoubt(handler, request, chain);
    case 'unknown':
      return servePlugin(handler, request, chain);
  }
}

function serveSubroute(handler: HandlerOf<'subroute'>, request: RequestInProgress, chain: Chain): Ended {
  const { deferred } = request;
  const inner = chain.run(handler.routes, request, chain.next);
  if (inner.kind !== 'error' || handler.errors === null) return inner;
  request.deferred = deferred;
  setError(inner, request);
  return chain.run(handler.errors, request, chain.next);
}

function serveRewrite(handler: HandlerOf<'rewrite'>, request: RequestInProgress, chain: Chain): Ended {
  const before = `${request.method} ${request.path}?${request.query}`;
  rewriteRequest(handler, request);
  const after = `${request.method} ${request.path}?${request.query}`;
  if (after !== before) request.step('rewrite', `makes it ${after.replace(/\?$/, '')}`, handler.span);
  return chain.next(request);
}

function serveInvoke(handler: HandlerOf<'invoke'>, request: RequestInProgress, chain: Chain): Ended {
  const route = request.server.namedRoutes.get(handler.name);
  if (route !== undefined) return chain.run([route], request, chain.next);
  const because = `there is no named route \`${handler.name}\``;
  return failed(unknown(because), because, handler);
}

/** Whether a password is right is not worked out, and what a plugin asks for is not known. */
function serveAuthentication(
  handler: HandlerOf<'authentication'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const { providers, span } = handler;
  const isBasic = providers.every((name) => name === 'http_basic');
  const given = firstOf(request.headers, 'Authorization');
  const doubt = request.unknownParts.get('header Authorization') ?? null;
  // Go reads credentials of the scheme Basic only.
  if (isBasic && doubt === null && !/^basic /i.test(given)) {
    request.step('access', 'turns the request away: it brings no password', span);
    return failed(known(401), 'it brings no password', handler);
  }
  request.doubt(
    isBasic
      ? 'whether the password is right is not known'
      : `\`${providers.join(', ')}\` decides who may pass`,
    span,
  );
  request.values.set('http.auth.user.id', unknown('the password decides'));
  return chain.next(request);
}

function serveRequestBody(
  { maxSize, span }: HandlerOf<'request_body'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const length = Number(firstOf(request.headers, 'Content-Length')) || 0;
  if (maxSize !== null && maxSize > 0 && length > maxSize) {
    request.doubt('a body that is too large is refused where it is read', span);
  }
  return chain.next(request);
}

function answeredByModule(handler: HandlerOf<'answers'>, request: RequestInProgress): Ended {
  const because = `\`${handler.module}\` answers`;
  request.step('response', because, handler.span);
  return ended(unknownOutcome(because, handler.span), handler);
}

function serveDoubt(handler: HandlerOf<'doubt'>, request: RequestInProgress, chain: Chain): Ended {
  request.doubt(handler.because, handler.span);
  return chain.next(request);
}

function servePlugin(handler: HandlerOf<'unknown'>, request: RequestInProgress, chain: Chain): Ended {
  request.passedPlugin = true;
  request.doubt(
    `what \`${handler.module}\` does is not known; it is taken to pass the request on`,
    handler.span,
  );
  return chain.next(request);
}
