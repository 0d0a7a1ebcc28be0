import { describe, expect, it } from 'vitest';
import { directoryWith, run, SOUND_NGINX } from '../command-line.ts';

/** A rule as a plain object, which needs nothing of proxylint. */
const rule = (id: string, more = '') => `{
  id: '${id}',
  summary: 'a timeout',
  severity: 'warning',
  fix: 'none',
  dialects: ['nginx'],
  *checkNginx({ statements }) {
    for (const { file, directive: { start, end } } of statements.named('proxy_read_timeout')) {
      yield { message: 'Here is a timeout.', span: { file, start, end } };
    }
  },
  ${more}
}`;

function project(files: Readonly<Record<string, string>>): string {
  return directoryWith({ 'nginx.conf': SOUND_NGINX, ...files });
}

const PLUGIN = 'plugins: [./rules/own.mjs]\n';

describe('a plugin', () => {
  it.each([
    ['one rule as the default export', `export default ${rule('acme/one')};`],
    ['an array of rules', `export default [${rule('acme/one')}];`],
    ['an object with rules', `export default { rules: [${rule('acme/one')}] };`],
    ['rules as a named export', `export const rules = [${rule('acme/one')}];`],
  ])('gives %s', async (_what, text) => {
    const directory = project({ '.proxylint.yml': PLUGIN, 'rules/own.mjs': text });
    const { status, stdout } = await run(directory, ['--format', 'json']);
    expect(JSON.parse(stdout).findings).toMatchObject([{ rule: 'acme/one', message: 'Here is a timeout.' }]);
    expect(status).toBe(1);
  });

  it('is found from the configuration file, wherever one stands', async () => {
    const directory = project({
      '.git/HEAD': '',
      '.proxylint.yml': PLUGIN,
      'rules/own.mjs': `export default ${rule('acme/one')};`,
      'deploy/here/nginx.conf': SOUND_NGINX,
    });
    const { stdout } = await run(`${directory}/deploy/here`, ['--format', 'json']);
    expect(JSON.parse(stdout).findings).toHaveLength(1);
  });

  it('is a package of node_modules', async () => {
    const directory = project({
      '.proxylint.yml': 'plugins: [proxylint-plugin-acme, "@acme/rules/more"]\n',
      'node_modules/proxylint-plugin-acme/package.json':
        '{ "exports": { ".": { "types": "./x.d.ts", "import": "./index.mjs" } } }',
      'node_modules/proxylint-plugin-acme/index.mjs': `export default ${rule('acme/one')};`,
      'node_modules/@acme/rules/package.json': '{ "exports": { "./more": "./more.mjs" } }',
      'node_modules/@acme/rules/more.mjs': `export default ${rule('acme/two')};`,
    });
    const { stdout } = await run(directory, ['--format', 'json']);
    expect(JSON.parse(stdout).findings.map((each: { rule: string }) => each.rule)).toEqual([
      'acme/one',
      'acme/two',
    ]);
  });

  it('may have its rules set and switched off', async () => {
    const files = {
      'rules/own.mjs': `export default [${rule('acme/one')}, ${rule('acme/two')}];`,
      '.proxylint.yml': `${PLUGIN}rules:\n  acme/one: error\n  acme/two: off\n`,
    };
    const { stdout } = await run(project(files), ['--format', 'json']);
    expect(JSON.parse(stdout).findings).toMatchObject([{ rule: 'acme/one', severity: 'error' }]);
  });

  it('is not run with --no-plugins, and what is said of its rules is no mistake then', async () => {
    const directory = project({
      '.proxylint.yml': `${PLUGIN}rules:\n  acme/one: error\n`,
      'rules/own.mjs': 'throw new Error("was run");',
    });
    expect(await run(directory, ['--no-plugins'])).toMatchObject({ status: 0, stdout: '' });
    const { status, stderr } = await run(directory, []);
    expect(status).toBe(2);
    expect(stderr).toContain('was run');
  });

  it('has rules that a comment accepts, and such a comment is no mistake where the plugin is not run', async () => {
    const accepted = SOUND_NGINX.replace(
      /proxy_read_timeout 1h;/,
      '$& # proxylint-ignore acme/one -- as agreed',
    );
    const directory = project({
      'nginx.conf': accepted,
      '.proxylint.yml': PLUGIN,
      'rules/own.mjs': `export default ${rule('acme/one')};`,
    });
    expect(await run(directory, ['--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await run(directory, ['--quiet', '--no-plugins'])).toEqual({ status: 0, stdout: '', stderr: '' });
    const misspelt = project({
      'nginx.conf': accepted.replace('acme/one', 'acme/two'),
      '.proxylint.yml': PLUGIN,
      'rules/own.mjs': `export default ${rule('acme/one')};`,
    });
    expect((await run(misspelt, [])).stdout).toContain('There is no rule `acme/two`');
  });

  it('has rules that --add-suppressions writes comments for', async () => {
    const directory = project({
      '.proxylint.yml': PLUGIN,
      'rules/own.mjs': `export default ${rule('acme/one')};`,
    });
    expect((await run(directory, ['--add-suppressions', 'as agreed'])).status).toBe(0);
    expect((await run(directory, ['--quiet'])).status).toBe(0);
  });

  it('is not run by commands that know no rules, nor by a configuration that is looked at', async () => {
    const directory = project({
      '.proxylint.yml': PLUGIN,
      'rules/own.mjs': 'throw new Error("was run");',
      'sub/.proxylint.yml': 'plugins: [./other.mjs]\n',
      'sub/other.mjs': 'throw new Error("was run");',
      'sub/nginx.conf': SOUND_NGINX,
    });
    expect((await run(directory, ['routes'])).status).toBe(0);
    expect((await run(directory, ['trace', 'ws://a.test:8080/ws', 'nginx.conf'])).status).toBe(0);
    expect((await run(directory, ['--no-config', '.'])).status).toBe(0);
    expect((await run(directory, ['explain', 'syntax'])).status).toBe(0);
  });

  it.each([
    ['does not exist', {}, 'the plugin ./rules/own.mjs does not exist'],
    ['is a directory', { 'rules/own.mjs/index.mjs': '' }, 'is a directory: name the module in it'],
    [
      'has a slip in it',
      { 'rules/own.mjs': 'export default {' },
      'the plugin ./rules/own.mjs cannot be loaded: ',
    ],
    ['throws', { 'rules/own.mjs': 'throw new TypeError("no");' }, 'cannot be loaded: TypeError: no ('],
    [
      'exports nothing',
      { 'rules/own.mjs': '' },
      'it has no default export; export a rule, an array of rules, or { rules }',
    ],
    ['exports an empty array', { 'rules/own.mjs': 'export default [];' }, 'it exports no rule'],
    [
      'exports something else',
      { 'rules/own.mjs': 'export default 42;' },
      'what it exports is no rule: it is not an object',
    ],
    [
      'has a rule without a namespace',
      { 'rules/own.mjs': `export default [${rule('one')}];` },
      "the rule 'one' is no rule: its id 'one' is not of the form name/rule",
    ],
    [
      'has a rule twice',
      { 'rules/own.mjs': `export default [${rule('acme/one')}, ${rule('acme/one')}];` },
      "it has two rules 'acme/one'",
    ],
  ])('that %s is a mistake in the configuration file, with its line', async (_what, files, message) => {
    const { status, stdout, stderr } = await run(project({ '.proxylint.yml': PLUGIN, ...files }), []);
    expect(stderr).toContain(message);
    expect(stderr).toContain('--> .proxylint.yml:1:11');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it.each([
    ['nowhere', '', 'the plugin nowhere is not installed in node_modules beside or above'],
    ['broken', '{', 'has no package.json that can be read'],
    ['closed', '{ "exports": { "./other": "./other.mjs" } }', 'exports no module for import'],
    ['gone', '{ "main": "dist/gone.js" }', 'names dist/gone.js, which is not in'],
    ['.hidden', '', 'is not installed'],
    ['a b', '', 'is neither the name of a package nor a path'],
  ])('called %s is not found, and why is said', async (name, manifest, message) => {
    const directory = project({
      '.proxylint.yml': `plugins: ["${name}"]\n`,
      ...(manifest === '' ? {} : { [`node_modules/${name}/package.json`]: manifest }),
    });
    const { status, stderr } = await run(directory, []);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('whose rule throws is named with the line that does; other rules go on, and the run has failed', async () => {
    const directory = project({
      '.proxylint.yml': PLUGIN,
      'rules/own.mjs': `export default [
  { ...${rule('acme/bad')}, checkNginx() { throw new Error('not today'); } },
  ${rule('acme/good')},
];`,
    });
    const { status, stdout, stderr } = await run(directory, ['--format', 'json']);
    expect(stderr).toMatch(/the rule acme\/bad of a plugin fails: not today \(.*rules\/own\.mjs:\d+/);
    expect(JSON.parse(stdout).findings.map((each: { rule: string }) => each.rule)).toEqual(['acme/good']);
    expect(status).toBe(2);
  });
});

describe('a mistake in what the configuration file says of a rule of a plugin', () => {
  const options = `options: {
    schema: { type: 'object', additionalProperties: false, properties: {
      most: { type: 'integer', description: 'x', minimum: 1 },
      names: { type: 'array', description: 'x', items: { type: 'string', minLength: 1 }, uniqueItems: true, default: [] },
      loud: { type: 'boolean', description: 'x', default: false },
      time: { type: 'string', description: 'x', pattern: '^\\\\d+s$' },
    } },
    read: (values) => values,
  },`;

  const saying = (lines: string) =>
    run(
      project({
        '.proxylint.yml': `${PLUGIN}rules:\n${lines}`,
        'rules/own.mjs': `export default ${rule('acme/one', options)};`,
      }),
      [],
    );

  it.each([
    ['  acme/on: error\n', 'there is no rule acme/on', 'did you mean acme/one?'],
    [
      '  acme/one: { mots: 3 }\n',
      'acme/one has no option mots; it takes severity, most, names, loud, time',
      'did you mean most?',
    ],
    ['  acme/one: { most: 0 }\n', 'most of acme/one must be a whole number, 1 or more', ''],
    ['  acme/one: { most: two }\n', 'most of acme/one must be a whole number, 1 or more', ''],
    ['  acme/one: { names: [a, 1] }\n', 'names of acme/one must be a list of different texts', ''],
    ['  acme/one: { loud: 1 }\n', 'loud of acme/one must be true or false', ''],
    ['  acme/one: { time: 5m }\n', 'time of acme/one must be a text that matches', ''],
    ['  acme/one: loud\n', 'must be off, info, warning or error, or a mapping with severity', ''],
  ])('%s', async (lines, message, meant) => {
    const { status, stderr } = await saying(lines);
    expect(stderr).toContain(message);
    expect(stderr).toContain(meant);
    expect(stderr).toContain('--> .proxylint.yml:3:');
    expect(status).toBe(2);
  });

  it('is none where all fits', async () => {
    const { status } = await saying(
      '  acme/one: { severity: info, most: 3, names: [a, b], loud: true, time: 5s }\n',
    );
    expect(status).toBe(0);
  });

  it('is found in overrides too', async () => {
    const directory = project({
      '.proxylint.yml': `${PLUGIN}overrides:\n  - files: ['*.conf']\n    rules: { acme/two: off }\n`,
      'rules/own.mjs': `export default ${rule('acme/one')};`,
    });
    expect((await run(directory, [])).stderr).toContain('there is no rule acme/two');
  });
});

describe('the rules of plugins', () => {
  const directory = () =>
    project({
      '.proxylint.yml': PLUGIN,
      'rules/own.mjs': `export default [${rule('acme/one', "page: '# acme/one\\n\\nAs agreed.'")}, ${rule('acme/two')}];`,
    });

  it('are listed', async () => {
    const { stdout } = await run(directory(), ['rules']);
    expect(stdout).toMatch(/^acme\/one +warning +none +nginx +a timeout$/m);
    const { rules } = JSON.parse((await run(directory(), ['rules', '--format', 'json'])).stdout);
    expect(rules.at(-1)).toEqual({
      id: 'acme/two',
      severity: 'warning',
      fix: 'none',
      dialects: ['nginx'],
      summary: 'a timeout',
      options: null,
    });
  });

  it('are explained by their pages, or by what they say of themselves', async () => {
    expect((await run(directory(), ['explain', 'acme/one'])).stdout).toBe('# acme/one\n\nAs agreed.\n');
    expect((await run(directory(), ['explain', 'acme/two'])).stdout).toBe('# acme/two\n\na timeout.\n');
    const { status, stderr } = await run(directory(), ['explain', 'acme/too']);
    expect(stderr).toContain('did you mean acme/two?');
    expect(status).toBe(2);
  });
});
