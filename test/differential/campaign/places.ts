/**
 * Where a generated configuration meets the machine: ports, a directory and a socket. Until it is printed they stand as
 * marks: `@L0@` (a listener), `@U0@` (an upstream), `@A@` (the upstream that is asked for permission), `@NONE@` (a port
 * where nobody listens), `@SOCKET@` and `@SITE@` (the directory with the files).
 */
import { join } from 'node:path';
import { findFreePort } from '../../proof/harness/ports.ts';
import type { Sandbox } from '../../proof/harness/sandbox.ts';
import type { WireUpstreams } from './wire-upstreams.ts';

export interface Places {
  readonly listeners: readonly number[];
  readonly upstreams: readonly number[];
  /** The upstream that is asked for permission. */
  readonly permission: number;
  /** A port on which nobody listens. */
  readonly unused: number;
  readonly site: string;
  /** The upstream on a Unix socket. */
  readonly socket: string;
}

/** How many upstreams a configuration may name; the one that is asked for permission comes after them. */
export const UPSTREAMS = 4;

/** For people: ports that are easy to read. */
export const SHOWN_PLACES: Omit<Places, 'listeners'> = {
  upstreams: [9000, 9001, 9002, 9003],
  permission: 9009,
  unused: 8089,
  site: '/srv/site',
  socket: '/run/app.sock',
};

/** What is asked for beside the upstreams. */
export interface Wanted {
  /** How many. */
  readonly listeners: number;
  readonly site: string;
  readonly findPort?: () => Promise<number>;
}

/** Free ports for the listeners, beside upstreams that run: `UPSTREAMS` of them, and the one for permission. */
export async function findPlaces(
  { ports, socket }: WireUpstreams,
  { listeners, site, findPort = findFreePort }: Wanted,
): Promise<Places> {
  const free: number[] = [];
  while (free.length < listeners + 1) free.push(await findPort());
  return {
    listeners: free.slice(0, listeners),
    upstreams: ports.slice(0, UPSTREAMS),
    permission: ports[UPSTREAMS] ?? 0,
    unused: free[listeners] ?? 0,
    site,
    socket,
  };
}

/** Puts ports and directories in the place of their marks. */
export function withPlaces(text: string, places: Places): string {
  return text
    .replaceAll(/@L(\d)@/g, (_, index: string) => String(places.listeners[Number(index)]))
    .replaceAll(/@U(\d)@/g, (_, index: string) => String(places.upstreams[Number(index)]))
    .replaceAll('@A@', String(places.permission))
    .replaceAll('@NONE@', String(places.unused))
    .replaceAll('@SOCKET@', places.socket)
    .replaceAll('@SITE@', places.site);
}

/** The files below the directory with the files: each says its own path. A path that ends in `/` is a directory. */
export function writeSite(sandbox: Sandbox, paths: readonly string[]): string {
  for (const path of paths) {
    if (path.endsWith('/')) sandbox.makeWritable(`site${path}`);
    else sandbox.write(new Map([[`site${path}`, `${path}\n`]]));
  }
  return join(sandbox.directory, 'site');
}
