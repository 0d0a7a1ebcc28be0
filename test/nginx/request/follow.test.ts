/** What happens on the way: each claim is also held by the fuzzer against real nginx. */
import { describe, expect, it } from 'vitest';
import { follow } from './following.ts';

const UP = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';

function server(lines: string): string {
  return `server { listen 80; ${lines} }`;
}

describe('a request', () => {
  it('is sent on as the client wrote it, unless proxy_pass has a URI part', () => {
    const plain = follow(
      server('location / { proxy_pass http://127.0.0.1:9000; }'),
      'http://a.test/a%2Fb?x=1',
    );
    expect(plain.outcome).toMatchObject({
      kind: 'proxied',
      upstream: 'http://127.0.0.1:9000',
      target: '/a%2Fb?x=1',
    });
    const replaced = follow(
      server('location /ws/ { proxy_pass http://app/v1/; }'),
      'http://a.test/ws/a%20b?x',
    );
    expect(replaced.outcome).toMatchObject({ target: '/v1/a%20b?x' });
  });

  it('goes where rewrites send it, and keeps its query unless told otherwise', () => {
    const lines = 'rewrite ^/old/(.*)$ /new/$1?a=1 last; location /new { proxy_pass http://127.0.0.1:9000; }';
    expect(follow(server(lines), 'http://a.test/old/x?b=2').outcome).toMatchObject({
      target: '/new/x?a=1&b=2',
    });
    const dropped = lines.replace('?a=1', '?');
    expect(follow(server(dropped), 'http://a.test/old/x?b=2').outcome).toMatchObject({ target: '/new/x' });
  });

  it('falls back with try_files where no file is known to be there, and says what it takes for granted', () => {
    const lines = `root /srv; location / { try_files $uri @app; } location @app { proxy_pass http://127.0.0.1:9000; ${UP} }`;
    const trace = follow(server(lines), 'ws://a.test/ws');
    expect(trace.outcome).toMatchObject({ kind: 'proxied', target: '/ws' });
    expect(trace.websocket?.handshake).toBe('works');
    expect(trace.steps.map(({ kind }) => kind)).toContain('assumption');
    const there = follow(server(lines), 'ws://a.test/ws', { fileAt: () => 'file' });
    expect(there.outcome).toMatchObject({ kind: 'static', status: 200 });
    expect(there.websocket?.handshake).toBe('fails');
  });

  it('gets an error page, whose status the client is given unless there is an equals sign', () => {
    const page = (equals: string) =>
      server(
        `error_page 404 ${equals} @ws; root /srv; location @ws { proxy_pass http://127.0.0.1:9000; ${UP} }`,
      );
    expect(follow(page(''), 'ws://a.test/ws')).toMatchObject({
      outcome: { kind: 'proxied', status: 404 },
      websocket: { handshake: 'fails' },
    });
    expect(follow(page('='), 'ws://a.test/ws')).toMatchObject({
      outcome: { kind: 'proxied', status: null },
      websocket: { handshake: 'works' },
    });
  });

  it('is turned away by access rules, as far as they can be decided', () => {
    const lines = `location /ws { allow 10.0.0.0/8; deny all; proxy_pass http://127.0.0.1:9000; ${UP} }`;
    expect(follow(server(lines), 'ws://a.test/ws')).toMatchObject({
      outcome: { kind: 'unknown', likely: { kind: 'proxied' } },
      websocket: { handshake: 'unknown' },
    });
    const inside = follow(server(lines), 'ws://a.test/ws', { clientAddress: '10.1.2.3' });
    expect(inside.websocket?.handshake).toBe('works');
    const outside = follow(server(lines), 'ws://a.test/ws', { clientAddress: '192.0.2.1' });
    expect(outside.outcome).toMatchObject({ kind: 'response', status: 403 });
  });

  it('is not taken for known where Lua, a template or an address table decides', () => {
    const lua = server(
      'location / { access_by_lua_block { ngx.exit(403) } proxy_pass http://127.0.0.1:9000; }',
    );
    expect(follow(lua, 'http://a.test/').outcome).toMatchObject({
      kind: 'unknown',
      likely: { kind: 'proxied' },
    });
    const geo = `geo $bad { default 0; } ${server('if ($bad) { return 403; } location / { proxy_pass http://127.0.0.1:9000; }')}`;
    expect(follow(geo, 'http://a.test/').outcome).toMatchObject({
      kind: 'unknown',
      likely: { kind: 'proxied' },
    });
  });

  it('ends a rewrite loop with 500', () => {
    expect(follow(server('location / { rewrite ^ /again last; }'), 'http://a.test/x').outcome).toMatchObject({
      kind: 'response',
      status: 500,
    });
  });

  it('of a handshake is spoilt by a mirror that asks for an upgrade as well', () => {
    const lines = `${UP} location /ws { mirror /copy; proxy_pass http://127.0.0.1:9000; } location /copy { internal; proxy_pass http://127.0.0.1:9001; }`;
    expect(follow(server(lines), 'ws://a.test/ws').websocket).toMatchObject({
      handshake: 'fails',
      reasons: [{ code: 'subrequest' }],
    });
  });

  it('reaches the upstream with other headers from one version of nginx to the next', () => {
    const lines = 'location / { proxy_pass http://127.0.0.1:9000; proxy_set_header Host ""; }';
    const headers = (version: string) => {
      const { outcome } = follow(server(lines), 'http://a.test/', { version });
      return outcome.kind === 'proxied'
        ? [outcome.httpVersion, ...outcome.headers.map((field) => field.join(': '))]
        : [];
    };
    expect(headers('1.22.1')).toEqual(['1.0', 'Connection: close']);
    expect(headers('1.30.0')).toEqual(['1.1']);
    expect(headers('1.31.4')).toEqual(['1.1', 'Host: 127.0.0.1:9000']);
  });
});
