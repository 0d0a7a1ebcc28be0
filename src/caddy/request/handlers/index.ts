/** Every handler, by its kind. */
import { unknown } from '../../../route/setting.ts';
import type { Handler } from '../../http/model.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';
import { placeholderValue } from '../replacement.ts';
import { serveError, serveStaticResponse } from './answers.ts';
import { serveFileServer } from './file-server.ts';
import { serveHeaders } from './headers.ts';
import { serveReverseProxy } from './reverse-proxy.ts';
import { serveRewrite } from './rewrite.ts';
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
      return serveStaticResponse(handler, request);
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
    case 'passes':
      return chain.next(request);
    case 'copy_response':
    case 'answers':
      return answeredByModule(handler, request);
    case 'unknown':
      return servePlugin(handler, request, chain);
  }
}

function serveSubroute(handler: HandlerOf<'subroute'>, request: RequestInProgress, chain: Chain): Ended {
  const ended = chain.run(handler.routes, request, chain.next);
  if (ended.kind !== 'error' || handler.errors === null) return ended;
  request.enterError(ended);
  return chain.run(handler.errors, request, chain.next);
}

function serveInvoke(handler: HandlerOf<'invoke'>, request: RequestInProgress, chain: Chain): Ended {
  const route = request.server.namedRoutes.get(handler.name);
  if (route === undefined) {
    const because = `there is no named route \`${handler.name}\``;
    return { kind: 'error', status: unknown(because), because, by: handler, span: handler.span };
  }
  return chain.run([route], request, chain.next);
}

/** Whether a password is right is not worked out. */
function serveAuthentication(
  handler: HandlerOf<'authentication'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const given = placeholderValue('http.request.header.Authorization', request);
  if (given?.kind === 'known' && given.value === '') {
    request.step('access', 'turns the request away: it brings no password', handler.span);
    const status = { kind: 'known', value: 401 } as const;
    return { kind: 'error', status, because: 'it brings no password', by: handler, span: handler.span };
  }
  request.doubt('whether the password is right is not known', handler.span);
  return chain.next(request);
}

function serveRequestBody(
  { maxSize, span }: HandlerOf<'request_body'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const length = placeholderValue('http.request.header.Content-Length', request);
  if (maxSize !== null && maxSize > 0 && length?.kind === 'known' && Number(length.value) > maxSize) {
    request.doubt('a body that is too large is refused where it is read', span);
  }
  return chain.next(request);
}

function answeredByModule(
  handler: HandlerOf<'answers' | 'copy_response'>,
  request: RequestInProgress,
): Ended {
  const module = handler.kind === 'answers' ? handler.module : 'copy_response';
  const because = `\`${module}\` answers`;
  request.step('response', because, handler.span);
  return {
    kind: 'answered',
    outcome: { kind: 'unknown', because, origin: handler.span, likely: null },
    by: handler,
  };
}

function servePlugin(handler: HandlerOf<'unknown'>, request: RequestInProgress, chain: Chain): Ended {
  request.doubt(
    `what \`${handler.module}\` does is not known; it is taken to pass the request on`,
    handler.span,
  );
  return chain.next(request);
}
