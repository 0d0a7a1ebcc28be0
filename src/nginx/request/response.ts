/**
 * What nginx answers by itself: a status, a redirect, an error page (`ngx_http_special_response_handler`, nginx 1.22.1 and
 * 1.31.4; measured, cases C10–C10c, D29).
 */
import type { Outcome } from '../../route/trace.ts';
import { argumentOf, type Statement, spanOf } from '../config/context.ts';
import { effectiveList, effectiveScalar } from '../config/effective.ts';
import { fromBytes } from '../../text/bytes.ts';
import { locationTree } from './location-tree.ts';
import { answers, moveTo, type PhaseResult } from './phase.ts';
import type { RequestInProgress } from './progress.ts';
import { splitArgs } from './uri.ts';

/** The answer that the client is given; an earlier `error_page` may have fixed its status. */
export function responseOf(
  request: RequestInProgress,
  status: number,
  location: string | null,
  by: Statement | null,
): Outcome {
  const shown = request.status ?? status;
  request.answeredBy = by;
  const origin = by === null ? null : spanOf(by);
  if (status === 444)
    return { kind: 'refused', because: 'nginx closes the connection without an answer', origin };
  // The Location of a redirect stays with the request when `error_page` answers it with a page.
  const leadsTo = location ?? request.redirectsTo;
  const target = leadsTo === null ? null : absoluteLocation(request, leadsTo);
  request.step(
    'response',
    target === null ? `nginx answers ${shown}` : `nginx answers ${shown}, to ${target}`,
    by,
  );
  return { kind: 'response', status: shown, location: target, origin };
}

/** A Location as it is sent: a path gets scheme, host and port in front, unless `absolute_redirect off`. */
function absoluteLocation(request: RequestInProgress, location: string): string {
  const text = fromBytes(location);
  if (!text.startsWith('/') || isSwitchedOff(request, 'absolute_redirect')) return text;
  const { scheme, port } = request.client;
  const isUsual = port === (scheme === 'https' ? 443 : 80);
  const named = request.valueOf('server_name', 0);
  const usesName = isSwitchedOn(request, 'server_name_in_redirect');
  const host = usesName && named?.kind === 'known' ? named.value : request.host || request.client.hostname;
  const withPort = isUsual || isSwitchedOff(request, 'port_in_redirect') ? host : `${host}:${port}`;
  return `${scheme}://${withPort}${text}`;
}

export function isSwitchedOff({ context }: RequestInProgress, directive: string): boolean {
  const { statement } = effectiveScalar(context, directive);
  return statement !== null && argumentOf(statement, 0).toLowerCase() === 'off';
}

export function isSwitchedOn({ context }: RequestInProgress, directive: string): boolean {
  const { statement } = effectiveScalar(context, directive);
  return statement !== null && argumentOf(statement, 0).toLowerCase() === 'on';
}

/** Statuses of nginx's own that clients see as 400. */
const BAD_REQUEST: ReadonlySet<number> = new Set([494, 495, 496, 497]);

/** What becomes of a status: the `error_page` in force for it, else the built-in page. */
export function specialResponse(
  request: RequestInProgress,
  { status, location, by, isFromFiles }: Extract<PhaseResult, { kind: 'status' }>,
): PhaseResult {
  request.status = status;
  request.redirectsTo = location ?? request.redirectsTo;
  const pages = effectiveList(request.context, 'error_page').statements;
  if (!request.hasErrorPage && pages.length > 0 && request.uriChangesLeft > 0) {
    request.hasErrorPage = !isSwitchedOn(request, 'recursive_error_pages');
    const page = pages.flatMap((at) => errorPage(at, status) ?? [])[0];
    if (page !== undefined) return sendErrorPage(request, page, status);
  }
  if (BAD_REQUEST.has(status)) request.status = 400;
  if (isFromFiles === true) return { kind: 'ended', outcome: noFile(request, status) };
  return { kind: 'ended', outcome: responseOf(request, status, location, by) };
}

/** No file answers. */
function noFile(request: RequestInProgress, status: number): Outcome {
  const origin = request.location?.statement ?? request.server.statement;
  request.step('response', `nginx looks for a file and answers ${status}`, origin);
  return { kind: 'static', status, origin: origin === null ? null : spanOf(origin) };
}

interface ErrorPage {
  readonly statement: Statement;
  readonly uri: string;
  /** The status that is given instead; 0 for that of the page, null for the error's own. */
  readonly overwrite: number | null;
}

/** The page that a line gives for a status, or null when it gives none for it. */
function errorPage(statement: Statement, status: number): ErrorPage | null {
  const words = statement.directive.args.map((_, index) => argumentOf(statement, index));
  const uri = words.pop() ?? '';
  const last = words.at(-1) ?? '';
  const overwrite = last.startsWith('=') ? Number(words.pop()?.slice(1) || '0') : null;
  return words.some((word) => Number(word) === status) ? { statement, uri, overwrite } : null;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function sendErrorPage(request: RequestInProgress, page: ErrorPage, status: number): PhaseResult {
  const { statement, uri: written } = page;
  const overwrite = page.overwrite ?? (BAD_REQUEST.has(status) ? 400 : null);
  if (overwrite !== null) request.status = overwrite === 0 ? null : overwrite;
  request.statusBy = request.status === null ? null : statement;
  const uri = request.evaluate(written);
  request.step('error-page', `\`error_page\` answers ${status} with \`${written}\``, statement);
  if (uri.kind === 'unknown') {
    request.doubt(uri.because, statement);
    return {
      kind: 'ended',
      outcome: { kind: 'unknown', because: uri.because, origin: spanOf(statement), likely: null },
    };
  }
  if (uri.value.startsWith('@')) return toNamedLocation(request, uri.value, statement);
  if (uri.value.startsWith('/')) {
    const { path, args } = splitArgs(uri.value);
    if (request.method !== 'HEAD') request.method = 'GET';
    return redirectInternally(request, path, args, statement);
  }
  // Only a status of its own keeps the redirect from being a 302, even if the error is a redirect itself.
  if (page.overwrite === null || !REDIRECTS.has(page.overwrite)) request.status = 302;
  return { kind: 'ended', outcome: responseOf(request, request.status ?? 302, uri.value, statement) };
}

/** Moves on to another URI of the same server (`ngx_http_internal_redirect`). */
export function redirectInternally(
  request: RequestInProgress,
  path: string,
  args: string,
  by: Statement,
): PhaseResult {
  if (!moveTo(request, path, args)) return answers(500, by);
  return { kind: 'internal-redirect' };
}

/** Moves on to a named location; the URI stays as it is (`ngx_http_named_location`). */
export function toNamedLocation(request: RequestInProgress, name: string, by: Statement): PhaseResult {
  request.uriChangesLeft--;
  if (request.uriChangesLeft === 0 || request.path === '') return answers(500, by);
  const location = locationTree(request.server).named.get(name) ?? null;
  if (location !== null) return { kind: 'named-location', location };
  const [gap] = request.server.gaps;
  if (gap === undefined) {
    request.step('error-page', `there is no location \`${fromBytes(name)}\``, by);
    return answers(500, by);
  }
  return {
    kind: 'ended',
    outcome: { kind: 'unknown', because: gap.because, origin: spanOf(by), likely: null },
  };
}
