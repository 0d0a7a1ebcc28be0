/**
 * `ssl on;` as the `ssl` of every `listen` of its server, which every version of nginx knows. The two are the same only
 * where all servers of an address say so: `ssl on` counts on the address's default server, `ssl` for all of them.
 */
import type { TextEdit } from '../../text/edit.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { argumentOf, type Context, type Statement, statementsNamed } from '../config/context.ts';
import { type Listen, type ListeningServer, listeningServers } from '../config/listen-address.ts';
import { appendArgument, removeStatement } from './place.ts';

export interface SslChange {
  /** Unsafe where other servers may share the address. */
  readonly safety: 'safe' | 'unsafe';
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Null where the two are not the same, or where it cannot be known. */
export function moveSslToListen(ssl: Statement, { http, kind }: NginxConfiguration): SslChange | null {
  if (http === null || ssl.context.kind !== 'server') return null;
  const edits = editsFor(ssl, http);
  if (edits === null) return null;
  const isWhole = listeningServers(http).every(({ block }) => block.gaps.length === 0);
  const safety = kind === 'main' && http.gaps.length === 0 && isWhole ? 'safe' : 'unsafe';
  return {
    safety,
    title: edits.length === 1 ? 'remove it' : 'write `ssl` behind each address instead',
    edits,
  };
}

function editsFor(ssl: Statement, section: Context): readonly TextEdit[] | null {
  const servers = listeningServers(section);
  const own = servers.find(({ block }) => block === ssl.context);
  if (own === undefined) return null;
  const value = argumentOf(ssl, 0).toLowerCase();
  if (value === 'off') return saysSslOn(section) ? null : [removeStatement(ssl)];
  if (value !== 'on' || own.listens.length === 0) return null;
  const edits: TextEdit[] = [removeStatement(ssl)];
  for (const listen of own.listens) {
    if (!isOwnLine(listen, ssl) || !servers.every((server) => agrees(server, listen))) return null;
    if (!listen.parameters.includes('ssl')) edits.push(appendArgument(listen.statement, 0, 'ssl'));
  }
  return edits;
}

function isOwnLine({ address, statement }: Listen, ssl: Statement): boolean {
  // Port 80 with TLS is a mistake of its own, which is better not written out.
  return address !== null && !address.endsWith(':80') && statement.through === ssl.through;
}

/** Whether a server makes TLS of an address too, or has nothing to do with it. */
function agrees({ block, listens }: ListeningServer, { address }: Listen): boolean {
  const shared = listens.filter((other) => other.address === address || other.address === null);
  return shared.every(({ parameters }) => parameters.includes('ssl')) || saysSslOn(block);
}

function saysSslOn(block: Context): boolean {
  return statementsNamed(block, 'ssl').some((at) => argumentOf(at, 0).toLowerCase() === 'on');
}
