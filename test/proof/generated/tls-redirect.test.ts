/** With TLS a second server sends the clients of port 80 on, and with nginx it shows Let's Encrypt what certbot lays down. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProxyName } from '../../../src/generate/plan.ts';
import { fetchPlain, type Response, responseHeader, shakeHands } from '../harness/handshake.ts';
import { describeWith, needsCaddy, needsNginx } from '../harness/requirements.ts';
import { newMark } from './applications.ts';
import { planFor } from './requests.ts';
import type { Stage } from './stage.ts';
import { staged } from './staged.ts';

const HOST = 'app.test';

/** Paths and queries that a redirect may not touch. */
const ASKED = ['/', '/a/b?c=d&e=%2F%20', '/x%2Fy/%20z?q=%20', '/ws'];

function overPlain(stage: Stage, path: string, headers: readonly (readonly [string, string])[] = []) {
  // Clients do not name port 80.
  return fetchPlain({ port: stage.portOf(80), host: HOST, path, headers });
}

function isRedirect(answer: Response | null, to: string): void {
  expect([301, 302, 307, 308]).toContain(answer?.status);
  expect(answer === null ? null : responseHeader(answer, 'Location')).toBe(to);
}

async function opensSecurely(stage: Stage): Promise<boolean> {
  const answer = await shakeHands({ port: stage.portOf(443), host: HOST, path: '/ws', secure: true });
  if (answer.kind !== 'open') return false;
  const echoes = await answer.socket.echoes();
  answer.socket.destroy();
  return echoes;
}

function describeRedirect(proxy: ProxyName): void {
  describe('with the files of a certificate', () => {
    const stage = staged({
      proxy,
      part: 'full',
      plans: ({ certificate, key }) => [
        planFor({ proxy, upstreams: ['127.0.0.1:9000'], hosts: [HOST], tls: `${certificate},${key}` }),
      ],
    });

    it.each(ASKED)('http://app.test%s is sent to https', async (path) => {
      isRedirect(await overPlain(stage(), path), `https://${HOST}${path}`);
    });

    it('nothing of it reaches the application, handshakes neither', async () => {
      const mark = newMark();
      await overPlain(stage(), '/', [mark.header]);
      const handshake = await shakeHands({
        port: stage().portOf(80),
        host: HOST,
        path: '/ws',
        headers: [mark.header],
      });
      expect(handshake.kind).toBe('answered');
      expect(stage().applications.arrivals(mark)).toEqual([]);
    });

    it('what asks with TLS is served', async () => {
      expect(await opensSecurely(stage())).toBe(true);
    });
  });
}

describeWith([needsNginx], 'the redirect to TLS of nginx', () => {
  describeRedirect('nginx');

  describe('with --tls acme', () => {
    let webroot = '';
    const stage = staged({
      proxy: 'nginx',
      part: 'full',
      plans: () => [planFor({ upstreams: ['127.0.0.1:9000'], hosts: [HOST], tls: 'acme' })],
      edited: (text, _plan, directory) => {
        webroot = `${directory}/webroot`;
        const challenges = `${webroot}/.well-known/acme-challenge`;
        mkdirSync(challenges, { recursive: true });
        writeFileSync(`${challenges}/token-1`, 'token-1.thumbprint');
        writeFileSync(`${webroot}/secret`, 'not for clients');
        return [
          ['root /var/www/html;', `root ${webroot};`],
          [`/etc/letsencrypt/live/${HOST}/fullchain.pem`, `${directory}/cert.pem`],
          [`/etc/letsencrypt/live/${HOST}/privkey.pem`, `${directory}/key.pem`],
        ].reduce((edited, [place = '', standIn = '']) => {
          expect(edited).toContain(place);
          return edited.replaceAll(place, standIn);
        }, text);
      },
    });

    it('a challenge is answered from the webroot', async () => {
      const answer = await overPlain(stage(), '/.well-known/acme-challenge/token-1');
      expect(answer?.status).toBe(200);
      expect(answer === null ? null : responseHeader(answer, 'Content-Length')).toBe('18');
    });

    it('a challenge that is not there is 404, without a redirect', async () => {
      expect((await overPlain(stage(), '/.well-known/acme-challenge/none'))?.status).toBe(404);
    });

    it.each([...ASKED, '/secret', '/.well-known/security.txt'])('%s is sent to https', async (path) => {
      isRedirect(await overPlain(stage(), path), `https://${HOST}${path}`);
    });

    it('what asks with TLS is served', async () => {
      expect(await opensSecurely(stage())).toBe(true);
    });
  });

  describe('with a port of its own', () => {
    const stage = staged({
      proxy: 'nginx',
      part: 'full',
      plans: ({ certificate, key }) => [
        planFor({
          upstreams: ['127.0.0.1:9000'],
          hosts: [`${HOST}:8443`],
          tls: `${certificate},${key}`,
        }),
      ],
    });

    it('nothing listens on port 80', () => {
      expect(() => stage().portOf(80)).toThrow();
    });
  });
});

describeWith([needsCaddy], 'the redirect to TLS of Caddy', () => {
  describeRedirect('caddy');

  describe('with --tls acme, as far as it goes without an authority', () => {
    const stage = staged({
      proxy: 'caddy',
      part: 'full',
      plans: () => [planFor({ proxy: 'caddy', upstreams: ['127.0.0.1:9000'], hosts: [HOST], tls: 'acme' })],
    });

    it.each(ASKED)('http://app.test%s is sent to https', async (path) => {
      isRedirect(await overPlain(stage(), path), `https://${HOST}${path}`);
    });
  });
});
