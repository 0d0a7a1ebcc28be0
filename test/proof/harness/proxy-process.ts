/**
 * A real proxy as a child process in the foreground: started in a sandbox, waited for until it listens, ended by its
 * own process id. What is particular to nginx and Caddy lies in `nginx-process.ts` and `caddy-process.ts`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { unprivileged } from './sandbox.ts';

const LISTENS_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 5;
const ENDS_WITHIN_MS = 1_000;

export interface ProxyCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The ports on which it is expected to listen. */
  readonly ports: readonly number[];
}

export type ProxyStart =
  | { readonly kind: 'running'; readonly proxy: RunningProxy }
  /** The proxy does not take the configuration. */
  | { readonly kind: 'refused'; readonly log: string }
  /** Something else got one of the ports first; worth another try on other ports. */
  | { readonly kind: 'port-taken' };

/** Children that still run, so that none outlives a test worker that is ended early. */
const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
// A worker that is ended by a signal has no `exit` of its own.
process.once('SIGTERM', () => process.exit());

export class RunningProxy {
  readonly #child: ChildProcess;
  readonly #log: () => string;

  constructor(child: ChildProcess, log: () => string) {
    this.#child = child;
    this.#log = log;
  }

  /** What it has written to its standard error so far. */
  get log(): string {
    return this.#log();
  }

  /** Has it read its configuration again. */
  reload(): void {
    this.#child.kill('SIGHUP');
  }

  /** Ends it, and resolves when it has ended. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.kill('SIGTERM');
    const stubborn = setTimeout(() => this.#child.kill('SIGKILL'), ENDS_WITHIN_MS);
    await ended;
    clearTimeout(stubborn);
  }
}

/** Starts a proxy and waits until it listens on all its ports. Throws when it neither listens nor ends in time. */
export async function startProxy(command: ProxyCommand): Promise<ProxyStart> {
  const child = spawn(command.program, command.args, {
    cwd: command.directory,
    env: { ...process.env, ...command.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...unprivileged,
  });
  living.add(child);
  let log = '';
  let ended = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  child.once('close', () => {
    ended = true;
    living.delete(child);
  });
  child.once('error', (error) => {
    log += error.message;
    ended = true;
  });
  const proxy = new RunningProxy(child, () => log);
  const deadline = performance.now() + LISTENS_WITHIN_MS;
  let open = 0;
  while (!ended && performance.now() < deadline) {
    const port = command.ports[open];
    if (isPortTaken(log)) {
      await proxy.stop();
      return { kind: 'port-taken' };
    }
    if (port === undefined) return { kind: 'running', proxy };
    if (await isListening(port)) open++;
    else await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  if (ended) return isPortTaken(log) ? { kind: 'port-taken' } : { kind: 'refused', log };
  await proxy.stop();
  throw new Error(`${command.program} neither listens nor ends within ${LISTENS_WITHIN_MS} ms:\n${log}`);
}

function isPortTaken(log: string): boolean {
  return /Address already in use|address already in use/.test(log);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The version that a program prints, or null when it is not installed. */
export function readVersion(program: string, args: readonly string[], pattern: RegExp): string | null {
  const run = spawnSync(program, args, { encoding: 'utf8' });
  if (run.error !== undefined) return null;
  return pattern.exec(`${run.stdout}${run.stderr}`)?.[1] ?? null;
}
