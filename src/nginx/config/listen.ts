/** The addresses of `listen`, as `ngx_parse_url` reads them, and what a server listens on without any. */
import { argumentOf, type Context, type Statement, statementsNamed } from './context.ts';

export interface ListenAddress {
  readonly family: 'inet' | 'inet6' | 'unix';
  /** `*` for every address of the family; a host name stands as it is written; the path of a socket. */
  readonly host: string;
  /** The first and last port of a range; 0 for a socket. */
  readonly ports: readonly [first: number, last: number];
}

export interface Listen {
  readonly address: ListenAddress;
  readonly parameters: readonly string[];
  /** Null for the address that a server without `listen` has. */
  readonly statement: Statement | null;
}

const WITHOUT_LISTEN: Listen = {
  address: { family: 'inet', host: '*', ports: [80, 80] },
  parameters: [],
  statement: null,
};

const listens = new WeakMap<Context, readonly Listen[]>();

/** What a server listens on, in order; lines that cannot be read (a template fills them in) are left out. */
export function listensOf(server: Context): readonly Listen[] {
  let found = listens.get(server);
  if (found === undefined) {
    const statements = statementsNamed(server, 'listen');
    found = statements.length === 0 ? [WITHOUT_LISTEN] : statements.flatMap((at) => listenOf(at) ?? []);
    listens.set(server, found);
  }
  return found;
}

function listenOf(statement: Statement): Listen | null {
  const [word, ...rest] = statement.directive.args;
  if (word === undefined || word.templated) return null;
  const address = parseListenAddress(argumentOf(statement, 0));
  return address === null ? null : { address, parameters: rest.map(({ value }) => value), statement };
}

/** The address that a word names, or null when it is none. */
export function parseListenAddress(word: string): ListenAddress | null {
  if (word.startsWith('unix:')) return { family: 'unix', host: word.slice('unix:'.length), ports: [0, 0] };
  const parts = /^(?:(\[[\da-fA-F:.]*\]|[^:[\]/]*):)?(\d+(?:-\d+)?)$/.exec(word);
  const host = parts?.[1] ?? (parts === null ? word : '*');
  const ports = portsOf(parts?.[2] ?? '80');
  if (ports === null) return null;
  if (host.startsWith('[')) {
    if (!host.endsWith(']')) return null;
    const inner = canonicalAddress(host.slice(1, -1));
    return { family: 'inet6', host: inner === '::' ? '*' : inner, ports };
  }
  if (host.includes(':') || host === '') return null;
  return { family: 'inet', host: host === '0.0.0.0' ? '*' : host.toLowerCase(), ports };
}

function portsOf(text: string): readonly [number, number] | null {
  const [first = 0, last = first] = text.split('-').map(Number);
  return first >= 1 && last >= first && last <= 65_535 ? [first, last] : null;
}

/** One spelling for each IPv6 address, as far as comparing needs it: lower case, zeros left out. */
export function canonicalAddress(address: string): string {
  const lower = address.toLowerCase();
  const zeros = lower.replace(/(^|:)0+(?=[\da-f])/g, '$1');
  if (zeros.includes('::')) return zeros;
  const longest = (zeros.match(/(?:^|:)0(?::0)+(?:$|(?=:))/g) ?? []).sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) return zeros;
  const at = zeros.indexOf(longest);
  return `${zeros.slice(0, at)}::${zeros.slice(at + longest.length).replace(/^:/, '')}`;
}
