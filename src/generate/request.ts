/**
 * What a user asks `generate` for: the options as they were given, before anything is checked. `make-plan.ts` checks them.
 */
import type { ProxyName } from './plan.ts';
import type { Preset } from './preset.ts';

export interface GenerateRequest {
  readonly proxy: ProxyName;
  readonly preset: Preset | null;
  /** Each `--upstream`. Empty: the preset's port on this machine. */
  readonly upstreams: readonly string[];
  /** `--path`; null: `/`. */
  readonly path: string | null;
  /** `--strip-path`; null: as the preset says, else kept. */
  readonly stripPath: boolean | null;
  /** Each `--host`. */
  readonly hosts: readonly string[];
  /** `--tls`: `none`, `acme` or `CERTIFICATE,KEY`; null: `acme` for Caddy with a host, else `none`. */
  readonly tls: string | null;
  /** `--idle-timeout`: `90s`, `1h`. */
  readonly idleTimeout: string | null;
  readonly affinity: boolean;
  /** `--sse`: event streams may come from any path. */
  readonly eventStreams: boolean;
  /** Each `--trusted-proxy`. */
  readonly trustedProxies: readonly string[];
  /** The version that is to read the result; null where the user said none. */
  readonly version: string | null;
}

/** Why there is no plan: which option, what is wrong with it, and what to do. */
export interface RequestProblem {
  /** As the user wrote it: `--upstream`. */
  readonly option: string;
  readonly message: string;
}
