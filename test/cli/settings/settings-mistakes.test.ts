/**
 * What the command line says about mistakes in a configuration file, complete. The outputs stand in one file, to be read as a
 * user would; `npx vitest run test/cli/settings/settings-mistakes.test.ts -u` writes it anew.
 */
import { expect, test } from 'vitest';
import { directoryWith, run, SOUND_NGINX } from '../command-line.ts';

type Files = Readonly<Record<string, string>>;

const yaml = (text: string, others: Files = {}): Files => ({ '.proxylint.yml': text, ...others });
const json = (text: string): Files => ({ '.proxylint.json': text });

const CASES: Readonly<Record<string, Files>> = {
  'an unknown key': yaml('minimumidle: 5m\n'),
  'an unknown key that nothing is near': yaml('colour: red\n'),
  'a key twice': yaml('failOn: error\nassume: all\nfailOn: info\n'),
  'a number for a version': yaml('targets:\n  nginx: 1.30\n'),
  'a version that is none': yaml('targets: {nginx: newest, caddy: v2}\n'),
  'an unknown fork': yaml('targets:\n  nginx: openrestie/1.29.2.3\n'),
  'a fork of an unknown release': yaml('targets:\n  nginx: angie/0.9.0\n'),
  'an unknown proxy': yaml("targets:\n  apache: '2.4'\n"),
  'a duration without a unit': yaml('minimumIdle: 90\n'),
  'a duration in words': yaml('minimumIdle: 5 minutes\n'),
  'a duration in an unknown unit': yaml(
    "minimumIdle: '90'\noverrides:\n  - files: [a]\n    minimumIdle: 3q\n",
  ),
  'a duration whose units are out of order': yaml('minimumIdle: 30m 1h\n'),
  'an unknown rule': yaml('rules:\n  websocket-handshak: error\n'),
  'an unknown severity': yaml('rules:\n  websocket-handshake: warn\n  deprecated: 2\n  syntax: loud\n'),
  'a severity that is a truth value': yaml('rules:\n  websocket-handshake: false\n'),
  'an unknown option of a rule': yaml('rules:\n  deprecated:\n    severity: info\n    since: 1.25.1\n'),
  'options of rules that do not fit': yaml(
    'rules:\n  websocket-lifetime:\n    minimum: long\n  header-typo: {known: [X-A, "X B", X-A]}\n  websocket-limits: {perClient: 0, inal: 1}\n',
  ),
  'a rule of a plugin, without plugins': yaml('rules:\n  acme/no-lua: error\n'),
  'an unknown assumption': yaml('assume: everything\n'),
  'an unknown threshold': yaml('failOn: warn\n'),
  'a list that is a text': yaml('ignore: vendor/\n'),
  'a list with nothing in it': yaml('ignore:\nroots: []\n'),
  'a text that is a list': yaml('minimumIdle: [5m]\n'),
  'a pattern that begins with a dot': yaml('ignore:\n  - ./vendor\n'),
  'patterns that match nothing': yaml("ignore: ['a//b', '../x', '[ab', '!', 'a\\']\n"),
  'a pattern with braces': yaml("overrides:\n  - files: ['*.{conf,nginx}']\n    rules: {deprecated: off}\n"),
  'an override without files': yaml('overrides:\n  - rules:\n      deprecated: off\n'),
  'an override of what holds for all': yaml('overrides:\n  - files: [a]\n    failOn: error\n'),
  'more WebSockets than there can be': yaml(
    `websockets: [${Array.from({ length: 1_001 }, (_, at) => `/${at}`).join()}]\n`,
  ),
  'a WebSocket without a slash': yaml('websockets: [live, /chat?x=1]\n'),
  'a WebSocket with a wrong key': yaml('websockets:\n  - pth: /live\n    host: app.test/x\n'),
  'a path that is not absolute': yaml('paths:\n  etc/nginx: .\n'),
  'a path to no directory': yaml('paths:\n  /etc/nginx: deploy/nginx\n'),
  'a root that is not there': yaml('roots: [deploy/nginx.conf, "sites/*/nginx.conf"]\n'),
  'the same thing twice in a list': yaml('roots: [nginx.conf, nginx.conf]\n'),
  'extends: a file that is not there': yaml('extends: ./team.yml\n'),
  'extends: a file without ./': yaml('extends: team.yml\n', { 'team.yml': '' }),
  'extends: a package that is not there': yaml('extends: ["@acme/proxylint-config"]\n'),
  'extends: a package without a configuration': yaml('extends: acme\n', {
    'node_modules/acme/package.json': '{"name": "acme"}',
  }),
  'extends: a package with two configurations': yaml('extends: acme\n', {
    'node_modules/acme/proxylint.yml': '',
    'node_modules/acme/proxylint.json': '{}',
  }),
  'extends: a circle': yaml('extends: ./a.yml\n', {
    'a.yml': 'extends: ./b.yml\n',
    'b.yml': 'extends: ./a.yml\n',
  }),
  'extends: a file outside of the repository': yaml('extends: /etc/hostname.yml\n'),
  'extends: a file of another kind': yaml('extends: ./team.toml\n', { 'team.toml': '' }),
  'a mistake in a file that is extended': yaml('extends: ./a.yml\nfailOn: never\n', {
    'a.yml': '\nminimumIdle: 1\n',
  }),
  'YAML: a bracket that is not closed': yaml('ignore: [a, b\n'),
  'YAML: a tab': yaml('rules:\n\tdeprecated: off\n'),
  'YAML: two values for one key': yaml('minimumIdle: 5m: 6m\n'),
  'YAML: a text that begins with @': yaml('extends: @acme/config\n'),
  'YAML: a second document': yaml('failOn: error\n---\nfailOn: info\n'),
  'YAML: a tag': yaml('minimumIdle: !!str 5m\n'),
  'YAML: an alias without its anchor': yaml('ignore: *shared\n'),
  'YAML: a list where a mapping belongs': yaml('- a\n- b\n'),
  'YAML: one word': yaml('strict\n'),
  'YAML: a key that is a list': yaml('? [a, b]\n: error\n'),
  'YAML: aliases that multiply': yaml(
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefg'.replace(/./g, (name, at: number) => {
      const before = 'abcdefg'[at];
      return `${name}: &${name} [${`*${before},`.repeat(8)}*${before}]\n`;
    })}`,
  ),
  'YAML: what a terminal must not see': yaml('"\\u001b[2J": 1\n'),
  'JSON: a comment': json('{\n  // why\n  "failOn": "error"\n}\n'),
  'JSON: a trailing comma': json('{\n  "ignore": ["a",],\n}\n'),
  'JSON: keys without quotes': json('{ failOn: "error" }\n'),
  'JSON: a key twice, and an unknown one': json('{ "failOn": "error", "failOn": "info", "failon": 1 }\n'),
  'JSON: a brace that is missing': json('{ "failOn": "error"\n'),
  'JSON: nothing': json(''),
  'package.json': {
    'package.json':
      '{\n\t"name": "proxylint",\n\t"name": "twice",\n\t"proxylint": {\n\t\t"failOn": "never"\n\t}\n}\n',
  },
  'two files in one directory': { '.proxylint.yml': '', 'package.json': '{ "proxylint": {} }' },
};

test('every mistake is shown at its place, with what is allowed', async () => {
  const pieces: string[] = [];
  for (const [name, files] of Object.entries(CASES)) {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX, '.git/HEAD': '', ...files });
    const { status, stdout, stderr } = await run(directory, ['nginx.conf']);
    expect({ name, status, stdout }).toEqual({ name, status: 2, stdout: '' });
    expect(stderr, name).not.toContain('internal error');
    pieces.push(`### ${name}\n\n${stderr}`);
  }
  await expect(`${pieces.join('\n')}`).toMatchFileSnapshot('golden/settings-mistakes.txt');
});

test('all mistakes of a file are shown at once', async () => {
  const text =
    'minimumidle: 5m\nfailOn: never\nrules:\n  nothing: off\nextends: ./nowhere.yml\nroots: [nowhere.conf]\n';
  const { stderr } = await run(directoryWith({ '.proxylint.yml': text }), []);
  expect(stderr).toMatch(/^proxylint: 5 mistakes in the configuration file \.proxylint\.yml/);
  expect(stderr.match(/--> .*/g)).toEqual(
    ['1:1', '2:9', '4:3', '5:10', '6:9'].map((place) => `--> .proxylint.yml:${place}`),
  );
});

test('a long line is cut to the width of the terminal, and colour is for terminals', async () => {
  const directory = directoryWith({ '.proxylint.yml': `ignore: [${'x'.repeat(300)}, 1]\n` });
  const narrow = await run(directory, [], { columns: 60 });
  const lines = narrow.stderr.split('\n').filter((line) => /^\s*\d* \|/.test(line));
  expect(lines.filter((line) => line.length > 60)).toEqual([]);
  const coloured = await run(directory, ['--color']);
  expect(coloured.stderr).toContain('\u001b[31m');
});

test('a file with mistakes without number is told in a bounded report', async () => {
  const keys = Array.from({ length: 30_000 }, (_, at) => `k${at}: ${at}\n`).join('');
  const items = `ignore: [${'1,'.repeat(40_000)}1]\n`;
  const twice = 'a: 1\n'.repeat(150_000);
  for (const text of [keys, items, twice, `${'['.repeat(60)}${']'.repeat(60)}\n`]) {
    const { status, stderr } = await run(directoryWith({ '.proxylint.yml': text }), []);
    expect(status).toBe(2);
    expect(stderr.length).toBeLessThan(100_000);
    if (text.length > 1_000) expect(stderr).toMatch(/\n\n… and \d+ more\n$/);
  }
});
