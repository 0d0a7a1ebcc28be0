/** What nginx would refuse to read: the line to blame, and the repair where there is no doubt. */
import { describe, expect, it } from 'vitest';
import { outline, parse, problemsIn, repaired } from './outline.ts';

describe('a missing semicolon', () => {
  it.each([
    [
      'before the end of the block',
      'location / {\n  proxy_pass http://a\n}',
      '2 missing-semicolon «http://a»',
    ],
    ['before a block', 'server {\n  root /a\n  location / {\n  }\n}', '2 missing-semicolon «/a»'],
    [
      'before a directive, where there are too many arguments then',
      'proxy_set_header A b\nproxy_set_header C d;',
      '1 missing-semicolon «b»',
    ],
    ['before a directive that is no parameter', 'listen 80\nserver_name a;', '1 missing-semicolon «80»'],
    ['before a Lua block', 'root /a\ncontent_by_lua_block { a = "}" }', '1 missing-semicolon «/a»'],
    ['in a map', "map $a $b {\n  default x\n  '' y;\n}", '2 missing-semicolon «x»'],
    ['at the end of a map', "map $a $b {\n  default x;\n  '' y\n}", '3 missing-semicolon «y»'],
    ['at the end of the file', 'user a;\nworker_processes 4', '2 missing-semicolon «4»'],
    ['on the same line', 'location / { add_header A b return 204; }', '1 missing-semicolon «b»'],
    ['after a comment', 'root /a # where it is\nindex b;', '1 missing-semicolon «/a»'],
  ])('%s', (_title, text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
    expect(problemsIn(repaired(text))).toEqual([]);
  });

  it('is found on each line that lacks one', () => {
    const text = 'location / {\n  proxy_http_version 1.1\n  proxy_buffering off\n  proxy_pass http://a\n}';
    expect(problemsIn(text).map((problem) => problem.slice(0, 1))).toEqual(['2', '3', '4']);
    expect(outline(text)).toBe(
      'location [/] {proxy_http_version [1.1]; proxy_buffering [off]; proxy_pass [http://a];}',
    );
    expect(problemsIn(repaired(text))).toEqual([]);
  });

  it.each([
    ['names', 'server_name a\n  root b;'],
    ['types', 'gzip_types text/css\n  expires;'],
    ['formats', 'log_format a "b"\n  proxy_pass "c";'],
    ['parameters that are directives elsewhere', 'listen 443\n  ssl\n  http2;'],
    ['methods', 'proxy_next_upstream error\n  timeout\n  http_502;'],
    ['flags', 'rewrite ^/a /b\n  break;'],
    ['options of a log', 'access_log /a combined\n  gzip flush=1m;'],
    ['entries of a list that may be long', 'split_clients $a $b {\n  1% c\n  * d;\n}'],
  ])('is not seen where nginx accepts several lines as one statement: %s', (_title, text) => {
    expect(problemsIn(text)).toEqual([]);
  });

  it('is not repaired where something else is wrong with the line', () => {
    expect(parse('location / {\n  proxy_set_header Upgrade\n}').problems[0]?.repair).toBeNull();
    expect(parse('server {\n  ...\n}').problems[0]?.repair).toBeNull();
  });
});

describe('a missing opening brace', () => {
  it.each([
    ['of a location', 'location /a\n  proxy_pass http://b;\n}', '1 missing-block «location /a»'],
    [
      'of a server',
      'http {\n  server\n    listen 80;\n    server_name a;\n  }\n}',
      '2 missing-block «server»',
    ],
    ['of a map', 'map $a $b\n  default c;\n  d e;\n}', '1 missing-block «map $a $b»'],
    ['on the same line', 'location /a add_header A b; return 204; }', '1 missing-block «location /a»'],
  ])('%s', (_title, text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
    expect(problemsIn(repaired(text))).toEqual([]);
  });

  it('of a block that ends in a semicolon is not guessed', () => {
    expect(problemsIn('location /a;')).toEqual(['1 missing-block «location /a»']);
    expect(parse('location /a;').problems[0]?.repair).toBeNull();
  });
});

describe('a missing closing brace', () => {
  const server = (body: string) => `http {\n  server {\n${body}\n  }\n}\n`;

  it.each([
    ['before the next block', server('    location /a {\n      return 204;\n\n    location /b {\n    }'), 3],
    ['of the last block', server('    location /a {\n      return 204;'), 3],
    ['of an empty block', server('    location /a {\n\n    location /b {\n    }'), 3],
    ['of a block on one line', server('    location /a { return 204;\n    location /b { }'), 3],
    ['of the first block of the file', 'events {\n\nhttp {\n}\n', 1],
    ['of a list', 'http {\n  map $a $b {\n    default c;\n\n  server {\n  }\n}\n', 2],
    ['of a Lua block', server('    location /a {\n      content_by_lua_block {\n        a()\n    }'), 4],
    ['at the end of the file', 'server {\n  location / {\n  }\n', 1],
  ])('%s', (_title, text, line) => {
    expect(problemsIn(text).map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
      `${line} unclosed-block`,
    ]);
    expect(problemsIn(repaired(text))).toEqual([]);
  });

  it('does not move what follows into the open block', () => {
    expect(outline(server('    location /a {\n      return 204;\n\n    location /b {\n    }'))).toBe(
      'http {server {location [/a] {return [204];} location [/b] {}}}',
    );
  });

  it('is blamed on the innermost block where no line is indented', () => {
    expect(problemsIn('server {\nlisten 80;\nlocation /a {\nreturn 204;\n')).toEqual([
      '3 unclosed-block «location /a {»',
    ]);
  });

  it('is inserted in the style of the file', () => {
    const text = 'server {\r\n\tlocation /a {\r\n\t\treturn 204;\r\n\tlocation /b {\r\n\t}\r\n}\r\n';
    expect(repaired(text)).toBe(
      'server {\r\n\tlocation /a {\r\n\t\treturn 204;\r\n\t}\r\n\tlocation /b {\r\n\t}\r\n}\r\n',
    );
  });
});

describe('a brace too many', () => {
  it('is the one whose indentation is wrong', () => {
    const text = 'server {\n  location /a {\n  }\n  }\n  location /b {\n  }\n}\n';
    expect(problemsIn(text)).toEqual(['4 unexpected-close «}»']);
    expect(outline(text)).toBe('server {location [/a] {} location [/b] {}}');
  });

  it('is the last one where the indentation is right', () => {
    expect(problemsIn('server {\n}\n}\n')).toEqual(['3 unexpected-close «}»']);
    expect(repaired('server {\n}\n}\n')).toBe('server {\n}\n\n');
  });
});

describe('quotes', () => {
  it('that are left open are blamed where they begin', () => {
    const text = 'add_header A "b;\nadd_header C "d";\n';
    expect(problemsIn(text)).toEqual(['1 unclosed-quote «"b»']);
    expect(outline(text)).toBe('add_header [A] [b]; add_header [C] [d];');
    expect(repaired(text)).toBe('add_header A "b";\nadd_header C "d";\n');
  });

  it('may be left open up to the end of the file', () => {
    expect(problemsIn('return 200 "a;\nroot /b;\n')).toEqual(['1 unclosed-quote «"a»']);
  });

  it('are not closed by guess where the parameter could end at several places', () => {
    expect(parse('return 200 "a b;\n').problems[0]?.repair).toBeNull();
    expect(parse('return 200 "a;b;\n').problems[0]?.repair).toBeNull();
  });

  it('want a space after them', () => {
    expect(problemsIn('return 200 "a"b;')).toEqual(['1 missing-space-after-quote «b»']);
    expect(problemsIn(`return 200 "a"'b';`)).toEqual([`1 missing-space-after-quote «'»`]);
  });
});

describe('other things that nginx refuses', () => {
  it.each([
    ['a block after a simple directive', 'listen 80 { }', '1 not-a-block-directive «listen»'],
    ['a semicolon after a block', 'server { };', '1 unexpected-terminator «;»'],
    ['a block without a name', '{ }', '1 unexpected-terminator «{»'],
    ['a block in a list', 'map $a $b { default { } }', '1 unexpected-terminator «{»'],
    ['a byte-order mark', '\ufeffuser a;', '1 byte-order-mark «\ufeff»'],
  ])('%s', (_title, text, problem) => expect(problemsIn(text)).toEqual([problem]));

  it('a parameter that does not fit into its buffer', () => {
    expect(problemsIn(`add_header A "${'b'.repeat(5000)}";`)[0]).toContain('too-long-parameter');
    expect(problemsIn(`add_header A "${'b'.repeat(4000)}";`)).toEqual([]);
  });
});
