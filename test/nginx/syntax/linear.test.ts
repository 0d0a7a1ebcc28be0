/**
 * Time grows with the length of the text and no faster, whatever is in it. Linear work on these texts takes a fraction of
 * the limit on any machine, quadratic work many times the limit.
 */
import { describe, expect, it } from 'vitest';
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import { tokenizeNginx } from '../../../src/nginx/syntax/tokens.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

const CHARACTERS = 200_000;
const LIMIT = 4_000;

/** What a text consists of, over and over. */
const PIECES: Readonly<Record<string, string>> = {
  'double quotes': '"',
  'quotes that nothing closes on their lines': 'a "\n',
  'quotes of both kinds': `"' `,
  'quotes before backslashes': '"\\ ',
  'open quotes of both kinds': `a 'x;\nb "y;\n`,
  'opening braces': '{',
  'nested blocks on one line': 'a {',
  'nested blocks': 'server {\n location /a {\n',
  'blocks that are left open': 'server {\n location /a {\n server b;\n location /b {\n }\n}\n',
  'closing braces': '}',
  variables: '${',
  backslashes: '\\',
  semicolons: ';',
  'words on one line': 'a ',
  'lines without semicolons': 'listen 80\n',
  'entries without semicolons': 'map $a $b {\nc d\ne f\n}\n',
  'tags that nothing closes': '{{',
  'statement tags that nothing closes': '{%',
  'code tags that nothing closes': '<%',
  'tags on one line': '{{ a }}',
  'tags with quotes': `{{ ' }} `,
  insertions: '${A}\n',
  'Lua blocks that nothing closes': 'content_by_lua_block {\n',
  'strings in Lua that nothing closes': 'content_by_lua_block {" }\n',
  'long brackets in Lua': 'content_by_lua_block {[[\n}',
};

describe.each(['/nginx.conf', '/nginx.conf.j2'])('reading %s takes linear time for', (path) => {
  it.each(Object.entries(PIECES))('%s', (_title, piece) => {
    expect(timeToRead(path, piece.repeat(CHARACTERS / piece.length))).toBeLessThan(LIMIT);
  });

  it('escaped quotes in Lua', () => {
    const body = '\\"'.repeat(CHARACTERS / 2);
    expect(timeToRead(path, `content_by_lua_block { "${body}`)).toBeLessThan(LIMIT);
  });
});

function timeToRead(path: string, text: string): number {
  const file = new SourceFile(path, text);
  const started = performance.now();
  parseNginx(file);
  tokenizeNginx(file);
  return performance.now() - started;
}
