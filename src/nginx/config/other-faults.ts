/**
 * What stops a handshake although Upgrade and Connection arrive: other headers, the method, the HTTP version, the 101's
 * own headers, and whatever answers before the request is passed on.
 */
import { argumentOf, spanOf } from './context.ts';
import { effectiveList, effectiveScalar } from './effective.ts';
import type { FaultSearch, HandshakeFault } from './handshake-fault.ts';

/** Looks for those faults only whose directives occur at all: most configurations have none of them. */
export function addOtherFaults(search: FaultSearch, faults: HandshakeFault[]): void {
  const { statements } = search;
  if (statements.has('proxy_pass_request_headers')) addHeadersOff(search, faults);
  if (statements.has('proxy_method')) addMethod(search, faults);
  addHandshakeHeaders(search, faults);
  if (statements.has('proxy_hide_header')) addHiddenHeaders(search, faults);
  addVersion(search, faults);
}

function addHeadersOff({ context }: FaultSearch, faults: HandshakeFault[]): void {
  const { statement } = effectiveScalar(context, 'proxy_pass_request_headers');
  if (statement !== null && argumentOf(statement, 0).toLowerCase() === 'off') {
    faults.push({ kind: 'headers-off', statement });
  }
}

function addMethod({ context }: FaultSearch, faults: HandshakeFault[]): void {
  const { statement } = effectiveScalar(context, 'proxy_method');
  const method = statement?.directive.args[0];
  if (statement === null || method === undefined || method.templated) return;
  // Methods are compared with case (RFC 9110 section 9.1).
  if (!/^GET$|\$/.test(method.value)) faults.push({ kind: 'method', statement, method: method.value });
}

/** Headers of the handshake that the application reads itself: RFC 6455 section 4.2.1. */
const HANDSHAKE_HEADERS = new Set([
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
]);

function addHandshakeHeaders({ request }: FaultSearch, faults: HandshakeFault[]): void {
  for (const line of request.lines) {
    // Most lines are about something else, and a prefix is told without hashing the name.
    if (!line.name.startsWith('sec-websocket-') || !HANDSHAKE_HEADERS.has(line.name)) continue;
    if (line.value.kind === 'unknown') continue;
    const { value } = line.value;
    // Switching extensions off is harmless (case A32); a subprotocol that the client did not ask for is not.
    if (value === '' && line.name === 'sec-websocket-extensions') continue;
    // The client's own value, passed on by hand, is never known here and so does not come this far.
    if (value === '13' && line.name === 'sec-websocket-version') continue;
    faults.push({
      kind: 'handshake-header',
      line: line.statement,
      header: argumentOf(line.statement, 0),
      value,
    });
  }
}

/** Response headers without which a client rejects the 101; nginx writes Connection itself (cases A33a–c). */
const NEEDED_IN_RESPONSE = new Set(['upgrade', 'sec-websocket-accept']);

function addHiddenHeaders({ context }: FaultSearch, faults: HandshakeFault[]): void {
  for (const statement of effectiveList(context, 'proxy_hide_header').statements) {
    const header = argumentOf(statement, 0);
    if (NEEDED_IN_RESPONSE.has(header.toLowerCase()))
      faults.push({ kind: 'hidden-header', statement, header });
  }
}

function addVersion({ handler, request }: FaultSearch, faults: HandshakeFault[]): void {
  const version = request.httpVersion.value;
  if (version.kind === 'unknown') {
    const span = request.httpVersionLine === null ? spanOf(handler) : spanOf(request.httpVersionLine);
    faults.push({ kind: 'unknown', because: version.because, span });
  } else if (version.value !== '1.1') {
    faults.push({ kind: 'http-version', line: request.httpVersionLine, version: version.value });
  }
}
