/** Where requests enter a server: its listeners and names. */
import type { Entry, Listener } from '../../route/route.ts';
import { type Context, type Statement, statementsNamed } from './context.ts';

const entries = new WeakMap<Context, Entry>();

/** The entry of a server, the same for all its routes; an empty one where the server is not at hand. */
export function entryOf(server: Context | null): Entry {
  if (server === null) return { listeners: [], hosts: [] };
  let entry = entries.get(server);
  if (entry === undefined) {
    entry = readEntry(server);
    entries.set(server, entry);
  }
  return entry;
}

function readEntry(server: Context): Entry {
  const listeners = statementsNamed(server, 'listen').map(listenerOf);
  const hosts = statementsNamed(server, 'server_name').flatMap((at) =>
    at.directive.args.map((word) => word.value),
  );
  // A server of which a part is elsewhere may listen anywhere.
  const isAllHere = server.statement !== null && server.gaps.length === 0;
  return {
    listeners: listeners.length === 0 && isAllHere ? [{ address: '80', tls: false }] : listeners,
    hosts: hosts.filter((host) => host !== '_' && host !== ''),
  };
}

function listenerOf(statement: Statement): Listener {
  const [address, ...parameters] = statement.directive.args.map((word) => word.value);
  return { address: address ?? '80', tls: parameters.includes('ssl') || parameters.includes('quic') };
}
