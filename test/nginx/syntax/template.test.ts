/** Templates, read without being rendered. */
import { describe, expect, it } from 'vitest';
import { outline, parse, problemsIn } from './outline.ts';

describe('a tag in a word', () => {
  it.each([
    ['Jinja', 'listen {{ port }};', 'listen [~{{ port }}];'],
    ['a part of a word', 'proxy_pass http://{{ host }}:80/;', 'proxy_pass [~http://{{ host }}:80/];'],
    ['ERB', 'root <%= @root %>;', 'root [~<%= @root %>];'],
    ['what ends a word, inside of it', 'a {{ f("b; c") }} d;', 'a [~{{ f("b; c") }}] [d];'],
    ['its own end in a string', 'a {{ "}}" }};', 'a [~{{ "}}" }}];'],
    [
      'in quotes',
      'add_header A "b {{ c }}" always; root {{ d }};',
      'add_header [A] [~b {{ c }}] [always]; root [~{{ d }}];',
    ],
    ['where a directive begins', '{{ name }} on;', '~{{ name }} [on];'],
    [
      'conditions in a word',
      'listen 80{% if a %} ssl{% endif %};',
      'listen [~80{% if a %}] [~ssl{% endif %}];',
    ],
  ])('%s', (_title, text, expected) => {
    expect(outline(text)).toBe(expected);
    expect(problemsIn(text)).toEqual([]);
    expect(parse(text).templated).toBe(true);
  });
});

describe('a tag on a line of its own', () => {
  it('inserts directives where it inserts something', () => {
    expect(outline('server {\n  {{ extra }}\n  listen 80;\n}')).toBe('server {… listen [80];}');
    expect(outline('{% include "a" %}\nserver {\n}')).toBe('… server {}');
    expect(outline('server {\n<%= @extra %>\nlisten 80;\n}')).toBe('server {… listen [80];}');
  });

  it('inserts nothing where it is a comment or an assignment', () => {
    expect(outline('{# a; b { #}\n{{/* c */}}\n{{- $d := 1 -}}\n{% set e = 1 %}\n<%# f %>\nroot /g;')).toBe(
      'root [/g];',
    );
  });

  it('may be a variable of envsubst, in a template', () => {
    expect(outline('http {\n  ${SERVERS}\n  include a;\n}', '/a.conf.template')).toBe(
      'http {… include [a];}',
    );
    expect(outline('http {\n  $SERVERS\n  include a;\n}', '/a.conf.template')).toBe('http {… include [a];}');
    expect(problemsIn('http {\n  ${SERVERS}\n}', '/a.conf')).not.toEqual([]);
  });
});

describe('a name that a script replaces', () => {
  it.each(['@PORT@', '%PORT%', '__PORT__', '##HTTP_PORT##'])('is %s, in a template', (name) => {
    expect(outline(`listen 127.0.0.1:${name};`, '/nginx.conf.in')).toBe(`listen [~127.0.0.1:${name}];`);
    expect(outline(`listen 127.0.0.1:${name};`, '/nginx.conf')).not.toContain('~');
  });

  it('is not what only looks like one', () => {
    for (const word of ['@php', '100%', '%20A%E2%82', '__a__', '$PORT', 'a@B.C']) {
      expect(outline(`root ${word};`, '/nginx.conf.in')).toBe(`root [${word}];`);
    }
  });
});

describe('conditions and loops', () => {
  it.each([
    [
      'Jinja',
      '{% if a %}\nroot /b;\n{% elif c %}\nroot /d;\n{% else %}\nroot /e;\n{% endif %}\nindex f;',
      '?root [/b]; ?root [/d]; ?root [/e]; index [f];',
    ],
    ['Go', '{{- range $a }}\nserver b;\n{{ end }}\nindex c;', '?server [b]; index [c];'],
    [
      'ERB',
      '<% if a -%>\nroot /b;\n<%- else -%>\nroot /c;\n<% end %>\nindex d;',
      '?root [/b]; ?root [/c]; index [d];',
    ],
    [
      'loops of ERB',
      '<% @a.each do |b| %>\nallow <%= b %>;\n<% end %>\ndeny all;',
      '?allow [~<%= b %>]; deny [all];',
    ],
    ['EPP', '<%- if $a { -%>\nroot /b;\n<%- } -%>\nindex c;', '?root [/b]; index [c];'],
    [
      'EJS',
      '<%\nif (a) {\n%>\nroot /b;\n<% } else if (c) { %>\nroot /d;\n<% } %>\nindex e;',
      '?root [/b]; ?root [/d]; index [e];',
    ],
    [
      'Handlebars',
      '{{#if a}}\nroot /b;\n{{else}}\nroot /c;\n{{/if}}\nindex d;',
      '?root [/b]; ?root [/c]; index [d];',
    ],
    ['on one line', '{% if a %}root /b;{% endif %} index c;', '?root [/b]; index [c];'],
  ])('make what is in them conditional: %s', (_title, text, expected) => {
    expect(outline(text)).toBe(expected);
    expect(problemsIn(text)).toEqual([]);
  });

  it('count from the block around a directive', () => {
    expect(
      outline('{% if a %}\nserver {\n  listen 80;\n  {% if b %}\n  root /c;\n  {% endif %}\n}\n{% endif %}'),
    ).toBe('?server {listen [80]; ?root [/c];}');
  });

  it('may open alternative blocks', () => {
    const text =
      '{% if a %}\nserver {\n  listen 443;\n{% else %}\nserver {\n  listen 80;\n{% endif %}\n  root /b;\n}\n';
    expect(problemsIn(text)).toEqual([]);
    expect(outline(text)).toBe('?server {listen [443];} ?server {listen [80]; root [/b];}');
  });

  it('may close alternative blocks', () => {
    const text = 'http {\nserver {\n{% if a %}\n  root /a;\n}\n{% else %}\n  root /b;\n}\n{% endif %}\n}\n';
    expect(problemsIn(text)).toEqual([]);
  });
});

describe('what no rendering can avoid', () => {
  it('is a problem', () => {
    expect(problemsIn('server {\n  listen {{ port }};\n  root /a\n  location / {\n  }\n}')).toEqual([
      '3 missing-semicolon «/a»',
    ]);
    expect(problemsIn('server {\n  listen {{ port }};\n  location / {\n}\n')).toEqual([
      '3 unclosed-block «location / {»',
    ]);
  });

  it('is not what a tag may bring along', () => {
    expect(problemsIn('server {\n  root {{ a }}\n}')).toEqual([]);
    expect(problemsIn('{{ header }}\nroot /a;\n}\n')).toEqual([]);
  });

  it('is a tag that nothing closes', () => {
    expect(problemsIn('{% if a\nroot {{ b }};\n', '/a.j2')).toEqual(['1 unclosed-template-tag «{%»']);
  });
});

describe('a plain configuration', () => {
  it.each([
    ['a comment directly after a brace', 'server {# not Jinja\n  root /a; #}\n}'],
    ['braces in quotes', `log_format a '{{"b": "$c"}}' '{% d %}';`],
    ['a percent sign after an angle', 'return 200 "<% a %>";'],
  ])('is read as nginx reads it: %s', (_title, text) => {
    expect(problemsIn(text)).toEqual([]);
    expect(parse(text).templated).toBe(false);
  });
});

describe('a configuration inside another file', () => {
  const yaml =
    'apiVersion: v1\ndata:\n  nginx.conf: |-\n    server {\n      listen 80;\n    }\n  other: |\n    echo a;\nkind: ConfigMap\n';

  it('is read from a block scalar of YAML', () => {
    expect(outline(yaml, '/a.yaml')).toBe('server {listen [80];}');
    expect(problemsIn(yaml, '/a.yaml')).toEqual([]);
    expect(problemsIn(yaml.replace('80;', '80'), '/a.yaml')).toEqual(['5 missing-semicolon «80»']);
  });

  it('is read from a here-document', () => {
    expect(outline("cat > a <<'EOF'\nserver {\n  listen 80;\n}\nEOF\nif a; then b; fi\n", '/a.sh')).toBe(
      'server {listen [80];}',
    );
  });
});
