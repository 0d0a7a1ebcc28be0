import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/nginx/config/context.ts';
import { copyOf, headerLine } from '../../../src/nginx/edit/header-line.ts';
import { insertAfter, insertAtStart, insertBefore, removeStatement } from '../../../src/nginx/edit/place.ts';
import { applyEdits, type TextEdit } from '../../../src/text/edit.ts';
import { load } from '../config/loading.ts';

function statements(text: string, name: string): readonly Statement[] {
  return load(text).statements.named(name);
}

function first(text: string, name: string): Statement {
  const [found] = statements(text, name);
  if (found === undefined) throw new Error(`no ${name} in the text`);
  return found;
}

function applied(text: string, edit: TextEdit | null): string {
  const result = applyEdits(text, edit === null ? [] : [edit]);
  return result.kind === 'applied' ? result.text : 'overlap';
}

describe('new lines after a statement', () => {
  const withLines = (text: string) => applied(text, insertAfter(first(text, 'listen'), ['a 1;', 'b 2;']));

  it('are indented as it is', () => {
    expect(withLines('server {\n\tlisten 80;\n}\n')).toBe('server {\n\tlisten 80;\n\ta 1;\n\tb 2;\n}\n');
  });

  it('leave its comment beside it', () => {
    expect(withLines('server {\n  listen 80; # plain\n}\n')).toBe(
      'server {\n  listen 80; # plain\n  a 1;\n  b 2;\n}\n',
    );
  });

  it('end as the file ends its lines', () => {
    expect(withLines('server {\r\n  listen 80;\r\n}\r\n')).toBe(
      'server {\r\n  listen 80;\r\n  a 1;\r\n  b 2;\r\n}\r\n',
    );
  });

  it('stay on its line where it shares the line with others', () => {
    expect(withLines('server { listen 80; server_name a; }\n')).toBe(
      'server { listen 80; a 1; b 2; server_name a; }\n',
    );
  });

  it('follow the last line of a file without a line ending', () => {
    expect(withLines('  listen 80;')).toBe('  listen 80;\n  a 1;\n  b 2;');
  });
});

describe('new lines before a statement', () => {
  it('stand above the comments that belong to it', () => {
    const text = 'http {\n    # the shop\n    # (two lines)\n    server {\n    }\n}\n';
    expect(applied(text, insertBefore(first(text, 'server'), ['map a b;', '']))).toBe(
      'http {\n    map a b;\n\n    # the shop\n    # (two lines)\n    server {\n    }\n}\n',
    );
  });
});

describe('new lines at the start of a block', () => {
  const start = (text: string) => {
    const { block } = first(text, 'server');
    return block === null ? '' : applied(text, insertAtStart(block, ['a 1;']));
  };

  it('are one step deeper than the block, in the step of the file', () => {
    expect(start('http {\n  server {\n    listen 80;\n  }\n}\n')).toBe(
      'http {\n  server {\n    a 1;\n    listen 80;\n  }\n}\n',
    );
  });

  it('stay on the line of a block that has only one', () => {
    expect(start('server { listen 80; }')).toBe('server { a 1; listen 80; }');
  });
});

describe('removing a statement', () => {
  const without = (text: string) => applied(text, removeStatement(first(text, 'listen')));

  it('takes its line with it', () => {
    expect(without('server {\n    listen 80;\n    server_name a;\n}\n')).toBe(
      'server {\n    server_name a;\n}\n',
    );
  });

  it('leaves others on its line alone', () => {
    expect(without('server { listen 80; server_name a; }')).toBe('server { server_name a; }');
  });

  it('leaves one blank line where two would meet', () => {
    expect(without('server {\n  a 1;\n\n  listen 80;\n\n  b 2;\n}\n')).toBe(
      'server {\n  a 1;\n\n  b 2;\n}\n',
    );
  });
});

describe('a new header line', () => {
  const siblings = (text: string) => statements(`location / {\n${text}\n}`, 'proxy_set_header');

  it('has single spaces where nothing else is there to follow', () => {
    expect(headerLine([], 'Upgrade', '$u')).toBe('proxy_set_header Upgrade $u;');
  });

  it('follows the column of its siblings', () => {
    const aligned = siblings(
      'proxy_set_header  Host       $host;\nproxy_set_header  X-Real-IP  $remote_addr;',
    );
    expect(headerLine(aligned, 'Upgrade', '$u')).toBe('proxy_set_header  Upgrade    $u;');
  });

  it('does not take one space for a column', () => {
    const plain = siblings('proxy_set_header Host $host;\nproxy_set_header X-Real-IP $remote_addr;');
    expect(headerLine(plain, 'Connection', '$c')).toBe('proxy_set_header Connection $c;');
  });

  it('keeps one space where the name is longer than the column', () => {
    const aligned = siblings('proxy_set_header Host $host;\nproxy_set_header A    $a;');
    expect(headerLine(aligned, 'Connection', '$c')).toBe('proxy_set_header Connection $c;');
  });
});

describe('a copied line', () => {
  it('keeps its quotes, on one line', () => {
    const text = 'http {\n  proxy_set_header X\n    "a b";\n}';
    expect(copyOf(first(text, 'proxy_set_header'))).toBe('proxy_set_header X "a b";');
  });
});
