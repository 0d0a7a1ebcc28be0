/** Compares what the model says of a request with what became of it. */

import type { HeaderField } from '../../../src/route/client-request.ts';
import type { Reason } from '../../../src/route/route.ts';
import type { Outcome, Step, Trace } from '../../../src/route/trace.ts';
import { printedName } from './ask-model.ts';
import type { RealAnswer } from './ask-nginx.ts';
import type { Places, Printed, UpstreamGroups } from './print.ts';
import { UPSTREAMS } from './tree.ts';

export interface Difference {
  /** What is told differently: `kind`, `target`, `header x-value`. */
  readonly about: string;
  readonly model: string;
  readonly real: string;
}

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
    ...outcomeDifferences(outcome, real, setting),
    ...handshakeDifference(trace, real, setting),
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
  return !/^http:/i.test(upstream) || portsOf(upstream, setting).length === 0;
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

function outcomeDifferences(outcome: Outcome, real: RealAnswer, setting: Setting): readonly Difference[] {
  switch (outcome.kind) {
    case 'proxied':
      return proxiedDifferences(outcome, real, setting);
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
  setting: Setting,
): readonly Difference[] {
  if (real.sent === null) return [];
  const { places } = setting;
  const { head, upstream } = real.sent;
  const [, method = '', target = '', version = ''] = /^(\S*) (.*) HTTP\/(\d\.\d)$/.exec(head.first) ?? [];
  const reached = places.upstreams[upstream] ?? (upstream === UPSTREAMS ? places.permission : places.socket);
  return [
    ...(portsOf(outcome.upstream, setting).includes(reached)
      ? []
      : differ('upstream', outcome.upstream, String(reached))),
    ...(outcome.target === null ? [] : differ('target', outcome.target, target)),
    ...differ('method', outcome.method, method),
    ...(outcome.httpVersion === null ? [] : differ('version', outcome.httpVersion, version)),
    ...(outcome.status === null ? [] : differ('status', String(outcome.status), String(real.status))),
    ...headerDifferences(outcome.headers, head.headers),
  ];
}

function lacksHost({ headers, httpVersion }: Extract<Outcome, { kind: 'proxied' }>): boolean {
  return httpVersion === '1.1' && !headers.some(([name]) => name.toLowerCase() === 'host');
}

/** Where an upstream may be: ports, or the one Unix socket; nothing where it is none of ours. */
function portsOf(upstream: string, { places, groups }: Setting): readonly (number | string)[] {
  const authority = upstream.replace(/^[a-z]+:\/\//i, '');
  const ours = [...places.upstreams, places.permission];
  if (authority.includes('$')) return [...ours, places.socket];
  if (authority.startsWith('unix:')) return authority === `unix:${places.socket}` ? [places.socket] : [];
  const group = groups.get(authority.toLowerCase());
  if (group !== undefined) return group;
  const port = Number(authority.split(':')[1]);
  return ours.filter((each) => each === port);
}

/**
 * Without regard to order, but each as often as it comes. A value that the model cannot know fits any, and none: what
 * turns out to be empty is not sent.
 */
function headerDifferences(
  said: readonly HeaderField[],
  received: readonly HeaderField[],
): readonly Difference[] {
  const lines = said.map(onTheWire);
  const names = new Set([...lines, ...received].map(([name]) => name.toLowerCase()));
  return [...names].flatMap((name) => {
    const valuesIn = (fields: readonly HeaderField[]): readonly string[] =>
      fields.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value);
    const unclaimed = [...valuesIn(received)];
    const open = valuesIn(lines).filter((value) => {
      const at = unclaimed.indexOf(value);
      if (at !== -1) unclaimed.splice(at, 1);
      return at === -1;
    });
    if (open.length >= unclaimed.length && open.every((value) => value.includes('$'))) return [];
    return differ(`header ${name}`, quoted(valuesIn(lines)), quoted(valuesIn(received)));
  });
}

/** A name with a colon, as somebody may write it, ends at the colon for whoever reads the line. */
function onTheWire([name, value]: HeaderField): HeaderField {
  const colon = name.indexOf(':');
  return colon === -1 ? [name, value] : [name.slice(0, colon), `${name.slice(colon + 1)}: ${value}`];
}

function quoted(values: readonly string[]): string {
  return values.length === 0 ? 'not sent' : values.map((value) => JSON.stringify(value)).join(' and ');
}

/** The upstream that is asked for permission opens no WebSockets, whatever it is sent. */
function handshakeDifference(
  { websocket, outcome }: Trace,
  real: RealAnswer,
  setting: Setting,
): readonly Difference[] {
  if (websocket === null || websocket.handshake === 'unknown') return [];
  // The upstreams grant every subrequest, and open sockets without the subprotocol that was offered, as browsers would not.
  if (websocket.reasons.some(isAboutClients)) return [];
  if (outcome.kind === 'proxied' && outcome.upstream.endsWith(`:${setting.places.permission}`)) return [];
  if (outcome.kind === 'proxied' && leadsNowhere(outcome.upstream, setting)) return [];
  const { lenient, strict } = real.opened;
  return differ('handshake', websocket.handshake, lenient ? (strict ? 'works' : 'fragile') : 'fails');
}

function isAboutClients({ message }: Reason): boolean {
  return /^Sec-WebSocket-Protocol is (?:removed|overwritten)/.test(message);
}

function differ(about: string, model: string, real: string): readonly Difference[] {
  return model === real ? [] : [{ about, model, real }];
}
