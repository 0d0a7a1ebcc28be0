/**
 * Which handlers run: the routes of a list in order, each if one of its sets of matchers matches
 * (modules/caddyhttp/routes.go, `wrapRoute`).
 */

import { known, unknown } from '../../route/setting.ts';
import type { Handler, HttpRoute } from '../http/model.ts';
import { tellRoute } from './describe-route.ts';
import { endOf } from './end.ts';
import type { Chain, Ended, Next } from './handler.ts';
import { serve } from './handlers/index.ts';
import { matchesAny } from './matchers.ts';
import type { RequestInProgress } from './progress.ts';
import { candidatesFrom } from './route-index.ts';

/** What the server makes of an error that says none. */
const WITHOUT_STATUS = 500;

/** Deeper chains come out of routes that invoke themselves. */
const DEEPEST = 400;

/** Runs a list of routes, and then `next`. */
export function runRoutes(routes: readonly HttpRoute[], request: RequestInProgress, next: Next): Ended {
  return runFrom(routes, 0, request, next);
}

function runFrom(routes: readonly HttpRoute[], start: number, request: RequestInProgress, next: Next): Ended {
  for (const index of candidatesFrom(start, routes, request)) {
    const route = routes[index];
    if (route === undefined) continue;
    if (!matches(route, request)) {
      const failed = request.matcherError;
      if (failed === null) continue;
      request.matcherError = null;
      return {
        kind: 'error',
        status: known(failed.status ?? WITHOUT_STATUS),
        hasOwnStatus: failed.status !== null,
        because: failed.because,
        by: null,
        span: route.span,
      };
    }
    if (route.group !== null) {
      if (request.groups.has(route.group)) continue;
      request.groups.add(route.group);
    }
    tellRoute(route, request);
    const rest: Next = route.terminal ? endOf : (passed) => runFrom(routes, index + 1, passed, next);
    return runHandlers(route.handle, 0, request, rest);
  }
  return next(request);
}

function matches({ match, span }: HttpRoute, request: RequestInProgress): boolean {
  const answer = matchesAny(match, request);
  if (answer.kind === 'known') return answer.value;
  request.doubt(answer.because, span);
  return false;
}

function runHandlers(
  handlers: readonly Handler[],
  index: number,
  request: RequestInProgress,
  next: Next,
): Ended {
  const handler = handlers[index];
  if (handler === undefined) return next(request);
  if (++request.depth > DEEPEST) {
    return {
      kind: 'error',
      status: unknown('the routes invoke each other without end'),
      hasOwnStatus: true,
      because: 'the routes invoke each other without end',
      by: handler,
      span: handler.span,
    };
  }
  const chain: Chain = {
    next: (passed) => runHandlers(handlers, index + 1, passed, next),
    run: runRoutes,
  };
  return serve(handler, request, chain);
}
