/** proxy-host-header and proxy-forwarded-headers: what an example cannot show, and where nothing is known or wrong. */
import { describe, expect, it } from 'vitest';
import { changes, found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';
const HOST = 'proxy_set_header Host $host;';
const FORWARDED = 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;';

/** The findings of one rule, without their places. */
function of(rule: string, subject: ReturnType<typeof nginx>): readonly string[] {
  return found(subject).flatMap((line) => (line.endsWith(` ${rule}`) ? [line.split(' ')[1] ?? ''] : []));
}

describe('proxy-host-header', () => {
  const host = (lines: string, listen = '80') =>
    of('proxy-host-header', nginx(server(lines, MAP).replace('listen 8080', `listen ${listen}`)));
  const socket = (lines: string, target = 'http://127.0.0.1:9000') =>
    `location /ws { proxy_pass ${target}; ${HEADERS} ${lines} }`;

  it('is a warning where every ordinary location passes Host on', () => {
    expect(host(`location /app/ { ${UPSTREAM} ${HOST} } ${socket('')}`)).toEqual(['warning']);
  });

  it('is an info where an ordinary location does without it as well', () => {
    const others = `location /app/ { ${UPSTREAM} ${HOST} } location /uploads/ { ${UPSTREAM} }`;
    expect(host(`${others} ${socket('')}`)).toEqual(['info']);
  });

  it('takes the value that the other locations have', () => {
    const sibling = `location /app/ { ${UPSTREAM} proxy_set_header Host $http_host; }`;
    const subject = nginx(server(`${sibling}\nlocation /ws {\n    ${UPSTREAM}\n    ${HEADERS}\n}`, MAP));
    expect(changes(subject).added).toEqual([
      `    ${HEADERS.replace(/;(?=[^;]*;$)/, '; proxy_set_header Host $http_host;')}`,
    ]);
  });

  it.each([
    ['nothing shows that Host matters', socket('')],
    ['no location passes it on', `location /app/ { ${UPSTREAM} ${FORWARDED} } ${socket(FORWARDED)}`],
    [
      'only another application gets it',
      `location /app/ { proxy_pass http://127.0.0.1:4000; ${HOST} } ${socket('')}`,
    ],
    [
      'the upstream is another site',
      `location /app/ { proxy_pass https://api.example.com; ${HOST} } ${socket('', 'https://api.example.com')}`,
    ],
    [
      'a constant is sent',
      `location /app/ { ${UPSTREAM} ${HOST} } ${socket('proxy_set_header Host app.local;')}`,
    ],
    [
      'Origin is set',
      `location /app/ { ${UPSTREAM} ${HOST} } ${socket('proxy_set_header Origin http://app;')}`,
    ],
    [
      'X-Forwarded-Host is set',
      `location /app/ { ${UPSTREAM} ${HOST} } ${socket('proxy_set_header X-Forwarded-Host $host;')}`,
    ],
    [
      'an include is missing',
      `location /app/ { ${UPSTREAM} ${HOST} } ${socket('include proxy_headers.conf;')}`,
    ],
    [
      'a template names a header',
      `location /app/ { ${UPSTREAM} ${HOST} } ${socket('proxy_set_header {{ name }} $host;')}`,
    ],
    [
      'a variable chooses the upstream',
      `location /app/ { ${UPSTREAM} ${HOST} } ${socket('', 'http://$app')}`,
    ],
  ])('says nothing where %s', (_title, lines) => {
    expect(host(lines)).toEqual([]);
  });

  it('says nothing beside the finding that no WebSocket opens', () => {
    const bare = `location /app/ { ${UPSTREAM} ${HOST} } location /ws { ${UPSTREAM} ${FORWARDED} }`;
    expect(host(bare)).toEqual([]);
  });

  describe('$host without the port', () => {
    const redirect = 'error_page 497 https://$host:8443$request_uri;';

    it.each([
      ['a redirect leads to the port', `${redirect} ${socket(HOST)}`, '8443 ssl'],
      [
        'another location sends it along',
        `location /app/ { ${UPSTREAM} proxy_set_header Host $host:$server_port; } ${socket(HOST)}`,
        '8443 ssl',
      ],
    ])('is a warning where %s', (_title, lines, listen) => {
      expect(host(lines, listen)).toEqual(['warning']);
    });

    it.each([
      ['the port may be mapped', socket(HOST), '8080'],
      [
        'the redirect leads to another port',
        `return 301 https://$host:9443$request_uri; ${socket(HOST)}`,
        '8443 ssl',
      ],
      ['a listener is on the usual port', `listen 443 ssl; ${redirect} ${socket(HOST)}`, '8443 ssl'],
      ['the port is the usual one', `return 301 https://$host:443$request_uri; ${socket(HOST)}`, '443 ssl'],
      ['the port is sent', `${redirect} ${socket('proxy_set_header Host $http_host;')}`, '8443 ssl'],
    ])('is as it should be where %s', (_title, lines, listen) => {
      expect(host(lines, listen)).toEqual([]);
    });
  });
});

describe('proxy-forwarded-headers', () => {
  const forwarded = (lines: string, http = '') => of('proxy-forwarded-headers', nginx(server(lines, http)));
  const own = `${UPSTREAM} proxy_set_header X-Api-Version 2;`;

  it.each([
    [
      'others of the application have them',
      `${FORWARDED} location /app/ { ${UPSTREAM} } location /api/ { ${own} }`,
    ],
    ['no route has them', `${FORWARDED} location /api/ { ${own} }`],
  ])('speaks where %s', (_title, lines) => {
    expect(forwarded(lines)).toEqual(['warning']);
  });

  it('speaks once for a server that discards what http sets', () => {
    const lines = `${HOST} location /app/ { ${UPSTREAM} } location /api/ { ${UPSTREAM} }`;
    expect(forwarded(lines, FORWARDED)).toEqual(['warning']);
  });

  it.each([
    [
      'the block names one of them',
      `${FORWARDED} location /app/ { ${UPSTREAM} } location /api/ { ${own} proxy_set_header X-Real-IP $remote_addr; }`,
    ],
    [
      'the block empties one of them',
      `${FORWARDED} location /app/ { ${UPSTREAM} } location /api/ { ${own} proxy_set_header X-Forwarded-For ""; }`,
    ],
    [
      'they were meant for another application',
      `${FORWARDED} location /app/ { ${UPSTREAM} } location /s3/ { proxy_pass http://minio:9000; ${HOST} }`,
    ],
    [
      'the upstream is another site',
      `${FORWARDED} location /s3/ { proxy_pass https://bucket.s3.amazonaws.com; proxy_set_header Authorization ""; }`,
    ],
    [
      'the location is for auth_request',
      `${FORWARDED} auth_request /auth; location /app/ { ${UPSTREAM} } location /auth { ${UPSTREAM} proxy_set_header Content-Length ""; }`,
    ],
    [
      'the location is internal',
      `${FORWARDED} location /app/ { ${UPSTREAM} } location /i/ { internal; ${own} }`,
    ],
    [
      'an include is missing',
      `${FORWARDED} location /app/ { ${UPSTREAM} } location /api/ { ${own} include proxy_headers.conf; }`,
    ],
    ['nothing is discarded', `location /app/ { ${UPSTREAM} ${FORWARDED} } location /api/ { ${own} }`],
  ])('says nothing where %s', (_title, lines) => {
    expect(forwarded(lines)).toEqual([]);
  });

  it('leaves a WebSocket route that loses Host as well to proxy-host-header, which restores both', () => {
    const subject = nginx(
      server(
        `${HOST} ${FORWARDED}\nlocation /app/ { ${UPSTREAM} }\nlocation /ws {\n    ${UPSTREAM}\n    proxy_read_timeout 1h;\n    proxy_set_header Upgrade websocket;\n    proxy_set_header Connection upgrade;\n}`,
      ),
    );
    expect(said(subject).length).toBe(1);
    expect(of('proxy-host-header', subject)).toEqual(['warning']);
    expect(changes(subject).added).toEqual([`    ${HOST}`, `    ${FORWARDED}`]);
  });
});

describe('a line beside those in force', () => {
  it('goes to the level that several WebSocket routes have their headers from, once', () => {
    const sockets = `location /ws { ${UPSTREAM} }\nlocation /chat/ws { ${UPSTREAM} }`;
    const lines = HEADERS.split('; ').map((line) => line.replace(/;?$/, ';'));
    const subject = nginx(
      server(`${lines.join('\n')}\nlocation /app/ { ${UPSTREAM} ${HOST} }\n${sockets}`, MAP),
    );
    expect(of('proxy-host-header', subject)).toEqual(['warning', 'warning']);
    expect(changes(subject)).toEqual({ added: [HOST], removed: [] });
  });

  it('is not copied to a level from which a route to another site has its headers', () => {
    const lines = `${HOST} location /app/ { ${UPSTREAM} } location /s3/ { proxy_pass https://bucket.example.com; }`;
    const subject = nginx(server(lines, FORWARDED));
    expect(of('proxy-forwarded-headers', subject)).toEqual(['warning']);
    expect(changes(subject)).toEqual({ added: [], removed: [] });
  });
});
