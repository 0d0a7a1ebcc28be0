/**
 * The harness itself: every outcome that an example can claim is one that the real proxies show, and that the harness
 * tells from the others.
 */
import { expect, it } from 'vitest';
import type { Configuration } from './harness/judge.ts';
import { nginxConfiguration } from './harness/measured-cases.ts';
import { lookFor, type Outcome, observe } from './harness/outcome.ts';
import { describeWith, needsCaddy, needsNginx } from './harness/requirements.ts';

const UPGRADE = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';

function nginx(location: string): Configuration {
  return nginxConfiguration(`events {}
http {
    limit_conn_zone $binary_remote_addr zone=sockets:1m;
    server {
        listen 127.0.0.1:8080;
        location / { proxy_pass http://127.0.0.1:9000; ${location} }
    }
}
`);
}

function caddy(site: string): Configuration {
  return {
    dialect: 'caddy',
    root: 'Caddyfile',
    texts: new Map([['Caddyfile', `http://127.0.0.1:8080 {\n${site}\n}\n`]]),
  };
}

/** Longer than the scaled default of 60 s, which is a second. */
const IDLE_MS = 1_600;

async function outcomeOf(configuration: Configuration, claimed: Outcome): Promise<Outcome> {
  const request = { path: '/ws/chat?t=1', headers: [], target: '/ws/chat?t=1', sockets: 3 };
  const observation = await observe(configuration, request, lookFor(claimed, IDLE_MS));
  return observation.outcome;
}

const nginxExamples: readonly (readonly [Outcome, string, string])[] = [
  ['refused', 'proxy_http_version HTTP/1.1;', `proxy_http_version 1.1; ${UPGRADE}`],
  ['no-upgrade', '', `proxy_http_version 1.1; ${UPGRADE}`],
  [
    'client-rejects',
    `proxy_http_version 1.1; ${UPGRADE} proxy_hide_header Upgrade;`,
    `proxy_http_version 1.1; ${UPGRADE}`,
  ],
  [
    'wrong-target',
    `proxy_http_version 1.1; ${UPGRADE} rewrite ^/ws/(.*) /$1 break;`,
    `proxy_http_version 1.1; ${UPGRADE}`,
  ],
  [
    'too-few-sockets',
    `proxy_http_version 1.1; ${UPGRADE} limit_conn sockets 2;`,
    `proxy_http_version 1.1; ${UPGRADE} limit_conn sockets 3;`,
  ],
  ['strict-refuses', `proxy_http_version 1.0; ${UPGRADE}`, `proxy_http_version 1.1; ${UPGRADE}`],
  [
    'plain-fails',
    'proxy_http_version 1.1; proxy_set_header Upgrade websocket; proxy_set_header Connection upgrade;',
    `proxy_http_version 1.1; ${UPGRADE}`,
  ],
  [
    'idle-closed',
    `proxy_http_version 1.1; ${UPGRADE}`,
    `proxy_http_version 1.1; ${UPGRADE} proxy_read_timeout 1h;`,
  ],
];

function upstream(upstreamLines: string, location: string): Configuration {
  return nginxConfiguration(`events {}
http {
    proxy_cache_path /var/cache/nginx keys_zone=one:1m;
    upstream app { ${upstreamLines} }
    server {
        listen 127.0.0.1:8080;
        location / { proxy_pass http://app; ${location} }
    }
}
`);
}

const STREAM = 'proxy_http_version 1.1;';
const KEPT = `${STREAM} proxy_set_header Connection "";`;

const ordinaryExamples: readonly (readonly [Outcome, Configuration, Configuration])[] = [
  ['events-late', nginx(''), nginx('proxy_buffering off;')],
  ['events-late', nginx(`${STREAM} gzip on; gzip_types *;`), nginx(STREAM)],
  [
    'events-replayed',
    upstream('server 127.0.0.1:9000;', `${STREAM} proxy_cache one; proxy_cache_valid 1m;`),
    upstream('server 127.0.0.1:9000;', `${STREAM} proxy_cache one;`),
  ],
  ['sender-unknown', nginx(''), nginx('proxy_set_header X-Real-IP $remote_addr;')],
  [
    'connection-each',
    upstream('server 127.0.0.1:9000; keepalive 8;', STREAM),
    upstream('server 127.0.0.1:9000; keepalive 8;', KEPT),
  ],
  [
    'h2c-forwarded',
    nginx(`proxy_http_version 1.1; ${UPGRADE}`),
    nginx('proxy_http_version 1.1; proxy_set_header Connection upgrade;'),
  ],
  [
    'scattered',
    upstream('server app-1:9000; server app-2:9000;', ''),
    upstream('ip_hash; server app-1:9000; server app-2:9000;', ''),
  ],
  ['gives-up', nginx('rewrite ^ /slow break;'), nginx('rewrite ^ /slow break; proxy_read_timeout 5m;')],
];

describeWith([needsNginx], 'outcomes of ordinary requests with nginx', () => {
  it.concurrent.each(ordinaryExamples)('%s', async (outcome, broken, repaired) => {
    expect(await outcomeOf(broken, outcome)).toBe(outcome);
    expect(await outcomeOf(repaired, outcome)).toBe('works');
  });
});

describeWith([needsNginx], 'outcomes with nginx', () => {
  it.concurrent.each(nginxExamples)('%s', async (outcome, broken, repaired) => {
    expect(await outcomeOf(nginx(broken), outcome)).toBe(outcome);
    expect(await outcomeOf(nginx(repaired), outcome)).toBe('works');
  });
});

const caddyExamples: readonly (readonly [Outcome, string, string])[] = [
  ['refused', 'reverse_proxy 127.0.0.1:9000 {\n no_such_thing\n}', 'reverse_proxy 127.0.0.1:9000'],
  ['no-upgrade', 'reverse_proxy 127.0.0.1:9000 {\n header_up -Upgrade\n}', 'reverse_proxy 127.0.0.1:9000'],
  [
    'idle-closed',
    'reverse_proxy 127.0.0.1:9000 {\n transport http {\n read_timeout 1m\n }\n}',
    'reverse_proxy 127.0.0.1:9000',
  ],
];

describeWith([needsCaddy], 'outcomes with Caddy', () => {
  it.concurrent.each(caddyExamples)('%s', async (outcome, broken, repaired) => {
    expect(await outcomeOf(caddy(broken), outcome)).toBe(outcome);
    expect(await outcomeOf(caddy(repaired), outcome)).toBe('works');
  });
});
