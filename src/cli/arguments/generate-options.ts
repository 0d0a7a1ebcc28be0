/** What the options of `generate` say, by their kinds; `generate/make-plan.ts` judges what they mean together. */
import type { Part, ProxyName } from '../../generate/plan.ts';
import { choice } from './choice.ts';
import type { Arguments } from './options.ts';

export interface GenerateOptions {
  readonly proxy: ProxyName | null;
  readonly app: string | null;
  readonly upstreams: readonly string[];
  readonly hosts: readonly string[];
  readonly path: string | null;
  readonly stripPath: boolean | null;
  readonly tls: string | null;
  readonly idleTimeout: string | null;
  readonly eventStreams: boolean;
  readonly affinity: boolean;
  readonly trustedProxies: readonly string[];
  readonly only: Part | null;
  readonly into: string | null;
  readonly listApps: boolean;
}

const PROXIES: readonly ProxyName[] = ['nginx', 'caddy'];
const PARTS: readonly Part[] = ['location', 'server', 'full'];

/** Throws `RunFailed` for a word that an option does not take. */
export function generateOptions(options: Arguments['options']): GenerateOptions {
  const text = (name: string): string | null => (options[name] === undefined ? null : String(options[name]));
  return {
    proxy: options.for === undefined ? null : choice('for', options.for, PROXIES),
    app: text('app'),
    upstreams: texts(options.upstream),
    hosts: texts(options.host),
    path: text('path'),
    stripPath: typeof options['strip-path'] === 'boolean' ? options['strip-path'] : null,
    tls: text('tls'),
    idleTimeout: text('idle-timeout'),
    eventStreams: options.sse === true,
    affinity: options.affinity === true,
    trustedProxies: texts(options['trusted-proxy']),
    only: options.only === undefined ? null : choice('only', options.only, PARTS),
    into: text('into'),
    listApps: options['list-apps'] === true,
  };
}

function texts(value: Arguments['options'][string] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}
