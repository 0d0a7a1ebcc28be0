/** The line in the configuration file by which the user declares a WebSocket, for the findings about it. */
import type { Related } from '../../src/lint/finding.ts';
import type { DeclaredWebSocket } from '../../src/route/premises.ts';

/** Where another server is meant, the declaration can say so by its host. */
export function declaredAt({ host, span }: DeclaredWebSocket): Related {
  const message = host === null ? 'it is declared here, for any host' : 'it is declared here';
  return { message, span };
}
