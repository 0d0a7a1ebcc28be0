/** Whether a request arrived where, and as what, it was meant to. */
import type { Arrival } from '../applications.ts';
import type { ExpectedRoute } from '../forms.ts';

/** What is wrong with where a request for a path of the application arrived. */
export function misaddressed(arrival: Arrival | null, route: ExpectedRoute, path: string): readonly string[] {
  if (arrival === null) return ['nothing arrived at any application'];
  const wanted = route.arrives(path);
  return [
    ...(arrival.at === route.at ? [] : [`arrived at ${arrival.at}, not ${route.at}`]),
    ...(arrival.request.target === wanted ? [] : [`arrived as ${arrival.request.target}, not ${wanted}`]),
  ];
}

/** Each complaint with the path that it is about in front. */
export function about(path: string, complaints: readonly string[]): readonly string[] {
  return complaints.map((complaint) => `${path}: ${complaint}`);
}

/** A path with a query that a proxy may not touch. */
export function withQuery(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}token=a%2Fb%20c&x=1`;
}
