/**
 * Moves a Caddy configuration into a sandbox: listeners to free loopback ports, upstreams to the recording one, times
 * scaled down, HTTPS, logs and the admin interface off. It works on the JSON that Caddy's own adapter gives, so that
 * imports, snippets and shorthand are resolved exactly as Caddy resolves them.
 */
import { type Rewiring, scaledTime } from './rewiring.ts';

interface JsonObject {
  [name: string]: Json;
}
type Json = null | boolean | number | string | Json[] | JsonObject;

export interface RewiredCaddy {
  readonly configuration: string;
  readonly ports: ReadonlyMap<string, number>;
}

/** In a millisecond. */
const NANOSECONDS = 1_000_000;

/** Members that hold a duration in nanoseconds and end or delay a socket. */
const TIMES: ReadonlySet<string> = new Set([
  'read_timeout',
  'write_timeout',
  'read_header_timeout',
  'response_header_timeout',
  'idle_timeout',
  'stream_timeout',
  'stream_close_delay',
]);

/** Rewires what `caddy adapt` printed. */
export async function rewireCaddy(adapted: unknown, rewiring: Rewiring): Promise<RewiredCaddy> {
  const configuration = adapted as JsonObject;
  const ports = new Map<string, number>();
  const apps = objectAt(configuration, 'apps');
  for (const server of Object.values(objectAt(objectAt(apps, 'http'), 'servers'))) {
    if (!isObject(server)) continue;
    const addresses = Array.isArray(server.listen) ? server.listen : [];
    const moved: Json[] = [];
    for (const address of addresses) {
      const port = await rewiring.findPort();
      ports.set(String(address), port);
      moved.push(`127.0.0.1:${port}`);
    }
    server.listen = moved;
    server.automatic_https =
      rewiring.keepsRedirects === true
        ? { ...objectAt(server, 'automatic_https'), disable_certificates: true }
        : { disable: true };
    if (rewiring.keepsTls !== true) delete server.tls_connection_policies;
    delete server.logs;
  }
  if (rewiring.keepsRedirects === true) await keepRedirects(objectAt(apps, 'http'), ports, rewiring);
  const http = apps.http;
  return {
    ports,
    configuration: JSON.stringify({
      admin: { disabled: true, config: { persist: false } },
      apps: {
        ...(http === undefined ? {} : { http: rewireMember(http, rewiring) }),
        ...certificateFiles(apps, rewiring),
      },
    }),
  };
}

/** Tells Caddy which ports stand for 80 and 443: it redirects from the one to the other by itself, and listens for that. */
async function keepRedirects(
  http: JsonObject,
  ports: Map<string, number>,
  { findPort }: Rewiring,
): Promise<void> {
  const secure = ports.get(':443');
  if (secure !== undefined && !ports.has(':80')) ports.set(':80', await findPort());
  const plain = ports.get(':80');
  if (plain !== undefined) http.http_port = plain;
  if (secure !== undefined) http.https_port = secure;
}

function rewireMember(value: Json, rewiring: Rewiring): Json {
  if (Array.isArray(value)) return value.map((element) => rewireMember(element, rewiring));
  if (!isObject(value)) return value;
  const rewired: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    if (name === 'dial' && typeof member === 'string' && !member.includes('{')) {
      const port = rewiring.portOf === undefined ? rewiring.upstreamPort : rewiring.portOf(member);
      rewired[name] = port === null ? member : `127.0.0.1:${port}`;
    } else if (TIMES.has(name) && typeof member === 'number') {
      rewired[name] = scaledTime(member / NANOSECONDS, rewiring) * NANOSECONDS;
    } else {
      rewired[name] = rewireMember(member, rewiring);
    }
  }
  return rewired;
}

/** The certificates that are read from files; what would be asked of an authority is not. */
function certificateFiles(apps: JsonObject, { keepsTls }: Rewiring): JsonObject {
  const files = objectAt(objectAt(apps, 'tls'), 'certificates').load_files;
  return keepsTls === true && files !== undefined ? { tls: { certificates: { load_files: files } } } : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(parent: JsonObject, name: string): JsonObject {
  const member = parent[name];
  return isObject(member) ? member : {};
}
