/** What a connection to `stream` comes to; the test in `test/differential` asks nginx the same of generated ones. */
import { describe, expect, it } from 'vitest';
import { traceRequest } from '../../../src/nginx/trace.ts';
import { requestFor } from '../../../src/route/client-request.ts';
import type { Trace } from '../../../src/route/trace.ts';
import { load } from '../config/loading.ts';

const BEHIND = `
server { listen 127.0.0.1:8443 ssl; server_name app.test; location /ws {
  proxy_pass http://127.0.0.1:3000; proxy_http_version 1.1; proxy_read_timeout 1h;
  proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; } }
server { listen 127.0.0.1:8444 ssl proxy_protocol; return 200; }
server { listen 80; return 204; }`;

function trace(stream: string, url: string, nginx?: string): Trace {
  const read = requestFor(url);
  if (read.kind === 'problem') throw new Error(read.because);
  const text = `events {}\nstream {\n${stream}\n}\nhttp {\n${BEHIND}\n}\n`;
  return traceRequest(load(text, nginx), read.request);
}

const FRONT = `map $ssl_preread_server_name $to { app.test 127.0.0.1:8443; default 10.0.0.1:443; }
server { listen 443; ssl_preread on; proxy_pass $to; proxy_timeout 5m; }`;

describe('the front on 443', () => {
  it('goes on into http by the server name, and the shorter silence ends the socket', () => {
    const { outcome, websocket, steps } = trace(FRONT, 'wss://app.test/ws');
    expect(outcome).toMatchObject({ kind: 'proxied', upstream: 'http://127.0.0.1:3000', target: '/ws' });
    expect(websocket).toMatchObject({ handshake: 'works', idleTimeout: { value: { value: 300_000 } } });
    expect(steps.filter(({ kind }) => kind === 'location')).toHaveLength(1);
  });

  it('leaves the silence to http where that is the shorter', () => {
    const { websocket } = trace(FRONT.replace('5m', '2h'), 'wss://app.test/ws');
    expect(websocket?.idleTimeout).toMatchObject({ value: { value: 3_600_000 } });
  });

  it('sends everything else on as it comes', () => {
    const { outcome, websocket } = trace(FRONT, 'wss://other.test/x?y');
    expect(outcome).toMatchObject({ kind: 'proxied', upstream: 'tcp://10.0.0.1:443', target: '/x?y' });
    expect(websocket?.handshake).toBe('works');
  });

  it('has nothing to do with the other ports', () => {
    expect(trace(FRONT, 'http://app.test/').outcome).toMatchObject({ kind: 'response', status: 204 });
    expect(trace(FRONT, 'http://app.test:81/').outcome).toMatchObject({ kind: 'refused' });
  });
});

describe('what cannot be known', () => {
  it.each([
    ['a lookup of addresses', 'geo $to { default 10.0.0.1:443; } server { listen 443; proxy_pass $to; }'],
    [
      'a share of the clients',
      'split_clients $remote_addr $to { * a; } server { listen 443; proxy_pass $to; }',
    ],
    ['a variable that nobody defines', 'server { listen 443; proxy_pass $to; }'],
    ['who may pass', 'server { listen 443; allow 10.0.0.0/8; deny all; proxy_pass 10.0.0.1:443; }'],
    ['an include from elsewhere', 'server { listen 443; include /srv/x.conf; proxy_pass 10.0.0.1:443; }'],
    ['code', 'server { listen 443; js_preread a.b; proxy_pass 10.0.0.1:443; }'],
    [
      'what ALPN says',
      'map $ssl_preread_alpn_protocols $to { h2 a:1; default b:1; } server { listen 443; ssl_preread on; proxy_pass $to; }',
    ],
  ])('%s', (_, stream) => {
    const { outcome, websocket } = trace(stream, 'wss://app.test/ws');
    expect(outcome.kind).toBe('unknown');
    expect(websocket?.handshake).toBe('unknown');
  });
});

describe('nobody answers', () => {
  it.each([
    ['a client without TLS', 'server { listen 443 ssl; proxy_pass 10.0.0.1:80; }', 'ws://app.test:443/'],
    ['where deny says so', 'server { listen 443; deny all; proxy_pass 10.0.0.1:443; }', 'wss://app.test/'],
    ['where there is no handler', 'server { listen 443; }', 'wss://app.test/'],
    ['in a circle', 'server { listen 443; proxy_pass 127.0.0.1:443; }', 'wss://app.test/'],
    [
      'where no resolver is set',
      'server { listen 443; set $to a.test:443; proxy_pass $to; }',
      'wss://app.test/',
    ],
    ['without the PROXY header', 'server { listen 443; proxy_pass 127.0.0.1:8444; }', 'wss://app.test/'],
    [
      'with one too many',
      'server { listen 443; proxy_protocol on; proxy_pass 127.0.0.1:8443; }',
      'wss://app.test/',
    ],
  ])('%s', (_, stream, url) => {
    const { outcome, websocket } = trace(stream, url);
    expect(outcome.kind).toBe('refused');
    expect(websocket?.handshake).toBe('fails');
  });
});

describe('two servers on one address', () => {
  const two = `server { listen 443; server_name app.test; ssl_preread on; proxy_pass 10.0.0.1:443; }
server { listen 443; server_name b.test; ssl_preread on; proxy_pass 10.0.0.2:443; }`;

  it('are chosen from 1.25.5 on by the name that TLS tells', () => {
    expect(trace(two, 'wss://b.test/').outcome).toMatchObject({ upstream: 'tcp://10.0.0.2:443' });
    expect(trace(two, 'wss://c.test/').outcome).toMatchObject({ upstream: 'tcp://10.0.0.1:443' });
  });

  it('keep older ones from starting', () => {
    expect(trace(two, 'wss://b.test/', '1.22.1').outcome).toMatchObject({ kind: 'refused' });
  });
});
