/** Asks the real Caddy, and the model, about every proxy of a generated Caddyfile. */

import { handshakeReaches, reachesEarlier } from '../../src/caddy/config/proxy.ts';
import { childrenNamed } from '../../src/caddy/config/statement.ts';
import { type CaddyRoute, loadCaddyConfiguration } from '../../src/caddy/routes.ts';
import { premisesFor } from '../../src/route/premises.ts';
import type { Handshake } from '../../src/route/route.ts';
import type { Known } from '../../src/route/setting.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { type HandshakeResult, shakeHands } from '../proof/harness/handshake.ts';
import { type Court, judge } from '../proof/harness/judge.ts';
import { headerValues, type RecordedRequest } from '../proof/harness/recording-upstream.ts';
import { TARGET } from './ask.ts';
import type { AskedProxy, PrintedCaddy } from './printed-caddy.ts';

/** What became of one handshake. */
export interface RealAnswer {
  readonly path: string;
  readonly handshake: Handshake;
  /** The marker of the proxy that sent it to the upstream; null when none arrived there. */
  readonly place: string | null;
  /** Header values as the upstream received them, repeated ones joined; null for one that is not sent. */
  readonly upgrade: string | null;
  readonly connection: string | null;
}

/** For each place the answers to its paths. Throws when Caddy does not start. */
export async function askCaddy({ text, places }: PrintedCaddy): Promise<readonly (readonly RealAnswer[])[]> {
  const root = 'Caddyfile';
  const verdict = await judge(
    { dialect: 'caddy', root, texts: new Map([[root, text]]) },
    1,
    async (court) => {
      const answers: RealAnswer[][] = [];
      for (const place of places) {
        const ofPlace: RealAnswer[] = [];
        for (const path of place.paths) ofPlace.push(await askAbout(court, place, path));
        answers.push(ofPlace);
      }
      return answers;
    },
  );
  if (verdict.kind === 'refused') throw new Error(`Caddy refuses: ${verdict.log}\n${text}`);
  return verdict.value;
}

async function askAbout(court: Court, { host }: AskedProxy, path: string): Promise<RealAnswer> {
  const lenient = await ask(court, host, path, 'lenient');
  const request = court.upstream.lastRequest;
  // What a lenient server refuses a strict one refuses too.
  const strict = lenient.kind === 'open' ? await ask(court, host, path, 'strict') : lenient;
  const isOpen = lenient.kind === 'open';
  return {
    path,
    handshake: isOpen ? (strict.kind === 'open' ? 'works' : 'fragile') : 'fails',
    place: request === null ? null : joined(request, 'Place'),
    upgrade: request === null ? null : joined(request, 'Upgrade'),
    connection: request === null ? null : joined(request, 'Connection'),
  };
}

async function ask(
  court: Court,
  host: string,
  path: string,
  strictness: 'lenient' | 'strict',
): Promise<HandshakeResult> {
  court.upstream.strictness = strictness;
  court.upstream.requests = [];
  const [port] = court.ports.values();
  if (port === undefined) throw new Error('the configuration listens nowhere');
  const result = await shakeHands({ port, path, host: `${host}:${port}` });
  if (result.kind === 'open' || result.kind === 'rejected') result.socket.destroy();
  return result;
}

function joined(request: RecordedRequest, name: string): string | null {
  const values = headerValues(request, name);
  return values.length === 0 ? null : values.join(', ');
}

export interface ModelAnswer {
  /** Whether a handshake for the place's paths arrives at it. */
  readonly arrives: 'yes' | 'no' | 'unknown';
  readonly handshake: Handshake;
  readonly upgrade: Known<string | null>;
  readonly connection: Known<string | null>;
}

/** What the model says, in the order of the places. */
export function askModel({ text, places }: PrintedCaddy): readonly ModelAnswer[] {
  const path = '/c/Caddyfile';
  const { routes } = loadCaddyConfiguration(filesInMemory({ [path]: text }), path, premisesFor(TARGET));
  const byMarker = new Map(routes.map((route) => [markerOf(route), route]));
  return places.map(({ marker }) => {
    const route = byMarker.get(marker);
    if (route === undefined) throw new Error(`the model has no route for the reverse_proxy of ${marker}`);
    const { handshake, upgrade, connection } = route.websocket;
    return { arrives: arrives(route), handshake, upgrade: upgrade.value, connection: connection.value };
  });
}

function markerOf({ proxy }: CaddyRoute): string {
  const line = childrenNamed(proxy, 'header_up').find(({ args }) => args[0]?.value === 'Place');
  return line?.args[1]?.value ?? '';
}

function arrives({ levels, shadow }: CaddyRoute): ModelAnswer['arrives'] {
  const reaches = handshakeReaches(levels);
  if (shadow !== null || reaches === 'no') return 'no';
  // `shadow` names only what surely takes the requests; here nothing may do so.
  const isFree = levels.every((level, index) =>
    level.answering.every(
      (earlier) => earlier.place >= level.place || reachesEarlier(levels, index, earlier) === 'no',
    ),
  );
  return isFree ? reaches : 'unknown';
}
