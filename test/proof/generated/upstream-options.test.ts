/** Options that say where an application is, without a preset, before the real proxies: the whole text that is printed. */
import { describe, expect, it } from 'vitest';
import type { ProxyName } from '../../../src/generate/plan.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';
import { fetchPlain, type HeaderLine, type RequestLine, shakeHands } from '../harness/handshake.ts';
import { EventStream } from '../harness/ordinary-requests.ts';
import { headerValues } from '../harness/recording-upstream.ts';
import { describeWith, needsCaddy, needsNginx } from '../harness/requirements.ts';
import { type Arrival, newMark } from './applications.ts';
import { planFor } from './requests.ts';
import { Stage } from './stage.ts';

type Options = Partial<GenerateRequest> | ((directory: string) => Partial<GenerateRequest>);

/** Runs the proxy on what is printed for some options. */
async function served<T>(proxy: ProxyName, options: Options, act: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await Stage.open({
    proxy,
    part: 'full',
    plans: (_paths, directory) => {
      const given = typeof options === 'function' ? options(directory) : options;
      return [planFor({ ...given, proxy })];
    },
  });
  try {
    return await act(stage);
  } finally {
    await stage.close();
  }
}

interface Opened {
  readonly echoes: boolean;
  readonly arrival: Arrival | null;
}

/** Opens a WebSocket; null where none opens. */
async function open(stage: Stage, line: Partial<RequestLine> = {}): Promise<Opened | null> {
  const mark = newMark();
  const answer = await shakeHands({ ...lineTo(stage, line), headers: [mark.header] });
  if (answer.kind !== 'open') return null;
  const echoes = await answer.socket.echoes();
  answer.socket.destroy();
  return { echoes, arrival: stage.applications.arrivals(mark).at(-1) ?? null };
}

async function request(
  stage: Stage,
  line: Partial<RequestLine> = {},
  headers: readonly HeaderLine[] = [],
): Promise<Arrival | null> {
  const mark = newMark();
  await fetchPlain({ ...lineTo(stage, line), headers: [...headers, mark.header] });
  return stage.applications.arrivals(mark).at(-1) ?? null;
}

function lineTo(stage: Stage, line: Partial<RequestLine>): RequestLine {
  return { port: stage.portOf(80), host: 'app.test', path: '/', ...line };
}

const CLIENTS = Array.from({ length: 24 }, (_, number) => `127.${number + 1}.${number * 7}.${number + 2}`);

for (const [proxy, requirement] of [
  ['nginx', needsNginx],
  ['caddy', needsCaddy],
] as const) {
  describeWith([requirement], `what ${proxy} makes of`, () => {
    describe('several servers', () => {
      const upstreams = ['127.0.0.1:9001', '127.0.0.1:9002'];

      it('with --affinity: a client stays with one, and not all with the same', async () => {
        const byClient = await served(proxy, { upstreams, affinity: true }, async (stage) => {
          const reached: (readonly string[])[] = [];
          for (const from of CLIENTS) {
            const at: string[] = [];
            for (const path of ['/a', '/b']) at.push((await request(stage, { from, path }))?.at ?? '');
            at.push((await open(stage, { from, path: '/ws' }))?.arrival?.at ?? '');
            reached.push(at);
          }
          return reached;
        });
        for (const at of byClient) expect(new Set(at).size).toBe(1);
        expect(new Set(byClient.flat())).toEqual(new Set(upstreams));
      });

      it('without: both are asked', async () => {
        const reached = await served(proxy, { upstreams }, async (stage) => {
          const at = new Set<string>();
          for (let count = 0; count < 24; count++) at.add((await request(stage))?.at ?? '');
          return at;
        });
        expect(reached).toEqual(new Set(upstreams));
      });
    });

    it('a socket in the file system', async () => {
      const opened = await served(
        proxy,
        (directory) => ({ upstreams: [`unix:${directory}/app.sock`] }),
        (stage) => open(stage, { path: '/ws?a=1' }),
      );
      expect(opened?.echoes).toBe(true);
      expect(opened?.arrival?.request.target).toBe('/ws?a=1');
    });

    it('an application that speaks https', async () => {
      const opened = await served(proxy, { upstreams: ['https://127.0.0.1:9443'] }, (stage) => open(stage));
      expect(opened).toMatchObject({ echoes: true, arrival: { at: '127.0.0.1:9443' } });
    });

    it.each([
      ['/ws', '/ws', '/'],
      ['/ws', '/ws/chat?a=1', '/chat?a=1'],
      ['/apps/one/', '/apps/one/', '/'],
      ['/apps/one/', '/apps/one/deep/er?a=%2Fb', '/deep/er?a=%2Fb'],
    ])('--path %s --strip-path: %s arrives as %s', async (path, asked, target) => {
      const opened = await served(proxy, { upstreams: ['127.0.0.1:9000'], path, stripPath: true }, (stage) =>
        open(stage, { path: asked }),
      );
      expect(opened?.echoes).toBe(true);
      expect(opened?.arrival?.request.target).toBe(target);
    });

    it('--sse: events arrive as they come', async () => {
      const came = await served(
        proxy,
        { upstreams: ['127.0.0.1:9000'], eventStreams: true },
        async (stage) => {
          const stream = new EventStream({ ...lineTo(stage, { path: '/events' }), headers: [] });
          const first = await stream.says('data: first', 2_500);
          stage.applications.at('127.0.0.1:9000').sendEvent('second');
          const second = await stream.says('data: second', 2_500);
          stream.close();
          return [first, second];
        },
      );
      expect(came).toEqual([true, true]);
    });

    it('an upgrade to h2c is held back', async () => {
      const h2c: readonly HeaderLine[] = [
        ['Connection', 'Upgrade, HTTP2-Settings'],
        ['Upgrade', 'h2c'],
        ['HTTP2-Settings', 'AAMAAABkAARAAAAAAAIAAAAA'],
      ];
      const arrival = await served(proxy, { upstreams: ['127.0.0.1:9000'] }, (stage) =>
        request(stage, {}, h2c),
      );
      expect(arrival?.request.upgrade).toBe(false);
    });

    it(`a trusted proxy that says wss: ${proxy === 'nginx' ? 'https arrives' : 'it arrives as it is'}`, async () => {
      const options = { upstreams: ['127.0.0.1:9000'], trustedProxies: ['127.0.0.1'] };
      const arrival = await served(proxy, options, (stage) =>
        request(stage, {}, [['X-Forwarded-Proto', 'wss']]),
      );
      const proto = arrival === null ? [] : headerValues(arrival.request, 'X-Forwarded-Proto');
      expect(proto).toEqual([proxy === 'nginx' ? 'https' : 'wss']);
    });

    it('several hosts: each is served, a wildcard among them', async () => {
      const hosts = ['app.test', '*.other.test'];
      const opened = await served(proxy, { upstreams: ['127.0.0.1:9000'], hosts }, async (stage) => [
        await open(stage, { host: 'app.test' }),
        await open(stage, { host: 'any.other.test' }),
      ]);
      for (const each of opened) expect(each?.echoes).toBe(true);
    });
  });
}
