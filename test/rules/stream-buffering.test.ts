/** What an example cannot show of stream-buffering: versions, whose line counts, and where events flow. */
import { describe, expect, it } from 'vitest';
import { changes, found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';
const OLD = '1.22.1';
const NEW = '1.30.4';
const FOUND = ['nginx.conf:8 warning stream-buffering'];

function stream(lines: string, version: string, { path = '/sse', outer = '', http = '' } = {}) {
  return nginx(server(`${outer}\nlocation ${path} {\n${UPSTREAM} ${lines}\n}`, http), version);
}

describe('HTTP/1.0 towards the upstream', () => {
  it('holds events back by default in nginx before 1.29.7', () => {
    expect(found(stream('', '1.29.6'))).toEqual(FOUND);
    expect(found(stream('', '1.29.7'))).toEqual([]);
  });

  it.each(['/events', '/api/stream'])('is an info on %s, which may be something else', (path) => {
    const subject = stream('', OLD, { path });
    expect(found(subject)).toEqual(['nginx.conf:8 info stream-buffering']);
    expect(changes(subject).added).toEqual([]);
  });

  it.each(['proxy_cache off;', 'chunked_transfer_encoding off;'])(
    'is a warning on /events beside %s',
    (line) => {
      expect(found(stream(line, OLD, { path: '/events' }))).toEqual(FOUND);
    },
  );

  it.each([
    'proxy_set_header X-Accel-Buffering no;',
    'add_header X-Accel-Buffering "no" always;',
    'proxy_set_header Last-Event-ID $http_last_event_id;',
    'if ($http_accept ~* text/event-stream) { set $stream 1; }',
  ])('is a warning where the location says %s', (line) => {
    expect(found(stream(line, OLD, { path: '/api/' }))).toEqual(FOUND);
  });

  it('says when nothing that the application does helps', () => {
    const [deaf = ''] = said(stream('proxy_ignore_headers X-Accel-Buffering;', OLD));
    const [plain = ''] = said(stream('', OLD));
    expect(plain).toContain('unless the application sends `X-Accel-Buffering: no`');
    expect(deaf).not.toContain('unless');
  });
});

describe('events flow', () => {
  it.each([
    ['over HTTP/1.1', stream('proxy_http_version 1.1;', OLD)],
    ['with buffering on, over HTTP/1.1', stream('proxy_http_version 1.1; proxy_buffering on;', OLD)],
    ['with buffering off at the server', stream('', OLD, { outer: 'proxy_buffering off;' })],
    ['compressed, with buffering off', stream('gzip on; gzip_types *; proxy_buffering off;', NEW)],
    ['beside compression of other types', stream('gzip on; gzip_types text/css;', NEW)],
    ['where gzip is off', stream('gzip off; gzip_types *;', NEW)],
    ['where only the vain line is left', stream('add_header X-Accel-Buffering no;', NEW)],
    ['past a cache that heeds the application', stream('proxy_cache one; proxy_cache_valid any 1m;', NEW)],
    [
      'past a cache that stores no success',
      stream('proxy_cache one; proxy_cache_valid 404 1m; proxy_ignore_headers Cache-Control;', NEW),
    ],
    [
      'past a cache that is told not to store',
      stream(
        'proxy_cache one; proxy_cache_valid 1m; proxy_ignore_headers Cache-Control; proxy_no_cache 1;',
        NEW,
      ),
    ],
  ])('%s', (_title, subject) => {
    expect(found(subject)).toEqual([]);
  });
});

describe('nothing is said', () => {
  it.each([
    ['of an API', stream('proxy_cache off;', OLD, { path: '/api/' })],
    ['of compressed appointments', stream('gzip on; gzip_types *;', NEW, { path: '/events' })],
    [
      'of a WebSocket at /stream',
      stream(`${HEADERS} proxy_http_version 1.1; gzip on; gzip_types *;`, NEW, {
        path: '/stream',
        http: MAP,
      }),
    ],
    ['of buffering that a template sets', stream('proxy_buffering {{ buffering }};', OLD)],
    ['of a version that a template sets', stream('proxy_http_version {{ version }};', OLD)],
    ['where an include is missing', stream('include snippets/stream.conf;', OLD)],
  ])('%s', (_title, subject) => {
    expect(found(subject).filter((line) => line.includes('stream-buffering'))).toEqual([]);
  });
});

it('changes the line that is there', () => {
  const subject = stream('gzip on; gzip_types *;\nproxy_buffering on;', NEW);
  expect(changes(subject)).toEqual({ added: ['proxy_buffering off;'], removed: ['proxy_buffering on;'] });
});
