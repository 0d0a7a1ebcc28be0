/** `--show-settings`: what is in force for a file, and where that is said. */
import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { directoryWith, run, SOUND_NGINX } from '../command-line.ts';

const git = { '.git/HEAD': '' };

describe('--show-settings', () => {
  const FILES = {
    ...git,
    'nginx.conf': SOUND_NGINX,
    'shared/base.yml': 'minimumIdle: 90m\nrules: {deprecated: off, syntax: warning}\n',
    '.proxylint.yml': `extends: ./shared/base.yml
targets: {nginx: openresty/1.29.2.3}
failOn: error
ignore: [old/]
websockets: [/live, {path: /chat/*, host: App.Test}]
rules: {syntax: error}
overrides:
  - files: ['*.test.conf']
    minimumIdle: 1500ms
    rules: {syntax: off}
`,
  };

  test('shows what is in force for a file, and where it is said', async () => {
    const { status, stdout, stderr } = await run(directoryWith(FILES), [
      '--show-settings',
      'nginx.conf',
      'old/a.test.conf',
      '--caddy-version=2.7.6',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [, deprecated = ''] = /^( *deprecated: .*)$/m.exec(stdout) ?? [];
    expect(deprecated).toMatch(/off +# shared\/base\.yml:2$/);
    const shown = stdout.split('\n').filter((line) => !line.endsWith('# default'));
    expect(shown.map((line) => line.replace(/ {2,}#/, '  #'))).toEqual([
      '# from shared/base.yml, then .proxylint.yml',
      'failOn: error  # .proxylint.yml:3',
      'ignore:',
      '  - old/  # .proxylint.yml:4',
      'files:',
      '  nginx.conf:',
      '    targets:',
      '      nginx: openresty/1.29.2.3  # .proxylint.yml:2',
      '      caddy: 2.7.6  # --caddy-version',
      '    minimumIdle: 1h 30m  # shared/base.yml:1',
      '    websockets:',
      '      - /live  # .proxylint.yml:5',
      '      - {"path":"/chat/*","host":"app.test"}  # .proxylint.yml:5',
      '    rules:',
      '      syntax: error  # .proxylint.yml:6',
      '      deprecated: off  # shared/base.yml:2',
      `  # ${rules.length - 2} rules as they declare themselves`,
      '  old/a.test.conf:  # ignored: not looked for',
      '    targets:',
      '      nginx: openresty/1.29.2.3  # .proxylint.yml:2',
      '      caddy: 2.7.6  # --caddy-version',
      '    minimumIdle: 1s 500ms  # .proxylint.yml:9',
      '    websockets:',
      '      - /live  # .proxylint.yml:5',
      '      - {"path":"/chat/*","host":"app.test"}  # .proxylint.yml:5',
      '    rules:',
      '      syntax: off  # .proxylint.yml:10',
      '      deprecated: off  # shared/base.yml:2',
      `  # ${rules.length - 2} rules as they declare themselves`,
      '',
    ]);
  });

  test('is YAML, and JSON that says the same', async () => {
    const directory = directoryWith(FILES);
    const { load } = await import('js-yaml');
    const yaml = Object(load((await run(directory, ['--show-settings', 'nginx.conf'])).stdout));
    const json = JSON.parse(
      (await run(directory, ['--show-settings', 'nginx.conf', '--format', 'json'])).stdout,
    );
    expect(json.version).toBe(1);
    expect(json.read).toEqual(['shared/base.yml', '.proxylint.yml']);
    expect(yaml.failOn).toBe(json.failOn.value);
    const [file] = json.files;
    expect(file.minimumIdle).toEqual({ value: '1h 30m', from: 'shared/base.yml:1' });
    const shown = yaml.files['nginx.conf'];
    expect(shown.minimumIdle).toBe('1h 30m');
    expect(Object.keys(shown.rules)).toEqual(['syntax', 'deprecated']);
    expect(Object.keys(file.rules)).toEqual(rules.map(({ id }) => id));
    expect(shown.rules.syntax).toBe(file.rules.syntax.severity.value);
    expect(shown.websockets).toEqual(['/live', { path: '/chat/*', host: 'app.test' }]);
  });

  test('works without a file, and for nothing in particular', async () => {
    const { status, stdout } = await run(directoryWith({ ...git }), ['check', '--show-settings']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# no configuration file\nfailOn: warning +# default\n/);
    expect(stdout).toContain('minimumIdle: 5m');
  });
});
