/** The tree: which directives a file holds, and where they stand in it. */
import { describe, expect, it } from 'vitest';
import type { Directive } from '../../../src/nginx/syntax/tree.ts';
import { outline, parse, problemsIn } from './outline.ts';

describe('the tree', () => {
  it('holds simple directives and blocks', () => {
    expect(outline('events {} http { server { listen 80; location / { root /a; } } }')).toBe(
      'events {} http {server {listen [80]; location [/] {root [/a];}}}',
    );
  });

  it('holds the entries of lists, whatever their first words are', () => {
    expect(outline(`map $a $b { default server; "" location; include x; hostnames; }`)).toBe(
      'map [$a] [$b] {default [server];  [location]; include [x]; hostnames;}',
    );
    expect(problemsIn('types { location a; server b c; }')).toEqual([]);
  });

  it('has offsets into the text', () => {
    const text = '  server {\n listen 80 ;\n } # end';
    const [server] = parse(text).children;
    expect(text.slice(server?.start, server?.end)).toBe('server {\n listen 80 ;\n }');
    expect([server?.block?.open, server?.block?.close]).toEqual([text.indexOf('{'), text.indexOf('}')]);
    const [listen] = server?.block?.children ?? [];
    expect(text.slice(listen?.start, listen?.end)).toBe('listen 80 ;');
  });

  it('takes unknown directives as they come', () => {
    expect(
      outline('jaeger_trace on; geoip2 /a.mmdb { $country country iso_code; } rtmp { server { listen 1; } }'),
    ).toBe(
      'jaeger_trace [on]; geoip2 [/a.mmdb] {$country [country] [iso_code];} rtmp {server {listen [1];}}',
    );
  });

  it('is as deep as the file', () => {
    const depth = 100_000;
    const tree = parse('a {\n'.repeat(depth) + '}\n'.repeat(depth));
    expect(tree.problems).toEqual([]);
    let found = 0;
    for (let [at]: readonly Directive[] = tree.children; at !== undefined; [at] = at.block?.children ?? [])
      found++;
    expect(found).toBe(depth);
  });
});

describe('a Lua block', () => {
  const luaOf = (text: string): string | null => {
    const lua = parse(text).children[0]?.lua ?? null;
    return lua === null ? null : text.slice(lua.start, lua.end);
  };

  it.each([
    ['nested braces', ' local a = { { 1 } } '],
    ['braces in strings', ` a = "}" .. '{' `],
    ['escaped quotes', ' a = "\\"}" '],
    ['long brackets', ' a = [[ } ]] .. [==[ ]] } ]==] '],
    ['comments', " -- } it's\n --[[ } ]] --[==[ } ]==] "],
    ['a quote that its line does not close', " -- fine\n a = b ' c\n"],
    ['what nginx would take for a comment', ' a = #b '],
  ])('ends at the brace that closes it, past %s', (_title, body) => {
    const text = `content_by_lua_block {${body}} root /a;`;
    expect(luaOf(text)).toBe(body);
    expect(outline(text)).toBe('content_by_lua_block {lua} root [/a];');
    expect(problemsIn(text)).toEqual([]);
  });

  it('may have arguments', () =>
    expect(outline('set_by_lua_block $a { return "}" }')).toBe('set_by_lua_block [$a] {lua}'));

  it('that nothing closes is read up to where the indentation ends it', () => {
    const text = 'server {\n  content_by_lua_block {\n    a = [[\n  }\n  listen 80;\n}\n';
    expect(problemsIn(text)).toEqual(['2 unclosed-lua-block «{»']);
    expect(outline(text)).toBe('server {content_by_lua_block {lua} listen [80];}');
  });

  it('that the brace of another block closes is blamed all the same', () => {
    const text = 'server {\n  content_by_lua_block {\n    a = {\n  }\n}\n';
    expect(problemsIn(text)).toEqual(['2 unclosed-block «content_by_lua_block {»']);
  });
});
