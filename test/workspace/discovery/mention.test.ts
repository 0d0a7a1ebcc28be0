import { describe, expect, test } from 'vitest';
import { mentionsAny } from '../../../src/workspace/discovery/mention.ts';

describe('a text may include a file', () => {
  test.each([
    ['include conf.d/app.conf;', true],
    ['include "conf.d/app.conf";', true],
    ["include\n  '/etc/nginx/conf.d/app.conf';", true],
    ['include conf.d/*.conf;', true],
    ['include conf.d/a??.conf;', true],
    ['include conf.d/[a-c]pp.conf;', true],
    ['location /a { include app.conf; }', true],
    ['include conf.d/other.conf;', false],
    ['include conf.d/*.inc;', false],
    ['included app.conf;', false],
    ['proxy_pass http://app.conf;', false],
  ])('%j: %s', (text, expected) => {
    expect(mentionsAny(text, 'nginx', new Set(['web', 'app.conf']))).toBe(expected);
  });

  test.each([
    ['import sites/app.caddy', true],
    [':80 {\n\timport sites/*\n}', true],
    ['import sites/*.caddy arg', true],
    ['import {$SITES:sites/*}', true],
    ['import snippet', false],
    ['# not import app.caddy', false],
  ])('of Caddy %j: %s', (text, expected) => {
    expect(mentionsAny(text, 'caddyfile', new Set(['app.caddy']))).toBe(expected);
  });

  test('is told in linear time', () => {
    const text = 'include '.repeat(500_000);
    expect(mentionsAny(text, 'nginx', new Set(['a']))).toBe(false);
  });
});
