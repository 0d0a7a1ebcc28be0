/** A path that something is at already: taken by others, or by an earlier run. */
import { describe, expect, it } from 'vitest';
import { APP, GRAFANA_BELOW, http, inserted, notInserted, SOCKETS, serverOf } from './inserting.ts';

describe('a path that is taken', () => {
  const other = http(serverOf('location /ws {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));

  it('is refused, with the line that has it', () => {
    const refused = notInserted(other, SOCKETS);
    expect(refused).toMatchObject({ kind: 'refused', line: 7 });
    expect(refused.message).toContain('proxy_pass http://127.0.0.1:7000');
    expect(refused.advice).toContain('--path');
  });

  it('is for `proxylint fix` where it leads to the same place and does not work', () => {
    const refused = notInserted(other.replace('7000', '9000'), SOCKETS);
    expect(refused.advice).toContain('proxylint fix');
  });

  it('is also one without the slash, which takes all that is below', () => {
    const text = http(serverOf('location /grafana {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));
    expect(notInserted(text, GRAFANA_BELOW).kind).toBe('refused');
  });

  it('is also one that a regular expression is there for', () => {
    const text = http(serverOf('location ~ ^/ws {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));
    expect(notInserted(text, SOCKETS).message).toContain('location ~ ^/ws');
  });

  it('is not one with a slash, which serves what is below', () => {
    const text = http(serverOf('location /ws/ {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));
    expect(inserted(text, SOCKETS)).toContain('location /ws {');
  });
});

describe('a second run', () => {
  it('finds all of it there', () => {
    const once = inserted(http(serverOf(APP)), GRAFANA_BELOW);
    expect(notInserted(once, GRAFANA_BELOW)).toMatchObject({ kind: 'present' });
  });

  it('adds what was taken away in between', () => {
    const once = inserted(http(serverOf(APP)), GRAFANA_BELOW);
    const without = once.replace(/\n {8}# WebSockets open at[\s\S]*?\n {8}\}\n/, '');
    expect(without).not.toContain('/api/live/');
    const again = inserted(without, GRAFANA_BELOW);
    expect(again.match(/location \/grafana\/ \{/g)).toHaveLength(1);
    expect(again).toContain('location /grafana/api/live {');
  });

  it('finds what people wrote themselves, by other words', () => {
    const own =
      'location ^~ /ws {\n    proxy_pass http://localhost:9000;\n    proxy_http_version 1.1;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection upgrade;\n    proxy_read_timeout 1d;\n}\n';
    expect(notInserted(http(serverOf(own)), SOCKETS)).toMatchObject({ kind: 'present', line: 7 });
  });
});
