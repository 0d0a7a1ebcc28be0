/** What `deprecated` says by version, and what its fixes must not change. */
import { describe, expect, it } from 'vitest';
import { readNginxTarget } from '../../src/route/nginx-target.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { findingsIn, fix, type LintSubject } from '../proof/harness/linting.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import { fixed, nginx } from './nginx-subject.ts';

function judgedFor(proxy: string, text: string): LintSubject {
  const read = readNginxTarget(proxy);
  if (read.kind !== 'target') throw new Error(read.problem);
  return { ...nginx(text), target: { caddy: '2.11.4', ...read.target } };
}

const about = (subject: LintSubject) =>
  findingsIn(subject)
    .filter(({ rule }) => rule === 'deprecated')
    .map((finding) => `${finding.severity} ${finding.fix?.safety ?? 'none'}`);

const http = (lines: string) => `events {}\nhttp {\n${lines}\n}\n`;

describe('listen … http2', () => {
  const text = http('server {\n    listen 443 ssl http2;\n}');

  it.each([
    ['1.25.0', []],
    ['1.25.1', ['info safe']],
    ['1.30.4', ['info unsafe']],
    ['openresty/1.27.1.2', ['info safe']],
    ['angie/1.10.0', ['info safe']],
    ['freenginx/1.27.2', ['info safe']],
    ['tengine/3.2.0', []],
  ])('for %s: %j', (proxy, expected) => {
    expect(about(judgedFor(proxy, text))).toEqual(expected);
  });

  it('becomes `http2 on` in every server of its address, and of theirs', () => {
    const before = http(
      'server {\n    listen 443 ssl http2;\n}\nserver {\n    listen *:443 ssl;\n    listen 8443 ssl http2;\n    server_name b;\n}\nserver {\n    listen 8443 ssl;\n    server_name c;\n}\nserver {\n    listen 80;\n}',
    );
    expect(fixed(judgedFor('1.28.0', before))).toBe(
      http(
        'server {\n    listen 443 ssl;\n    http2 on;\n}\nserver {\n    listen *:443 ssl;\n    listen 8443 ssl;\n    http2 on;\n    server_name b;\n}\nserver {\n    listen 8443 ssl;\n    http2 on;\n    server_name c;\n}\nserver {\n    listen 80;\n}',
      ),
    );
  });

  it('keeps QUIC and an `http2 on` that is there already', () => {
    const before = http('server {\n    listen 443 quic;\n    listen 443 ssl http2;\n    http2 on;\n}');
    expect(fixed(judgedFor('1.28.0', before))).toBe(
      http('server {\n    listen 443 quic;\n    listen 443 ssl;\n    http2 on;\n}'),
    );
  });

  it.each([
    ['another address would get it', http('server { listen 80; listen 443 ssl http2; }'), 'unsafe'],
    ['other servers may share the address', 'server { listen 443 ssl http2; }', 'unsafe'],
    [
      'an include is not at hand',
      http('include /srv/sites/*.conf;\nserver { listen 443 ssl http2; }'),
      'unsafe',
    ],
    [
      'a server holds what cannot be read',
      http('server { listen 443 ssl http2; include /srv/app.conf; }'),
      'unsafe',
    ],
    ['the server says off', http('server { listen 443 ssl http2; http2 off; }'), 'none'],
    ['an address is not known', http('server { listen 443 ssl http2; listen $port; }'), 'none'],
    [
      'a template decides',
      http('server { listen 443 ssl http2; {% if a %} listen 8443 http2; {% endif %} }'),
      'none',
    ],
  ])('is not changed unasked where %s', (_why, before, safety) => {
    expect(about(judgedFor('1.28.0', before))).toContain(`info ${safety}`);
    expect(fixed(judgedFor('1.28.0', before))).toBe(before);
  });

  it('says which address would get HTTP/2 as well', () => {
    const [finding] = findingsIn(judgedFor('1.28.0', http('server { listen 80; listen 443 ssl http2; }')));
    expect(finding?.fix?.title).toBe(
      'write `http2 on;` in each server of the address, which is for `80` as well',
    );
  });

  it('is not changed in a file that two servers include', () => {
    const subject: LintSubject = {
      ...nginx({
        'nginx.conf': http(
          'server { include tls.conf; server_name a; }\nserver { include tls.conf; server_name b; }',
        ),
        'tls.conf': 'listen 443 ssl http2;\n',
      }),
      target: { caddy: '2.11.4', nginx: '1.28.0' },
    };
    expect(about(subject)).toEqual(['info none']);
  });
});

describe('settings that are not used', () => {
  it.each([
    ['1.18.0', 'http2_max_field_size 1k;', []],
    ['1.22.1', 'http2_max_field_size 1k;', ['info safe']],
    ['1.22.1', 'http2_push_preload on;', []],
    ['1.26.0', 'http2_push_preload on;', ['info safe']],
    ['1.30.4', 'http2_recv_timeout 5s;', ['info unsafe']],
    ['angie/1.10.0', 'http2_push_preload on;', []],
  ])('for %s: %s %j', (proxy, line, expected) => {
    expect(about(judgedFor(proxy, http(`server { listen 80; ${line} }`)))).toEqual(expected);
  });
});

describeWith([needsNginx], 'the installed nginx', () => {
  it('warns of what is reported, and no more once it is fixed', () => {
    const check = startNginxCheck();
    const text = http(
      'server {\nlisten 127.0.0.1:8443;\nssl off;\nhttp2_max_field_size 1k;\nhttp2_max_header_size 1k;\nhttp2_idle_timeout 1s;\nhttp2_max_requests 10;\nhttp2_recv_timeout 1s;\n}',
    );
    try {
      const subject = judgedFor('1.22.1', text);
      const warnings = check.check(text).messages.filter((line) => /deprecated|obsolete/.test(line));
      expect(about(subject)).toHaveLength(warnings.length);
      expect(warnings).toHaveLength(6);
      const after = fix(subject).after.texts.get('nginx.conf') ?? '';
      expect(check.check(after)).toEqual({ accepted: true, messages: [] });
    } finally {
      check.end();
    }
  });
});
