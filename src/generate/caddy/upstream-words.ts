/** An upstream of a plan in the words of `reverse_proxy`. */
import type { PlannedUpstream } from '../plan.ts';

export interface UpstreamWords {
  /** `127.0.0.1:3000`, `https://app:8443`, `unix//run/app.sock`. */
  readonly words: readonly string[];
  /** The lines of `transport http` that make it speak TLS where the words do not say so. */
  readonly tlsLine: 'tls' | 'tls_insecure_skip_verify' | null;
}

export function upstreamWords({ scheme, servers, selfSigned }: PlannedUpstream): UpstreamWords {
  // Caddy refuses `https://` before port 80, and a socket in the file system has no scheme.
  const canSayScheme = servers.every((server) => !server.startsWith('unix:') && !server.endsWith(':80'));
  const prefix = scheme === 'https' && canSayScheme ? 'https://' : '';
  const words = servers.map((server) =>
    server.startsWith('unix:') ? `unix/${server.slice('unix:'.length)}` : prefix + server,
  );
  const tlsLine =
    scheme === 'http' ? null : selfSigned ? 'tls_insecure_skip_verify' : canSayScheme ? null : 'tls';
  return { words, tlsLine };
}
