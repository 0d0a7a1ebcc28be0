/** With TLS, who asks without it is sent to the same path with it. */
import { fetchPlain, responseHeader } from '../../harness/handshake.ts';
import type { Served } from '../served.ts';
import { about, withQuery } from './addressing.ts';

/** Nothing to complain of without TLS. */
export async function tlsRedirectComplaints(served: Served): Promise<readonly string[]> {
  if (!served.form.secure) return [];
  const complaints: string[] = [];
  for (const route of served.routes) {
    const { line, mark } = served.ask(route, withQuery(route.facts.path));
    // Clients do not name port 80, and a redirect names no port for https.
    const answer = await fetchPlain({
      ...line,
      host: served.name,
      port: served.stage.portOf(80),
      secure: false,
    });
    const location = answer === null ? null : responseHeader(answer, 'Location');
    const wanted = `https://${served.name}${line.path}`;
    complaints.push(
      ...about(`http://${served.name}${line.path}`, [
        ...(location === wanted ? [] : [`status ${answer?.status ?? 'none'} to ${location}, not ${wanted}`]),
        ...(served.arrival(mark) === null ? [] : ['arrived without TLS']),
      ]),
    );
  }
  return complaints;
}
