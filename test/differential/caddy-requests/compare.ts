/** Compares what the model says of a request with what became of it. */
import type { HeaderField } from '../../../src/route/client-request.ts';
import type { Outcome, Step, Trace } from '../../../src/route/trace.ts';
import type { WireRecord } from '../requests/wire-upstreams.ts';
import type { RealAnswer } from './bench.ts';
import { FASTCGI, H2C, SECURE } from './other-upstreams.ts';
import type { Places } from './print.ts';

export interface Difference {
  /** What is told differently: `kind`, `target`, `header x-value`. */
  readonly about: string;
  readonly model: string;
  readonly real: string;
}

export interface Setting {
  readonly places: Places;
  /** Errors are answered by routes of their own, which may send the request on. */
  readonly handlesErrors: boolean;
}

/** What the model gets wrong; what it does not claim to know is never wrong. */
export function differences(
  { outcome, websocket, steps }: Trace,
  real: RealAnswer,
  { places, handlesErrors }: Setting,
): readonly Difference[] {
  if (outcome.kind === 'unknown' || real.isLate) return [];
  // That an upstream is dead is nothing that a configuration tells.
  if (real.status === 502 && steps.some((step) => asksNobody(step, places))) return [];
  if (outcome.kind === 'proxied' && leadsNowhere(outcome.upstream, places)) {
    const isAsSaid = real.sent === null || handlesErrors;
    return isAsSaid ? [] : [{ about: 'kind', model: 'proxied to nobody', real: 'proxied' }];
  }
  // Of several upstreams a dead one may be asked.
  const someAreDead =
    outcome.kind === 'proxied' &&
    placesOf(outcome.upstream, places).length < partsOf(outcome.upstream).length;
  if (someAreDead && (real.sent === null || handlesErrors)) return [];
  // A body that went to one upstream is not there for the next.
  const proxies = steps.filter(({ kind }) => kind === 'proxy').length;
  if (proxies > 1 && real.sent === null && real.status === 502) return [];
  // Where the answer of the upstream is replaced by another, what it received is known all the same.
  const sent = outcome.kind === 'proxied' && real.status !== null ? real.askedOnTheWay : real.sent;
  const found = kindDifference(outcome, real, sent);
  if (found !== null) return [found];
  return [
    ...outcomeDifferences(outcome, real, sent, places),
    ...(someAreDead ? [] : handshakeDifference(outcome, websocket, real, places)),
  ];
}

function asksNobody({ kind, message }: Step, places: Places): boolean {
  const upstream = / to (\S+:\/\/.+)$/.exec(message)?.[1];
  return (
    (kind === 'proxy' || kind === 'subrequest') &&
    upstream !== undefined &&
    partsOf(upstream).some((part) => leadsNowhere(part, places))
  );
}

/** An upstream that is none of ours, or that is asked in another protocol than it speaks. */
export function leadsNowhere(upstream: string, places: Places): boolean {
  return placesOf(upstream, places).length === 0;
}

function kindDifference(outcome: Outcome, real: RealAnswer, sent: WireRecord | null): Difference | null {
  const does = real.status === null ? 'refused' : sent !== null ? 'proxied' : 'answered';
  const says = outcome.kind === 'response' || outcome.kind === 'static' ? 'answered' : outcome.kind;
  if (says === does) return null;
  const more = (kind: string, status: number | null): string =>
    kind === 'answered' ? `answered ${status}` : kind;
  return { about: 'kind', model: more(says, statusOf(outcome)), real: more(does, real.status) };
}

function statusOf(outcome: Outcome): number | null {
  return outcome.kind === 'response' || outcome.kind === 'static' ? outcome.status : null;
}

function outcomeDifferences(
  outcome: Outcome,
  real: RealAnswer,
  sent: WireRecord | null,
  places: Places,
): readonly Difference[] {
  switch (outcome.kind) {
    case 'proxied':
      return proxiedDifferences(outcome, real, sent, places);
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
  real: RealAnswer,
  sent: WireRecord | null,
  places: Places,
): readonly Difference[] {
  if (sent === null) return [];
  const { head } = sent;
  const [, method = '', target = '', version = ''] =
    /^(\S*) (.*) (?:HTTP\/(\d(?:\.\d)?)|FastCGI)$/.exec(head.first) ?? [];
  const reached = reachedBy(sent, places);
  return [
    ...(placesOf(outcome.upstream, places).includes(reached)
      ? []
      : differ('upstream', outcome.upstream, String(reached))),
    ...(outcome.target === null ? [] : differ('target', outcome.target, target)),
    ...differ('method', outcome.method, method),
    ...(outcome.httpVersion === null ? [] : differ('version', outcome.httpVersion, version)),
    ...(outcome.status === null ? [] : differ('status', String(outcome.status), String(real.status))),
    // Of FastCGI the model tells no parameters.
    ...(version === '' ? [] : headerDifferences(as(version, outcome.headers), head.headers)),
  ];
}

/** Of several upstreams the model names all. */
function partsOf(upstream: string): readonly string[] {
  return upstream.split(/,\s*| or /);
}

/** Where an upstream may be: ports, or the one Unix socket; nothing where it is none of ours. */
function placesOf(upstream: string, places: Places): readonly (number | string)[] {
  return partsOf(upstream).flatMap((each): readonly (number | string)[] => {
    const [, scheme = '', port = ''] = /^(\w+):\/\/.*?(?::(\d+))?$/.exec(each) ?? [];
    const ours = speaking(scheme, places);
    if (scheme === 'http' && each.includes(places.socket)) return [places.socket];
    return ours.filter((one) => one === Number(port));
  });
}

/** HTTP/2 has no Connection, takes cookies apart, and has another default for what sends no name. */
function as(version: string, said: readonly HeaderField[]): readonly HeaderField[] {
  if (version !== '2') return said;
  const cookies = said.filter(([name]) => name === 'Cookie').map(([, value]) => value);
  return [
    ...said.filter(([name]) => name !== 'Connection' && name !== 'Cookie'),
    ...(cookies.length === 0 ? [] : [['Cookie', cookies.join('; ')] as const]),
  ].map(([name, value]) => [name, value === 'Go-http-client/1.1' ? 'Go-http-client/2.0' : value] as const);
}

function speaking(scheme: string, places: Places): readonly number[] {
  switch (scheme) {
    case 'http':
      return [...places.upstreams, places.permission];
    case 'h2c':
      return [places.h2c];
    case 'https':
      return [places.secure];
    case 'fastcgi':
      return [places.fastCgi];
    default:
      return [];
  }
}

/** The port, or the socket, that a record is from. */
function reachedBy({ upstream }: WireRecord, places: Places): number | string {
  switch (upstream) {
    case H2C:
      return places.h2c;
    case SECURE:
      return places.secure;
    case FASTCGI:
      return places.fastCgi;
    default:
      return [...places.upstreams, places.permission, places.socket][upstream] ?? 'no place';
  }
}

/** Without regard to order, but each as often as it comes. A value that the model cannot know fits any, and none. */
function headerDifferences(
  said: readonly HeaderField[],
  received: readonly HeaderField[],
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

/** A value that cannot be known stands as it is written. */
export function isUnknown(value: string): boolean {
  return /\{[\w$][^{}]*\}/.test(value);
}

function quoted(values: readonly string[]): string {
  return values.length === 0 ? 'not sent' : values.map((value) => JSON.stringify(value)).join(' and ');
}

/** The upstream that is asked for permission opens no WebSockets, whatever it is sent. */
function handshakeDifference(
  outcome: Outcome,
  websocket: Trace['websocket'],
  real: RealAnswer,
  { permission }: Places,
): readonly Difference[] {
  if (websocket === null || websocket.handshake === 'unknown') return [];
  if (outcome.kind === 'proxied' && outcome.upstream.endsWith(`:${permission}`)) return [];
  const { lenient, strict } = real.opened;
  return differ('handshake', websocket.handshake, lenient ? (strict ? 'works' : 'fragile') : 'fails');
}

function differ(about: string, model: string, real: string): readonly Difference[] {
  return model === real ? [] : [{ about, model, real }];
}
