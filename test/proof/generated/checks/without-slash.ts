import { fetchPlain, type Response, responseHeader } from '../../harness/handshake.ts';
import type { ExpectedRoute } from '../forms.ts';
import type { Served } from '../served.ts';
import { about } from './addressing.ts';

const QUERY = '?token=a%2Fb%20c&x=1';

/** The port that clients use is another one where something in front passes it on. */
const PORT = 8443;

export async function slashComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes) {
    const path = route.asked(route.facts.path);
    if (path !== '/' && path.endsWith('/'))
      complaints.push(...about(path.slice(0, -1), await complaintsAt(served, route, path)));
  }
  return complaints;
}

async function complaintsAt(served: Served, route: ExpectedRoute, path: string): Promise<readonly string[]> {
  const { line, mark } = served.ask(route, '/');
  const bare = path.slice(0, -1);
  const query = QUERY;
  const host = `${served.name}:${PORT}`;
  const answer = await fetchPlain({ ...line, host, path: `${bare}${query}` });
  const arrival = served.arrival(mark);
  if (arrival !== null)
    return arrival.request.target === `${bare}${query}` || route.facts.path !== '/'
      ? []
      : [`arrived as ${arrival.request.target}`];
  return redirectComplaints(answer, {
    origin: `${served.form.secure ? 'https' : 'http'}://${host}`,
    bare,
    query,
    // Without a route of its own above it, a directory of the application has no name without its slash.
    isMount: route.facts.path === '/',
  });
}

interface Expected {
  readonly origin: string;
  readonly bare: string;
  readonly query: string;
  readonly isMount: boolean;
}

function redirectComplaints(
  answer: Response | null,
  { origin, bare, query, isMount }: Expected,
): readonly string[] {
  const location = answer === null ? null : responseHeader(answer, 'Location');
  if (answer === null || location === null)
    return answer?.status === 404 && !isMount ? [] : [`status ${answer?.status ?? 'none'}, no redirect`];
  const followed = new URL(location, `${origin}${bare}`).href;
  const wanted = `${origin}${bare}/${query}`;
  return [
    ...([301, 302, 307, 308].includes(answer.status) ? [] : [`status ${answer.status}`]),
    ...(followed === wanted ? [] : [`redirected to ${followed}, not ${wanted}`]),
  ];
}
