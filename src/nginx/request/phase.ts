/** What a phase of nginx's processing makes of a request; `follow.ts` goes from one to the next. */
import type { Outcome } from '../../route/trace.ts';
import {
  argumentOf,
  type Context,
  nameOf,
  type Statement,
  statementsAmong,
  statementsNamed,
} from '../config/context.ts';
import { HANDLERS } from '../language/handlers.ts';
import type { RequestInProgress } from './progress.ts';

export type PhaseResult =
  | { readonly kind: 'goes-on' }
  /** nginx answers with a status, unless an `error_page` says otherwise; `location` is where a redirect leads. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly location: string | null;
      readonly by: Statement | null;
      /** It is a file's absence that answers. */
      readonly isFromFiles?: true;
    }
  /** The request has a new URI and starts over at the server's rewrite directives. */
  | { readonly kind: 'internal-redirect' }
  | { readonly kind: 'named-location'; readonly location: Context }
  | { readonly kind: 'ended'; readonly outcome: Outcome };

export const GOES_ON: PhaseResult = { kind: 'goes-on' };

export function answers(status: number, by: Statement | null, location: string | null = null): PhaseResult {
  return { kind: 'status', status, location, by };
}

/** Puts a block's settings in force; the last handler in it, if it has one, will answer. */
export function enterBlock(request: RequestInProgress, block: Context): void {
  const limited = limitFor(request.method, block);
  request.context = limited ?? block;
  const handler = ownHandler(request.context);
  if (handler !== null) request.handler = nameOf(handler);
  else if (limited !== null) request.handler = PASSED_ON_TO_LIMIT.find((name) => isIn(block, name)) ?? null;
}

/** Handlers that a `limit_except` takes over from its location; nginx asks their modules in this order. */
const PASSED_ON_TO_LIMIT = [
  'proxy_pass',
  'fastcgi_pass',
  'uwsgi_pass',
  'scgi_pass',
  'memcached_pass',
  'grpc_pass',
];

function isIn(block: Context, name: string): boolean {
  return statementsNamed(block, name).length > 0;
}

/** The last handler that a block itself declares. */
export function ownHandler(block: Context): Statement | null {
  return statementsAmong(block, HANDLER_NAMES).at(-1) ?? null;
}

const HANDLER_NAMES: ReadonlySet<string> = new Set(HANDLERS.keys());

/** The `limit_except` of a location that holds for a method: it lists the methods for which it does not. */
function limitFor(method: string, location: Context): Context | null {
  const limit = statementsNamed(location, 'limit_except').find((at) => at.block !== null);
  if (limit === undefined || limit.directive.conditional) return null;
  const methods = limit.directive.args.map((_, index) => argumentOf(limit, index).toUpperCase());
  const isListed = methods.includes(method) || (method === 'HEAD' && methods.includes('GET'));
  return isListed ? null : limit.block;
}

/** Moves a request on to another URI; false where it has been moved too often and nginx gives up with 500. */
export function moveTo(request: RequestInProgress, path: string, args: string): boolean {
  request.uriChangesLeft--;
  if (request.uriChangesLeft === 0) return false;
  request.path = path;
  request.args = args;
  request.isInternal = true;
  request.isUnparsedValid = false;
  return true;
}
