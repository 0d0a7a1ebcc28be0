/** nginx's own variables in `stream`: what the connection and the start of its TLS handshake tell. */
import { type Known, known, unknown } from '../../route/setting.ts';
import { effectiveList } from '../config/effective.ts';
import { toBytes } from '../../text/bytes.ts';
import type { StreamSession } from './stream-session.ts';

/** The value of a variable (lower case, without `$`). */
export function streamValue(name: string, session: StreamSession): Known<string> {
  const read = VALUES.get(name);
  if (read !== undefined) return read(session);
  if (name.startsWith('proxy_protocol_') && !session.listener.has('proxy_protocol')) return known('');
  return unknown(`\`$${name}\` is not known before a connection comes`);
}

type Read = (session: StreamSession) => Known<string>;

const VALUES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['protocol', () => known('TCP')],
  ['server_port', ({ listener }) => known(String(listener.port))],
  ['remote_addr', remoteAddress],
  [
    'ssl_server_name',
    ({ endsTls, hasRead, serverName }) => known(endsTls && hasRead ? toBytes(serverName) : ''),
  ],
  ['ssl_preread_server_name', (session) => fromHello(session, known(toBytes(session.serverName)))],
  ['ssl_preread_protocol', (session) => fromHello(session, newestTls(session))],
  ['ssl_preread_alpn_protocols', (session) => fromHello(session, unknown('ALPN depends on the client'))],
]);

/** Every browser speaks it by now; what nginx does depends on `proxy_ssl_protocols` and its version. */
function newestTls({ tlsBy }: StreamSession): Known<string> {
  return tlsBy === 'client' ? known('TLSv1.3') : unknown("it depends on nginx's own TLS");
}

function fromHello(session: StreamSession, value: Known<string>): Known<string> {
  if (!session.hasRead) return known('');
  const sees = session.seesHello;
  if (sees.kind === 'unknown') return sees;
  return sees.value ? value : known('');
}

function remoteAddress({ options, server }: StreamSession): Known<string> {
  if (effectiveList(server, 'set_real_ip_from').statements.length > 0)
    return unknown("the client's address is taken from the PROXY protocol");
  const { clientAddress } = options;
  return clientAddress === undefined ? unknown("it depends on the client's address") : known(clientAddress);
}
