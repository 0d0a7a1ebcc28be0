/** What both proxies' rewiring is told: where the upstream is, where to listen, how fast time runs. */
import { findFreePort } from './ports.ts';

export interface Rewiring {
  /** The recording upstream's port on 127.0.0.1. */
  readonly upstreamPort: number;
  /** Its second port, for every other server of an `upstream`. */
  readonly secondPort: number;
  /** Where several upstreams are told apart: the port in the place of an address; null leaves the address as it is. */
  readonly portOf?: (address: string) => number | null;
  /** TLS is served as it is written, with certificates that are there. */
  readonly keepsTls?: boolean;
  /** Caddy sends clients of HTTP to HTTPS where it would by itself. */
  readonly keepsRedirects?: boolean;
  /** By how much times are divided: 60 turns a minute into a second, 1 leaves them as they are. */
  readonly timeScale: number;
  readonly findPort: () => Promise<number>;
}

/** A busy machine needs this long for a handshake and an echo; what is cut sooner was never seen to be open. */
const SHORTEST_MS = 1_000;

/** Where the recording upstream listens. */
export interface UpstreamPorts {
  readonly port: number;
  readonly secondPort: number;
}

export function rewiringTo({ port, secondPort }: UpstreamPorts, timeScale: number): Rewiring {
  return { upstreamPort: port, secondPort, timeScale, findPort: findFreePort };
}

/** A time in milliseconds on the scaled clock: not below a second, unless it was below a second before. */
export function scaledTime(milliseconds: number, { timeScale }: Rewiring): number {
  return Math.max(Math.ceil(milliseconds / timeScale), Math.min(milliseconds, SHORTEST_MS));
}
