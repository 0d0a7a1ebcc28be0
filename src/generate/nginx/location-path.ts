/**
 * Where a location begins. A route of a preset is often a directory, `/api/kernels/`, beside another one that takes all the
 * rest. nginx answers a request for such a location without its slash by itself, with 301, where the application has an
 * answer: `POST /api/kernels` starts a kernel in Jupyter. Without the slash in its name the location takes that request,
 * and with it what only begins like it; both go to the same application, as the same path.
 *
 * The mount keeps its slash: without, there is nothing that an application answers, and the redirect is what people want.
 */
import type { Plan, PlannedRoute } from '../plan.ts';

/** The prefix in the location's name: `/api/kernels` for the route `/api/kernels/`. */
export function locationPath({ mount, routes }: Plan, route: PlannedRoute): string {
  if (route.path === mount || !route.path.endsWith('/')) return route.path;
  const bare = route.path.slice(0, -1);
  const [otherwise] = routes
    .filter(({ path }) => bare.startsWith(path))
    .sort((a, b) => b.path.length - a.path.length);
  const isSame =
    otherwise !== undefined &&
    otherwise.path !== bare &&
    otherwise.upstream.name === route.upstream.name &&
    otherwise.strip === route.strip;
  return isSame ? bare : route.path;
}
