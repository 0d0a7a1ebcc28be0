/** Which handshakes `try_files` answers. */
import { describe, expect, it } from 'vitest';
import { fix } from '../proof/harness/linting.ts';
import { found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const APP = 'proxy_pass http://127.0.0.1:9000;';
const SPA = 'try_files $uri $uri/ /index.html;';
const PAGES = `location / { ${SPA} }`;

const subject = (lines: string) => nginx(server(lines, `${MAP}\n`));
const about = (lines: string) => found(subject(lines)).filter((line) => line.includes('websocket-swallowed'));

describe('try_files answers', () => {
  it.each([
    ['with a page', `${PAGES}\nlocation /ws {\n${SPA}\n${APP} ${HEADERS} }`],
    ['with a status', `${PAGES}\nlocation /ws {\ntry_files $uri =404;\n${APP} ${HEADERS} }`],
    ['for the application of a whole site', `\nlocation / {\n${SPA}\n${APP} ${HEADERS} }`],
    ['where proxy_pass was forgotten', `${PAGES}\nlocation /ws {\n${SPA}\n${HEADERS} }`],
  ])('%s', (_title, lines) => {
    expect(about(lines)).toEqual(['nginx.conf:9 error websocket-swallowed']);
  });

  it('and is removed where nothing else than WebSockets is served', () => {
    const repaired = (path: string) =>
      fix(subject(`${PAGES}\nlocation ${path} {\n${SPA}\n${APP} ${HEADERS} }`), true).after.texts.get(
        'nginx.conf',
      );
    expect(repaired('/ws')?.split(SPA).length).toBe(2);
    expect(repaired('/app')?.split(SPA).length).toBe(3);
  });
});

describe('nothing is said', () => {
  it.each([
    ['about the fallback for pages', `${PAGES}\nlocation /api { ${APP} }`],
    [
      'where it goes on to the application',
      `location /ws { try_files $uri @app; ${HEADERS} }\nlocation @app { ${APP} ${HEADERS} }`,
    ],
    ['where nothing speaks for WebSockets', `location /api { ${SPA} ${APP} }\n${PAGES}`],
    [
      'where an if sends handshakes on',
      `location /ws { ${HEADERS} if ($http_upgrade) { ${APP} } ${SPA} }\n${PAGES}`,
    ],
    [
      'where a missing file may send them on',
      `location /ws { include app.conf; ${HEADERS} ${SPA} }\n${PAGES}`,
    ],
  ])('%s', (_title, lines) => {
    expect(about(lines)).toEqual([]);
  });
});
