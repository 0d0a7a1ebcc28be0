/**
 * The real Caddy on what is inserted, and on what is refused: the new path's handshake arrives at the new upstream, the
 * old paths are answered as before; and where a refusal says that something is in the way, it is.
 */
import { expect, it } from 'vitest';
import { fetchPlain, shakeHands } from '../../proof/harness/handshake.ts';
import { type Court, judge } from '../../proof/harness/judge.ts';
import { headerValues } from '../../proof/harness/recording-upstream.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { around, BESIDE, IN_THE_WAY } from './earlier-examples.ts';
import { insert, plan, preset, socketAt } from './inserting.ts';

/** Runs Caddy on a Caddyfile whose directory holds the page of a single-page application. */
async function serve<T>(text: string, hear: (court: Court) => Promise<T>): Promise<T> {
  const texts = new Map([
    ['Caddyfile', text],
    ['index.html', '<html>'],
  ]);
  const verdict = await judge({ dialect: 'caddy', root: 'Caddyfile', texts }, 1, hear);
  if (verdict.kind === 'refused') throw new Error(`${verdict.log}\n${text}`);
  return verdict.value;
}

/** Where a handshake arrives: the path, and the mark of the old application; or the status that it gets instead. */
async function handshake({ ports, upstream }: Court, path: string): Promise<string> {
  const [port = 0] = ports.values();
  upstream.requests = [];
  const result = await shakeHands({ port, host: 'example.com', path });
  if (result.kind === 'unanswered') return result.because;
  if (result.kind === 'answered') return `status ${result.response.status}`;
  result.socket.destroy();
  return arrived(upstream.lastRequest);
}

async function plainRequest({ ports, upstream }: Court, path: string): Promise<string> {
  const [port = 0] = ports.values();
  upstream.requests = [];
  const response = await fetchPlain({ port, host: 'example.com', path });
  return `${response?.status} ${upstream.lastRequest === null ? 'from Caddy' : arrived(upstream.lastRequest)}`;
}

function arrived(request: Court['upstream']['lastRequest']): string {
  if (request === null) return 'nothing arrived';
  const [application = 'new'] = headerValues(request, 'X-Application');
  return `${application}: ${request.target}`;
}

const OLD = 'reverse_proxy 127.0.0.1:8000 {\nheader_up X-Application old\n}';

const SITES: readonly (readonly [title: string, text: string])[] = [
  ['one application', `http://example.com {\n${OLD}\n}\n`],
  ['a site without braces', `http://example.com\n\n${OLD}\n`],
  ['an application in a handle', `:8080 {\nhandle /api/* {\nrespond api\n}\nhandle {\n${OLD}\n}\n}\n`],
  [
    'a site that is one route',
    `:8080 {\nroute {\nrespond /api/* api\ntry_files {path} /index.html\nfile_server\n}\n}\n`,
  ],
  ['files', ':8080 {\nfile_server\n}\n'],
  [
    'handshakes anywhere in a block of their own',
    `:8080 {\n@ws {\nheader Connection *Upgrade*\nheader Upgrade websocket\n}\nhandle @ws {\n${OLD}\n}\nhandle {\nrespond rest\n}\n}\n`,
  ],
  ['lines of a snippet', `(app) {\n${OLD}\n}\n\n:8080 {\nimport app\nhandle /api/* {\nrespond api\n}\n}\n`],
];

const OLD_PATHS = ['/', '/api/x', '/index.html', '/nothing', '/w'];

describeWith([needsCaddy], 'the real Caddy', () => {
  it.each(SITES)('takes the new handshake, and all else as before: %s', async (_title, text) => {
    const inserted = insert(text, socketAt('/ws')).text;
    const probe = async (court: Court) => ({
      requests: await inTurn(OLD_PATHS, (path) => plainRequest(court, path)),
      handshake: await handshake(court, '/api/ws'),
      added: await handshake(court, '/ws'),
    });
    const before = await serve(text, probe);
    const after = await serve(inserted, probe);
    expect(after).toEqual({ ...before, added: 'new: /ws' });
    expect(before.added).not.toBe('new: /ws');
  });

  it('takes what an application opens below its path', async () => {
    const text = insert(`:8080 {\n${OLD}\n}\n`, plan({ preset: preset('grafana'), path: '/grafana/' })).text;
    await serve(text, async (court) => {
      expect(await handshake(court, '/grafana/api/live/ws')).toBe('new: /grafana/api/live/ws');
      expect(await plainRequest(court, '/grafana/d/1')).toBe('200 new: /grafana/d/1');
      expect(await plainRequest(court, '/other')).toBe('200 old: /other');
    });
  });

  it('has the prefix taken off where the plan says so', async () => {
    const text = insert(
      `:8080 {\n${OLD}\n}\n`,
      socketAt('/app/', '127.0.0.1:9001', { stripPath: true }),
    ).text;
    await serve(text, async (court) => {
      expect(await handshake(court, '/app/ws')).toBe('new: /ws');
      expect(await handshake(court, '/ws')).toBe('old: /ws');
    });
  });

  /** What an insertion would bring, whatever stands in the way. */
  const forced = (lines: string, options = '') =>
    around(
      `${lines}\nhandle /grafana/* {\nreverse_proxy 127.0.0.1:3000 {\nheader_up X-Application grafana\n}\n}`,
      options,
      ':8080',
    );
  const live = '/grafana/api/live/ws';

  it.each(IN_THE_WAY)('%s is in the way of a new handle', async (_title, lines, options) => {
    expect(await serve(forced(lines, options), (court) => handshake(court, live))).not.toBe(
      `grafana: ${live}`,
    );
  });

  it.each(BESIDE)('%s is not', async (_title, lines) => {
    expect(await serve(forced(lines), (court) => handshake(court, live))).toContain(`grafana: ${live}`);
  });
});

async function inTurn<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<readonly R[]> {
  const answers: R[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}
