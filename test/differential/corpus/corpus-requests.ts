/**
 * What is asked about a configuration of the corpus: for each location the handshakes that it is there for, the same
 * paths without a handshake, and for each server a path that nobody wrote a location for.
 */
import { type Context, nameOf, type Statement } from '../../../src/nginx/config/context.ts';
import { sampleHandshakes, samplePaths } from '../../../src/nginx/request/sample-request.ts';
import type { ClientRequest } from '../../../src/route/client-request.ts';
import type { GeneratedRequest } from '../campaign/generated-request.ts';
import { loadPrinted } from '../requests/ask-model.ts';
import type { Printed } from '../requests/print.ts';

const UNKNOWN_PATH = '/proxylint/unknown.path?t=1';
const HANDSHAKE_HEADERS = /^(?:connection|upgrade|sec-websocket-.*)$/i;

/** At most so many, spread over the whole configuration. */
export function requestsFor(
  printed: Printed,
  ports: readonly number[],
  most: number,
): readonly GeneratedRequest[] {
  const { http } = loadPrinted(printed);
  const servers = (http?.statements ?? []).flatMap((at) =>
    nameOf(at) === 'server' && at.block !== null ? [at.block] : [],
  );
  const asked = new Map<string, GeneratedRequest>();
  for (const request of servers.flatMap(requestsToServer)) {
    const listener = ports.indexOf(request.port);
    if (listener === -1) continue;
    const { method, target, headers } = request;
    const generated = { method, listener, target, headers };
    asked.set(JSON.stringify(generated), generated);
  }
  const all = [...asked.values()];
  const step = Math.max(1, all.length / most);
  return Array.from(
    { length: Math.min(most, all.length) },
    (_, index) => all[Math.floor(index * step)],
  ).filter((request) => request !== undefined);
}

function requestsToServer(server: Context): readonly ClientRequest[] {
  const paths = ['/', ...locationsIn(server).flatMap(samplePaths)];
  return [
    ...paths.flatMap((path) =>
      sampleHandshakes(server, path).flatMap((request) => [request, plain(request)]),
    ),
    ...sampleHandshakes(server, '/').flatMap((request) => {
      const unknown = { ...request, target: UNKNOWN_PATH };
      return [unknown, plain(unknown)];
    }),
  ];
}

function locationsIn(block: Context): readonly Context[] {
  return block.statements.flatMap((at: Statement) =>
    nameOf(at) === 'location' && at.block !== null ? [at.block, ...locationsIn(at.block)] : [],
  );
}

/** What a browser sends that opens the page of that address. */
function plain(request: ClientRequest): ClientRequest {
  return { ...request, headers: request.headers.filter(([name]) => !HANDSHAKE_HEADERS.test(name)) };
}
