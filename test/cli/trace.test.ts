/** `proxylint trace` as people and programs call it. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_CADDYFILE, SOUND_NGINX } from './command-line.ts';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../src/report/schema/trace.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(Object(schema));

async function traced(config: string, ...argv: readonly string[]) {
  const directory = directoryWith({ 'nginx.conf': config });
  const { stdout, stderr, status } = await run(directory, [
    'trace',
    ...argv,
    'nginx.conf',
    '--format',
    'json',
  ]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const document = JSON.parse(stdout);
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  return document;
}

describe('trace', () => {
  it('shows the steps with their lines, what the upstream receives, and the verdict', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { stdout, status } = await run(directory, ['trace', 'ws://app.test:8080/ws', 'nginx.conf'], {
      columns: 160,
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^GET ws:\/\/app\.test:8080\/ws\n/);
    expect(stdout).toMatch(/^ {2}location +`location \/ws` takes `\/ws`.* nginx\.conf:14$/m);
    expect(stdout).toMatch(
      /^http:\/\/127\.0\.0\.1:9000 receives\n\n {2}GET \/ws HTTP\/1\.1\n {2}Host: app\.test\n/m,
    );
    expect(stdout).toMatch(/^websocket: fails — no socket opens\n {2}Upgrade is not sent .*nginx\.conf:16$/m);
  });

  it('prints one document for programs', async () => {
    const document = await traced(
      SOUND_NGINX,
      'ws://app.test:8080/ws?x=1',
      '--header',
      'Origin: https://a.test',
      '--header',
      'X-B: 2',
    );
    expect(document.request).toMatchObject({
      method: 'GET',
      scheme: 'http',
      host: 'app.test',
      port: 8080,
      target: '/ws?x=1',
    });
    expect(document.outcome).toMatchObject({
      kind: 'proxied',
      upstream: 'http://127.0.0.1:9000',
      target: '/ws?x=1',
      httpVersion: '1.1',
      path: 'nginx.conf',
    });
    expect(document.outcome.headers).toContainEqual(['Origin', 'https://a.test']);
    expect(document.outcome.headers).toContainEqual(['X-B', '2']);
    expect(document.websocket).toMatchObject({
      handshake: 'works',
      reasons: [],
      idleTimeout: { ms: 3_600_000 },
    });
  });

  it('traces plain requests, other methods and given headers', async () => {
    const config = SOUND_NGINX.replace(
      'location /ws {',
      'if ($request_method = POST) { return 405; }\nlocation /ws {',
    );
    const post = await traced(config, 'http://app.test:8080/ws', '--method', 'POST');
    expect(post).toMatchObject({
      outcome: { kind: 'response', status: 405, upstream: null },
      websocket: null,
    });
    const get = await traced(config, 'http://app.test:8080/ws');
    expect(get.outcome.kind).toBe('proxied');
  });

  it('decides about addresses where it is told the client', async () => {
    const config = SOUND_NGINX.replace('location /ws {', 'location /ws { allow 10.0.0.0/8; deny all;');
    const open = await traced(config, 'ws://app.test:8080/ws');
    expect(open).toMatchObject({
      outcome: { kind: 'unknown', upstream: 'http://127.0.0.1:9000' },
      websocket: { handshake: 'unknown' },
    });
    const refused = await traced(config, 'ws://app.test:8080/ws', '--client', '192.0.2.1');
    expect(refused.outcome).toMatchObject({ kind: 'response', status: 403 });
  });

  it('says so when nginx would not start, or nothing listens', async () => {
    const broken = await traced(
      SOUND_NGINX.replace('$connection_upgrade;', '$conection_upgrade;'),
      'ws://app.test:8080/ws',
    );
    expect(broken).toMatchObject({
      outcome: { kind: 'refused', start: { line: 12 } },
      websocket: { handshake: 'fails' },
    });
    const elsewhere = await traced(SOUND_NGINX, 'ws://app.test/ws');
    expect(elsewhere.outcome).toMatchObject({ kind: 'refused', because: 'nothing listens on port 80' });
  });

  it('reads the standard input', async () => {
    const { stdout, status } = await run(directoryWith(), ['trace', 'ws://app.test:8080/ws', '-'], {
      stdin: SOUND_NGINX,
    });
    expect(status).toBe(0);
    expect(stdout).toContain('websocket: works');
  });

  it('finds the configuration by itself, and asks which one where several take the request', async () => {
    const one = directoryWith({ 'nginx.conf': SOUND_NGINX });
    expect((await run(one, ['trace', 'ws://app.test:8080/ws'])).stdout).toContain('websocket: works');
    const two = directoryWith({ 'a/nginx.conf': SOUND_NGINX, 'b/nginx.conf': SOUND_NGINX });
    const { status, stderr } = await run(two, ['trace', 'ws://app.test:8080/ws']);
    expect(status).toBe(2);
    expect(stderr).toContain('a/nginx.conf, b/nginx.conf; name the one that is meant');
  });

  it.each([
    [['app.test/ws'], /has no scheme/],
    [['ws://app.test:8080/a b'], /holds a space/],
    [['ws://app.test:8080/', '--header', 'nonsense'], /--header takes 'Name: value'/],
    [['ws://app.test:8080/', '--method', 'G ET'], /--method takes a method/],
    [['ws://app.test:8080/', '--client', 'me'], /--client takes an IP address/],
    [['ws://app.test:8080/', '--diff'], /--diff is an option of/],
    [[], /url|non-option/],
  ])('refuses %j with a reason', async (argv, message) => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const { status, stdout, stderr } = await run(directory, ['trace', ...argv]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('follows requests through Caddy', async () => {
    const { status, stdout } = await run(directoryWith({ Caddyfile: SOUND_CADDYFILE }), [
      'trace',
      'ws://app.test:8080/',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('GET ws://app.test:8080/');
  });
});

it('says that Caddy does not start where it refuses a line, and not where it only reads a time otherwise', async () => {
  const traced = async (line: string) => {
    const text = `:80 {\n\treverse_proxy 127.0.0.1:1 {\n\t\t${line}\n\t}\n}\n`;
    const { stdout } = await run(directoryWith({ Caddyfile: text }), ['trace', 'ws://x/']);
    return stdout;
  };
  expect(await traced('lb_try_duration 5')).toMatch(/Caddy does not start.*Caddyfile:3/s);
  expect(await traced('stream_close_delay 300')).toContain('The request is sent on.');
});

it('says that nginx does not start, whatever a comment accepts', async () => {
  const refused = (comment: string) =>
    `events {}\nhttp { server { listen 80;\nlocation /a { return 200; } location /a { return 201; } ${comment}\nlocation / { proxy_pass http://127.0.0.1:1; } } }\n`;
  const traced = async (text: string) => {
    const { stdout } = await run(directoryWith({ 'nginx.conf': text }), ['trace', 'http://x/', 'nginx.conf']);
    return stdout;
  };
  const plain = await traced(refused(''));
  expect(plain).toContain('nginx does not start');
  expect(await traced(refused('# proxylint-ignore directive-duplicate -- why'))).toBe(plain);
});
