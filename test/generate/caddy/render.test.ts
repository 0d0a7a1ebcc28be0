/** What is written for a few plans, word for word. */
import { describe, expect, it } from 'vitest';
import { renderCaddy, renderHandle } from '../../../src/generate/caddy/render.ts';
import { APP, planOf, routeAt } from './small-plans.ts';

const OTHER = { ...APP, name: 'other', servers: ['127.0.0.1:3012'] };

/** What stands above whatever is proxied, indented as it is there. */
function upgrades(indentation: string): string {
  return `${indentation}# Only WebSockets are passed on: any other Upgrade, such as h2c, could evade access rules.
${indentation}request_header Upgrade (?i)^(websocket$)?.* $1

`;
}

/** The lines without the indentation of this file. */
function lines(text: string): string {
  return text.replace(/^\n/, '').replaceAll(/^ {4}/gm, '').replace(/ *$/, '');
}

describe('a site', () => {
  it('of one application is two lines', () => {
    const plan = planOf({ hosts: ['app.example.com'], tls: { kind: 'acme' } });
    expect(renderCaddy(plan, 'full')).toBe(
      lines(`
    app.example.com {
    	# Only WebSockets are passed on: any other Upgrade, such as h2c, could evade access rules.
    	request_header Upgrade (?i)^(websocket$)?.* $1

    	reverse_proxy 127.0.0.1:3000
    }
    `),
    );
  });

  it.each([
    [planOf(), ':80 {'],
    [planOf({ hosts: ['a.test'] }), 'http://a.test {'],
    [planOf({ hosts: ['a.test', '*.b.test'], port: 8080 }), 'http://a.test:8080, http://*.b.test:8080 {'],
    [planOf({ hosts: ['a.test'], port: 8443, tls: { kind: 'acme' } }), 'a.test:8443 {'],
    [planOf({ tls: { kind: 'files', certificate: '/crt', key: '/key' } }), ':443 {\n\ttls /crt /key\n'],
  ])('begins with its addresses', (plan, start) => {
    expect(renderCaddy(plan, 'server').startsWith(start)).toBe(true);
  });

  it('says what the application is, and what is to be set in it', () => {
    const plan = planOf({ title: 'App', documentation: 'https://app.test/proxy', settings: ['proxy is on'] });
    const heading = '# App: https://app.test/proxy\n# To be set in the application:\n# - proxy is on\n';
    expect(renderCaddy(plan, 'full')).toBe(
      `${heading}:80 {\n${upgrades('\t')}\treverse_proxy 127.0.0.1:3000\n}\n`,
    );
    expect(renderCaddy(plan, 'location')).toBe(`${heading}${upgrades('')}reverse_proxy 127.0.0.1:3000\n`);
  });

  it('with a directory refuses what is beside it, and leads there', () => {
    const routes = [
      routeAt('/app/', { strip: '/app' }),
      routeAt('/app/hub', { strip: '/app', upstream: OTHER, about: 'Notifications' }),
    ];
    expect(renderCaddy(planOf({ mount: '/app/', routes }), 'server')).toBe(
      lines(`
    :80 {
    	# Only WebSockets are passed on: any other Upgrade, such as h2c, could evade access rules.
    	request_header Upgrade (?i)^(websocket$)?.* $1

    	redir /app /app/?{query}

    	# Notifications
    	handle /app/hub* {
    		uri strip_prefix /app
    		reverse_proxy 127.0.0.1:3012
    	}

    	handle_path /app/* {
    		reverse_proxy 127.0.0.1:3000
    	}

    	handle {
    		respond 404
    	}
    }
    `),
    );
  });
});

describe('routes', () => {
  it('that Caddy serves alike are one', () => {
    const routes = [routeAt('/', { carries: ['requests'] }), routeAt('/api/live/', { about: 'Live' })];
    expect(renderCaddy(planOf({ routes }), 'location')).toBe(`${upgrades('')}reverse_proxy 127.0.0.1:3000\n`);
  });

  it('to another upstream have a block, with and without a slash after their path', () => {
    const routes = [routeAt('/'), routeAt('/ws', { upstream: OTHER })];
    expect(renderCaddy(planOf({ routes }), 'location')).toBe(
      lines(`
    @ws path /ws /ws/*
    handle @ws {
    	# Only WebSockets are passed on: any other Upgrade, such as h2c, could evade access rules.
    	request_header Upgrade (?i)^(websocket$)?.* $1

    	reverse_proxy 127.0.0.1:3012
    }

    handle {
    	# Only WebSockets are passed on: any other Upgrade, such as h2c, could evade access rules.
    	request_header Upgrade (?i)^(websocket$)?.* $1

    	reverse_proxy 127.0.0.1:3000
    }
    `),
    );
  });

  it('leave alone the names of matchers that are taken', () => {
    const route = routeAt('/ws', { upstream: OTHER });
    const plan = planOf({ routes: [routeAt('/'), route] });
    expect(renderHandle(plan, route, new Set(['@ws', '@ws-2']))).toMatch(/^@ws-3 path .*\nhandle @ws-3 \{/);
  });
});

/** What stands in the block of the one proxy, without comments. */
function options(parts: Parameters<typeof planOf>[0], upstream: Partial<typeof APP> = {}): readonly string[] {
  const plan = planOf({ routes: [routeAt('/', { upstream: { ...APP, ...upstream } })], ...parts });
  const [, block = ''] = /^reverse_proxy [^\n]* \{\n(.*)\n\}\n$/ms.exec(renderCaddy(plan, 'location')) ?? [];
  return block.split('\n').flatMap((line) => (/^\s*#|^$/.test(line) ? [] : [line.slice(1)]));
}

describe('the block of a proxy', () => {
  it('delays the closing of sockets in versions that can', () => {
    expect(options({ version: '2.7' })).toEqual(['stream_close_delay 5m']);
    for (const version of [null, '2.6.4']) expect(options({ version })).toEqual([]);
  });

  it('is not needed for answers that come bit by bit, unless they are no event streams', () => {
    const held = routeAt('/', { responseBuffering: false });
    expect(options({ routes: [{ ...held, carries: ['event-streams'] }] })).toEqual([]);
    expect(options({ routes: [held] })).toEqual(['flush_interval -1']);
  });

  // Without `fail_duration` a policy by hash chose the dead server again and again, and gave up with 502 (Caddy 2.6.2).
  it('tries another server, also where a client stays with one', () => {
    const several = { servers: ['a:1', 'b:2'] };
    expect(options({}, several)).toEqual(['lb_try_duration 5s', 'fail_duration 10s']);
    expect(options({}, { ...several, affinity: true })[0]).toBe('lb_policy ip_hash');
  });

  it('chooses by a cookie where all clients have the address of a proxy', () => {
    const several = { servers: ['a:1', 'b:2'], affinity: true };
    expect(options({ trustedProxies: ['10.0.0.1'] }, several)[0]).toBe('lb_policy cookie lb');
  });

  it('keeps the Host of the client for an https upstream, which newer versions would replace', () => {
    const https = { scheme: 'https', servers: ['a:443'] } as const;
    for (const version of [null, '2.11'])
      expect(options({ version }, https)).toContain('header_up Host {hostport}');
    expect(options({ version: '2.10' }, https)).toEqual(['stream_close_delay 5m']);
  });

  it('trusts a certificate of the own making only where the plan says so, and has TLS on port 80', () => {
    const https = { scheme: 'https', servers: ['a:80'] } as const;
    const transport = (line: string) => ['transport http {', `\t${line}`, '}'];
    expect(options({}, https).slice(1)).toEqual(transport('tls'));
    expect(options({}, { ...https, selfSigned: true }).slice(1)).toEqual(
      transport('tls_insecure_skip_verify'),
    );
  });

  it('sends headers, in which placeholders of a text mean nothing', () => {
    const headers = [
      { name: 'X-Real-IP', value: { kind: 'client-address' } },
      { name: 'X-Text', value: { kind: 'text', text: '{env.SECRET} "x"' } },
    ] as const;
    expect(options({ headers })).toEqual([
      'header_up X-Real-IP {remote_host}',
      'header_up X-Text "\\{env.SECRET\\} \\"x\\""',
    ]);
    expect(options({ headers, trustedProxies: ['10.0.0.0/8'] })).toContain(
      'header_up X-Real-IP {vars.client_address}',
    );
  });
});
