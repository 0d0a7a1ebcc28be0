/** One cause, one finding: of several routes that a line is about, the first one tells of it, and names the others. */
import type { CaddyRoute } from '../routes.ts';

/** The routes that a line is about, where `route` is the first of them; otherwise none. */
export function sharers(route: CaddyRoute, isAbout: (other: CaddyRoute) => boolean): readonly CaddyRoute[] {
  const all = route.configuration.routes.filter(isAbout);
  return all[0] === route ? all : [];
}
