/** Caddy's JSON at the command line: found, judged, fixed and followed as a Caddyfile is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directoryWith, run } from './command-line.ts';

const BROKEN = `{
  // What the application needs
  "apps": {
    "http": {
      "servers": {
        "app": {
          "listen": [":8080"],
          "routes": [
            {
              "match": [{ "path": ["/socket.io/*"] }],
              "handle": [
                {
                  "handler": "reverse_proxy",
                  "headers": { "request": { "set": { "Connection": ["close"] } } },
                  "upstreams": [{ "dial": "127.0.0.1:3000" }]
                }
              ]
            }
          ]
        }
      }
    }
  }
}
`;

describe('a JSON configuration of Caddy', () => {
  it('is found by its name and content, and judged', async () => {
    const directory = directoryWith({
      'caddy.json': BROKEN,
      'package.json': '{ "name": "x", "apps": {} }',
      'other/caddy-theme.json': '{ "apps": ["x"] }',
    });
    const { stdout, status } = await run(directory, ['check', '--format', 'json']);
    expect(status).toBe(1);
    const { files, findings } = JSON.parse(stdout);
    expect(files).toEqual([{ path: 'caddy.json', dialect: 'caddy-json', root: true }]);
    expect(findings).toMatchObject([
      { rule: 'websocket-handshake', path: 'caddy.json', start: { line: 14 } },
    ]);
  });

  it('is fixed with its comments and its layout', async () => {
    const directory = directoryWith({ 'caddy.json': BROKEN });
    const { status } = await run(directory, ['fix']);
    expect(status).toBe(0);
    const fixed = readFileSync(join(directory, 'caddy.json'), 'utf8');
    expect(fixed).toBe(BROKEN.replace(/ {18}"headers".*\n/, ''));
  });

  it('is followed by trace, and listed by routes', async () => {
    const directory = directoryWith({ 'caddy.json': BROKEN });
    const traced = await run(directory, ['trace', 'ws://app.test:8080/socket.io/?EIO=4', '--format', 'json']);
    expect(JSON.parse(traced.stdout)).toMatchObject({
      outcome: { kind: 'proxied', upstream: 'http://127.0.0.1:3000', target: '/socket.io/?EIO=4' },
      websocket: { handshake: 'fails', reasons: [{ path: 'caddy.json' }] },
    });
    const listed = await run(directory, ['routes', '--format', 'json']);
    expect(JSON.parse(listed.stdout).routes).toMatchObject([
      { upstream: '127.0.0.1:3000', path: 'caddy.json', websocket: { handshake: 'fails' } },
    ]);
  });

  it('says which field Caddy does not know, and what was meant', async () => {
    const directory = directoryWith({ 'caddy.json': BROKEN.replace('"routes"', '"route"') });
    const { stdout } = await run(directory, ['check', '--format', 'compact']);
    expect(stdout).toMatch(/^caddy\.json:8:12: error: Caddy does not start: .*route.*`?routes`?/m);
  });
});
