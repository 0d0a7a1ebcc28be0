/** The addresses of a site: they say which names it has, where it listens, and whether it speaks TLS. */
import type { Plan } from '../plan.ts';

/** `app.example.com`, `http://app.example.com:8080`, `:80`; at least one, each once. */
export function siteAddresses(plan: Plan): readonly string[] {
  const port = plan.port === null ? '' : `:${plan.port}`;
  if (plan.hosts.length === 0) return [port || (plan.tls.kind === 'none' ? ':80' : ':443')];
  // A bare name is served over HTTPS, with a redirect from HTTP.
  const scheme = plan.tls.kind === 'none' ? 'http://' : '';
  return [...new Set(plan.hosts)].map((host) => `${scheme}${host}${port}`);
}
