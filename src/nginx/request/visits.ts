/**
 * Handshakes that come to a location, wherever they go from there. Unlike `reach.ts` this asks about locations, which
 * need not send anything on themselves.
 */
import type { NginxConfiguration } from '../config/configuration.ts';
import { type Context, enclosing } from '../config/context.ts';
import { type NginxTrace, traceRequest } from '../trace.ts';
import { clientDecides } from './client-decides.ts';
import { firstLocation } from './detour.ts';
import { sampleHandshakes, samplePaths } from './sample-request.ts';

/** More listeners than this make no difference. */
const MOST_LISTENERS = 3;

/** None where something on the way of one of them cannot be known, or is the client's to decide. */
export function visitsTo(location: Context, configuration: NginxConfiguration): readonly NginxTrace[] {
  const server = enclosing(location, 'server');
  if (server === null || configuration.http === null) return [];
  const visits: NginxTrace[] = [];
  for (const path of samplePaths(location)) {
    for (const request of sampleHandshakes(server, path).slice(0, MOST_LISTENERS)) {
      const trace = traceRequest(configuration, request);
      if (trace.outcome.kind === 'unknown' || clientDecides(trace, location, configuration)) return [];
      if (firstLocation(trace) === location) visits.push(trace);
    }
  }
  return visits;
}
