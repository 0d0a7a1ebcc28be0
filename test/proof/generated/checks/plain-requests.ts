/** Ordinary requests arrive as they were sent, ask for no upgrade, and share connections to the application. */
import { fetchPlain, type HeaderLine } from '../../harness/handshake.ts';
import { headerValues, type RecordedRequest } from '../../harness/recording-upstream.ts';
import { carries, type ExpectedRoute } from '../forms.ts';
import type { Served } from '../served.ts';
import { about, misaddressed, withQuery } from './addressing.ts';

export async function plainComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes) {
    for (const path of pathsOf(route)) {
      const { line, mark } = served.ask(route, path);
      const answer = await fetchPlain(line);
      const arrival = served.arrival(mark);
      complaints.push(
        ...about(line.path, [
          ...(answer?.status === 200 ? [] : [`status ${answer?.status ?? 'none'}`]),
          ...misaddressed(arrival, route, path),
          ...(arrival === null ? [] : asksForUpgrade(arrival.request)),
        ]),
      );
    }
  }
  return complaints;
}

/** The prefix itself, and something below it with what proxies like to rewrite. */
function pathsOf({ facts: { path } }: ExpectedRoute): readonly string[] {
  return [path, withQuery(`${path}${path.endsWith('/') ? '' : '/'}proof/a-b_c.d~e`)];
}

function asksForUpgrade(request: RecordedRequest): readonly string[] {
  const connection = headerValues(request, 'Connection').join(', ');
  return [
    ...headerValues(request, 'Upgrade').map((value) => `an ordinary request arrived with Upgrade: ${value}`),
    ...(/upgrade/i.test(connection) ? [`an ordinary request arrived with Connection: ${connection}`] : []),
    ...(request.httpVersion === '1.1' ? [] : [`arrived in HTTP/${request.httpVersion}`]),
  ];
}

const REQUESTS = 4;

export async function connectionComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes.filter((each) => carries(each, 'requests'))) {
    const { line, mark } = served.ask(route, route.facts.path);
    for (let count = 0; count < REQUESTS; count++) await fetchPlain(line);
    const arrivals = served.stage.applications.arrivals(mark);
    const connections = new Set(arrivals.map(({ request }) => request.connection));
    if (arrivals.length !== REQUESTS || connections.size === REQUESTS)
      complaints.push(`${line.path}: ${arrivals.length} requests on ${connections.size} connections`);
  }
  return complaints;
}

const H2C: readonly HeaderLine[] = [
  ['Connection', 'Upgrade, HTTP2-Settings'],
  ['Upgrade', 'h2c'],
  ['HTTP2-Settings', 'AAMAAABkAARAAAAAAAIAAAAA'],
];

/** Caddy sends on the first Upgrade, while its matchers are content with any of them. */
const HIDDEN_H2C: readonly HeaderLine[] = [...H2C, ['Upgrade', 'websocket']];

/** HTTP/2 in clear text would take a client past what the proxy allows. */
export async function h2cComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes) {
    for (const headers of [H2C, HIDDEN_H2C]) {
      const { line, mark } = served.ask(route, route.facts.path, headers);
      await fetchPlain(line);
      const arrival = served.arrival(mark);
      if (arrival === null) complaints.push(`${line.path}: nothing arrived`);
      else complaints.push(...about(line.path, asksForUpgrade(arrival.request)));
    }
  }
  return complaints;
}
