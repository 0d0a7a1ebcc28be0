/** What is open stays open in silence for longer than a proxy's default allows. */
import { type HandshakeRequest, shakeHands } from '../../harness/handshake.ts';
import { EventStream } from '../../harness/ordinary-requests.ts';
import { carries } from '../forms.ts';
import type { Served } from '../served.ts';
import { TIME_SCALE } from '../stage.ts';
import { about } from './addressing.ts';
import { endpointOf } from './handshakes.ts';

const DEFAULT_TIMEOUT_MS = 60_000 / TIME_SCALE;
/** More than twice as long as nginx waits by default. */
const SILENCE_MS = 2.2 * DEFAULT_TIMEOUT_MS;
const EVENT_WITHIN_MS = 5_000;

/** All routes of a preset at the same time. */
export async function silenceComplaints(served: Served): Promise<readonly string[]> {
  const { routes } = served;
  const found = await Promise.all([
    ...routes
      .filter((route) => carries(route, 'websockets'))
      .map(async (route) => {
        const { line } = served.ask(route, endpointOf(route));
        return about(line.path, await socketComplaints(line));
      }),
    ...routes
      .filter((route) => carries(route, 'event-streams'))
      .map(async (route) => {
        const { line } = served.ask(route, route.facts.path);
        const stream = new EventStream(line);
        try {
          return about(line.path, await streamComplaints(stream, served, route.at));
        } finally {
          stream.close();
        }
      }),
  ]);
  return found.flat();
}

export async function socketComplaints(line: HandshakeRequest): Promise<readonly string[]> {
  const answer = await shakeHands(line);
  if (answer.kind !== 'open') return ['no socket to be silent on'];
  try {
    const closing = await answer.socket.staysIdle(SILENCE_MS);
    if (closing !== null) return [`closed after ${Math.round(closing.afterMs)} ms of silence`];
    return (await answer.socket.echoes()) ? [] : ['no echo after having been silent'];
  } finally {
    answer.socket.destroy();
  }
}

async function streamComplaints(
  stream: EventStream,
  { stage }: Served,
  at: string,
): Promise<readonly string[]> {
  if (!(await stream.says('data: first', EVENT_WITHIN_MS))) return ['no event stream to be silent on'];
  if (await stream.end(SILENCE_MS)) return ['the event stream ended in silence'];
  stage.applications.at(at).sendEvent('after-silence');
  return (await stream.says('data: after-silence', EVENT_WITHIN_MS)) ? [] : ['no event after the silence'];
}
