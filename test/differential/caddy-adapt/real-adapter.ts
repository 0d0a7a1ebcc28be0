/**
 * The adapter of the real Caddy, asked through the admin interface of one that runs: a start for each Caddyfile would take
 * most of the time.
 */
import { startCaddy } from '../../proof/harness/caddy-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import type { RunningProxy } from '../../proof/harness/proxy-process.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';

const ANSWERS_WITHIN_MS = 10_000;
const TRIES = 4;

export type RealAdaptation =
  | { readonly kind: 'adapted'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly because: string };

export class RealAdapter {
  readonly #sandbox: Sandbox;
  readonly #proxy: RunningProxy;
  readonly #address: string;

  private constructor(sandbox: Sandbox, proxy: RunningProxy, address: string) {
    this.#sandbox = sandbox;
    this.#proxy = proxy;
    this.#address = address;
  }

  static async start(): Promise<RealAdapter> {
    const sandbox = new Sandbox();
    for (let tries = 0; tries < TRIES; tries++) {
      const port = await findFreePort();
      const listen = `127.0.0.1:${port}`;
      sandbox.write(
        new Map([['start.json', JSON.stringify({ admin: { listen, config: { persist: false } } })]]),
      );
      const start = await startCaddy(sandbox, 'start.json', [port]);
      if (start.kind === 'running') return new RealAdapter(sandbox, start.proxy, listen);
      if (start.kind === 'refused') throw new Error(start.log);
    }
    throw new Error(`every port was taken, ${TRIES} times over`);
  }

  /** What Caddy makes of a Caddyfile. The file has no name, as far as Caddy knows. */
  async adapt(caddyfile: string): Promise<RealAdaptation> {
    const response = await fetch(`http://${this.#address}/adapt`, {
      method: 'POST',
      headers: { 'content-type': 'text/caddyfile' },
      body: caddyfile,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const body = (await response.json()) as { readonly result?: unknown; readonly error?: string };
    return response.ok
      ? { kind: 'adapted', json: body.result }
      : { kind: 'refused', because: body.error ?? `status ${response.status}` };
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
    this.#sandbox.remove();
  }
}
