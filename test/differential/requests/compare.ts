/** Compares what the model says of a request with what became of it. */

import type { HeaderField } from '../../../src/route/client-request.ts';
import type { Reason } from '../../../src/route/route.ts';
import type { Outcome, Step, Trace } from '../../../src/route/trace.ts';
import { type Difference, differ, handshakeDifference, outcomeDifferences } from '../campaign/difference.ts';
import type { Places } from '../campaign/places.ts';
import { printedName } from './ask-model.ts';
import type { RealAnswer } from './ask-nginx.ts';
import type { Printed, UpstreamGroups } from './print.ts';

export interface Setting {
  readonly printed: Printed;
  readonly places: Places;
  readonly groups: UpstreamGroups;
}

/** What the model gets wrong; what it does not claim to know is never wrong. */
export function differences(trace: Trace, real: RealAnswer, setting: Setting): readonly Difference[] {
  const { outcome } = trace;
  if (!isClaimed(trace)) return [];
  // Whether a subrequest spoils the request depends on what its upstream answers.
  if (trace.websocket?.reasons.some(({ code }) => code === 'subrequest') === true) return [];
  if (outcome.kind === 'proxied' && leadsNowhere(outcome.upstream, setting))
    return nobodyDifferences(real, setting);
  const found = kindDifference(outcome, real);
  if (found !== null) return [found];
  if (real.sent === null && outcome.kind === 'proxied') return [];
  return [
    ...placeDifferences(trace, real, setting),
    ...outcomeDifferences(outcome, real, {
      places: setting.places,
      placesOf: (upstream) => placesOf(upstream, setting),
      isUnknown: (value) => value.includes('$'),
      otherPlaceOf: () => null,
      onTheWire: (headers) => headers.map(onTheWire),
    }),
    ...(isAboutHandshake(trace, setting) ? handshakeDifference(trace, real, setting.places) : []),
  ];
}

/** Whether the model says what becomes of the request, and not only what would, if. */
export function isClaimed({ outcome, steps }: Trace): boolean {
  return outcome.kind !== 'unknown' && steps.every((step) => step.kind !== 'assumption' || holds(step));
}

/** The upstream that is asked for permission always gives it, if it speaks HTTP. */
function holds({ message }: Step): boolean {
  return /^takes https?:.* to let the client pass$/.test(message);
}

/** An upstream that is none of ours, or that is asked in another protocol than plain HTTP. */
function leadsNowhere(upstream: string, setting: Setting): boolean {
  return !/^http:/i.test(upstream) || placesOf(upstream, setting).length === 0;
}

/** What the client is told then, `error_page` may have a say in: it may send the request on to somebody else. */
function nobodyDifferences({ sent }: RealAnswer, { printed }: Setting): readonly Difference[] {
  const hasPage = [...printed.texts.values()].some((text) => /error_page [^;]*\b50[24]\b/.test(text));
  return sent === null || hasPage ? [] : differ('kind', 'proxied to nobody', 'proxied');
}

function kindDifference(outcome: Outcome, real: RealAnswer): Difference | null {
  // An upstream answers 400 by itself to a request that lacks a Host (RFC 9112 section 3.2), and records nothing.
  if (outcome.kind === 'proxied' && real.status === 400 && lacksHost(outcome)) return null;
  const does = real.status === null ? 'refused' : real.sent !== null ? 'proxied' : 'answered';
  const says = outcome.kind === 'response' || outcome.kind === 'static' ? 'answered' : outcome.kind;
  return says === does ? null : { about: 'kind', model: says, real: does };
}

function placeDifferences(trace: Trace, real: RealAnswer, { printed }: Setting): readonly Difference[] {
  if (real.where === null || trace.outcome.kind === 'refused') return [];
  const step = trace.steps.findLast(({ kind }) => kind === 'location' || kind === 'server');
  const span = trace.outcome.kind === 'proxied' ? trace.outcome.origin : (step?.span ?? null);
  if (span === null) return [];
  const owners = printed.owners.get(printedName(span.file.path));
  const owner = owners?.[span.file.positionAt(span.start).line - 1] ?? 'no place';
  return differ('place', owner, real.where);
}

function lacksHost({ headers, httpVersion }: Extract<Outcome, { kind: 'proxied' }>): boolean {
  return httpVersion === '1.1' && !headers.some(([name]) => name.toLowerCase() === 'host');
}

/** Where an upstream may be: ports, or the one Unix socket; nothing where it is none of ours. */
function placesOf(upstream: string, { places, groups }: Setting): readonly (number | string)[] {
  const authority = upstream.replace(/^[a-z]+:\/\//i, '');
  const ours = [...places.upstreams, places.permission];
  if (authority.includes('$')) return [...ours, places.socket];
  if (authority.startsWith('unix:')) return authority === `unix:${places.socket}` ? [places.socket] : [];
  const group = groups.get(authority.toLowerCase());
  if (group !== undefined) return group;
  const port = Number(authority.split(':')[1]);
  return ours.filter((each) => each === port);
}

/** A name with a colon, as somebody may write it, ends at the colon for whoever reads the line. */
function onTheWire([name, value]: HeaderField): HeaderField {
  const colon = name.indexOf(':');
  return colon === -1 ? [name, value] : [name.slice(0, colon), `${name.slice(colon + 1)}: ${value}`];
}

/** The upstreams grant every subrequest, and open sockets without the subprotocol that was offered, as browsers would not. */
function isAboutHandshake({ websocket, outcome }: Trace, setting: Setting): boolean {
  if (websocket?.reasons.some(isAboutClients) === true) return false;
  return !(outcome.kind === 'proxied' && leadsNowhere(outcome.upstream, setting));
}

function isAboutClients({ message }: Reason): boolean {
  return /^Sec-WebSocket-Protocol is (?:removed|overwritten)/.test(message);
}
