/** How an answer of Caddy's own is made: its status, and the headers that handlers around it have prepared. */
import type { HeaderField } from '../../route/client-request.ts';
import { type Known, known, unknown } from '../../route/setting.ts';
import type { Outcome } from '../../route/trace.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import type { Handler, ResponseMatcher } from '../http/model.ts';
import { canonicalField } from '../language/header-names.ts';
import type { Ended } from './handler.ts';
import { hasField, valuesOf } from './header-fields.ts';
import { breaksOff, changeResponseHeaders } from './header-operations.ts';
import { fillText } from './placeholders.ts';
import type { RequestInProgress } from './progress.ts';

/** Caddy writes an answer with the headers that are set by now. */
export function answered(status: Known<number>, by: Handler | null, request: RequestInProgress): Ended {
  const span = by?.span ?? null;
  if (status.kind === 'unknown') return ended(unknownOutcome(status.because, span), by);
  const broken = brokenOff(status.value, by);
  if (broken !== null) return broken;
  if (!applyDeferred(status.value, request)) {
    return ended({ kind: 'refused', because: 'Caddy breaks off', origin: span }, by);
  }
  const location = valuesOf(request.responseHeaders, 'Location')[0];
  return ended(
    {
      kind: 'response',
      status: status.value,
      location: location === undefined ? null : fromBytes(location.trim()),
      origin: span,
    },
    by,
  );
}

/** Of what is no status, Go's `WriteHeader` panics, and the connection is closed; null for all others. */
export function brokenOff(status: number, by: Handler | null): Ended | null {
  if (status >= 100 && status <= 999) return null;
  return ended({ kind: 'refused', because: `${status} is no status`, origin: by?.span ?? null }, by);
}

export function ended(outcome: Outcome, by: Handler | null): Ended {
  return { kind: 'answered', outcome, by };
}

export function unknownOutcome(because: string, origin: Span | null): Outcome {
  return { kind: 'unknown', because, origin, likely: null };
}

export function failed(status: Known<number>, because: string, by: Handler | null): Ended {
  return { kind: 'error', status, hasOwnStatus: true, because, by, span: by?.span ?? null };
}

/** The operations of the lines around it, the innermost first, at the moment when the header is written. False where that fails. */
export function applyDeferred(status: number, request: RequestInProgress): boolean {
  for (const { operations } of request.deferred.toReversed()) {
    const { require } = operations;
    if (require !== null && !matchesResponse(require, status, request.responseHeaders)) continue;
    if (breaksOff(operations, request)) return false;
    changeResponseHeaders(operations, request);
  }
  return true;
}

/** `ResponseMatcher.Match` for an answer of Caddy's own, or of an upstream. */
export function matchesResponse(
  matcher: ResponseMatcher,
  status: number,
  headers: readonly HeaderField[],
): boolean {
  if (!matchesStatus(matcher, status)) return false;
  for (const [name, wanted] of matcher.headers) {
    const field = canonicalField(name);
    const has = hasField(headers, field);
    if (wanted === null ? has : !has || !wanted.some((one) => matchesValue(one, valuesOf(headers, field))))
      return false;
  }
  return true;
}

function matchesValue(wanted: string, values: readonly string[]): boolean {
  const parts = wanted.toLowerCase().split('*');
  return values.some((value) => {
    const lower = value.toLowerCase();
    if (parts.length === 1) return lower === parts[0];
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    return lower.startsWith(first) && lower.endsWith(last) && lower.includes(parts[1] ?? '');
  });
}

/** 4 stands for every status from 400 to 499. No codes: every status. */
export function matchesStatus(
  { statusCodes }: Pick<ResponseMatcher, 'statusCodes'>,
  status: number,
): boolean {
  return (
    statusCodes.length === 0 ||
    statusCodes.some((code) => code === status || (code < 100 && Math.floor(status / 100) === code))
  );
}

/** A status as it is written, with its placeholders; null where what comes out is no number, which is an error 500. */
export function statusOf(text: string, request: RequestInProgress): Known<number> | null {
  const filled = fillText(text, request);
  if (filled.doubt !== null) return unknown(filled.doubt);
  return /^[+-]?\d+$/.test(filled.text) ? known(Number(filled.text)) : null;
}
