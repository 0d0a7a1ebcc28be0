/** What a configuration file extends: files and packages, in which order they count, and from where their paths are meant. */
import { describe, expect, it } from 'vitest';
import { messagesIn, NOTHING_GIVEN, settingsIn } from './files.ts';

const minimumIdle = async (files: Readonly<Record<string, string>>, path = '/p/nginx.conf') =>
  (await settingsIn(files)).settingsFor(path).minimumIdle;

describe('extends', () => {
  it('takes what a file says, where the own one says nothing else', async () => {
    const base = 'minimumIdle: 10s\nfailOn: error\n';
    const settings = await settingsIn({
      '.proxylint.yml': 'extends: ./base.yml\nfailOn: info\n',
      'base.yml': base,
    });
    expect(settings.settingsFor('/p/x').minimumIdle).toBe(10_000);
    expect(settings.failOn?.value).toBe('info');
    expect(settings.files.map(({ settings: { file } }) => file.path)).toEqual([
      '/p/base.yml',
      '/p/.proxylint.yml',
    ]);
  });

  it('takes the last of several, and each with what it extends itself', async () => {
    const files = {
      '.proxylint.yml': 'extends: [./a.yml, ./b.json]\n',
      'a.yml': 'minimumIdle: 1s\n',
      'b.json': '{"extends": "./c.yaml"}',
      'c.yaml': 'minimumIdle: 3s\n',
    };
    expect(await minimumIdle(files)).toBe(3_000);
    expect(await minimumIdle({ ...files, 'b.json': '{"extends": "./c.yaml", "minimumIdle": "2s"}' })).toBe(
      2_000,
    );
  });

  it('lets what several files extend count where each of them names it', async () => {
    const files = {
      '.proxylint.yml': 'extends: [./a.yml, ./b.yml]\n',
      'a.yml': 'extends: ./c.yml\nminimumIdle: 1s\n',
      'b.yml': 'extends: ./c.yml\n',
      'c.yml': 'minimumIdle: 3s\n',
    };
    expect(await minimumIdle(files)).toBe(3_000);
  });

  it('puts what the own file says for all above what another says for some', async () => {
    const base = 'overrides:\n  - files: [a]\n    minimumIdle: 1s\n';
    expect(await minimumIdle({ '.proxylint.yml': 'extends: ./b.yml\n', 'b.yml': base }, '/p/a')).toBe(1_000);
    const own = 'extends: ./b.yml\nminimumIdle: 2s\n';
    expect(await minimumIdle({ '.proxylint.yml': own, 'b.yml': base }, '/p/a')).toBe(2_000);
  });

  it('means paths of a file from where that file lies', async () => {
    const shared =
      'roots: [nginx.conf]\nignore: [old/]\npaths: {/etc/nginx: snippets}\noverrides: [{files: [a], minimumIdle: 1s}]\n';
    const settings = await settingsIn({
      '.proxylint.yml': 'extends: ./shared/base.yml\n',
      'shared/base.yml': shared,
      'shared/nginx.conf': '',
      'shared/snippets/x': '',
    });
    expect(settings.roots).toEqual(['/p/shared/nginx.conf']);
    expect(settings.paths).toMatchObject([{ prefix: '/etc/nginx', directory: '/p/shared/snippets' }]);
    expect(settings.ignores('/p/shared/old', true)).toBe(true);
    expect(settings.ignores('/p/old', true)).toBe(false);
    expect(settings.settingsFor('/p/shared/a').minimumIdle).toBe(1_000);
    expect(settings.settingsFor('/p/a').minimumIdle).toBe(300_000);
  });

  it('means paths of a package from where the file lies that extends it, and modules from the package', async () => {
    const settings = await settingsIn({
      '.proxylint.yml': 'extends: "@acme/proxylint"\n',
      'node_modules/@acme/proxylint/proxylint.yml':
        'extends: ./strict.yml\nplugins: [./rules.mjs]\noverrides: [{files: [a], minimumIdle: 1s}]\n',
      'node_modules/@acme/proxylint/strict.yml': 'ignore: [old/]\n',
    });
    expect(settings.settingsFor('/p/a').minimumIdle).toBe(1_000);
    expect(settings.ignores('/p/old', true)).toBe(true);
    expect(settings.plugins).toMatchObject([
      { value: './rules.mjs', home: '/p/node_modules/@acme/proxylint' },
    ]);
  });

  it.each([
    ['acme', 'node_modules/acme/proxylint.yml', 'failOn: info\n'],
    ['acme', 'node_modules/acme/proxylint.yaml', 'failOn: info\n'],
    ['acme', 'node_modules/acme/proxylint.json', '{"failOn": "info"}'],
    ['acme', 'node_modules/acme/package.json', '{"proxylint": {"failOn": "info"}}'],
    ['@acme/x', '/node_modules/@acme/x/proxylint.yml', 'failOn: info\n'],
    ['acme/strict.yml', 'node_modules/acme/strict.yml', 'failOn: info\n'],
    ['@acme/x/a/b.json', 'node_modules/@acme/x/a/b.json', '{"failOn": "info"}'],
  ])('finds the package %s with %s', async (name, path, text) => {
    const settings = await settingsIn({ '.proxylint.yml': `extends: '${name}'\n`, [path]: text });
    expect(settings.failOn?.value).toBe('info');
  });

  it('takes the package that is nearest', async () => {
    const files = {
      'a/.proxylint.yml': 'extends: acme\n',
      'a/node_modules/acme/proxylint.yml': 'failOn: info\n',
      'node_modules/acme/proxylint.yml': 'failOn: error\n',
    };
    expect((await settingsIn(files, 'a/.proxylint.yml')).failOn?.value).toBe('info');
  });

  it('is not followed without end', async () => {
    const self = await messagesIn({ '.proxylint.yml': 'extends: ./.proxylint.yml\n' });
    expect(self).toEqual(["'./.proxylint.yml' closes a circle"]);
    const many: Record<string, string> = {
      '.proxylint.yml': 'extends: [./a0.yml, ./a0.yml]\n'.replace(', ./a0.yml', ''),
    };
    for (let at = 0; at < 10; at++) many[`a${at}.yml`] = `extends: [./a${at + 1}.yml, ./b${at}.yml]\n`;
    for (let at = 0; at < 10; at++) many[`b${at}.yml`] = `extends: [./a${at + 1}.yml]\n`;
    many['a10.yml'] = '';
    const [message, ...others] = await messagesIn(many);
    expect(message).toContain('more than 64 are read');
    expect(others).toEqual([]);
  });
});

describe('a file', () => {
  it('of each form says the same', async () => {
    const value = { targets: { nginx: '1.22.1' }, websockets: ['/live'], rules: { deprecated: 'off' } };
    const text = JSON.stringify(value);
    const expected = await settingsIn({ '.proxylint.json': text }, '.proxylint.json');
    const others = [
      await settingsIn({ '.proxylint.yml': text }),
      await settingsIn({ 'package.json': `{"name": "x", "proxylint": ${text}}` }, 'package.json'),
    ];
    for (const settings of others) {
      expect(settings.settingsFor('/p/x')).toEqual(expected.settingsFor('/p/x'));
      expect(settings.premisesOf('/p/x', NOTHING_GIVEN).target).toEqual({ nginx: '1.22.1', caddy: '2.11.4' });
      expect(settings.premisesOf('/p/x', NOTHING_GIVEN).websockets).toMatchObject([
        { path: '/live', host: null },
      ]);
    }
  });

  it('with nothing in it says nothing', async () => {
    const settings = await settingsIn('# nothing yet\n');
    expect(settings.settingsFor('/p/x')).toEqual({ minimumIdle: 300_000, rules: new Map() });
    expect(settings.roots).toBeNull();
    expect(settings.premisesOf('/p/x', NOTHING_GIVEN)).toMatchObject({
      assume: 'inferred',
      websockets: [],
      paths: [],
    });
  });

  it('that is larger than any configuration file is refused', async () => {
    expect(await messagesIn(`#${'x'.repeat(2 ** 20)}\n`)).toEqual([
      'it is larger than 1 MiB, which no configuration file is',
    ]);
  });
});
