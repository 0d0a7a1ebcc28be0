/**
 * The judge: puts a configuration before the real proxy, in a sandbox with a recording upstream behind it, and hands
 * both to a test for as long as that lasts.
 */
import { adaptCaddyfile, startCaddy } from './caddy-process.ts';
import { startNginx } from './nginx-process.ts';
import type { ProxyStart, RunningProxy } from './proxy-process.ts';
import { RecordingUpstream } from './recording-upstream.ts';
import { rewireCaddy } from './rewire-caddy.ts';
import { type NginxFiles, rewireNginx } from './rewire-nginx.ts';
import { rewiringTo, type UpstreamPorts } from './rewiring.ts';
import { Sandbox } from './sandbox.ts';

export type Configuration =
  | { readonly dialect: 'nginx'; readonly files: NginxFiles; readonly withMaster?: boolean }
  /** A Caddyfile and what it imports, by path relative to its directory. */
  | { readonly dialect: 'caddy'; readonly root: string; readonly texts: ReadonlyMap<string, string> };

/** What a test is given while the proxy runs. */
export interface Court {
  readonly proxy: RunningProxy;
  readonly upstream: RecordingUpstream;
  /** The ports in the place of the addresses that the configuration listens on, in its order. */
  readonly ports: ReadonlyMap<string, number>;
}

export type Verdict<T> =
  | { readonly kind: 'served'; readonly value: T }
  | { readonly kind: 'refused'; readonly log: string };

const TRIES = 4;

/**
 * Runs the proxy on a configuration, with times divided by `timeScale`, and `hear`s it. The proxy, the upstream and the
 * sandbox are gone when this resolves.
 */
export async function judge<T>(
  configuration: Configuration,
  timeScale: number,
  hear: (court: Court) => Promise<T>,
): Promise<Verdict<T>> {
  const upstream = await RecordingUpstream.start();
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const sandbox = new Sandbox();
      try {
        const { start, ports } = await startIn(sandbox, configuration, upstream, timeScale);
        if (start.kind === 'port-taken') continue;
        if (start.kind === 'refused') return start;
        try {
          return { kind: 'served', value: await hear({ proxy: start.proxy, upstream, ports }) };
        } finally {
          await start.proxy.stop();
        }
      } finally {
        sandbox.remove();
      }
    }
    throw new Error(`every port was taken, ${TRIES} times over`);
  } finally {
    await upstream.close();
  }
}

interface Started {
  readonly start: ProxyStart;
  readonly ports: ReadonlyMap<string, number>;
}

async function startIn(
  sandbox: Sandbox,
  configuration: Configuration,
  upstream: UpstreamPorts,
  timeScale: number,
): Promise<Started> {
  const rewiring = rewiringTo(upstream, timeScale);
  switch (configuration.dialect) {
    case 'nginx': {
      const { files, ports } = await rewireNginx(configuration.files, rewiring, configuration.withMaster);
      sandbox.write(files.texts);
      return { start: await startNginx(sandbox, files.root, [...ports.values()]), ports };
    }
    case 'caddy': {
      sandbox.write(configuration.texts);
      const adapted = await adaptCaddyfile(sandbox, configuration.root);
      if (adapted.kind === 'refused') return { start: adapted, ports: new Map() };
      const rewired = await rewireCaddy(adapted.configuration, rewiring);
      sandbox.write(new Map([['rewired.json', rewired.configuration]]));
      return {
        start: await startCaddy(sandbox, 'rewired.json', [...rewired.ports.values()]),
        ports: rewired.ports,
      };
    }
    default:
      return configuration satisfies never;
  }
}
