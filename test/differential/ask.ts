/** Asks the real nginx, and the model, about every place of a generated configuration. */

import { loadNginxConfiguration } from '../../src/nginx/config/configuration.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { premisesFor } from '../../src/route/premises.ts';
import type { Handshake } from '../../src/route/route.ts';
import type { Known } from '../../src/route/setting.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { fetchPlain, shakeHands } from '../proof/harness/handshake.ts';
import { type Court, judge } from '../proof/harness/judge.ts';
import { refusalMessage } from '../proof/harness/nginx-process.ts';
import { headerValues, type RecordedRequest } from '../proof/harness/recording-upstream.ts';
import type { PrintedNginx } from './generated-nginx.ts';

/** The version that the distributions ship with which these tests are run. */
export const TARGET = { nginx: '1.22.1', caddy: '2.6.2' };

/** What happens to a handshake: null for a header that is not sent, repeated ones joined (RFC 9110 section 5.3). */
export interface RealAnswer {
  readonly httpVersion: string;
  readonly upgrade: string | null;
  readonly connection: string | null;
  readonly handshake: Handshake;
  /** The handshake as the upstream received it, without what differs each time; see `requestLines`. */
  readonly received: readonly string[];
  /** The same of an ordinary GET. */
  readonly receivedOfPlain: readonly string[];
}

/** The answers in the order of the places. Throws when nginx does not start. */
export async function askNginx(printed: PrintedNginx): Promise<readonly RealAnswer[]> {
  const files = { root: printed.root, texts: printed.texts };
  const verdict = await judge({ dialect: 'nginx', files }, 1, async (court) => {
    const answers: RealAnswer[] = [];
    for (const { path } of printed.places) answers.push(await askAbout(court, path));
    return answers;
  });
  if (verdict.kind === 'refused') {
    throw new Error(`nginx refuses: ${refusalMessage(verdict.log)}\n${showConfiguration(printed)}`);
  }
  return verdict.value;
}

async function askAbout(court: Court, path: string): Promise<RealAnswer> {
  const lenient = await isAccepted(court, path, 'lenient');
  const request = court.upstream.lastRequest;
  if (request === null) throw new Error(`nothing reached the upstream for ${path}`);
  const strict = await isAccepted(court, path, 'strict');
  return {
    httpVersion: request.httpVersion,
    upgrade: joined(headerValues(request, 'Upgrade')),
    connection: joined(headerValues(request, 'Connection')),
    handshake: lenient ? (strict ? 'works' : 'fragile') : 'fails',
    received: requestLines(court, request),
    receivedOfPlain: await askPlain(court, path),
  };
}

async function isAccepted(court: Court, path: string, strictness: 'lenient' | 'strict'): Promise<boolean> {
  court.upstream.strictness = strictness;
  court.upstream.requests = [];
  const port = portOf(court);
  const result = await shakeHands({ port, path, host: `app.test:${port}` });
  if (result.kind === 'open' || result.kind === 'rejected') result.socket.destroy();
  return result.kind === 'open';
}

async function askPlain(court: Court, path: string): Promise<readonly string[]> {
  court.upstream.strictness = 'lenient';
  court.upstream.requests = [];
  const port = portOf(court);
  await fetchPlain({ port, path, host: `app.test:${port}` });
  const request = court.upstream.lastRequest;
  return request === null ? [] : requestLines(court, request);
}

function portOf(court: Court): number {
  const [port] = court.ports.values();
  if (port === undefined) throw new Error('the configuration listens nowhere');
  return port;
}

/** The request line and its headers in order; names in lower case, the key left out, ports as in the configuration. */
function requestLines(court: Court, request: RecordedRequest): readonly string[] {
  const withoutPorts = (text: string): string =>
    text.replaceAll(`:${portOf(court)}`, ':8080').replaceAll(`:${court.upstream.port}`, ':9000');
  const headers = request.headers
    .filter(([name]) => name.toLowerCase() !== 'sec-websocket-key')
    .map(([name, value]) => `${name.toLowerCase()}: ${withoutPorts(value)}`)
    .sort();
  return [`${request.method} ${request.target} HTTP/${request.httpVersion}`, ...headers];
}

function joined(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}

export interface ModelAnswer {
  readonly httpVersion: Known<string>;
  readonly upgrade: Known<string | null>;
  readonly connection: Known<string | null>;
  readonly handshake: Handshake;
}

/** What the model says, in the order of the places. */
export function askModel(printed: PrintedNginx): readonly ModelAnswer[] {
  const source = filesInMemory(
    Object.fromEntries([...printed.texts].map(([path, text]) => [`/n/${path}`, text])),
  );
  const { routes } = loadNginxConfiguration(source, `/n/${printed.root}`, premisesFor(TARGET));
  return printed.places.map(({ marker }) => {
    const route = routes.find((each) => markerOf(each) === marker);
    if (route === undefined) throw new Error(`the model has no route for the proxy_pass at ${marker}`);
    const { httpVersion, upgrade, connection, handshake } = route.websocket;
    return {
      httpVersion: httpVersion.value,
      upgrade: upgrade.value,
      connection: connection.value,
      handshake,
    };
  });
}

/** The marker on the line of a route's `proxy_pass`, or null where it is not one of the asked places. */
export function markerOf(route: Pick<NginxRoute, 'origin'>): string | null {
  const { file, start } = route.origin;
  return /# (\w+)$/.exec(file.lineText(file.positionAt(start).line))?.[1] ?? null;
}

export function showConfiguration(printed: Pick<PrintedNginx, 'texts'>): string {
  return [...printed.texts].map(([path, text]) => `# ${path}\n${text}`).join('\n');
}
