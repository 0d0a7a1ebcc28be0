/** Bodies of `*_by_lua_block`, against lua-nginx-module: where they end decides what nginx makes of the rest. */
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { describeWith, needsNginx, type Requirement } from '../proof/harness/requirements.ts';

const MODULES = ['ndk_http_module.so', 'ngx_http_lua_module.so'].map(
  (name) => `/usr/lib/nginx/modules/${name}`,
);
const needsLua: Requirement = {
  name: 'lua-nginx-module is not installed',
  met: MODULES.every((path) => existsSync(path)),
};

const RUNS = 800;
const SEED = 20_260_401;

const piece = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '"',
    "'",
    '\\',
    '--',
    '[',
    ']',
    '=',
    '[[',
    ']]',
    '[=[',
    ']=]',
    '--[[',
    '--[==[',
    ']==]',
  ),
  fc.constantFrom(
    '\n',
    '\r\n',
    ' ',
    'a',
    'x = 1',
    '"}"',
    "'{'",
    '"\\""',
    '-- }\n',
    '[[}]]',
    '--[[ } ]]',
    '{ }',
    '\\\n',
    ';',
    '#',
  ),
);
const body = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

describeWith([needsNginx, needsLua], 'Lua blocks, against nginx', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());
  const modules = MODULES.map((path) => `load_module ${path};\n`).join('');

  it('end where nginx ends them', () => {
    const counts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(body, (lua) => {
        const configuration = `${modules}events {}\nhttp { server { location / { content_by_lua_block {${lua}}\n} } }\n`;
        const { accepted, messages } = nginx.check(configuration);
        const { problems } = parseNginx(new SourceFile('/nginx.conf', configuration));
        // What follows a block that ended early may be readable and yet nothing that nginx knows.
        if (!accepted && !messages.some((message) => /unexpected|Lua code block/i.test(message))) return;
        expect(problems.length === 0, messages[0]).toBe(accepted);
        counts[accepted ? 'accepted' : 'refused']++;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(counts.accepted).toBeGreaterThan(RUNS / 10);
    expect(counts.refused).toBeGreaterThan(RUNS / 10);
  });
});
