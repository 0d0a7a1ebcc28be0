/** Compares what the model says of a request with what became of it. */
import type { HeaderField } from '../../../src/route/client-request.ts';
import type { Outcome, Step, Trace } from '../../../src/route/trace.ts';
import {
  type Difference,
  handshakeDifference,
  outcomeDifferences,
  type Reading,
} from '../campaign/difference.ts';
import type { WireRecord } from '../campaign/wire-upstreams.ts';
import type { RealAnswer } from './bench.ts';
import { type CaddyPlaces, otherPlaceOf, portsSpeaking } from './places.ts';

export interface Setting {
  readonly places: CaddyPlaces;
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
    ...outcomeDifferences(outcome, { ...real, sent }, readingFor(places)),
    ...(someAreDead ? [] : handshakeDifference({ outcome, websocket }, real, places)),
  ];
}

function asksNobody({ kind, message }: Step, places: CaddyPlaces): boolean {
  const upstream = / to (\S+:\/\/.+)$/.exec(message)?.[1];
  return (
    (kind === 'proxy' || kind === 'subrequest') &&
    upstream !== undefined &&
    partsOf(upstream).some((part) => leadsNowhere(part, places))
  );
}

/** An upstream that is none of ours, or that is asked in another protocol than it speaks. */
export function leadsNowhere(upstream: string, places: CaddyPlaces): boolean {
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

/** Of several upstreams the model names all. */
function partsOf(upstream: string): readonly string[] {
  return upstream.split(/,\s*| or /);
}

/** Where an upstream may be: ports, or the one Unix socket; nothing where it is none of ours. */
function placesOf(upstream: string, places: CaddyPlaces): readonly (number | string)[] {
  return partsOf(upstream).flatMap((each): readonly (number | string)[] => {
    const [, scheme = '', port = ''] = /^(\w+):\/\/.*?(?::(\d+))?$/.exec(each) ?? [];
    if (scheme === 'http' && each.includes(places.socket)) return [places.socket];
    return portsSpeaking(scheme, places).filter((one) => one === Number(port));
  });
}

function readingFor(places: CaddyPlaces): Reading {
  return {
    places,
    placesOf: (upstream) => placesOf(upstream, places),
    otherPlaceOf: (record) => otherPlaceOf(record, places),
    isUnknown,
    onTheWire,
  };
}

/**
 * HTTP/2 has no Connection, takes cookies apart, and has another default for what sends no name. Of FastCGI, which has no
 * version of HTTP, the model tells no parameters.
 */
function onTheWire(said: readonly HeaderField[], version: string): readonly HeaderField[] | null {
  if (version !== '2') return version === '' ? null : said;
  const cookies = said.filter(([name]) => name === 'Cookie').flatMap(([, value]) => crumbsOf(value));
  return [
    ...said.filter(([name]) => name !== 'Connection' && name !== 'Cookie'),
    ...(cookies.length === 0 ? [] : [['Cookie', cookies.join('; ')] as const]),
  ].map(([name, value]) => [name, value === 'Go-http-client/1.1' ? 'Go-http-client/2.0' : value] as const);
}

/** One field for each cookie, without the spaces before it, and none for what is empty at the end (`encodeHeaders` of x/net/http2). */
function crumbsOf(cookies: string): readonly string[] {
  const crumbs = cookies.split(';').map((crumb, at) => (at === 0 ? crumb : crumb.replace(/^ +/, '')));
  return crumbs.at(-1) === '' ? crumbs.slice(0, -1) : crumbs;
}

/** A value that cannot be known stands as it is written. */
export function isUnknown(value: string): boolean {
  return /\{[\w$][^{}]*\}/.test(value);
}
