/** Which upgrade headers reach no application because requests leave their location. */
import { describe, expect, it } from 'vitest';
import { changes, found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const APP = 'proxy_pass http://127.0.0.1:9000;';

const subject = (lines: string) => nginx(server(lines, `${MAP}\n`));
const about = (lines: string) =>
  found(subject(lines)).filter((line) => /headers-left-behind|websocket-handshake/.test(line));

describe('headers are left behind', () => {
  it.each([
    ['by try_files', `location / { try_files $uri @app;\n${HEADERS} }\nlocation @app { ${APP} }`],
    ['by a rewrite', `location /ws/ { rewrite ^/ws/(.*) /$1 last;\n${HEADERS} }\nlocation / { ${APP} }`],
    ['by an error page', `location /ws/ { error_page 404 = @app;\n${HEADERS} }\nlocation @app { ${APP} }`],
    [
      'beside a proxy_pass',
      `location /ws/ { rewrite ^/ws/(.*) /$1 last;\n${HEADERS} ${APP} }\nlocation / { ${APP} }`,
    ],
    [
      'for a location with headers of its own',
      `location / { try_files $uri @app;\n${HEADERS} }\nlocation @app { ${APP} proxy_set_header Host $host; }`,
    ],
  ])('%s', (_title, lines) => {
    expect(about(lines)).toEqual(['nginx.conf:8 error headers-left-behind']);
  });

  it('and are set where the requests end, with what is there', () => {
    const lines = `location / {\n    try_files $uri @app;\n    ${HEADERS}\n}\nlocation @app {\n    ${APP}\n    proxy_set_header Host $host;\n}`;
    expect(changes(subject(lines)).added.filter((line) => line.includes('proxy_set_header'))).toEqual([
      '    proxy_set_header Upgrade $websocket_upgrade;',
      '    proxy_set_header Connection $connection_upgrade;',
    ]);
  });
});

describe('nothing is said', () => {
  it.each([
    [
      'where the headers stand at the end',
      `location / { try_files $uri @app; }\nlocation @app { ${APP} ${HEADERS} }`,
    ],
    [
      'where both have them',
      `location / { try_files $uri @app; ${HEADERS} }\nlocation @app { ${APP} ${HEADERS} }`,
    ],
    [
      'where the server has them',
      `${HEADERS}\nlocation / { try_files $uri @app; ${HEADERS} }\nlocation @app { ${APP} }`,
    ],
    [
      'where a location inside uses them',
      `location / { try_files $uri @app; ${HEADERS} location /ws { ${APP} } }\nlocation @app { ${APP} }`,
    ],
    [
      'where WebSockets have a location of their own',
      `location /ws { ${APP} ${HEADERS} }\nlocation / { try_files $uri @app; ${HEADERS} }\nlocation @app { ${APP} }`,
    ],
    [
      'where they are sent from an if',
      `location / { ${HEADERS} if ($http_upgrade) { ${APP} } try_files $uri @app; }\nlocation @app { ${APP} }`,
    ],
    [
      'where the application has to be asked first',
      `location / { ${HEADERS} if ($cookie_id) { rewrite ^ /app last; } }\nlocation /app { ${APP} }`,
    ],
    [
      'where headers may come from a missing file',
      `location / { try_files $uri @app; ${HEADERS} }\nlocation @app { ${APP} include proxy.conf; }`,
    ],
  ])('%s', (_title, lines) => {
    expect(about(lines)).toEqual([]);
  });
});
