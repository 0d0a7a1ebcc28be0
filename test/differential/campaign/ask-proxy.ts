/**
 * Puts requests to a proxy that runs, several at once: all of them while its upstreams are lenient, and the handshakes
 * once more while they are strict.
 */
import { type MessageHead, valuesOf } from './message-head.ts';
import type { WireAnswer, WireRequest } from './wire-client.ts';
import { RECORD_HEADER, type WireRecord, type WireUpstreams } from './wire-upstreams.ts';

const AT_ONCE = 8;

/** What really became of a request, whatever the proxy. */
export interface Answer {
  /** Null where the connection was closed without an answer. */
  readonly status: number | null;
  readonly location: string | null;
  /** What reached the upstream whose answer this is. */
  readonly sent: WireRecord | null;
  /** Whether a browser's handshake came through, to a lenient application and to a strict one. */
  readonly opened: { readonly lenient: boolean; readonly strict: boolean };
}

export interface Heard {
  readonly answer: WireAnswer;
  readonly sent: WireRecord | null;
}

type Send = (request: WireRequest) => Promise<WireAnswer>;

export function askLenient(
  upstreams: WireUpstreams,
  requests: readonly WireRequest[],
  send: Send,
): Promise<readonly Heard[]> {
  upstreams.strictness = 'lenient';
  return inParallel(requests, async (request) => {
    const answer = await send(request);
    return { answer, sent: sentFor(answer, upstreams) };
  });
}

/** Null for what is no handshake, and is not asked again. */
export function askStrict(
  upstreams: WireUpstreams,
  requests: readonly WireRequest[],
  send: Send,
): Promise<readonly (WireAnswer | null)[]> {
  upstreams.strictness = 'strict';
  return inParallel(requests, (request) => (isHandshake(request) ? send(request) : Promise.resolve(null)));
}

function sentFor(answer: WireAnswer, upstreams: WireUpstreams): WireRecord | null {
  if (answer.kind !== 'answered') return null;
  const [number] = valuesOf(answer.head, RECORD_HEADER);
  return number === undefined ? null : upstreams.record(Number(number));
}

function isHandshake({ headers }: WireRequest): boolean {
  return headers.some(([name, value]) => name === 'Upgrade' && value.toLowerCase() === 'websocket');
}

export function offersProtocol({ headers }: WireRequest): boolean {
  return headers.some(([name]) => name.toLowerCase() === 'sec-websocket-protocol');
}

/** The head of an answer that switches to WebSockets, as browsers see it (RFC 6455 section 4.1); else null. */
export function switchingHead(answer: WireAnswer | null): MessageHead | null {
  if (answer?.kind !== 'answered' || !/^HTTP\/1\.1 101 /.test(answer.head.first)) return null;
  const { head } = answer;
  const switches =
    valuesOf(head, 'upgrade').join().toLowerCase() === 'websocket' &&
    valuesOf(head, 'connection').join().toLowerCase().includes('upgrade') &&
    valuesOf(head, 'sec-websocket-accept').length === 1;
  return switches ? head : null;
}

/** What the first line and the headers of an answer say. */
export function inWords(answer: WireAnswer): Pick<Answer, 'status' | 'location'> {
  if (answer.kind !== 'answered') return { status: null, location: null };
  const { head } = answer;
  return { status: Number(head.first.split(' ')[1]), location: valuesOf(head, 'location')[0] ?? null };
}

/** Does something with each, several at once, with the results in order. */
async function inParallel<T, R>(values: readonly T[], act: (value: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < values.length; at = next++) {
      const value = values[at];
      if (value !== undefined) results[at] = await act(value);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
