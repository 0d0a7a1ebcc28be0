/** What both proxies' rewiring is told: where the upstream is, where to listen, how fast time runs. */
import { findFreePort } from './ports.ts';

export interface Rewiring {
  /** The recording upstream's port on 127.0.0.1. */
  readonly upstreamPort: number;
  /** By how much times are divided: 60 turns a minute into a second, 1 leaves them as they are. */
  readonly timeScale: number;
  readonly findPort: () => Promise<number>;
}

export function rewiringTo(upstreamPort: number, timeScale: number): Rewiring {
  return { upstreamPort, timeScale, findPort: findFreePort };
}
