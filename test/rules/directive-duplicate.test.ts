/** Where `directive-duplicate` keeps silent, and what it blames; what nginx says is in `test/differential`. */
import { describe, expect, it } from 'vitest';
import { readNginxTarget } from '../../src/route/nginx-target.ts';
import type { LintSubject } from '../proof/harness/linting.ts';
import { nginx, said, server } from './nginx-subject.ts';

const about = (subject: LintSubject) => said(subject).filter((line) => line.includes('directive-duplicate'));

describe('directive-duplicate', () => {
  it.each([
    ['location /a {} location ^~ /a {}', 'this block has the location `^~ /a` twice'],
    ['gzip on; gzip off;', '`gzip` is set twice in this block'],
    ['listen *:8080;', 'this server listens on `*:8080` twice'],
  ])('says of %s what is there twice', (lines, what) => {
    expect(about(nginx(server(lines)))).toEqual([expect.stringContaining(`nginx does not start: ${what}.`)]);
  });

  it('finds a second line through an include, and in a file that another one includes', () => {
    const files = { 'nginx.conf': server('gzip on; include gzip.conf;'), 'gzip.conf': 'gzip on;\n' };
    expect(about(nginx(files))).toHaveLength(1);
    expect(
      about(nginx('server { listen 80; location /a {} location /a {} gzip on; gzip on; }')),
    ).toHaveLength(2);
  });

  it.each([
    '{% if a %}\nlocation /a { return 200; }\n{% else %}\nlocation /a { return 201; }\n{% endif %}',
    '{% if a %}\ngzip on;\n{% else %}\ngzip off;\n{% endif %}',
    'location {{ a }} {} location {{ a }} {}',
    'listen {{ port }}; listen {{ port }};',
    'listen 8000-8010; listen 8000-8010;',
    'listen 443 ssl; listen 443 quic;',
    'brotli on; brotli off;',
    'more_set_headers a; more_set_headers a;',
    'location ~ /a {} location ~ /a {}',
  ])('keeps silent about %s', (lines) => {
    expect(about(nginx(server(lines)))).toEqual([]);
  });

  it('keeps silent about two servers in two branches of a template', () => {
    const branches = ['a', 'b'].map(
      (name) => `{% if ${name} %}\nserver { listen 81 default_server; server_name ${name}; }\n{% endif %}`,
    );
    expect(about(nginx(`events {}\nhttp {\n${branches.join('\n')}\n}\n`))).toEqual([]);
  });

  it('keeps silent about maps of one variable, and repeated regular expressions in one', () => {
    const maps = 'map $uri $a { ~x 1; ~x 2; a 1; } map $uri $b { a 1; include a.map; include b.map; }';
    expect(about(nginx(server('', maps)))).toEqual([]);
  });

  it('judges forks, which change some directives, by plain values only', () => {
    const read = readNginxTarget('angie/1.11.0');
    if (read.kind !== 'target') throw new Error(read.problem);
    const text = server('gzip on; gzip on; location /a {} location /a {} root a; root b;');
    expect(about(nginx(text))).toHaveLength(3);
    expect(about({ ...nginx(text), target: { caddy: '2.11.4', ...read.target } })).toHaveLength(1);
  });
});
