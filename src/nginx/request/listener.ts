/**
 * An address that nginx listens on, and what all servers on it have in common: whether it speaks TLS, which server takes
 * what no name matches. Worked out once, because a thousand servers may share an address and every request asks.
 */
import { argumentOf, type Context, statementsNamed } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import { type Listen, listensOf } from '../config/listen.ts';
import { ServerNames } from './server-names.ts';

/** One `listen`, and the server that has it. */
export interface ListenLine {
  readonly listen: Listen;
  readonly server: Context;
}

export class Listener {
  readonly family: 'inet' | 'inet6' | 'unix';
  readonly host: string;
  readonly port: number;
  readonly listens: readonly ListenLine[];
  /** The server for hosts that no name matches, and the `listen` that makes it so. */
  readonly fallback: ListenLine;

  #names: ServerNames | null = null;
  #byServer: ReadonlyMap<Context, ListenLine> | null = null;
  #speaksTls: boolean | null = null;
  readonly #parameters = new Map<string, boolean>();

  constructor(first: ListenLine, others: readonly ListenLine[], port: number) {
    const { family, host } = first.listen.address;
    this.family = family;
    this.host = host;
    this.port = port;
    this.listens = [first, ...others];
    this.fallback = this.listens.find(isDefault) ?? first;
  }

  get names(): ServerNames {
    if (this.#names === null) {
      this.#names = new ServerNames();
      for (const server of this.#lines().keys()) this.#names.add(server);
    }
    return this.#names;
  }

  /** One `listen … ssl` of an address makes all servers on it speak TLS. */
  get speaksTls(): boolean {
    this.#speaksTls ??=
      this.has('ssl') || [...this.#lines().keys()].some((server) => isSwitchedOn(server, 'ssl'));
    return this.#speaksTls;
  }

  /** Whether one of its lines has a parameter: what is said once holds for the address. */
  has(parameter: string): boolean {
    let has = this.#parameters.get(parameter);
    if (has === undefined) {
      has = this.listens.some(({ listen }) => listen.parameters.includes(parameter));
      this.#parameters.set(parameter, has);
    }
    return has;
  }

  get hasOneServer(): boolean {
    return this.#lines().size === 1;
  }

  /** The first line by which a server listens here. */
  lineOf(server: Context): ListenLine | null {
    return this.#lines().get(server) ?? null;
  }

  /** For people: `*:80`, `[::]:80`, `unix:/run/nginx.sock`. */
  get address(): string {
    const { family, host, port } = this;
    if (family === 'unix') return `unix:${host}`;
    return family === 'inet' ? `${host}:${port}` : `[${host === '*' ? '::' : host}]:${port}`;
  }

  #lines(): ReadonlyMap<Context, ListenLine> {
    if (this.#byServer === null) {
      const lines = new Map<Context, ListenLine>();
      for (const line of this.listens) if (!lines.has(line.server)) lines.set(line.server, line);
      this.#byServer = lines;
    }
    return this.#byServer;
  }
}

function isDefault({ listen }: ListenLine): boolean {
  return listen.parameters.includes('default_server') || listen.parameters.includes('default');
}

function isSwitchedOn(server: Context, directive: string): boolean {
  const { statement } = effectiveScalar(server, directive);
  return statement !== null && argumentOf(statement, 0).toLowerCase() === 'on';
}

/** The lines of a section's servers by port: a request asks about one port, whatever else a configuration has. */
export class Listeners {
  readonly #byPort = new Map<number, ListenLine[]>();
  readonly #ranges: ListenLine[] = [];
  readonly #listeners = new Map<number, readonly Listener[]>();

  constructor(section: Context) {
    for (const { block: server } of statementsNamed(section, 'server')) {
      if (server === null) continue;
      for (const listen of listensOf(server)) {
        const [first, last] = listen.address.ports;
        if (first !== last) this.#ranges.push({ listen, server });
        else {
          const others = this.#byPort.get(first);
          if (others === undefined) this.#byPort.set(first, [{ listen, server }]);
          else others.push({ listen, server });
        }
      }
    }
  }

  on(port: number): readonly Listener[] {
    let listeners = this.#listeners.get(port);
    if (listeners === undefined) {
      listeners = this.#group(port);
      this.#listeners.set(port, listeners);
    }
    return listeners;
  }

  #group(port: number): readonly Listener[] {
    const groups = new Map<string, ListenLine[]>();
    const ranges = this.#ranges.filter(
      ({ listen }) => listen.address.ports[0] <= port && port <= listen.address.ports[1],
    );
    for (const entry of [...(this.#byPort.get(port) ?? []), ...ranges]) {
      const { address, parameters } = entry.listen;
      if (parameters.includes('quic') || parameters.includes('udp')) continue;
      const key = `${address.family} ${address.host}`;
      const others = groups.get(key);
      if (others === undefined) groups.set(key, [entry]);
      else others.push(entry);
    }
    return [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [new Listener(first, others, port)],
    );
  }
}

const sections = new WeakMap<Context, Listeners>();

/** What the servers of `http` or `stream` listen on. */
export function listenersOf(section: Context): Listeners {
  let listeners = sections.get(section);
  if (listeners === undefined) {
    listeners = new Listeners(section);
    sections.set(section, listeners);
  }
  return listeners;
}
