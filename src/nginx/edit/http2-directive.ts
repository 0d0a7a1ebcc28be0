/**
 * `listen … http2` as `http2 on;`. The parameter is for every server of the address and the directive for every address of
 * the server, so that servers and addresses that hang together change together.
 */
import type { TextEdit } from '../../text/edit.ts';
import { argumentOf, type Context, type Statement, statementsNamed } from '../config/context.ts';
import { type Listen, type ListeningServer, listeningServers } from '../config/listen-address.ts';
import { insertAfter, removeArgument } from './place.ts';

export interface Http2Change {
  readonly edits: readonly TextEdit[];
  /** Addresses (as written) that had no HTTP/2 and get it, in clear text or over TLS. */
  readonly alsoOn: readonly string[];
  /** Nothing that could not be read stands in the servers, where it may be another `listen`. */
  readonly isWhole: boolean;
}

/** Null where it cannot be known which servers and addresses hang together, or a server says `http2 off`. */
export function moveHttp2ToServers(listen: Statement, section: Context): Http2Change | null {
  const servers = listeningServers(section);
  const together = servers.find(({ block }) => block === listen.context);
  if (together === undefined) return null;
  const affected = hangingTogether(together, servers);
  const edits: TextEdit[] = [];
  const alsoOn = new Set<string>();
  for (const server of affected) {
    const last = server.listens.at(-1);
    if (last === undefined || !server.listens.every((each) => isPlain(each, server))) return null;
    for (const each of server.listens) {
      const index = each.statement.directive.args.findIndex(({ value }) => value === 'http2');
      const removal = index === -1 ? null : removeArgument(each.statement, index);
      if (removal !== null) edits.push(removal);
      else if (isTcp(each) && !speaksHttp2(each, affected)) alsoOn.add(argumentOf(each.statement, 0));
    }
    const own = statementsNamed(server.block, 'http2');
    if (own.some((at) => argumentOf(at, 0).toLowerCase() !== 'on')) return null;
    if (own.length === 0) edits.push(insertAfter(last.statement, ['http2 on;']));
  }
  const isWhole = affected.every(({ block }) => block.gaps.length === 0);
  return { edits, alsoOn: [...alsoOn], isWhole };
}

/** The servers that share an address with HTTP/2, with one, or with one that does. */
function hangingTogether(
  first: ListeningServer,
  servers: readonly ListeningServer[],
): readonly ListeningServer[] {
  const affected = new Set([first]);
  for (const server of affected) {
    const addresses = new Set(server.listens.filter(hasHttp2).map(({ address }) => address));
    for (const other of servers) {
      if (other.listens.some(({ address }) => addresses.has(address))) affected.add(other);
    }
  }
  return [...affected];
}

function hasHttp2({ parameters }: Listen): boolean {
  return parameters.includes('http2');
}

/** Whether an address speaks HTTP/2 by another server's parameter. */
function speaksHttp2({ address }: Listen, servers: readonly ListeningServer[]): boolean {
  return servers.some(({ listens }) => listens.some((other) => other.address === address && hasHttp2(other)));
}

function isTcp({ address }: Listen): boolean {
  return address !== null && !address.endsWith('/udp');
}

/** A line that can be changed without changing another server: not in a file that others may include as well. */
function isPlain({ address, statement }: Listen, { server }: ListeningServer): boolean {
  return address !== null && statement.through === server.through && !statement.directive.conditional;
}
