/**
 * One Caddy that takes one configuration after the other through its admin interface: a start for each file would take
 * most of the time. What it makes of a Caddyfile is asked first, so that both sides can be fed the same JSON.
 */
import { request } from 'node:http';
import { join } from 'node:path';
import { adaptCaddyfile, startCaddy } from '../../proof/harness/caddy-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import type { RunningProxy } from '../../proof/harness/proxy-process.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { type Printed, ROOT } from './print.ts';
import { SITE_FILES } from './vocabulary.ts';

const ANSWERS_WITHIN_MS = 10_000;
const TRIES = 4;
const POST_AGAIN_AFTER_MS = 50;

export type Adapted =
  | { readonly kind: 'adapted'; readonly json: string }
  | { readonly kind: 'refused'; readonly because: string };

export class CaddyServer {
  readonly #sandbox: Sandbox;
  readonly #admin: number;
  readonly #proxy: RunningProxy;

  private constructor(sandbox: Sandbox, admin: number, proxy: RunningProxy) {
    this.#sandbox = sandbox;
    this.#admin = admin;
    this.#proxy = proxy;
  }

  static async start(): Promise<CaddyServer> {
    const sandbox = new Sandbox();
    writeSite(sandbox);
    for (let tries = 0; tries < TRIES; tries++) {
      const port = await findFreePort();
      sandbox.write(new Map([['start.json', JSON.stringify(general(port))]]));
      const start = await startCaddy(sandbox, 'start.json', [port]);
      if (start.kind === 'running') return new CaddyServer(sandbox, port, start.proxy);
      if (start.kind === 'refused') throw new Error(start.log);
    }
    throw new Error(`every port was taken, ${TRIES} times over`);
  }

  /** Where the files are that Caddy serves. */
  get site(): string {
    return join(this.#sandbox.directory, 'site');
  }

  get log(): string {
    return this.#proxy.log;
  }

  /** What Caddy's adapter makes of the files. */
  async adapt(texts: Printed): Promise<Adapted> {
    this.#sandbox.write(texts);
    // `order` changes a list that all later files of the process would meet (Caddy 2.6.2).
    if ([...texts.values()].some((text) => /^\s*order\b/m.test(text))) return this.#adaptApart();
    const { status, body } = await this.#post('/adapt', 'text/caddyfile', texts.get(ROOT) ?? '');
    if (status === 200) return { kind: 'adapted', json: JSON.stringify((JSON.parse(body) as Answer).result) };
    return { kind: 'refused', because: (JSON.parse(body) as Answer).error ?? body };
  }

  async #adaptApart(): Promise<Adapted> {
    const adapted = await adaptCaddyfile(this.#sandbox, ROOT);
    return adapted.kind === 'adapted'
      ? { kind: 'adapted', json: JSON.stringify(adapted.configuration) }
      : { kind: 'refused', because: adapted.log };
  }

  /** Runs a configuration in place of the one before it; null, or why Caddy does not take it. */
  async load(json: string): Promise<string | null> {
    const configuration = { ...(JSON.parse(json) as object), ...general(this.#admin) };
    const posted = await this.#post('/load', 'application/json', JSON.stringify(configuration)).catch(
      (error: Error) => error,
    );
    // Some configurations make Caddy 2.6.2 panic: `header { defer }` with nothing else.
    if (posted instanceof Error) return `Caddy hangs up: ${posted.message}`;
    const { status, body } = posted;
    return status === 200 ? null : ((JSON.parse(body) as Answer).error ?? body);
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
    this.#sandbox.remove();
  }

  /** The admin interface is made anew with each configuration, and may hang up on who asks while that goes on. */
  async #post(path: string, type: string, body: string): Promise<{ status: number; body: string }> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#postOnce(path, type, body);
      } catch (error) {
        if (tries === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, POST_AGAIN_AFTER_MS * tries));
      }
    }
  }

  #postOnce(path: string, type: string, body: string): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
      const posted = request(
        // On a connection of its own: each configuration has an admin interface of its own.
        {
          host: '127.0.0.1',
          port: this.#admin,
          path,
          method: 'POST',
          headers,
          timeout: ANSWERS_WITHIN_MS,
          agent: false,
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        },
      );
      posted.on('timeout', () => posted.destroy(new Error(`Caddy does not answer ${path} in time`)));
      posted.on('error', reject);
      posted.end(body);
    });
  }
}

interface Answer {
  readonly result?: unknown;
  readonly error?: string;
}

/** What is the same in every configuration, whatever the file says. */
function general(admin: number): object {
  return {
    admin: { listen: `127.0.0.1:${admin}`, config: { persist: false } },
    logging: { logs: { default: { level: 'ERROR' } } },
  };
}

function writeSite(sandbox: Sandbox): void {
  sandbox.write(
    new Map(
      SITE_FILES.flatMap((path) => (path.endsWith('/') ? [] : [[`site${path}`, `${path}\n`] as const])),
    ),
  );
  for (const path of SITE_FILES) {
    if (path.endsWith('/')) sandbox.makeWritable(`site${path}`);
  }
}
