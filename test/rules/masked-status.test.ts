/** Where `error_page` gives clients another status than the application's 101. */
import { describe, expect, it } from 'vitest';
import { fix } from '../proof/harness/linting.ts';
import { changes, found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const PROXY = `proxy_pass http://127.0.0.1:9000; ${HEADERS}`;
const subject = (lines: string) => nginx(server(lines, `${MAP}\n`));
const about = (lines: string) =>
  found(subject(lines)).filter((line) => line.includes('websocket-response-altered'));

describe('an error page without `=`', () => {
  it.each([
    ['in a location', `location / {\nerror_page 404 @ws;\n}\nlocation @ws { ${PROXY} }`],
    ['for several errors', `location / {\nerror_page 403 404 502 @ws;\n}\nlocation @ws { ${PROXY} }`],
    ['of the server', `\nerror_page 404 @ws;\nlocation @ws { ${PROXY} }`],
    [
      'that handshakes are sent to',
      `location /ws {\nerror_page 418 @ws; if ($http_upgrade) { return 418; }\n}\nlocation @ws { ${PROXY} }`,
    ],
  ])('%s', (_title, lines) => {
    expect(about(lines)).toEqual(['nginx.conf:8 error websocket-response-altered']);
    expect(changes(subject(lines)).added.join()).toContain(' = @ws;');
  });

  it('is not repaired unasked where pages may come from there', () => {
    const lines = `location / {\nerror_page 404 @app;\n}\nlocation @app { ${PROXY} }`;
    expect(about(lines)).toEqual(['nginx.conf:8 error websocket-response-altered']);
    expect(changes(subject(lines)).added).toEqual([]);
    expect(fix(subject(lines), true).after.texts.get('nginx.conf')).toContain('error_page 404 = @app;');
  });
});

describe('nothing is said', () => {
  it.each([
    ['with `=`', `location / { error_page 404 = @ws; }\nlocation @ws { ${PROXY} }`],
    [
      'where handshakes do not come to it',
      `location / { error_page 502 @ws; root /srv; }\nlocation @ws { ${PROXY} }`,
    ],
    [
      'where nothing speaks for WebSockets',
      'location / { error_page 404 @app; }\nlocation @app { proxy_pass http://127.0.0.1:9000; }',
    ],
    [
      'where an application is asked first',
      `location / { error_page 502 @ws; proxy_pass http://127.0.0.1:9001; }\nlocation @ws { ${PROXY} }`,
    ],
  ])('%s', (_title, lines) => {
    expect(about(lines)).toEqual([]);
  });
});
