/**
 * The probes of the measured cases, done again: each gives its result in the notation of `cases.json`, so that a new
 * measurement and the recorded one can be laid side by side. `comparable` drops what differs from run to run.
 */
import {
  fetchPlain,
  type HandshakeRequest,
  type ResponseFault,
  responseHeader,
  shakeHands,
} from './handshake.ts';
import type { Court } from './judge.ts';
import type { OpenSocket } from './open-socket.ts';
import { type Behaviour, headerValues, type RecordedRequest } from './recording-upstream.ts';

/** What the cases' configurations listen on and pass to; recorded values name these. */
const LISTENER = '127.0.0.1:8080';
const UPSTREAM_PORT = 9000;

/** Longer than every short timeout in the cases (2 s), with room for a busy machine. */
const WATCH_MS = 3_200;
const TRAFFIC_EVERY_MS = 500;

export interface ProbeResult {
  readonly result: string;
  readonly upstreamSaw: string;
}

type Probe = (court: Court) => Promise<ProbeResult>;

const PROBES: Readonly<Record<string, Probe>> = {
  ws: (court) => handshake(court, {}),
  'ws(Firefox "keep-alive, Upgrade")': (court) => handshake(court, { connection: 'keep-alive, Upgrade' }),
  'ws(Upgrade: WebSocket)': (court) => handshake(court, { upgrade: 'WebSocket' }),
  'ws+Origin': (court) =>
    handshake(court, { path: '/origin-check', headers: [['Origin', `http://${hostOf(court)}`]] }),
  '2x GET': twoRequests,
  'GET (XFP)': async (court) => {
    const response = await fetchPlain({ port: portOf(court), path: '/require-https', host: hostOf(court) });
    const location = response === null ? '' : (responseHeader(response, 'Location') ?? '');
    return { result: `${response?.status ?? 0} ${withAgreedPorts(court, location)}`, upstreamSaw: '' };
  },
  idle: (court) => watch(court, 'echo', async () => undefined),
  'server-ping': (court) => watch(court, 'ping', async () => undefined),
  'server-ping, client never pongs': (court) => watch(court, 'ping', async (socket) => socket.ignorePings()),
  'client->server only': (court) =>
    watch(court, 'silent', (socket) => sendNowAndThen(socket, () => socket.send('x'))),
  'client ping (server pongs)': (court) =>
    watch(court, 'silent', (socket) => sendNowAndThen(socket, () => socket.ping())),
  'upstream stalls': (court) => watch(court, 'stall', async (socket) => socket.flood(), 2 * WATCH_MS),
  'client not reading': unreadFlood,
  '64kB echo': async (court) =>
    withSocket(court, async (socket) => `101 echo=${await socket.echoes('x'.repeat(65_536))}`),
  'upstream sees close': async (court) =>
    withSocket(court, async (socket) => {
      const closing = court.upstream.nextClosing(WATCH_MS);
      socket.destroy();
      const afterMs = await closing;
      return afterMs === null ? 'never' : `after ${Math.round(afterMs)}ms code 1006`;
    }),
  'echo ms': async (court) =>
    withSocket(court, async (socket) => {
      const times: number[] = [];
      for (let round = 0; round < 8; round++) {
        const sent = performance.now();
        await socket.echoes();
        times.push(Math.round(performance.now() - sent));
      }
      return times.join(',');
    }),
};

/** Does a probe again, or gives null for a probe that is only a remark (`-`). */
export async function runProbe(name: string, court: Court): Promise<ProbeResult | null> {
  const probe = PROBES[name];
  if (probe !== undefined) return probe(court);
  if (name === '-') return null;
  throw new Error(`no such probe: ${name}`);
}

/** A result without bodies, and with times rounded so coarsely that a busy machine does not change them. */
export function comparable(result: string): string {
  return result
    .replace(/ ?«.*»$/s, '')
    .replace(/ in \d+ms$/, '')
    .replace(/^after (\d+)ms/, (_, ms: string) => (Number(ms) < 1_000 ? 'soon' : 'late'))
    .replace(/alive at [\d.]+s.*$/, 'alive')
    .replace(/closed after ([\d.]+)s/, (_, s: string) =>
      Number(s) >= 1.8 ? 'closed after a timeout' : 'closed early',
    )
    .replace(/^(\d+)(,\d+){7}$/, (times) => `${times.split(',').length} echoes`)
    .trim();
}

function portOf(court: Court): number {
  const port = court.ports.get(LISTENER);
  if (port === undefined) throw new Error(`the configuration does not listen on ${LISTENER}`);
  return port;
}

function hostOf(court: Court): string {
  return `app.test:${portOf(court)}`;
}

function withAgreedPorts(court: Court, text: string): string {
  return text
    .replaceAll(`:${portOf(court)}`, `:${LISTENER.split(':')[1] ?? ''}`)
    .replaceAll(`:${court.upstream.port}`, `:${UPSTREAM_PORT}`);
}

function describeRequest(court: Court, request: RecordedRequest | null): string {
  if (request === null) return '';
  const shown = (name: string): string => {
    const values = headerValues(request, name).map((value) => `"${withAgreedPorts(court, value)}"`);
    return `${name}:${values.join('+') || '-'}`;
  };
  const line = `${request.method} ${request.target} HTTP/${request.httpVersion}`;
  return `${request.upgrade ? '[U] ' : ''}${line} ${shown('Upgrade')} ${shown('Connection')} ${shown('Host')}`;
}

const FAULT_NAMES: Readonly<Record<ResponseFault, string>> = {
  'no-upgrade': 'no-Upgrade-hdr',
  'no-connection': 'no-Connection-hdr',
  'bad-accept': 'bad-accept',
  'unrequested-extension': 'unrequested-extension',
  'unrequested-protocol': 'unrequested-protocol',
};

async function handshake(court: Court, request: Partial<HandshakeRequest>): Promise<ProbeResult> {
  court.upstream.requests = [];
  const answer = await shakeHands({ port: portOf(court), path: '/ws', host: hostOf(court), ...request });
  let result: string;
  switch (answer.kind) {
    case 'open':
    case 'rejected': {
      const echo = (await answer.socket.echoes()) ? 'ok' : 'lost';
      const faults = answer.kind === 'open' ? [] : answer.faults.map((fault) => FAULT_NAMES[fault]);
      result = `101 echo=${echo}${faults.length === 0 ? '' : ` client-rejects(${faults.join(',')})`}`;
      answer.socket.destroy();
      break;
    }
    case 'answered':
      result = String(answer.response.status);
      break;
    case 'unanswered':
      result = answer.because;
      break;
    default:
      return answer satisfies never;
  }
  return { result, upstreamSaw: describeRequest(court, court.upstream.lastRequest) };
}

async function twoRequests(court: Court): Promise<ProbeResult> {
  court.upstream.requests = [];
  const statuses: number[] = [];
  for (let round = 0; round < 2; round++) {
    const response = await fetchPlain({ port: portOf(court), path: '/ws', host: hostOf(court) });
    statuses.push(response?.status ?? 0);
  }
  const connections = new Set(court.upstream.requests.map(({ connection }) => connection));
  return {
    result: `${statuses.join(',')} upstream-conn-reused=${connections.size < court.upstream.requests.length}`,
    upstreamSaw: describeRequest(court, court.upstream.lastRequest),
  };
}

/** Opens a socket, does something on it, and waits for the proxy to cut it. */
async function watch(
  court: Court,
  behaviour: Behaviour,
  act: (socket: OpenSocket) => Promise<void>,
  forMs: number = WATCH_MS,
): Promise<ProbeResult> {
  court.upstream.behaviour = behaviour;
  const answer = await shakeHands({ port: portOf(court), path: '/ws', host: hostOf(court) });
  if (answer.kind === 'answered') {
    return { result: `${answer.response.status} echo=undefined | `, upstreamSaw: '' };
  }
  if (answer.kind === 'unanswered') return { result: answer.because, upstreamSaw: '' };
  const { socket } = answer;
  const start = `101 echo=${await socket.echoes()}`;
  const acting = act(socket);
  const closing = await socket.staysIdle(forMs);
  const end =
    closing === null
      ? `alive at ${(forMs / 1_000).toFixed(1)}s`
      : `closed after ${(closing.afterMs / 1_000).toFixed(1)}s (FIN, ${closing.how === 'silence' ? 'no ' : ''}close frame)`;
  socket.destroy();
  await acting;
  return { result: `${start} | ${end}`, upstreamSaw: '' };
}

async function sendNowAndThen(socket: OpenSocket, send: () => void): Promise<void> {
  while ((await socket.staysIdle(TRAFFIC_EVERY_MS)) === null) send();
}

async function unreadFlood(court: Court): Promise<ProbeResult> {
  court.upstream.behaviour = 'flood';
  return withSocket(court, async (socket) => {
    const closing = court.upstream.nextClosing(2 * WATCH_MS);
    socket.stopReading();
    const afterMs = await closing;
    return afterMs === null
      ? '101 ; upstream side stays open'
      : `101 ; upstream side closed after ${(afterMs / 1_000).toFixed(1)}s`;
  });
}

async function withSocket(court: Court, act: (socket: OpenSocket) => Promise<string>): Promise<ProbeResult> {
  const answer = await shakeHands({ port: portOf(court), path: '/ws', host: hostOf(court) });
  if (answer.kind !== 'open') return { result: answer.kind, upstreamSaw: '' };
  try {
    await answer.socket.echoes();
    return { result: await act(answer.socket), upstreamSaw: '' };
  } finally {
    answer.socket.destroy();
  }
}
