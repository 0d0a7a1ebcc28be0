/** What an example cannot show: the versions, and silence beside the finding that covers it. */
import { describe, expect, it } from 'vitest';
import { changes, found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';
const text = server(`location /ws {\n    ${UPSTREAM}\n    ${HEADERS}\n}`, MAP);

describe('the default', () => {
  it.each(['1.18.0', '1.22.1', '1.29.6'])('is HTTP/1.0 in nginx %s', (version) => {
    expect(found(nginx(text, version))).toEqual(['nginx.conf:7 warning websocket-http-version']);
  });

  it.each(['1.29.7', '1.30.4', '1.31.4'])('is HTTP/1.1 in nginx %s', (version) => {
    expect(found(nginx(text, version))).toEqual([]);
  });
});

it('says nothing beside the finding about missing headers, whose fix sets the version too', () => {
  const bare = nginx(server(`location /ws {\n    ${UPSTREAM}\n}`), '1.22.1');
  expect(found(bare)).toEqual(['nginx.conf:7 error websocket-handshake']);
  expect(changes(bare).added).toContain('    proxy_http_version 1.1;');
});

it('says nothing of a version that a template fills in', () => {
  const templated = text.replace(UPSTREAM, `${UPSTREAM} proxy_http_version {{ version }};`);
  expect(found(nginx(templated, '1.22.1'))).toEqual([]);
});

it('corrects a line at http where all who have the version from it carry WebSockets', () => {
  const subject = nginx(
    server(
      `location /ws { ${UPSTREAM} ${HEADERS} } location /chat/ws { ${UPSTREAM} ${HEADERS} }`,
      `${MAP}\nproxy_http_version 1.0;`,
    ),
  );
  expect(changes(subject)).toEqual({
    added: ['proxy_http_version 1.1;'],
    removed: ['proxy_http_version 1.0;'],
  });
});
