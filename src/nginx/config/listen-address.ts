/** The address of a `listen`, so that two ways to write one address are the same. */
import { argumentOf, type Context, type Statement, statementsNamed } from './context.ts';

/** Servers of one section that listen, each with its lines. */
export interface ListeningServer {
  readonly server: Statement;
  readonly block: Context;
  readonly listens: readonly Listen[];
}

export interface Listen {
  readonly statement: Statement;
  /** `*:8080`, `127.0.0.1:80`, `unix:/run/app.sock`, with `/udp` for QUIC; null where it cannot be known. */
  readonly address: string | null;
  readonly parameters: readonly string[];
}

/** The servers directly in a section (`http` or `stream`), in the order in which nginx reads them. */
export function listeningServers(section: Context): readonly ListeningServer[] {
  return statementsNamed(section, 'server').flatMap((server) =>
    server.block === null
      ? []
      : [{ server, block: server.block, listens: statementsNamed(server.block, 'listen').map(listenOf) }],
  );
}

function listenOf(statement: Statement): Listen {
  const [first, ...parameters] = statement.directive.args;
  const isKnown = first !== undefined && !statement.directive.args.some(({ templated }) => templated);
  const words = parameters.map(({ value }) => value);
  const address = isKnown ? normalised(argumentOf(statement, 0)) : null;
  const protocol = words.includes('quic') || words.includes('udp') ? '/udp' : '';
  return { statement, address: address === null ? null : address + protocol, parameters: words };
}

/** Null for a range of ports, and for what something fills in before nginx starts. */
function normalised(text: string): string | null {
  if (text.includes('$') || /:?\d+-\d+$/.test(text)) return null;
  if (text.startsWith('unix:')) return text;
  if (/^\d+$/.test(text)) return `*:${text}`;
  const [, host = '', port = '80'] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(text) ?? [];
  if (host === '') return null;
  return `${host === '0.0.0.0' ? '*' : host.toLowerCase()}:${port}`;
}
