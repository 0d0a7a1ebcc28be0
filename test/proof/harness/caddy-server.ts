/**
 * One Caddy that runs, and adapts and takes one configuration after the other through its admin interface: a start for
 * each would take most of the time.
 */
import { request } from 'node:http';
import { type Adaptation, adaptCaddyfile, startCaddy } from './caddy-process.ts';
import { findFreePort } from './ports.ts';
import type { RunningProxy } from './proxy-process.ts';
import { Sandbox } from './sandbox.ts';

const ANSWERS_WITHIN_MS = 10_000;
const TRIES = 4;
const POST_AGAIN_AFTER_MS = 50;

/** The file that is adapted; it may import those beside it. */
export const ROOT = 'Caddyfile';

export class CaddyServer {
  /** The directory that Caddy runs in. */
  readonly sandbox: Sandbox;
  readonly #admin: number;
  readonly #proxy: RunningProxy;

  private constructor(sandbox: Sandbox, admin: number, proxy: RunningProxy) {
    this.sandbox = sandbox;
    this.#admin = admin;
    this.#proxy = proxy;
  }

  static async start(): Promise<CaddyServer> {
    const sandbox = new Sandbox();
    for (let tries = 0; tries < TRIES; tries++) {
      const port = await findFreePort();
      sandbox.write(new Map([['start.json', JSON.stringify(general(port))]]));
      const start = await startCaddy(sandbox, 'start.json', [port]);
      if (start.kind === 'running') return new CaddyServer(sandbox, port, start.proxy);
      if (start.kind === 'refused') throw new Error(start.log);
    }
    throw new Error(`every port was taken, ${TRIES} times over`);
  }

  get log(): string {
    return this.#proxy.log;
  }

  /** What Caddy's adapter makes of the files. The root has no name, as far as Caddy knows. */
  async adapt(texts: ReadonlyMap<string, string>): Promise<Adaptation> {
    this.sandbox.write(texts);
    // `order` changes a list that all later files of the process would meet (Caddy 2.6.2).
    if ([...texts.values()].some((text) => /^\s*order\b/m.test(text)))
      return adaptCaddyfile(this.sandbox, ROOT);
    const { status, body } = await this.#post('/adapt', 'text/caddyfile', texts.get(ROOT) ?? '');
    const answer = JSON.parse(body) as Answer;
    return status === 200
      ? { kind: 'adapted', configuration: answer.result }
      : { kind: 'refused', log: answer.error ?? body };
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
    this.sandbox.remove();
  }

  /** The admin interface is made anew with each configuration, and may hang up on who asks while that goes on. */
  async #post(path: string, type: string, body: string): Promise<Posted> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#postOnce(path, type, body);
      } catch (error) {
        if (tries === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, POST_AGAIN_AFTER_MS * tries));
      }
    }
  }

  #postOnce(path: string, type: string, body: string): Promise<Posted> {
    return new Promise((resolve, reject) => {
      const posted = request(
        {
          host: '127.0.0.1',
          port: this.#admin,
          path,
          method: 'POST',
          headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) },
          timeout: ANSWERS_WITHIN_MS,
          // On a connection of its own: each configuration has an admin interface of its own.
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

interface Posted {
  readonly status: number;
  readonly body: string;
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
