/** Which locations no handshake comes to, what takes it, and where nothing is said. */
import { describe, expect, it } from 'vitest';
import { spanText } from '../../src/text/span.ts';
import { declared } from '../proof/harness/declared.ts';
import { findingsIn, fix } from '../proof/harness/linting.ts';
import { changes, found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const PROXY = `proxy_pass http://127.0.0.1:9000; ${HEADERS}`;
const FILES = 'root /srv/www;';

const subject = (lines: string) => nginx(server(lines, `${MAP}\n`));
const ours = (lines: string) => said(subject(lines)).filter((line) => line.includes('websocket-unreachable'));
const places = (lines: string) =>
  found(subject(lines)).filter((line) => line.includes('websocket-unreachable'));

describe('another location takes the path', () => {
  it('by a regular expression, which `^~` comes before', () => {
    const lines = `location /socket.io/ { ${PROXY} }\nlocation ~ \\.io { ${FILES} }`;
    expect(ours(lines)).toEqual([
      'nginx.conf:8 error websocket-unreachable: No handshake comes to `location /socket.io/`: `location ~ \\.io` takes `/socket.io/`, since a regular expression comes before a prefix.',
    ]);
    expect(changes(subject(lines)).added).toEqual([`location ^~ /socket.io/ { ${PROXY} }`]);
  });

  it('by an earlier regular expression, for which there is no fix', () => {
    const lines = `location ~ ^/(?:api|ws) { ${FILES} }\nlocation ~ ^/ws { ${PROXY} }`;
    expect(ours(lines)[0]).toContain('since the first regular expression that matches takes a request');
    expect(changes(subject(lines)).added).toEqual([]);
  });

  it('below a path that is not known for WebSockets, which is not repaired unasked', () => {
    const lines = `location /live-data/ { ${PROXY} }\nlocation ~ ^/live { ${FILES} }`;
    expect(places(lines)).toEqual(['nginx.conf:8 error websocket-unreachable']);
    expect(changes(subject(lines)).added).toEqual([]);
  });

  it('by a location inside that has another handler', () => {
    const lines = `location /ws {\n${PROXY}\nlocation ~ . { return 404; }\n}`;
    expect(ours(lines)[0]).toContain('it lies inside and matches, too');
  });

  it('by a rewrite of the server', () => {
    const lines = `root /srv/www;\nif (!-e $request_filename) { rewrite ^ /index.php last; }\nlocation /ws { ${PROXY} }\nlocation ~ \\.php$ { fastcgi_pass 127.0.0.1:9001; }`;
    expect(ours(lines)[0]).toContain('this moves `/ws` on to another path');
  });
});

describe('a name that no path can be', () => {
  it.each([
    ['ws', '/ws'],
    ['/ws/*', '/ws/'],
    ['/ws*', '/ws'],
    ['/ws/(.*)', '/ws/'],
    ['^/ws', '/ws'],
    ['/ws$', '/ws'],
    ['/socket.io/?EIO=4', '/socket.io/'],
    ['/ws/?', '/ws'],
    ['/ws?token', '/ws'],
    ['= ws', '= /ws'],
  ])('%s', (name, meant) => {
    const lines = `location ${name} { ${PROXY} }`;
    expect(places(lines)).toEqual(['nginx.conf:7 error websocket-unreachable']);
    expect(changes(subject(lines)).added).toEqual([`location ${meant} { ${PROXY} }`]);
  });

  it.each([
    '${BASE}/ws',
    '$base/ws',
    '__PATH__/ws',
    '%BASE%/ws',
    '@PATH@/ws',
    '{{ base }}/ws',
    '/ws',
    '/w%s',
  ])('is not %s', (name) => {
    expect(ours(`location ${name} { ${PROXY} }`)).toEqual([]);
  });

  it('is not mended to a name that is taken', () => {
    const lines = `location /ws { ${FILES} }\nlocation /ws* { ${PROXY} }`;
    expect(places(lines)).toEqual(['nginx.conf:8 error websocket-unreachable']);
    expect(changes(subject(lines)).added).toEqual([]);
  });

  it('does no harm where the path is served all the same', () => {
    expect(ours(`location /ws { ${PROXY} }\nlocation /ws/* { ${PROXY} }`)).toEqual([]);
  });
});

describe('an answer of nginx', () => {
  it.each([
    ['behind the proxy_pass', `location /ws {\n${PROXY}\nreturn 200;\n}`, 9],
    ['for the whole server', `location /ws {\n${PROXY}\n}\nreturn 404;`, 10],
    [
      'under a condition that always holds',
      `location /ws {\n${PROXY}\nif ($scheme = http) { return 404; }\n}`,
      9,
    ],
  ])('%s', (_title, lines, line) => {
    expect(places(lines)).toEqual([`nginx.conf:${line} error websocket-unreachable`]);
  });

  it('behind an if, which a break ends', () => {
    const lines = `location /ws {\n${HEADERS}\nif ($http_upgrade) {\n    proxy_pass http://127.0.0.1:9000;\n}\nreturn 404;\n}`;
    expect(places(lines)).toEqual(['nginx.conf:12 error websocket-unreachable']);
    expect(changes(subject(lines)).added).toEqual(['    break;']);
  });
});

describe('a location for Socket.IO that its clients miss', () => {
  it.each(['= /socket.io', '/Socket.IO/', '/socket.IO'])('%s', (name) => {
    const lines = `location ${name} { ${PROXY} }`;
    expect(places(lines)).toEqual(['nginx.conf:7 warning websocket-unreachable']);
    expect(fix(subject(lines), true).after.texts.get('nginx.conf')).toContain('location /socket.io/ {');
  });

  it.each(['/socket.io', '/socket.io/', '= /socket.io/', '/chat/socket.io/', '~* ^/Socket\\.IO/'])(
    'is not %s',
    (name) => {
      expect(ours(`location ${name} { ${PROXY} }`)).toEqual([]);
    },
  );

  it('is none where another location has them', () => {
    expect(ours(`location = /socket.io { ${PROXY} }\nlocation /socket.io/ { ${PROXY} }`)).toEqual([]);
  });
});

describe('a named location', () => {
  const PAGES = 'location / { root /srv/www; try_files $uri /index.html; }';

  it('that nothing names', () => {
    expect(places(`${PAGES}\nlocation @ws { ${PROXY} }`)).toEqual([
      'nginx.conf:8 error websocket-unreachable',
    ]);
  });

  it('that an application might name', () => {
    const lines = `${PAGES}\nlocation /api { proxy_pass http://127.0.0.1:9000; }\nlocation @ws { ${PROXY} }`;
    expect(places(lines)).toEqual(['nginx.conf:9 warning websocket-unreachable']);
  });

  it.each([
    ['an error page', 'error_page 418 = @ws; location /x { return 418; }'],
    ['a map', 'location /x { try_files /none $fallback; } set $fallback @ws;'],
    ['code', 'location /x { content_by_lua_file x.lua; }'],
    ['what may stand in a missing file', 'include more.conf;'],
  ])('that is named by %s', (_title, lines) => {
    expect(ours(`${lines}\nlocation @ws { ${PROXY} }`)).toEqual([]);
  });
});

it('another server with the same name', () => {
  const text = `events {}\nhttp {\n${MAP}\nserver { listen 80; server_name app.test; }\nserver { listen 80; server_name app.test; location /ws { ${PROXY} } }\n}\n`;
  expect(found(nginx(text)).filter((line) => line.includes('unreachable'))).toEqual([
    'nginx.conf:5 error websocket-unreachable',
  ]);
});

it('another server without a name', () => {
  const text = `events {}\nhttp {\n${MAP}\nserver { listen 80; }\nserver { listen 80; location /ws { ${PROXY} } }\n}\n`;
  expect(said(nginx(text)).join()).toContain('another server without a name is on this address already');
});

describe('servers with the same name', () => {
  it.each([
    [
      'where one has another name besides',
      'listen 80; server_name app.test;',
      'listen 80; server_name app.test www.test;',
    ],
    ['on other addresses', 'listen 80; server_name app.test;', 'listen [::]:80; server_name app.test;'],
    [
      'on another port besides',
      'listen 80; server_name app.test;',
      'listen 80; listen 81; server_name app.test;',
    ],
  ])('are no matter %s', (_title, first, second) => {
    const text = `events {}\nhttp {\n${MAP}\nserver { ${first} }\nserver { ${second} location /ws { ${PROXY} } }\n}\n`;
    expect(found(nginx(text)).filter((line) => line.includes('unreachable'))).toEqual([]);
  });
});

it.each(['@news', '@aws_app', '@windows'])('%s is not named after WebSockets', (name) => {
  expect(found(subject(`location ${name} { proxy_pass http://127.0.0.1:9000; }`))).toEqual([]);
});

describe('nothing is said', () => {
  it.each([
    [
      'where a regular expression takes other paths only',
      `location /ws/ { ${PROXY} }\nlocation ~ \\.js$ { ${FILES} }`,
    ],
    ['where `^~` comes before it', `location ^~ /socket.io/ { ${PROXY} }\nlocation ~ \\.io { ${FILES} }`],
    ['where it opens in the other location', `location /ws { ${PROXY} }\nlocation ~ ^/ws { ${PROXY} }`],
    [
      'where nothing speaks for WebSockets',
      'location /api { proxy_pass http://127.0.0.1:9000; }\nlocation ~ ^/api { return 404; }',
    ],
    [
      'about an answer to clients without an Origin',
      `location /ws { ${PROXY} if ($http_origin = "") { return 403; } }`,
    ],
    [
      'about an answer to clients without a cookie',
      `location /ws { ${PROXY} if ($cookie_id = "") { return 403; } }`,
    ],
    [
      'about an answer that a variable about the client decides',
      `location /ws { ${PROXY} set $deny 1; if ($http_authorization) { set $deny 0; } if ($deny) { return 403; } }`,
    ],
    [
      'where a condition about the client ends the rewriting',
      `location /ws { ${PROXY} if ($http_x_key) { break; } return 403; }`,
    ],
    [
      'about internal, to which another location leads',
      `location /ws-app { internal; ${PROXY} }\nlocation / { rewrite ^ /ws-app last; }`,
    ],
    [
      'about internal, where an application may send requests on',
      `location /ws { internal; ${PROXY} }\nlocation / { proxy_pass http://127.0.0.1:9000; }`,
    ],
    [
      'about ordinary requests in an if',
      `location /ws { ${HEADERS} if ($request_method = POST) { proxy_pass http://127.0.0.1:9000; } return 404; }`,
    ],
    [
      'where a template decides',
      `location /ws { ${PROXY} }\n{% if files %}\nlocation ~ ^/ws { ${FILES} }\n{% endif %}`,
    ],
    ['where a missing file may hold the answer', `include more.conf;\nlocation /ws { ${PROXY} }`],
  ])('%s', (_title, lines) => {
    expect(ours(lines)).toEqual([]);
  });
});

describe('a declared place that no route serves', () => {
  const at = (files: string | Readonly<Record<string, string>>, ...places: readonly string[]) =>
    said({ ...nginx(files), settings: { premises: { websockets: declared(...places) } } })
      .filter((line) => line.includes('websocket-unreachable'))
      .map((line) => line.replace(' error websocket-unreachable', ''));
  const app = (lines: string) => server(`server_name app.test;\n${lines}`, `${MAP}\n`);
  const API = `location /api/ { proxy_pass http://127.0.0.1:9000; }`;

  it.each([
    [
      'nothing but files',
      API,
      '5: No WebSocket opens at `/live`, where one is declared: no location sends it on, and nginx looks for a file.',
    ],
    [
      'the page of an application',
      `${API}\nlocation / { root /srv/www; try_files $uri /index.html; }`,
      '5: No WebSocket opens at `/live`, where one is declared: no location sends it on, and nginx looks for a file.',
    ],
    [
      'an answer',
      `${API}\nlocation / { return 404; }`,
      '9: No WebSocket opens at `/live`, where one is declared: nginx answers with 404.',
    ],
    [
      'a redirect',
      `${API}\nlocation / { return 302 /index.html; }`,
      '9: No WebSocket opens at `/live`, where one is declared: nginx answers with 302, a redirect to `http://app.test:8080/index.html`, and WebSocket clients follow no redirects.',
    ],
    [
      'another protocol',
      `${API}\nlocation / { fastcgi_pass 127.0.0.1:9001; }`,
      '9: No WebSocket opens at `/live`, where one is declared: `fastcgi_pass` takes it, and carries no WebSockets.',
    ],
  ])('%s', (_title, lines, expected) => {
    expect(at(app(lines), '/live')).toEqual([`nginx.conf:${expected}`]);
    const onHost = expected.replace('`/live`', '`/live` on app.test');
    expect(at(app(lines), 'app.test/live')).toEqual([`nginx.conf:${onHost}`]);
  });

  it('shows where it is declared, and what takes it instead', () => {
    const subject = {
      ...nginx(app(`${API}\nlocation / { root /srv/www; }`)),
      settings: { premises: { websockets: declared('/live') } },
    };
    const [finding] = findingsIn(subject).filter(({ rule }) => rule === 'websocket-unreachable');
    expect(finding?.related.map(({ message, span }) => [message, spanText(span)])).toEqual([
      ['it is declared here, for any host', '/live'],
      ['`location /` takes it', 'location /'],
    ]);
  });

  it('below a path', () => {
    expect(at(app(API), '/live/*')).toHaveLength(1);
    expect(at(app(API), '/api/*')).toEqual([]);
  });

  it.each([
    ['it opens', `${API}\nlocation /live { ${PROXY} }`, '/live'],
    ['a location with a pattern may take one of the paths', `location ~ ^/live/v\\d { ${PROXY} }`, '/live/*'],
    ['the star is not at the end', API, '/*/live'],
    ['the location is in a file that is not here', `${API}\ninclude /srv/locations/*.conf;`, '/live'],
    [
      'the location may send it on in a file that is not here',
      `${API}\nlocation / { include /srv/proxy.conf; }`,
      '/live',
    ],
    ['an `if` asks about the client', `${API}\nif ($cookie_beta) { rewrite ^ /api/ last; }`, '/live'],
    ['Lua answers', `${API}\nlocation / { content_by_lua_block { ngx.say("x") } }`, '/live'],
    [
      'it is the location that loses them to files',
      `location /live { root /srv/www; try_files $uri =404; ${HEADERS} }`,
      '/live',
    ],
    ['uwsgi carries it', `${API}\nlocation / { uwsgi_pass 127.0.0.1:9001; }`, '/live'],
    ['an access rule keeps some clients out', `location / { deny all; ${PROXY} }`, '/live'],
    ['only files are served here, and any host may be meant', '', '/live'],
    ['the host is not served here', API, 'other.test/live'],
    ['the port is not served here', API, 'app.test:9443/live'],
  ])('is not claimed where %s', (_title, lines, place) => {
    expect(at(app(lines), place)).toEqual([]);
  });

  it('is not claimed of a path that leads to TLS, which another configuration ends', () => {
    expect(at(app('return 301 https://$host$request_uri;'), 'app.test/live')).toEqual([]);
  });

  it('is not claimed where another server opens it, or may', () => {
    const other = (lines: string) => `server { server_name other.test; ${lines} }`;
    const text = (lines: string, http = '') =>
      `events {}\nhttp {\n${MAP}\n${http}\nserver { server_name app.test; ${API} }\n${other(lines)}\n}\n`;
    expect(at(text(`location /live { ${PROXY} }`), '/live')).toEqual([]);
    expect(at(text(''), '/live')).toHaveLength(1);
    expect(at(text('', 'include /srv/sites/*.conf;'), '/live')).toEqual([]);
    expect(at(text('', 'include /srv/sites/*.conf;'), 'app.test/live')).toHaveLength(1);
  });

  it('is not claimed of a fragment without its host', () => {
    const fragment = `server { listen 80; server_name app.test; ${API} }\n`;
    expect(at(fragment, '/live')).toEqual([]);
    expect(at(fragment, 'app.test/live')).toHaveLength(1);
    expect(at(`${API}\n`, '/live')).toEqual([]);
  });

  it('is left to the other findings where they say what keeps it off its location', () => {
    expect(at(app(`location /live { return 404; ${PROXY} }`), '/live')).toEqual([
      'nginx.conf:8: No WebSocket opens through `location /live`: this answers the handshake with 404; nginx runs it before `proxy_pass`, wherever in the block it stands.',
    ]);
  });
});
