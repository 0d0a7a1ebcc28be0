/** What upstream-retry claims: which policies find another server while one is down, and what `fail_duration` does about it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { adaptCaddyfile, startCaddy } from './harness/caddy-process.ts';
import { fetchPlain } from './harness/handshake.ts';
import { findFreePort } from './harness/ports.ts';
import { describeWith, needsCaddy } from './harness/requirements.ts';
import { Sandbox } from './harness/sandbox.ts';

const REQUESTS = 10;

/** `ends`: whether some requests end with 502 while the first of two servers is down. */
const CASES: readonly (readonly [lines: string, ends: boolean])[] = [
  ['lb_policy round_robin', true],
  ['lb_policy round_robin\n\t\tlb_try_duration 400ms', false],
  ['lb_policy cookie\n\t\tlb_try_duration 5s', false],
  ...['first', 'ip_hash', 'uri_hash', 'header X-Key'].flatMap((policy) => [
    [`lb_policy ${policy}\n\t\tlb_try_duration 400ms`, true] as const,
    [`lb_policy ${policy}\n\t\tlb_try_duration 400ms\n\t\tfail_duration 10s`, false] as const,
  ]),
];

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((_request, response) => response.end('up'));
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

describeWith([needsCaddy], 'a server that is down', () => {
  it('is asked again, or is not', { timeout: 60_000 }, async () => {
    const up = await listening();
    const down = await findFreePort();
    const sandbox = new Sandbox();
    try {
      const ports: number[] = [];
      for (const _ of CASES) ports.push(await findFreePort());
      const servers = `127.0.0.1:${down} 127.0.0.1:${(up.address() as AddressInfo).port}`;
      const sites = CASES.map(
        ([lines], index) =>
          `http://127.0.0.1:${ports[index] ?? 0} {\n\treverse_proxy ${servers} {\n\t\t${lines}\n\t}\n}\n`,
      );
      sandbox.write(new Map([['Caddyfile', `{\n\tadmin off\n}\n${sites.join('')}`]]));
      const adapted = await adaptCaddyfile(sandbox, 'Caddyfile');
      if (adapted.kind === 'refused') throw new Error(adapted.log);
      sandbox.write(new Map([['caddy.json', JSON.stringify(adapted.configuration)]]));
      const start = await startCaddy(sandbox, 'caddy.json', ports);
      if (start.kind !== 'running') throw new Error(`Caddy does not run: ${start.kind}`);
      try {
        const ended = await Promise.all(ports.map((port) => endsWith502(port)));
        expect(CASES.map(([lines], index) => [lines, ended[index]])).toEqual(CASES);
      } finally {
        await start.proxy.stop();
      }
    } finally {
      sandbox.remove();
      up.close();
    }
  });
});

/** Of so many keys a hash gives both servers some. */
async function endsWith502(port: number): Promise<boolean> {
  let ends = false;
  for (let request = 1; request <= REQUESTS; request++) {
    const response = await fetchPlain({
      port,
      path: `/${request}`,
      host: `127.0.0.1:${port}`,
      from: `127.0.0.${request}`,
      headers: [['X-Key', `${request}`]],
    });
    ends ||= response?.status === 502;
  }
  return ends;
}
