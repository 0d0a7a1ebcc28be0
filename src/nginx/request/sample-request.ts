/**
 * Handshakes that a location is there for: what a client would open to come to it. A rule that asks whether a location
 * is reached follows them.
 */
import { type ClientRequest, requestFor } from '../../route/client-request.ts';
import { type Context, statementsNamed } from '../config/context.ts';
import { type Listen, listensOf } from '../config/listen.ts';
import { locationName } from '../config/location-path.ts';
import { samplesOf } from '../language/pcre/samples.ts';

/** The client that nginx is not told about elsewhere. */
const ANY_HOST = 'app.example.com';

/** Paths that a location is there for; none for a named one, and for patterns of which none can be made. */
export function samplePaths(location: Context): readonly string[] {
  const { kind, name } = locationName(location);
  switch (kind) {
    case 'exact':
      return [name];
    case 'prefix':
    case 'preferential-prefix':
      return [name, name.endsWith('/') ? `${name}x` : `${name}/x`];
    case 'regex':
    case 'regex-caseless':
      return samplesOf(name, kind === 'regex-caseless').filter((path) => path.startsWith('/'));
    case 'named':
      return [];
  }
}

/** Handshakes to a path of a server, by a host name: one for each way of entering it, over TLS first. */
export function sampleHandshakes(
  server: Context,
  path: string,
  host = sampleHost(server),
): readonly ClientRequest[] {
  const entries = new Map<string, Listen>();
  for (const listen of listensOf(server)) {
    if (listen.address.family === 'unix' || listen.parameters.includes('quic')) continue;
    const key = `${isTls(listen, server)} ${listen.address.ports[0]}`;
    const other = entries.get(key);
    // IPv6 alone only where the server has no IPv4 there: most list both.
    if (other === undefined || (other.address.family === 'inet6' && listen.address.family === 'inet'))
      entries.set(key, listen);
  }
  const sorted = [...entries.values()].sort((a, b) => Number(isTls(b, server)) - Number(isTls(a, server)));
  return sorted.flatMap((listen) => {
    const [port] = listen.address.ports;
    const address = addressToName(listen);
    const scheme = isTls(listen, server) ? 'wss' : 'ws';
    const url = `${scheme}://${address ?? host}:${port}${encodePath(path)}`;
    const read = requestFor(url, address === null ? {} : { headers: [['Host', `${host}:${port}`]] });
    return read.kind === 'request' ? [read.request] : [];
  });
}

/** The address that a client has to name to come to this listener; null where a host name will do. */
function addressToName({ address: { family, host } }: Listen): string | null {
  if (family === 'inet6') return `[${host === '*' ? '::1' : host}]`;
  return host !== '*' && /^[\d.]+$/.test(host) ? host : null;
}

function isTls({ parameters }: Listen, server: Context): boolean {
  return (
    parameters.includes('ssl') ||
    statementsNamed(server, 'ssl').some((at) => at.directive.args[0]?.value === 'on')
  );
}

/** A host name that chooses a server. */
export function sampleHost(server: Context): string {
  const names = statementsNamed(server, 'server_name').flatMap((at) =>
    at.directive.args.map(({ value }) => value),
  );
  const plain = names.find((name) => /^[\w-]+(?:\.[\w-]+)*$/.test(name));
  if (plain !== undefined) return plain.toLowerCase();
  for (const name of names) {
    if (/^\*?\.[\w.-]+$/.test(name)) return `www${name.replace(/^\*/, '')}`.toLowerCase();
    if (/^[\w.-]+\.\*$/.test(name)) return `${name.slice(0, -1)}com`.toLowerCase();
    const [sample] = name.startsWith('~') ? samplesOf(name.slice(1), true) : [];
    if (sample !== undefined && /^[\w.-]+$/.test(sample)) return sample.toLowerCase();
  }
  return ANY_HOST;
}

/** Bytes that a request line does not take as they are, `?` and `#` among them. */
function encodePath(path: string): string {
  // Half of a surrogate pair is no character: decoders read the replacement character.
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return whole.replace(/[^\w/.~!$&'()*+,;=:@-]/gu, (char) => encodeURIComponent(char));
}
