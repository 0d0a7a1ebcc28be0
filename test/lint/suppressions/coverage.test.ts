import { describe, expect, it } from 'vitest';
import { rule as suppression } from '../../../rules/suppression/rule.ts';
import { defineRule } from '../../../src/lint/rule.ts';
import { lint } from '../../../src/lint/run.ts';
import { projectOf } from '../subject.ts';
import { resultOf, shownIn, told } from './subject.ts';

const caddyIn = (text: string) => shownIn(text, '/Caddyfile');

describe('a comment at the end of a line', () => {
  it('accepts what begins on this line, and nothing on the next one', () => {
    expect(shownIn('set $a @alpha; # proxylint-ignore alpha -- why\nset $b @alpha;\n')).toEqual(['alpha:2']);
    expect(
      caddyIn('x.test {\n\trespond @alpha # proxylint-ignore alpha -- why\n\trespond @alpha\n}\n'),
    ).toEqual(['alpha:3']);
  });

  it('accepts every statement on it, and all lines of one that ends there', () => {
    expect(shownIn('set $a @alpha; set $b @alpha; # proxylint-ignore alpha -- why\n')).toEqual([]);
    expect(shownIn('set $a\n  @alpha\n  "x"; # proxylint-ignore alpha -- why\n')).toEqual([]);
    expect(shownIn('set $a # proxylint-ignore alpha -- why\n  @alpha;\n')).toEqual([]);
  });

  it('accepts the head of a block, not what is in it', () => {
    const text = 'location @alpha { # proxylint-ignore alpha -- why\n  set $a @alpha;\n}\n';
    expect(shownIn(text)).toEqual(['alpha:2']);
  });
});

describe('a comment on a line of its own', () => {
  it('accepts what the next statement says on its own lines', () => {
    expect(shownIn('# proxylint-ignore alpha -- why\n\n# other\nset $a @alpha;\nset $b @alpha;\n')).toEqual([
      'alpha:5',
    ]);
    expect(shownIn('# proxylint-ignore alpha -- why\nlocation @alpha {\n  set $a @alpha;\n}\n')).toEqual([
      'alpha:3',
    ]);
    expect(shownIn('# proxylint-ignore alpha -- why\nset $a\n\n  @alpha;\n')).toEqual([]);
  });

  it('may stand above others', () => {
    const text = '# proxylint-ignore alpha -- why\n# proxylint-ignore beta -- why\nset @alpha @beta;\n';
    expect(shownIn(text)).toEqual([]);
  });

  it('may name several rules', () => {
    expect(shownIn('# proxylint-ignore alpha, beta -- why\nset @alpha @beta;\n')).toEqual([]);
    expect(shownIn('# proxylint-ignore alpha -- why\nset @alpha @beta;\n')).toEqual(['beta:2']);
  });

  it('accepts the statement that it stands in', () => {
    expect(shownIn('set $a\n  # proxylint-ignore alpha -- why\n  @alpha;\nset $b @alpha;\n')).toEqual([
      'alpha:4',
    ]);
  });

  it('accepts nothing where nothing follows', () => {
    expect(shownIn('set $a @alpha;\n# proxylint-ignore alpha -- why\n')).toEqual([
      'alpha:1',
      'suppression:2',
    ]);
    expect(
      shownIn('http {\n  set $a @alpha;\n  # proxylint-ignore alpha -- why\n}\nset @alpha 1;\n'),
    ).toEqual(['alpha:2', 'suppression:3', 'alpha:5']);
  });

  it('says nothing about a file that the next statement includes', () => {
    const files = {
      '/nginx.conf': 'http {\n# proxylint-ignore alpha -- why\ninclude /part.conf;\n}\n',
      '/part.conf': 'set $a @alpha;\n',
    };
    const shown = resultOf(files).findings;
    expect(shown.map(({ span }) => span.file.path)).toEqual(['/nginx.conf', '/part.conf']);
    const inPart = { ...files, '/part.conf': 'set $a @alpha; # proxylint-ignore alpha -- why\n' };
    expect(resultOf(inPart).findings.map(told)).toEqual(['suppression:2']);
  });
});

describe('a region', () => {
  const region = (...lines: readonly string[]) =>
    [
      'set $a @alpha;',
      '# proxylint-ignore-start alpha -- why',
      ...lines,
      '# proxylint-ignore-end alpha',
      'set $b @alpha;',
      '',
    ].join('\n');

  it('accepts what is found between its two comments', () => {
    expect(shownIn(region('location / {', 'set $c @alpha; set @beta 1;', '}'))).toEqual([
      'alpha:1',
      'beta:4',
      'alpha:7',
    ]);
  });

  it('may cross the blocks', () => {
    const text =
      'http {\n# proxylint-ignore-start alpha -- why\nset $a @alpha;\n}\nset $b @alpha;\n# proxylint-ignore-end alpha\n';
    expect(shownIn(text)).toEqual([]);
  });

  it('may overlap with one of another rule', () => {
    const text = [
      '# proxylint-ignore-start alpha -- why',
      '# proxylint-ignore-start beta -- why',
      'set @alpha @beta;',
      '# proxylint-ignore-end alpha',
      'set @alpha @beta;',
      '# proxylint-ignore-end beta',
      '',
    ].join('\n');
    expect(shownIn(text)).toEqual(['alpha:5']);
  });
});

it('a comment for the file accepts everything in it, and nothing in others', () => {
  const files = {
    '/nginx.conf':
      'set $a @alpha;\nhttp { include /part.conf; }\nset $a @alpha;\n# proxylint-ignore-file alpha -- why\n',
    '/part.conf': 'set $a @alpha;\n',
  };
  expect(resultOf(files).findings.map(({ span }) => span.file.path)).toEqual(['/part.conf']);
});

describe('what is no comment', () => {
  it.each([
    ['a quoted text', "set $a '# proxylint-ignore alpha -- why'; set $b @alpha;\n"],
    ['a word', 'set $a x#proxylint-ignore; set $b @alpha;\n'],
    ['Lua', 'content_by_lua_block {\n  -- # proxylint-ignore alpha -- why\n  x = "@alpha"\n}\n'],
    ['a sentence about proxylint', '# see proxylint-ignore alpha -- why\nset $b @alpha;\n'],
  ])('%s accepts nothing', (_name, text) => {
    expect(shownIn(text).map((each) => each.split(':')[0])).toEqual(['alpha']);
  });

  it('in a Caddyfile accepts nothing either', () => {
    expect(caddyIn('x.test {\n\trespond `# proxylint-ignore alpha -- why` @alpha\n}\n')).toEqual(['alpha:2']);
    expect(caddyIn('x.test {\n\trespond x#proxylint-ignore @alpha\n}\n')).toEqual(['alpha:2']);
  });
});

describe('a comment of a template', () => {
  it.each([
    ['Jinja', '/nginx.conf.j2', '{# proxylint-ignore alpha -- why #}'],
    ['Jinja, trimming', '/nginx.conf.j2', '{#- proxylint-ignore alpha -- why -#}'],
    ['ERB', '/nginx.conf.erb', '<%# proxylint-ignore alpha -- why %>'],
    ['Go', '/nginx.conf.tmpl', '{{/* proxylint-ignore alpha -- why */}}'],
    ['Helm', '/nginx.conf.tpl', '{{- /* proxylint-ignore alpha -- why */ -}}'],
    ['Liquid', '/nginx.conf.liquid', '{% comment %} proxylint-ignore alpha -- why {% endcomment %}'],
    [
      'Liquid, over several lines',
      '/nginx.conf.liquid',
      '{%- comment -%}\nproxylint-ignore alpha -- why\n{%- endcomment -%}',
    ],
    ['Handlebars', '/nginx.conf.hbs', '{{!-- proxylint-ignore alpha -- why --}}'],
    ['any of them, of nginx', '/nginx.conf.j2', '# proxylint-ignore alpha -- why'],
  ])('%s accepts as one of nginx does', (_name, path, comment) => {
    const tag = '{{ name }}';
    expect(shownIn(`set $x ${tag};\n${comment}\nset $a @alpha;\nset $b 1;\n`, path)).toEqual([]);
    expect(shownIn(`set $x ${tag};\nset $a @alpha; ${comment}\nset $b @alpha;\n`, path)).toHaveLength(1);
  });

  it('has the reason without its closing sign', () => {
    const { suppressed } = resultOf({
      '/a.conf.j2': '{# proxylint-ignore alpha -- why #}\nset $a {{ x }}@alpha;\n',
    });
    expect(suppressed.map(({ by }) => by)).toMatchObject([{ kind: 'comment', reason: 'why' }]);
  });

  it('covers what a condition of the template brings', () => {
    const text = '# proxylint-ignore alpha -- why\n{% if x %}\nset $a @alpha;\n{% endif %}\n';
    expect(shownIn(text, '/nginx.conf.j2')).toEqual([]);
  });

  it.each([
    ['Jinja', '{# proxylint-ignore alpha -- why #}'],
    ['Go', '{{/* proxylint-ignore alpha -- why */}}'],
    ['Liquid', '{% comment %} proxylint-ignore alpha -- why {% endcomment %}'],
  ])('%s accepts in a Caddyfile', (_name, comment) => {
    expect(shownIn(`x.test {\n\t${comment}\n\trespond @alpha\n}\n`, '/Caddyfile')).toEqual([]);
  });
});

it('is of use where the rule finds something through one of the roots only', () => {
  const once = defineRule({
    id: 'alpha',
    summary: 'alpha',
    severity: 'error',
    fix: 'none',
    dialects: ['nginx'],
    *checkNginx({ root, files }) {
      const [file] = files.filter(({ path }) => path === '/part.conf');
      if (root.path === '/one.conf' && file !== undefined)
        yield { message: 'here', span: { file, start: 0, end: 3 } };
    },
  });
  const files = {
    '/one.conf': 'http { include /part.conf; }\n',
    '/two.conf': 'http { include /part.conf; }\n',
    '/part.conf': 'set $a 1; # proxylint-ignore alpha -- why\n',
  };
  const { findings, suppressed } = lint(projectOf(files), [once, suppression], {});
  expect([findings.length, suppressed.length]).toEqual([0, 1]);
});

it('keeps what was accepted, with the reason and the comment', () => {
  const { suppressed } = resultOf({
    '/nginx.conf': 'set $a @alpha; # proxylint-ignore alpha -- see OPS-12 -- ask Ann\r\n',
  });
  expect(suppressed.map(({ finding, by }) => [told(finding), by])).toMatchObject([
    ['alpha:1', { kind: 'comment', reason: 'see OPS-12 -- ask Ann', span: { start: 15, end: 64 } }],
  ]);
});
