/** An upstream of a plan in the words of `reverse_proxy`. */
import type { PlannedUpstream } from '../plan.ts';

export interface UpstreamWords {
  /** `127.0.0.1:3000`, `https://app:8443`, `unix//run/app.sock`. */
  readonly words: readonly string[];
  /** The lines of `transport http` that make it speak TLS where the words do not say so. */
  readonly tlsLine: 'tls' | 'tls_insecure_skip_verify' | null;
  /** Why its certificate is not verified; no authority names addresses of this machine. Null where it is. */
  readonly unverified: 'self-signed' | 'this machine' | null;
}

export function upstreamWords({ scheme, servers, selfSigned }: PlannedUpstream): UpstreamWords {
  // Caddy refuses `https://` before port 80, and a socket in the file system has no scheme.
  const canSayScheme = servers.every((server) => !server.startsWith('unix:') && !server.endsWith(':80'));
  const prefix = scheme === 'https' && canSayScheme ? 'https://' : '';
  const words = servers.map((server) =>
    server.startsWith('unix:') ? `unix/${server.slice('unix:'.length)}` : prefix + server,
  );
  if (scheme === 'http') return { words, tlsLine: null, unverified: null };
  const unverified = selfSigned ? 'self-signed' : servers.every(isOnThisMachine) ? 'this machine' : null;
  if (unverified !== null) return { words, tlsLine: 'tls_insecure_skip_verify', unverified };
  return { words, tlsLine: canSayScheme ? null : 'tls', unverified };
}

function isOnThisMachine(server: string): boolean {
  return /^(?:127\.[\d.]+|\[::1\]|localhost)(?::\d+)?$|^unix:/.test(server);
}
