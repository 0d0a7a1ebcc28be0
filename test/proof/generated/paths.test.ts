/** What becomes of the paths that clients ask for: which are taken, and what the application sees of them. */
import { describe, expect, it } from 'vitest';
import type { ProxyName } from '../../../src/generate/plan.ts';
import { fetchPlain, responseHeader, shakeHands } from '../harness/handshake.ts';
import { describeWith, needsCaddy, needsNginx } from '../harness/requirements.ts';
import { newMark } from './applications.ts';
import { planFor } from './requests.ts';
import type { Stage } from './stage.ts';
import { staged } from './staged.ts';

interface Mount {
  readonly host: string;
  readonly path: string;
  readonly stripPath: boolean | null;
}

const ROOT: Mount = { host: 'root.test', path: '/', stripPath: null };
const WS: Mount = { host: 'ws.test', path: '/ws', stripPath: false };
const WS_STRIPPED: Mount = { ...WS, host: 'ws-stripped.test', stripPath: true };
/** All of it means something in a regular expression. */
const ODD: Mount = { host: 'odd.test', path: '/a.b+c/', stripPath: false };
const ODD_STRIPPED: Mount = { ...ODD, host: 'odd-stripped.test', stripPath: true };
const ODD_PATH: Mount = { host: 'odd-path.test', path: '/a.b+c', stripPath: false };
const ODD_PATH_STRIPPED: Mount = { ...ODD_PATH, host: 'odd-path-stripped.test', stripPath: true };

const MOUNTS = [ROOT, WS, WS_STRIPPED, ODD, ODD_STRIPPED, ODD_PATH, ODD_PATH_STRIPPED];

/** What a client asks for, and what becomes of it: as which target it arrives, or the status of the proxy's own answer. */
type Case = readonly [mount: Mount, asked: string, becomes: string];

const OF_BOTH: readonly Case[] = [
  [ROOT, '/x%2Fy?q=%20', '/x%2Fy?q=%20'],
  [ROOT, '/a//b;c=d/%C3%A4?', '/a//b;c=d/%C3%A4?'],
  [WS, '/ws', '/ws'],
  [WS, '/ws?q=%20', '/ws?q=%20'],
  [WS, '/ws/', '/ws/'],
  [WS, '/ws/chat', '/ws/chat'],
  [WS, '/ws/x%2Fy?q=%20', '/ws/x%2Fy?q=%20'],
  [WS, '/ws/a+b%2Bc//d%3Fe%25', '/ws/a+b%2Bc//d%3Fe%25'],
  [WS, '/%77s/chat', '/%77s/chat'],
  [WS, '/ws/%2e%2e/chat', '404'],
  [WS, '/other', '404'],
  [WS_STRIPPED, '/ws', '/'],
  [WS_STRIPPED, '/ws?q=%20', '/?q=%20'],
  [WS_STRIPPED, '/ws/', '/'],
  [WS_STRIPPED, '/ws/chat', '/chat'],
  [WS_STRIPPED, '/ws/x%20y/%C3%A4?q=%2F%20', '/x%20y/%C3%A4?q=%2F%20'],
  [WS_STRIPPED, '/ws/d%3Fe%25', '/d%3Fe%25'],
  [WS_STRIPPED, '/%77s/chat', '/chat'],
  [ODD, '/a.b+c/', '/a.b+c/'],
  [ODD, '/a.b+c/x%2Fy?q=%20', '/a.b+c/x%2Fy?q=%20'],
  [ODD, '/aXbbc/', '404'],
  [ODD, '/a.b+cx', '404'],
  [ODD_STRIPPED, '/a.b+c/', '/'],
  [ODD_STRIPPED, '/a.b+c/chat?q=%20', '/chat?q=%20'],
  [ODD_STRIPPED, '/aXbbc/', '404'],
  [ODD_PATH, '/a.b+c', '/a.b+c'],
  [ODD_PATH, '/a.b+c/chat', '/a.b+c/chat'],
  [ODD_PATH, '/aXbbc', '404'],
  [ODD_PATH_STRIPPED, '/a.b+c', '/'],
  [ODD_PATH_STRIPPED, '/a.b+c/chat', '/chat'],
  [ODD_PATH_STRIPPED, '/aXbbc/chat', '404'],
];

/** In what they differ. */
const OF_ONE: Readonly<Record<ProxyName, readonly Case[]>> = {
  nginx: [
    // A location is a prefix of characters, and what only begins like it keeps its path.
    [WS, '/wsx', '/wsx'],
    [WS_STRIPPED, '/wsx', '/wsx'],
    [ODD_PATH_STRIPPED, '/a.b+cx', '/a.b+cx'],
    // What it takes a path off it decodes, and encodes again what has to be: not the slash, nor the plus.
    [WS_STRIPPED, '/ws/x%2Fy?q=%2F', '/x/y?q=%2F'],
    [WS_STRIPPED, '/ws/a+b%2Bc//d', '/a+b+c/d'],
    [ODD_STRIPPED, '/a.b+c/x%2Fy?q=%2F', '/x/y?q=%2F'],
    [ODD_STRIPPED, '/a.b+c/a+b%2Bc//d', '/a+b+c/d'],
  ],
  caddy: [
    [WS, '/wsx', '404'],
    [WS_STRIPPED, '/wsx', '404'],
    [ODD_PATH_STRIPPED, '/a.b+cx', '404'],
    [WS_STRIPPED, '/ws/x%2Fy?q=%2F', '/x%2Fy?q=%2F'],
    [WS_STRIPPED, '/ws/a+b%2Bc//d', '/a+b%2Bc/d'],
    [ODD_STRIPPED, '/a.b+c/x%2Fy?q=%2F', '/x%2Fy?q=%2F'],
    [ODD_STRIPPED, '/a.b+c/a+b%2Bc//d', '/a+b%2Bc/d'],
  ],
};

/** What becomes of a handshake, and of an ordinary request. */
async function outcomes(stage: Stage, { host }: Mount, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const isHandshake of [true, false]) {
    const mark = newMark();
    const line = { port: stage.portOf(80), host, path, headers: [mark.header] };
    let status: number | undefined;
    if (isHandshake) {
      const answer = await shakeHands(line);
      if ('socket' in answer) answer.socket.destroy();
      if ('response' in answer) status = answer.response.status;
    } else {
      status = (await fetchPlain(line))?.status;
    }
    const [arrival] = stage.applications.arrivals(mark);
    const isAsked = status === (isHandshake ? 101 : 200);
    found.push(arrival === undefined || !isAsked ? String(status) : arrival.request.target);
  }
  return found;
}

/** Where a client comes to that goes where it is sent, from a path of an address. */
async function followed(stage: Stage, base: string, path: string, secure: boolean): Promise<string | null> {
  const { host } = new URL(base);
  const answer = await fetchPlain({ port: stage.portOf(secure ? 443 : 80), host, path, secure });
  const location = answer === null ? null : responseHeader(answer, 'Location');
  // In Caddy a query that is not there leaves its question mark, which says nothing.
  return location === null ? null : new URL(location, `${base}${path}`).href.replace(/\?$/, '');
}

for (const [proxy, requirement] of [
  ['nginx', needsNginx],
  ['caddy', needsCaddy],
] as const) {
  describeWith([requirement], `paths, for ${proxy}`, () => {
    const stage = staged({
      proxy,
      part: 'server',
      plans: () =>
        MOUNTS.map(({ host, path, stripPath }, at) =>
          planFor({ proxy, hosts: [host], path, stripPath, upstreams: [`127.0.0.1:${9000 + at}`] }),
        ),
    });

    const cases = [...OF_BOTH, ...OF_ONE[proxy]].map(
      ([mount, asked, becomes]) =>
        [mount.path, mount.stripPath === true ? ' --strip-path' : '', asked, becomes, mount] as const,
    );

    it.each(cases)('--path %s%s: %s becomes %s', async (_path, _strip, asked, becomes, mount) => {
      expect(await outcomes(stage(), mount, asked)).toEqual([becomes, becomes]);
    });

    it.each([ODD, ODD_STRIPPED])(
      '$path without its slash: the client comes to it, at the host and port that he asked',
      async ({ host, path }) => {
        for (const port of ['', ':8080'])
          expect(await followed(stage(), `http://${host}${port}`, path.slice(0, -1), false)).toBe(
            `http://${host}${port}${path}`,
          );
      },
    );
  });

  describeWith([requirement], `a mount with TLS, for ${proxy}`, () => {
    describe.each([
      ['asked by clients', []],
      ['behind a trusted proxy', ['127.0.0.1']],
    ])('%s', (_who, trustedProxies) => {
      const stage = staged({
        proxy,
        part: 'server',
        plans: ({ certificate, key }) => [
          planFor({
            proxy,
            hosts: ['secure.test'],
            path: '/app/',
            tls: `${certificate},${key}`,
            upstreams: ['127.0.0.1:9000'],
            trustedProxies,
          }),
          // TLS ends at the proxy in front: its clients use https, and this one is asked without.
          planFor({
            proxy,
            hosts: ['plain.test'],
            path: '/app/',
            upstreams: ['127.0.0.1:9001'],
            trustedProxies,
          }),
        ],
      });

      it.each([
        ['secure.test', true],
        ['secure.test:8443', true],
        ['plain.test', false],
        ['plain.test:8443', false],
      ])('https://%s/app: the client comes to /app/', async (host, secure) => {
        expect(await followed(stage(), `https://${host}`, '/app', secure)).toBe(`https://${host}/app/`);
      });
    });
  });
}
