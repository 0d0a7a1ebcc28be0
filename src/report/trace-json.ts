/** A trace for programs: one document, described by `schema/trace.schema.json`. */
import type { KnownOutcome, Outcome, Trace } from '../route/trace.ts';
import type { Span } from '../text/span.ts';
import type { MaybeStartDocument, OutcomeDocument, TraceDocument } from './document.ts';
import { durationDocument, startOf } from './routes-json.ts';
import type { DisplayPath } from './routes-report.ts';
import type { TraceReport } from './trace-report.ts';

/** The whole document, ending in a line feed. Every key is there; what does not apply is null. */
export function traceJson(report: TraceReport): string {
  return `${JSON.stringify(traceDocument(report), null, 2)}\n`;
}

export function traceDocument({ url, trace, displayPath }: TraceReport): TraceDocument {
  const { method, scheme, hostname, port, target, headers } = trace.request;
  return {
    version: 1,
    request: { url, method, scheme, host: hostname, port, target, headers },
    steps: trace.steps.map(({ kind, message, span }) => ({ kind, message, ...placeOf(span, displayPath) })),
    outcome: outcomeDocument(trace.outcome, displayPath),
    websocket: websocketDocument(trace.websocket, displayPath),
  };
}

function placeOf(span: Span | null, displayPath: DisplayPath): MaybeStartDocument {
  return span === null ? { path: null, start: null } : startOf(span, displayPath);
}

/** Where the outcome is unknown, the other keys say what is likely. */
function outcomeDocument(outcome: Outcome, displayPath: DisplayPath): OutcomeDocument {
  const shown = outcome.kind === 'unknown' ? outcome.likely : outcome;
  return {
    kind: outcome.kind,
    because: 'because' in outcome ? outcome.because : null,
    ...(shown === null ? NOTHING : detailsOf(shown)),
    ...placeOf(outcome.origin, displayPath),
  };
}

const NOTHING = {
  status: null,
  location: null,
  upstream: null,
  method: null,
  target: null,
  httpVersion: null,
  headers: null,
};

function detailsOf(outcome: KnownOutcome) {
  switch (outcome.kind) {
    case 'proxied': {
      const { status, upstream, method, target, httpVersion, headers } = outcome;
      return { ...NOTHING, status, upstream, method, target, httpVersion, headers };
    }
    case 'response':
      return { ...NOTHING, status: outcome.status, location: outcome.location };
    case 'static':
      return { ...NOTHING, status: outcome.status };
    case 'refused':
      return NOTHING;
  }
}

function websocketDocument(
  websocket: Trace['websocket'],
  displayPath: DisplayPath,
): TraceDocument['websocket'] {
  if (websocket === null) return null;
  const { handshake, reasons, idleTimeout } = websocket;
  return {
    handshake,
    reasons: reasons.map(({ code, message, blame }) => ({ code, message, ...startOf(blame, displayPath) })),
    idleTimeout: durationDocument(idleTimeout, displayPath),
  };
}
