/** Who asks for the mount without its slash gets to the application as well, on the scheme, host and port that he used. */
import type { ProxyName } from '../../../../src/generate/plan.ts';
import { fetchPlain, responseHeader } from '../../harness/handshake.ts';
import { mountOf } from '../forms.ts';
import type { Served } from '../served.ts';
import { about } from './addressing.ts';

/** Caddy's redirect is written without the query (`redir /grafana /grafana/`). */
const QUERY: Readonly<Record<ProxyName, string>> = { nginx: '?token=a%2Fb%20c&x=1', caddy: '' };

/** Nothing to complain of where there is no mount, or nothing that the application answers at it. */
export async function mountComplaints(served: Served): Promise<readonly string[]> {
  if (served.form.name !== 'mounted') return [];
  const bare = mountOf(served.preset);
  const query = QUERY[served.stage.proxyName];
  const root = served.routes.find(({ facts }) => facts.path === '/');
  if (root === undefined) return [];
  const { line } = served.ask(root, '/');
  const answer = await fetchPlain({ ...line, path: `${bare}${query}` });
  const location = answer === null ? null : responseHeader(answer, 'Location');
  if (answer === null || location === null) return about(bare, [`status ${answer?.status}, no redirect`]);
  const origin = `${served.form.secure ? 'https' : 'http'}://${served.host}`;
  const followed = new URL(location, `${origin}${bare}`).href;
  const wanted = `${origin}${bare}/${query}`;
  return about(bare, [
    ...([301, 302, 307, 308].includes(answer.status) ? [] : [`status ${answer.status}`]),
    ...(followed === wanted ? [] : [`redirected to ${followed}, not ${wanted}`]),
  ]);
}
