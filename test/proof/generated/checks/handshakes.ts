/** WebSockets open where clients open them, and the application sees the handshake that RFC 6455 asks for. */
import { type HeaderLine, shakeHands } from '../../harness/handshake.ts';
import { headerValues, type RecordedRequest } from '../../harness/recording-upstream.ts';
import { carries, type ExpectedRoute } from '../forms.ts';
import type { Served } from '../served.ts';
import { about, misaddressed, withQuery } from './addressing.ts';

const SENT: readonly HeaderLine[] = [
  ['Sec-WebSocket-Protocol', 'proof.v1, proof.v2'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
  ['Origin', 'https://origin.test'],
  ['Cookie', 'session=1'],
];

/** A path at which a client opens a WebSocket. */
export function endpointOf({ facts }: ExpectedRoute): string {
  return facts.endpoint ?? facts.path;
}

/** How Chrome, Firefox, and some libraries ask for the same. */
const SPELLINGS = [
  { connection: 'Upgrade', upgrade: 'websocket' },
  { connection: 'keep-alive, Upgrade', upgrade: 'websocket' },
  { connection: 'Upgrade', upgrade: 'WebSocket' },
] as const;

export async function handshakeComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes.filter((each) => carries(each, 'websockets'))) {
    for (const spelling of SPELLINGS) {
      const found = await complaintsAt(served, route, spelling);
      complaints.push(...about(route.asked(endpointOf(route)), found));
    }
  }
  return complaints;
}

async function complaintsAt(
  served: Served,
  route: ExpectedRoute,
  spelling: (typeof SPELLINGS)[number],
): Promise<readonly string[]> {
  const path = withQuery(endpointOf(route));
  const { line, mark } = served.ask(route, path, SENT);
  const answer = await shakeHands({ ...line, ...spelling });
  const arrival = served.arrival(mark);
  if (answer.kind === 'answered') return [`status ${answer.response.status}`];
  if (answer.kind === 'unanswered') return [answer.because];
  try {
    return [
      ...(answer.kind === 'rejected'
        ? answer.faults.map((fault) => `clients reject the answer: ${fault}`)
        : []),
      ...((await answer.socket.echoes()) ? [] : ['no echo']),
      ...misaddressed(arrival, route, path),
      ...(arrival === null ? [] : misformed(arrival.request)),
    ];
  } finally {
    answer.socket.destroy();
  }
}

/** RFC 6455 section 4.2.1; that the key is the client's own shows in the answer, which the client has checked. */
function misformed(request: RecordedRequest): readonly string[] {
  const tokens = headerValues(request, 'Connection').flatMap((value) => value.toLowerCase().split(/\s*,\s*/));
  const upgrades = headerValues(request, 'Upgrade');
  const expected: readonly HeaderLine[] = [['Sec-WebSocket-Version', '13'], ...SENT];
  return [
    ...(request.method === 'GET' ? [] : [`arrived with ${request.method}`]),
    ...(request.httpVersion === '1.1' ? [] : [`arrived in HTTP/${request.httpVersion}`]),
    ...(tokens.includes('upgrade') ? [] : [`arrived with Connection: ${tokens.join(', ')}`]),
    ...(upgrades.length === 1 && upgrades[0]?.toLowerCase() === 'websocket'
      ? []
      : [`arrived with Upgrade: ${upgrades.join(' and ')}`]),
    ...(headerValues(request, 'Sec-WebSocket-Key').length === 1 ? [] : ['arrived without its key']),
    ...expected.flatMap(([name, value]) => {
      const arrived = headerValues(request, name);
      return arrived.length === 1 && arrived[0] === value
        ? []
        : [`${name} arrived as ${arrived.join(' and ')}`];
    }),
  ];
}
