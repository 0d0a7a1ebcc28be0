/** Compares what the model says of a request with what became of it, as far as that is the same for every proxy. */
import type { HeaderField } from '../../../src/route/client-request.ts';
import type { Outcome, Trace } from '../../../src/route/trace.ts';
import type { Answer } from './ask-proxy.ts';
import type { Places } from './places.ts';
import type { WireRecord } from './wire-upstreams.ts';

export interface Difference {
  /** What is told differently: `kind`, `target`, `header x-value`. */
  readonly about: string;
  readonly model: string;
  readonly real: string;
}

/** What the model's words mean, which is for each proxy to say. */
export interface Reading {
  readonly places: Places;
  /** Where an upstream may be: ports, or the one Unix socket; nothing where it is none of ours. */
  readonly placesOf: (upstream: string) => readonly (number | string)[];
  /** Whether a header's value stands there as it is written, since it cannot be known. */
  readonly isUnknown: (value: string) => boolean;
  /** The port, or the socket, of an application of a kind that only this proxy has; null for the others. */
  readonly otherPlaceOf: (record: WireRecord) => number | null;
  /** Headers of the model as they are read from the wire in this version of HTTP; null where they are not compared. */
  readonly onTheWire: (headers: readonly HeaderField[], version: string) => readonly HeaderField[] | null;
}

export function outcomeDifferences(
  outcome: Outcome,
  real: Pick<Answer, 'status' | 'location' | 'sent'>,
  reading: Reading,
): readonly Difference[] {
  switch (outcome.kind) {
    case 'proxied':
      return proxiedDifferences(outcome, real, reading);
    case 'response':
      return [
        ...differ('status', String(outcome.status), String(real.status)),
        ...differ('location', outcome.location ?? 'none', real.location ?? 'none'),
      ];
    case 'static':
      return outcome.status === null ? [] : differ('status', String(outcome.status), String(real.status));
    default:
      return [];
  }
}

function proxiedDifferences(
  outcome: Extract<Outcome, { readonly kind: 'proxied' }>,
  real: Pick<Answer, 'status' | 'sent'>,
  { places, placesOf, otherPlaceOf, isUnknown, onTheWire }: Reading,
): readonly Difference[] {
  if (real.sent === null) return [];
  const { head, upstream } = real.sent;
  const [, method = '', target = '', version = ''] =
    /^(\S*) (.*) (?:HTTP\/(\d(?:\.\d)?)|FastCGI)$/.exec(head.first) ?? [];
  const ours = [...places.upstreams, places.permission, places.socket];
  const reached = otherPlaceOf(real.sent) ?? ours[upstream] ?? 'no place';
  const headers = onTheWire(outcome.headers, version);
  return [
    ...(placesOf(outcome.upstream).includes(reached)
      ? []
      : differ('upstream', outcome.upstream, String(reached))),
    ...(outcome.target === null ? [] : differ('target', outcome.target, target)),
    ...differ('method', outcome.method, method),
    ...(outcome.httpVersion === null ? [] : differ('version', outcome.httpVersion, version)),
    ...(outcome.status === null ? [] : differ('status', String(outcome.status), String(real.status))),
    ...(headers === null ? [] : headerDifferences(headers, head.headers, isUnknown)),
  ];
}

/**
 * Without regard to order, but each as often as it comes. A value that the model cannot know fits any, and none: what
 * turns out to be empty is not sent.
 */
function headerDifferences(
  said: readonly HeaderField[],
  received: readonly HeaderField[],
  isUnknown: (value: string) => boolean,
): readonly Difference[] {
  const names = new Set([...said, ...received].map(([name]) => name.toLowerCase()));
  return [...names].flatMap((name) => {
    const valuesIn = (fields: readonly HeaderField[]): readonly string[] =>
      fields.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value);
    const unclaimed = [...valuesIn(received)];
    const open = valuesIn(said).filter((value) => {
      const at = unclaimed.indexOf(value);
      if (at !== -1) unclaimed.splice(at, 1);
      return at === -1;
    });
    if (open.length >= unclaimed.length && open.every(isUnknown)) return [];
    return differ(`header ${name}`, quoted(valuesIn(said)), quoted(valuesIn(received)));
  });
}

function quoted(values: readonly string[]): string {
  return values.length === 0 ? 'not sent' : values.map((value) => JSON.stringify(value)).join(' and ');
}

/** The upstream that is asked for permission opens no WebSockets, whatever it is sent. */
export function handshakeDifference(
  { websocket, outcome }: Pick<Trace, 'websocket' | 'outcome'>,
  { opened: { lenient, strict } }: Pick<Answer, 'opened'>,
  { permission }: Places,
): readonly Difference[] {
  if (websocket === null || websocket.handshake === 'unknown') return [];
  if (outcome.kind === 'proxied' && outcome.upstream.endsWith(`:${permission}`)) return [];
  return differ('handshake', websocket.handshake, lenient ? (strict ? 'works' : 'fragile') : 'fails');
}

export function differ(about: string, model: string, real: string): readonly Difference[] {
  return model === real ? [] : [{ about, model, real }];
}
