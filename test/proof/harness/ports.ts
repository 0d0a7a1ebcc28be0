/**
 * Loopback ports for the proxies under test.
 *
 * A proxy binds its ports itself, so a port can only be looked for, not kept. Three things keep the race small: the
 * ports lie below the range from which systems serve outgoing connections, every test worker has a range of its own,
 * and none is given out twice. A proxy that still finds its port taken is started again with others (`judge.ts`).
 */
import { createServer } from 'node:net';

const FIRST = 20_000;
const WORKERS = 8;
const PER_WORKER = 1_500;

const worker = (Number.parseInt(process.env.VITEST_POOL_ID ?? '0', 10) || 0) % WORKERS;
let next = process.pid % PER_WORKER;

/** A port of 127.0.0.1 that nothing listens on at the moment. Throws when the worker's whole range is taken. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < PER_WORKER; tries++) {
    const port = FIRST + worker * PER_WORKER + (next++ % PER_WORKER);
    if (await isFree(port)) return port;
  }
  throw new Error('no free loopback port');
}

const APART_FIRST = 10_000;
const APART = 10_000;
let nextApart = Math.floor(Math.random() * APART);

/**
 * A port from another range, for long runs that keep it while nobody listens on it now and then. There Caddy would not notice
 * that somebody else has taken it: on Linux it shares ports.
 */
export async function findPortApart(): Promise<number> {
  for (let tries = 0; tries < APART; tries++) {
    const port = APART_FIRST + (nextApart++ % APART);
    if (await isFree(port)) return port;
  }
  throw new Error('no free loopback port');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
