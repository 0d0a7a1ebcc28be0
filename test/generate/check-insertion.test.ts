/** What speaks against an insertion, whoever made it: here by hand. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { objectionsToInsertion } from '../../src/generate/check-insertion.ts';
import type { Plan } from '../../src/generate/plan.ts';
import { type Analysis, analyse } from '../../src/lint/analysis.ts';
import { type Dialect, rootSettingsFor } from '../../src/lint/project.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { planFor } from './asking.ts';
import { inserted, SOCKETS } from './nginx/inserting.ts';

function analysisOf(text: string, dialect: Dialect): Analysis {
  const path = dialect === 'nginx' ? '/etc/nginx/nginx.conf' : '/etc/caddy/Caddyfile';
  return analyse(
    filesInMemory({ [path]: text }),
    { named: [{ path, dialect }], candidates: [], ...rootSettingsFor({ nginx: '1.22.1', caddy: '2.6.2' }) },
    rules,
    {},
  );
}

function objections(
  plan: Plan,
  before: string,
  after: string,
  dialect: Dialect = 'nginx',
): readonly string[] {
  return objectionsToInsertion(plan, analysisOf(before, dialect), analysisOf(after, dialect));
}

const PLAN = planFor(SOCKETS);

const BEFORE = `events {
    worker_connections 100000;
}
worker_rlimit_nofile 200000;
http {
    server {
        listen 80;
        server_name app.test;
        location / {
            proxy_pass http://127.0.0.1:8080;
            proxy_set_header Host $http_host;
        }
        location /static/ {
            root /srv;
        }
    }
}
`;

const AFTER = inserted(BEFORE, SOCKETS);

describe('an insertion that does what it was meant to', () => {
  it('has nothing that speaks against it', () => {
    expect(objections(PLAN, BEFORE, AFTER)).toEqual([]);
  });

  it('may show that few connections are allowed, which was so before', () => {
    const few = (text: string) =>
      text.replace(/^[\s\S]*?http \{/, 'events {\n    worker_connections 64;\n}\nhttp {');
    expect(objections(PLAN, few(BEFORE), few(AFTER))).toEqual([]);
  });
});

describe('an objection', () => {
  it.each([
    [
      'is a route that is missing',
      (text: string) => text.replace(/location \/ws \{/, 'location /other {'),
      'No route for /ws',
    ],
    [
      'is a handshake that fails',
      (text: string) => text.replace(/\n.*proxy_set_header Upgrade.*/, ''),
      'The route for /ws would not work: ',
    ],
    [
      'is a socket that silence ends too early',
      (text: string) => text.replace('proxy_read_timeout 1h', 'proxy_read_timeout 5m'),
      'silence would end its connections too early',
    ],
    [
      'is a request that does not arrive',
      (text: string) => text.replace('server_name app.test;', 'server_name app.test; rewrite ^/ws /gone;'),
      'The route for /ws would not work: ',
    ],
    [
      'is a request that arrives as another',
      (text: string) =>
        text.replace('proxy_pass http://127.0.0.1:9000;', 'proxy_pass http://127.0.0.1:9000/x;'),
      'arrives as /x',
    ],
    [
      'is another route with other settings',
      (text: string) => text.replace('listen 80;', 'listen 80; proxy_read_timeout 7s;'),
      'It would change another route (idleTimeout): location / ',
    ],
    [
      'is another route that is gone',
      (text: string) => text.replace('proxy_pass http://127.0.0.1:8080;', 'return 204;'),
      'It would take away a route: location / ',
    ],
    [
      'is a route that nobody asked for',
      (text: string) => text.replace('root /srv;', 'proxy_pass http://127.0.0.1:1;'),
      'It would add a route that nobody asked for: location /static/ ',
    ],
    [
      'is a request that ends elsewhere',
      (text: string) => text.replace('listen 80;', 'listen 80; location /static/x { return 404; }'),
      'Requests for /static/x, which `location /static/` is there for, would end elsewhere.',
    ],
    [
      'is a file that cannot be read',
      (text: string) => `${text}}`,
      '/etc/nginx/nginx.conf could not be read',
    ],
    [
      'is a finding about what was inserted',
      (text: string) => text.replace('proxy_http_version 1.1;', 'proxy_http_version 1.1; proxy_pas x;'),
      'It would bring a new finding (unknown-directive',
    ],
  ])('%s', (_what, spoil, said) => {
    const spoilt = spoil(AFTER);
    expect(spoilt).not.toBe(AFTER);
    expect(objections(PLAN, BEFORE, spoilt).join('\n')).toContain(said);
  });

  it('is made to a Caddyfile too', () => {
    const before = 'app.test {\n\tfile_server\n}\n';
    const withHandle = (path: string) =>
      `app.test {\n\thandle ${path}* {\n\t\treverse_proxy 127.0.0.1:9000\n\t}\n\tfile_server\n}\n`;
    expect(objections(PLAN, before, withHandle('/ws'), 'caddyfile')).toEqual([]);
    expect(objections(PLAN, before, withHandle('/other'), 'caddyfile')).toContain(
      'No route for /ws would be there.',
    );
  });
});

describe('a route that carries no WebSockets by its plan', () => {
  it('may look to us as if it did', () => {
    const plan = {
      ...PLAN,
      routes: PLAN.routes.map((route) => ({ ...route, carries: ['requests' as const] })),
    };
    const after = AFTER.replace(/\n.*proxy_set_header Upgrade.*/, '');
    expect(objections(plan, BEFORE, after)).toEqual([]);
    expect(objections(PLAN, BEFORE, after)).not.toEqual([]);
  });
});
