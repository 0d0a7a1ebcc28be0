/** What a reload does to an open WebSocket: the claim of websocket-reload, and of what it writes (cases F05, F06). */
import { expect, it } from 'vitest';
import { shakeHands } from './harness/handshake.ts';
import { type Configuration, type Court, judge } from './harness/judge.ts';
import type { OpenSocket } from './harness/open-socket.ts';
import { describeWith, needsNginx } from './harness/requirements.ts';

const ADDRESS = '127.0.0.1:8080';

function configuration(main: string): Configuration {
  const text = `${main}
events {}
http {
    server {
        listen ${ADDRESS};
        location /ws {
            proxy_pass http://127.0.0.1:9000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 7d;
        }
    }
}
`;
  return {
    dialect: 'nginx',
    files: { root: 'nginx.conf', texts: new Map([['nginx.conf', text]]) },
    withMaster: true,
  };
}

async function openSocket(court: Court): Promise<OpenSocket> {
  const port = court.ports.get(ADDRESS);
  if (port === undefined) throw new Error('the configuration does not listen');
  const answer = await shakeHands({ port, path: '/ws', host: `127.0.0.1:${port}` });
  if (answer.kind !== 'open') throw new Error(`no socket: ${answer.kind}`);
  return answer.socket;
}

const WITHIN_MS = 10_000;

/** Waits until the proxy has logged something. */
async function logged({ proxy }: Court, pattern: RegExp): Promise<boolean> {
  const deadline = performance.now() + WITHIN_MS;
  while (!pattern.test(proxy.log) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return pattern.test(proxy.log);
}

const GOING = /gracefully shutting down/;
const GONE = /worker process \d+ exited with code 0/;

describeWith([needsNginx], 'a reload', () => {
  it.concurrent('leaves the old worker alive until its last socket ends', async () => {
    const verdict = await judge(configuration(''), 1, async (court) => {
      const socket = await openSocket(court);
      court.proxy.reload();
      const seen = {
        going: await logged(court, GOING),
        echoes: await socket.echoes(),
        gone: GONE.test(court.proxy.log),
      };
      socket.destroy();
      return { ...seen, goneThen: await logged(court, GONE) };
    });
    expect(verdict).toEqual({
      kind: 'served',
      value: { going: true, echoes: true, gone: false, goneThen: true },
    });
  });

  it.concurrent('ends what is left when worker_shutdown_timeout is over', async () => {
    const timeScale = 3_600;
    const verdict = await judge(configuration('worker_shutdown_timeout 1h;'), timeScale, async (court) => {
      const socket = await openSocket(court);
      const echoes = await socket.echoes();
      court.proxy.reload();
      const closing = await socket.staysIdle(WITHIN_MS);
      socket.destroy();
      return { echoes, how: closing?.how ?? null, gone: await logged(court, GONE) };
    });
    expect(verdict).toEqual({ kind: 'served', value: { echoes: true, how: 'silence', gone: true } });
  });
});
