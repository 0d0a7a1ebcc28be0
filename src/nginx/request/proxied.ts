/** Sends a request on: what reaches the upstream, and what that means for a handshake. */
import type { Outcome } from '../../route/trace.ts';
import { argumentOf, type Context, nameOf, type Statement, spanOf } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import { type HandshakeFault, handshakeFaults } from '../config/handshake-fault.ts';
import { requestFor, type UpstreamRequest } from '../config/upstream-request.ts';
import { fromBytes } from '../../text/bytes.ts';
import { HANDLERS } from '../language/handlers.ts';
import { handlerLine, staticContent } from './content-phase.ts';
import { type Destination, destinationOf, writtenUrl } from './destination.ts';
import { answers, type PhaseResult } from './phase.ts';
import type { RequestInProgress } from './progress.ts';
import { isSwitchedOff, responseOf } from './response.ts';
import { isCached, sentHeaders } from './upstream-headers.ts';

/** The block and line that sent a request on, for the verdict. */
export interface Handled {
  readonly handler: Statement;
  readonly context: Context;
  readonly protocol: 'http' | 'uwsgi' | 'scgi' | 'fastcgi' | 'grpc' | 'memcached' | 'tunnel';
  /** What the upstream receives; null where the protocol is not HTTP. */
  readonly request: UpstreamRequest | null;
  readonly faults: readonly HandshakeFault[];
}

export type HandlerResult =
  | { readonly kind: 'phase'; readonly result: PhaseResult }
  | { readonly kind: 'handled'; readonly outcome: Outcome; readonly handled: Handled | null };

/** Handlers that send files, in the way of plain files when it comes to a status. */
const SENDING_FILES: ReadonlySet<string> = new Set(['flv', 'mp4']);

/** Handlers that answer GET and HEAD only. */
const READ_ONLY: ReadonlySet<string> = new Set(['empty_gif', 'stub_status', ...SENDING_FILES]);

/** Runs the handler of a request. */
export function runHandler(request: RequestInProgress, name: string): HandlerResult {
  const line = handlerLine(request.context, name);
  const protocol = HANDLERS.get(name)?.protocol ?? null;
  if (line === null) {
    // An earlier `if` had this handler, the one that holds has none, and neither has the location (case C27y).
    request.step('proxy', `\`${name}\` is not set in the block that holds`, request.context.statement);
    return { kind: 'phase', result: answers(500, request.context.statement) };
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (protocol === null && !isRead && READ_ONLY.has(name))
    return { kind: 'phase', result: answers(405, line) };
  if (SENDING_FILES.has(name)) return { kind: 'phase', result: staticContent(request) };
  if (protocol === null) return { kind: 'handled', outcome: answeredBy(request, line), handled: null };
  return protocol === 'http' ? proxyPass(request, line) : otherProtocol(request, line, protocol);
}

function answeredBy(request: RequestInProgress, line: Statement): Outcome {
  const origin = spanOf(line);
  request.step('response', `\`${nameOf(line)}\` answers`, line);
  const isLua = nameOf(line).startsWith('content_by_lua') || nameOf(line) === 'js_content';
  return isLua
    ? { kind: 'unknown', because: 'code answers here', origin, likely: null }
    : responseOf(request, 200, null, line);
}

function proxyPass(request: RequestInProgress, line: Statement): HandlerResult {
  const target = destinationOf(line, request);
  if (target.kind === 'refused') {
    return {
      kind: 'handled',
      outcome: { kind: 'refused', because: target.because, origin: spanOf(line) },
      handled: null,
    };
  }
  if (target.kind === 'fails') {
    request.step('proxy', target.because, line);
    return { kind: 'phase', result: answers(target.status, line) };
  }
  const { configuration, context } = request;
  const nginxVersion = configuration.target.nginx;
  const sent = writtenRequest(request, nginxVersion);
  if (sent === null) {
    request.step('proxy', 'a `map` changes the captures while the headers are written', line);
    return { kind: 'phase', result: answers(500, line) };
  }
  const { statements, variables: table } = configuration;
  const faults = [
    ...handshakeFaults({ handler: line, context, statements, table, request: sent, nginxVersion }),
    ...targetFaults(target, line),
  ];
  const outcome = proxiedOutcome(request, line, target, sent);
  return {
    kind: 'handled',
    outcome,
    handled: { handler: line, context, protocol: 'http', request: sent, faults },
  };
}

/**
 * nginx measures all headers, and then writes them. The regular expression of a map changes `$1` when it is first
 * evaluated, in between: a value that has grown is an error (nginx 1.22.1 of Debian, measured), and null here.
 */
function writtenRequest(request: RequestInProgress, nginxVersion: string): UpstreamRequest | null {
  const measured = requestFor(request.evaluation, nginxVersion);
  if (!request.configuration.statements.has('map')) return measured;
  const written = requestFor(request.evaluation, nginxVersion);
  const grows = written.lines.some(({ value }, index) => {
    const before = measured.lines[index]?.value;
    return value.kind === 'known' && before?.kind === 'known' && value.value.length > before.value.length;
  });
  return grows ? null : written;
}

/** A target with a space, or one that is no path, no upstream takes; what is not ASCII some do not take. */
function targetFaults(target: Destination, statement: Statement): readonly HandshakeFault[] {
  if (target.kind !== 'target') return [];
  if (/\s/.test(target.target) || !/^(?:\/|https?:)/.test(target.target))
    return [{ kind: 'broken-target', statement }];
  const because = 'the request target holds bytes that are not ASCII, which some upstreams do not take';
  return /[\x80-\xff]/.test(target.target) ? [{ kind: 'unknown', because, span: spanOf(statement) }] : [];
}

function proxiedOutcome(
  request: RequestInProgress,
  line: Statement,
  target: Extract<Destination, { kind: 'target' | 'unknown' }>,
  sent: UpstreamRequest,
): Outcome {
  const isKnown = target.kind === 'target';
  const upstream = isKnown ? `${target.scheme}://${fromBytes(target.authority)}` : writtenUrl(line);
  const shownTarget = isKnown ? fromBytes(target.target) : null;
  const method = sentMethod(request);
  const version = sent.httpVersion.value;
  if (!isKnown) request.step('assumption', `where it is sent is not known: ${target.because}`, line);
  request.step('proxy', `sends ${method} ${shownTarget ?? 'the request'} to ${upstream}`, line);
  return {
    kind: 'proxied',
    upstream,
    target: shownTarget,
    method,
    httpVersion: version.kind === 'known' ? version.value : null,
    headers: sentHeaders(request, sent, true),
    status: request.status,
    origin: spanOf(line),
  };
}

function sentMethod(request: RequestInProgress): string {
  // A cache keeps whole answers, so that it asks for them.
  if (
    request.method === 'HEAD' &&
    isCached(request.context) &&
    !isSwitchedOff(request, 'proxy_cache_convert_head')
  )
    return 'GET';
  const { statement } = effectiveScalar(request.context, 'proxy_method');
  if (statement === null) return request.method;
  const value = request.evaluate(argumentOf(statement, 0));
  return value.kind === 'known' ? value.value : argumentOf(statement, 0);
}

function otherProtocol(
  request: RequestInProgress,
  line: Statement,
  protocol: Exclude<Handled['protocol'], 'http'>,
): HandlerResult {
  const written = argumentOf(line, 0);
  const value = request.evaluate(written);
  const address = value.kind === 'known' ? fromBytes(value.value) : written;
  const upstream = address.includes('://') ? address : `${protocol}://${address}`;
  request.step('proxy', `sends the request to ${upstream}`, line);
  const { context, method, status } = request;
  const outcome: Outcome = {
    kind: 'proxied',
    upstream,
    target: request.unparsed,
    method,
    httpVersion: null,
    headers: [],
    status,
    origin: spanOf(line),
  };
  return {
    kind: 'handled',
    outcome,
    handled: { handler: line, context, protocol, request: null, faults: [] },
  };
}
