/**
 * Lines that a template may leave out: no rule claims what they would do. Each is first shown to be found without the
 * condition, so that none of these tests passes because of something else.
 */
import { describe, expect, it } from 'vitest';
import { load } from '../nginx/config/loading.ts';
import { HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';

const ENGINES: readonly (readonly [string, string, string])[] = [
  ['{% if x %}', '{% else %}', '{% endif %}'],
  ['<% if @x %>', '<% else %>', '<% end %>'],
  ['{{ if .X }}', '{{ else }}', '{{ end }}'],
];

/** `«` begins a condition, `|` its other branch, `»` ends it. */
function template(text: string, [open, otherwise, close] = ENGINES[0] ?? ['', '', '']): string {
  return text
    .replaceAll('«', `\n${open}\n`)
    .replaceAll('|', `\n${otherwise}\n`)
    .replaceAll('»', `\n${close}\n`);
}

const unconditional = (text: string) => text.replace(/\|[^»]*/g, '').replace(/[«»]/g, '\n');

const CASES: readonly (readonly [string, string])[] = [
  [
    'a header that discards the outer ones',
    server(`${HEADERS} location /ws { ${UPSTREAM} «proxy_set_header Host $host;» }`, MAP),
  ],
  [
    'a short timeout',
    server(
      `location /ws { ${UPSTREAM} ${HEADERS.replace('1h', '10s').replace(/proxy_read.*/, '«$&|proxy_read_timeout 1h;»')} }`,
      MAP,
    ),
  ],
  [
    'a short timeout for one location',
    server(`${HEADERS} location /ws { ${UPSTREAM} «proxy_read_timeout 10s;» }`, MAP),
  ],
  ['another method', server(`${HEADERS} location /ws { ${UPSTREAM} «proxy_method POST;» }`, MAP)],
  [
    'headers switched off',
    server(`${HEADERS} location /ws { ${UPSTREAM} «proxy_pass_request_headers off;» }`, MAP),
  ],
  [
    'a hidden header of the response',
    server(`«proxy_hide_header Upgrade;» ${HEADERS} location /ws { ${UPSTREAM} }`, MAP),
  ],
  [
    'a header of the handshake',
    server(`location /ws { ${UPSTREAM} ${HEADERS} «proxy_set_header Sec-WebSocket-Version 12;» }`, MAP),
  ],
  [
    'an old version of HTTP',
    server(`${HEADERS} location /ws { ${UPSTREAM} «proxy_http_version 1.0;» }`, MAP),
  ],
  [
    'an access rule',
    server(`${HEADERS} location /ws { ${UPSTREAM} «limit_except POST { deny all; }» }`, MAP),
  ],
  [
    'a wrong value',
    server(
      `location /ws { ${UPSTREAM} ${HEADERS} } location /ws2 { ${UPSTREAM} proxy_set_header Upgrade $http_upgrade; «proxy_set_header Connection close;|proxy_set_header Connection $connection_upgrade;» proxy_read_timeout 1h; }`,
      MAP,
    ),
  ],
  [
    'a wrong map',
    server(
      `location /ws { ${UPSTREAM} ${HEADERS} }`,
      `«map $http_upgrade $connection_upgrade { default ""; }|${MAP}»`,
    ),
  ],
  [
    'a wrong entry of a map',
    server(
      `location /ws { ${UPSTREAM} ${HEADERS} }`,
      'map $http_upgrade $connection_upgrade { «default "";|default upgrade;» }',
    ),
  ],
];

describe.each(ENGINES)('what a template decides by %s', (...engine) => {
  it.each(CASES)('%s', (_what, text) => {
    expect(said(nginx({ 'nginx.conf': unconditional(text) }))).not.toEqual([]);
    expect(said(nginx({ 'nginx.conf.tmpl': template(text, engine) }))).toEqual([]);
  });

  it('the same header in either branch is sent once', () => {
    const text = server(
      `location /ws { ${UPSTREAM} «proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;|proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;» proxy_read_timeout 1h; }`,
      MAP,
    );
    expect(said(nginx({ 'nginx.conf.tmpl': template(text, engine) }))).toEqual([]);
  });

  it('a map defined in either branch is defined once, and may be the right one', () => {
    const text = server(
      `location /ws { ${UPSTREAM} ${HEADERS} }`,
      `«${MAP}|map $http_upgrade $connection_upgrade { default ""; }»`,
    );
    expect(said(nginx({ 'nginx.conf.tmpl': template(text, engine) }))).toEqual([]);
  });
});

describe('what a template does not decide', () => {
  it.each([
    [
      'headers that no branch sets',
      server(
        `location /ws { ${UPSTREAM} proxy_set_header Host $host; «proxy_set_header X-Real-IP $remote_addr;» }`,
      ),
    ],
    [
      'a whole block, which is as it is wherever it is',
      server(`«location /ws { ${UPSTREAM} proxy_set_header Host $host; }»`),
    ],
  ])('is found: %s', (_what, text) => {
    expect(said(nginx({ 'nginx.conf.tmpl': template(text) }))).toEqual([
      expect.stringContaining('error websocket-handshake'),
    ]);
  });

  it('is what the headers are for: they show that WebSockets are meant', () => {
    const text = template(server(`location /x { ${UPSTREAM} «${HEADERS}» }`, MAP));
    const [route] = load({ 'nginx.conf.tmpl': text }).routes;
    expect(route?.intent.strength).toBe('strong');
    expect(route?.websocket.handshake).toBe('unknown');
    expect(route?.websocket.reasons[0]?.message).toBe(
      'a template decides whether this `proxy_set_header` is here',
    );
  });
});
