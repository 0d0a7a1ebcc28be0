/**
 * Rewiring moves a configuration into a sandbox and leaves everything else as it is: the proxy that runs there is asked
 * about the author's configuration, not about ours.
 */
import { describe, expect, it } from 'vitest';
import { rewireCaddy } from './harness/rewire-caddy.ts';
import { rewireNginx } from './harness/rewire-nginx.ts';
import type { Rewiring } from './harness/rewiring.ts';

/** Hands out 20001, 20002, … */
function rewiring(timeScale: number): Rewiring {
  let last = 20_000;
  return { upstreamPort: 19_000, secondPort: 19_001, timeScale, findPort: async () => ++last };
}

async function rewired(
  texts: Readonly<Record<string, string>>,
  timeScale = 1,
): Promise<{ readonly text: (name: string) => string; readonly ports: ReadonlyMap<string, number> }> {
  const files = { root: 'nginx.conf', texts: new Map(Object.entries(texts)) };
  const result = await rewireNginx(files, rewiring(timeScale));
  return { text: (name) => result.files.texts.get(name) ?? '', ports: result.ports };
}

describe('rewiring nginx', () => {
  it('gives each listening address one port, however it is written', async () => {
    const { text, ports } = await rewired({
      'nginx.conf': `http {
  server { listen 80; listen [::]:80 ipv6only=on; }
  server { listen *:80; listen 127.0.0.1:8080 default_server; }
  server { server_name implicit; }
}`,
    });
    expect(Object.fromEntries(ports)).toEqual({
      '*:80': 20_001,
      '[::]:80': 20_002,
      '127.0.0.1:8080': 20_003,
    });
    expect(text('nginx.conf')).toContain('listen 127.0.0.1:20001; listen 127.0.0.1:20002 ;');
    expect(text('nginx.conf')).toContain('listen 127.0.0.1:20003 default_server;');
    expect(text('nginx.conf')).toContain('{ listen 127.0.0.1:20001; server_name implicit; }');
  });

  it('moves upstreams wherever they are named, and keeps paths, schemes and variables', async () => {
    const { text } = await rewired({
      'nginx.conf': `http {
  map $arg_a $backend { default 127.0.0.1:9000; }
  upstream app { server app-1:3000 weight=2; server unix:/run/app.sock; }
  server {
    listen 8080;
    location /a { proxy_pass http://app/x; }
    location /b { proxy_pass "http://backend.internal:81/x?y"; }
    location /c { proxy_pass http://$backend; }
    location /d { set $host_and_port localhost:9000; proxy_pass http://unix:/run/a.sock:/x; }
    location /e { proxy_pass http://localhost:9000/$arg_b; }
  }
}`,
    });
    expect(text('nginx.conf')).toContain('default 127.0.0.1:19000;');
    expect(text('nginx.conf')).toContain('server 127.0.0.1:19000 weight=2; server 127.0.0.1:19001;');
    expect(text('nginx.conf')).toContain('proxy_pass http://app/x;');
    expect(text('nginx.conf')).toContain('proxy_pass "http://127.0.0.1:19000/x?y";');
    expect(text('nginx.conf')).toContain('proxy_pass http://$backend;');
    expect(text('nginx.conf')).toContain(
      'set $host_and_port localhost:19000; proxy_pass http://127.0.0.1:19000/x;',
    );
    expect(text('nginx.conf')).toContain('proxy_pass http://localhost:19000/$arg_b;');
  });

  it('scales times down, and writes the scaled default where no level above sets one', async () => {
    const { text } = await rewired(
      {
        'nginx.conf':
          'http { server { listen 80; proxy_read_timeout 1h; send_timeout "1m 30s"; proxy_send_timeout off; } }',
      },
      60,
    );
    expect(text('nginx.conf')).toContain(
      'proxy_read_timeout 60000ms; send_timeout 1500ms; proxy_send_timeout off;',
    );
    expect(text('nginx.conf')).toMatch(/^.*http \{.* proxy_read_timeout 1000ms; server/);
  });

  it('leaves a second for the handshake, whatever the scale', async () => {
    const { text } = await rewired(
      { 'nginx.conf': 'http { proxy_read_timeout 5s; server { listen 80; proxy_read_timeout 200ms; } }' },
      60,
    );
    expect(text('nginx.conf')).toContain('proxy_read_timeout 1000ms;');
    expect(text('nginx.conf')).toContain('proxy_read_timeout 200ms;');
  });

  it('writes no second default where an included file sets the timeout of http', async () => {
    const { text } = await rewired(
      {
        'nginx.conf': 'http { include conf.d/*.conf; server { listen 80; } }',
        'conf.d/timeouts.conf': 'proxy_read_timeout 2m;\n',
      },
      60,
    );
    expect(text('nginx.conf')).not.toContain('proxy_read_timeout');
    expect(text('conf.d/timeouts.conf')).toBe('proxy_read_timeout 2000ms;\n');
  });

  it('takes absolute includes from the directory, and what packages ship from what they ship', async () => {
    const { text } = await rewired({
      'nginx.conf': 'http { include /etc/nginx/conf.d/*.conf; server { include /etc/nginx/proxy_params; } }',
    });
    expect(text('nginx.conf')).toContain('include conf.d/*.conf;');
    expect(text('nginx.conf')).toContain('include proxy_params;');
    expect(text('proxy_params')).toContain('proxy_set_header Host');
  });

  it('adds no line and takes none away, so that messages name the lines of the author', async () => {
    const given = `user www-data;
pid /run/nginx.pid;
events {}
http {
    access_log /var/log/nginx/access.log combined;
    server {
        listen 443 ssl;
        ssl_certificate /etc/ssl/a.pem;
        location / {
            proxy_pass http://127.0.0.1:9000
        }
    }
}
`;
    const { text } = await rewired({ 'nginx.conf': given });
    expect(text('nginx.conf').split('\n')).toHaveLength(given.split('\n').length);
    expect(text('nginx.conf')).not.toMatch(/www-data|\/run\/|\/var\/log|ssl/);
  });
});

describe('rewiring Caddy', () => {
  it('moves listeners, upstreams and times, and drops TLS and logs', async () => {
    const adapted = {
      logging: { logs: { default: {} } },
      apps: {
        tls: {},
        http: {
          servers: {
            srv0: {
              listen: [':443'],
              tls_connection_policies: [{}],
              routes: [
                {
                  handle: [
                    {
                      handler: 'reverse_proxy',
                      transport: { protocol: 'http', read_timeout: 60_000_000_000 },
                      upstreams: [{ dial: 'app:3000' }, { dial: '{http.vars.backend}' }],
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    };
    const { configuration, ports } = await rewireCaddy(adapted, rewiring(60));
    expect(Object.fromEntries(ports)).toEqual({ ':443': 20_001 });
    expect(JSON.parse(configuration)).toEqual({
      admin: { disabled: true, config: { persist: false } },
      apps: {
        http: {
          servers: {
            srv0: {
              listen: ['127.0.0.1:20001'],
              automatic_https: { disable: true },
              routes: [
                {
                  handle: [
                    {
                      handler: 'reverse_proxy',
                      transport: { protocol: 'http', read_timeout: 1_000_000_000 },
                      upstreams: [{ dial: '127.0.0.1:19000' }, { dial: '{http.vars.backend}' }],
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    });
  });
});
