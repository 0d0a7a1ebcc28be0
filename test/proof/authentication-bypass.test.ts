/**
 * What authentication-bypass claims: the headers of a handshake open what is behind the login, page by page; and
 * `forward_auth` in front of handshakes lets through those that are logged in, without the matcher.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { adaptCaddyfile, startCaddy } from './harness/caddy-process.ts';
import { fetchPlain, type HandshakeResult, shakeHands } from './harness/handshake.ts';
import { findFreePort } from './harness/ports.ts';
import { RecordingUpstream } from './harness/recording-upstream.ts';
import { describeWith, needsCaddy } from './harness/requirements.ts';
import { Sandbox } from './harness/sandbox.ts';

const LOGGED_IN = ['Cookie', 'session=1'] as const;
const DRESSED_UP = [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
] as const;

function listening(answer: Parameters<typeof createServer>[1]): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(answer);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

function statusOf(result: HandshakeResult): number | string {
  if (result.kind === 'unanswered') return result.because;
  if (result.kind !== 'answered') result.socket.destroy();
  return result.response.status;
}

/** Two sites, one with the matcher and one without, each before an application that knows WebSockets and one that does not. */
function sites(gateway: number, pages: number, sockets: number, ports: readonly number[]): string {
  const [copied, copiedPages, mended] = ports;
  const guard = (matcher: string, inner: string) =>
    `\tforward_auth ${matcher}127.0.0.1:${gateway} {\n\t\turi /verify\n${inner}\t}\n`;
  const recipe =
    '\t@ordinary {\n\t\tnot header Connection *Upgrade*\n\t\tnot header Upgrade websocket\n\t}\n' +
    guard('@ordinary ', '');
  const whole = guard('', '\t\theader_up -Connection\n\t\theader_up -Upgrade\n');
  const site = (port: number | undefined, lines: string, app: number) =>
    `http://127.0.0.1:${port} {\n${lines}\treverse_proxy 127.0.0.1:${app}\n}\n`;
  return `{\n\tadmin off\n}\n${site(copied, recipe, sockets)}${site(copiedPages, recipe, pages)}${site(mended, whole, sockets)}`;
}

describeWith([needsCaddy], 'a login that leaves out what looks like a handshake', () => {
  it('keeps nobody out; and without the exception handshakes open all the same', {
    timeout: 60_000,
  }, async () => {
    const gateway = await listening((request, response) => {
      const isRefused = request.headers.cookie !== 'session=1' || request.headers.upgrade !== undefined;
      response.writeHead(isRefused ? 401 : 200).end();
    });
    const pages = await listening((_request, response) => response.end('a page'));
    const sockets = await RecordingUpstream.start();
    const sandbox = new Sandbox();
    try {
      const ports = [await findFreePort(), await findFreePort(), await findFreePort()] as const;
      sandbox.write(new Map([['Caddyfile', sites(portOf(gateway), portOf(pages), sockets.port, ports)]]));
      const adapted = await adaptCaddyfile(sandbox, 'Caddyfile');
      if (adapted.kind === 'refused') throw new Error(adapted.log);
      sandbox.write(new Map([['caddy.json', JSON.stringify(adapted.configuration)]]));
      const start = await startCaddy(sandbox, 'caddy.json', ports);
      if (start.kind !== 'running') throw new Error(`Caddy does not run: ${start.kind}`);
      try {
        const [copied, copiedPages, mended] = ports;
        const request = (port: number) => ({ port, path: '/settings', host: `127.0.0.1:${port}` });
        const page = async (port: number, headers: readonly (readonly [string, string])[]) =>
          (await fetchPlain({ ...request(port), headers }))?.status;
        const handshake = async (port: number, headers: readonly (readonly [string, string])[]) =>
          statusOf(await shakeHands({ ...request(port), headers }));
        expect({
          stranger: await page(copiedPages, []),
          dressedUp: await page(copiedPages, DRESSED_UP),
          strangersSocket: await handshake(copied, []),
        }).toEqual({ stranger: 401, dressedUp: 200, strangersSocket: 101 });
        expect({
          dressedUp: await page(mended, DRESSED_UP),
          strangersSocket: await handshake(mended, []),
          page: await page(mended, [LOGGED_IN]),
          socket: await handshake(mended, [LOGGED_IN]),
        }).toEqual({ dressedUp: 401, strangersSocket: 401, page: 200, socket: 101 });
      } finally {
        await start.proxy.stop();
      }
    } finally {
      sandbox.remove();
      gateway.close();
      pages.close();
      await sockets.close();
    }
  });
});
