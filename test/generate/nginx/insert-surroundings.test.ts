/** What stands around a new location of nginx: lines it would lose or inherit, locations that would take its requests. */
import { describe, expect, it } from 'vitest';
import { APP, GRAFANA_BELOW, http, insert, inserted, notInserted, SOCKETS, serverOf } from './inserting.ts';

/** The lines that were added, without their indentation. */
function addedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  let next = 0;
  return after.split('\n').filter((line) => {
    if (line !== old[next]) return true;
    next++;
    return false;
  });
}

describe('what a location would lose', () => {
  it('is copied along: header lines in force that it does not set itself', () => {
    const lines = 'proxy_set_header X-Team  ops;\nproxy_set_header Host $proxy_host;\n';
    const after = inserted(http(serverOf(lines + APP)), SOCKETS);
    expect(after.match(/proxy_set_header X-Team {2}ops;/g)).toHaveLength(2);
    expect(after.match(/Host \$proxy_host/g)).toHaveLength(1);
  });

  it('is copied from an include and from http too', () => {
    const files = {
      'nginx.conf': http(`include headers.conf;\n${serverOf(APP)}`),
      'headers.conf': 'proxy_set_header X-Team ops;\n',
    };
    expect(inserted(files, SOCKETS)).toContain('            proxy_set_header X-Team ops;\n');
  });

  it('is never an Upgrade for any protocol', () => {
    const lines = 'proxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";\n';
    const after = inserted(http(serverOf(lines + APP)), GRAFANA_BELOW);
    expect(addedLines(http(serverOf(lines + APP)), after).join('\n')).not.toContain('$http_upgrade;');
  });

  it('is not known where a template decides about it', () => {
    const lines = '{% if team %}\nproxy_set_header X-Team ops;\n{% endif %}\n';
    expect(notInserted(http(serverOf(lines + APP)), SOCKETS).message).toContain(
      'a template decides about a header',
    );
  });
});

describe('what a location would inherit to its harm', () => {
  it.each([
    ['proxy_cache zone;', 'proxy_cache off;'],
    ['proxy_pass_request_headers off;', 'proxy_pass_request_headers on;'],
    ['proxy_method POST;', 'proxy_method $request_method;'],
    ['proxy_buffer_size 128;', 'proxy_buffer_size 4k;'],
  ])('is set back: %s', (line, counter) => {
    expect(inserted(http(serverOf(`${line}\n${APP}`)), SOCKETS)).toContain(`            ${counter}\n`);
  });

  it('is set back for event streams only where they need it', () => {
    const text = http(serverOf(`proxy_buffering on;\n${APP}`));
    expect(inserted(text, { ...SOCKETS, eventStreams: true })).toContain(
      '            proxy_buffering off;\n',
    );
    expect(inserted(text, SOCKETS)).not.toContain('proxy_buffering off;');
  });

  it('stays where the server means it for everybody, and a note says so', () => {
    const { insertion, texts } = insert(
      http(serverOf(`auth_basic staff;\nauth_basic_user_file users;\n${APP}`)),
      SOCKETS,
    );
    expect(texts['nginx.conf']).not.toContain('auth_basic off');
    expect(insertion.kind === 'edits' && insertion.notes.join(' ')).toContain('`auth_basic staff`');
  });

  it('is refused where nothing in the location helps', () => {
    const refused = notInserted(
      http(serverOf(`rewrite ^/(.*)$ /app/$1 break;\nrewrite ^/ws /gone last;\n${APP}`)),
      SOCKETS,
    );
    expect(refused.kind).toBe('refused');
    expect(refused.message).toMatch(/^it would not work here: it opens no WebSocket: /);
  });
});

describe('regular expressions beside a prefix', () => {
  it('are kept out where they would take paths below it', () => {
    const after = inserted(
      http(serverOf(`${APP}location ~ \\.(?:js|css)$ {\n    root /srv;\n}\n`)),
      GRAFANA_BELOW,
    );
    expect(after).toContain('location ^~ /grafana/ {');
  });

  it('are left alone where they are about other paths', () => {
    const after = inserted(
      http(serverOf(`${APP}location ~ ^/api/v\\d+ {\n    root /srv;\n}\n`)),
      GRAFANA_BELOW,
    );
    expect(after).toContain('location /grafana/ {');
  });

  it('keep what they take below it where that is what they are for', () => {
    const { insertion, texts } = insert(
      http(serverOf(`${APP}location ~ ^/grafana/public/ {\n    root /srv;\n}\n`)),
      GRAFANA_BELOW,
    );
    expect(texts['nginx.conf']).toContain('location /grafana/ {');
    expect(insertion.kind === 'edits' && insertion.notes.join(' ')).toContain('keeps what it takes');
  });

  it('leave the whole site plain', () => {
    const text = http(serverOf('location ~ \\.php$ {\n    root /srv;\n}\n'));
    expect(inserted(text, { ...SOCKETS, path: '/' })).toContain('        location / {\n');
  });
});
