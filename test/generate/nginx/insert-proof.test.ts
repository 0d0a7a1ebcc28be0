/** By the real nginx: a WebSocket opens at an inserted location in spite of what its server has for other applications. */
import { expect, it } from 'vitest';
import { shakeHands } from '../../proof/harness/handshake.ts';
import { judge } from '../../proof/harness/judge.ts';
import { headerValues } from '../../proof/harness/recording-upstream.ts';
import { describeWith, needsNginx } from '../../proof/harness/requirements.ts';
import { inserted, SOCKETS } from './inserting.ts';

function withServerLines(...lines: readonly string[]): string {
  return `events {}
http {
    proxy_cache_path /tmp/cache keys_zone=zone:1m;
    proxy_set_header X-Team ops;
    server {
        listen 80;
        server_name app.test;
        ${lines.join('\n        ')}
        location / {
            proxy_pass http://127.0.0.1:8080;
        }
        location ~ /live$ {
            return 404;
        }
    }
}
`;
}

/** What becomes of a handshake at a path, and what the application got of it. */
async function handshakeAt(path: string, text: string): Promise<unknown> {
  const verdict = await judge(
    { dialect: 'nginx', files: { root: 'nginx.conf', texts: new Map([['nginx.conf', text]]) } },
    1,
    async ({ ports, upstream }) => {
      const [port = 0] = ports.values();
      const answer = await shakeHands({ port, path, host: 'app.test' });
      if ('socket' in answer) answer.socket.destroy();
      const request = upstream.lastRequest;
      return {
        answer: answer.kind,
        team: request === null ? null : headerValues(request, 'X-Team'),
        target: request?.target ?? null,
      };
    },
  );
  return verdict.kind === 'served' ? verdict.value : verdict.log;
}

describeWith([needsNginx], 'a WebSocket at an inserted location', () => {
  it.each([
    ['proxy_http_version 1.0;'],
    ['proxy_buffer_size 128;\n        proxy_buffers 4 128;'],
    ['proxy_cache zone;\n        proxy_cache_valid any 1h;'],
    ['proxy_pass_request_headers off;'],
    ['proxy_pass_request_body off;'],
    ['proxy_method POST;'],
    ['proxy_store on;'],
    ['proxy_redirect off;'],
    ['proxy_set_header Upgrade "";'],
  ])('opens in spite of `%s`', async (line) => {
    const text = inserted(withServerLines(line), SOCKETS);
    expect(await handshakeAt('/ws', text)).toMatchObject({ answer: 'open', target: '/ws' });
  });

  it('opens below a prefix that a regular expression would take', async () => {
    const text = inserted(withServerLines(), SOCKETS);
    expect(await handshakeAt('/ws/live', text)).toMatchObject({ answer: 'open', target: '/ws/live' });
    expect(await handshakeAt('/other/live', text)).toMatchObject({ answer: 'answered', target: null });
  });

  it('has the headers that are in force in http, of which the location sets others', async () => {
    const text = inserted(withServerLines(), SOCKETS);
    expect(await handshakeAt('/ws', text)).toMatchObject({ team: ['ops'] });
  });

  it('opens with the prefix taken off', async () => {
    const text = inserted(withServerLines('proxy_redirect off;'), {
      ...SOCKETS,
      path: '/app/',
      stripPath: true,
    });
    expect(await handshakeAt('/app/ws', text)).toMatchObject({ answer: 'open', target: '/ws' });
  });
});
