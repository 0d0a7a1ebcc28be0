/** What `proxylint init` accepts where a run fails today, and who is told of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/cli/init/yaml-text.ts';
import { BROKEN_NGINX, run } from '../command-line.ts';
import { answering, filesOf, PRE_COMMIT, read, SETTINGS, unknown, WORKFLOW } from './repository.ts';

describe('where a run fails today', () => {
  const BASELINE = '.proxylint-baseline.json';

  test('what is found is accepted, and the configuration file says so to the hook and the workflow', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    expect((await run(cwd, ['init', '--yes'])).status).toBe(0);
    expect(readYaml(read(cwd, SETTINGS))).toEqual({ failOn: 'warning', baseline: BASELINE });
    expect(read(cwd, PRE_COMMIT)).not.toContain('args');
    expect(read(cwd, WORKFLOW)).not.toContain('baseline');
    expect((await run(cwd, ['check', '--', 'nginx/nginx.conf'])).status).toBe(0);
    expect((await run(cwd, ['init'])).stdout).toContain('Nothing to do');
  });

  test('what it says to do next repairs what was found', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { stdout } = await run(cwd, ['init', '--yes']);
    const commands = [...stdout.matchAll(/^ {2}\d+\. proxylint (\S+(?: --\S+)*)/gm)].map(([, rest = '']) =>
      rest.split(' '),
    );
    expect(commands).toEqual([['fix', '--no-baseline'], ['--update-baseline']]);
    for (const command of commands) expect(await run(cwd, command)).toMatchObject({ status: 0 });
    expect(await run(cwd, ['--no-baseline'])).toMatchObject({ status: 0 });
    expect(read(cwd, BASELINE)).toContain('"findings": []');
  });

  test('it is what is found with the versions that the new configuration file states', async () => {
    const cwd = unknown({ Dockerfile: 'FROM nginx:1.25.3\n', 'nginx/nginx.conf': BROKEN_NGINX });
    await run(cwd, ['init', '--yes']);
    expect(await run(cwd, ['--fail-on', 'info'])).toMatchObject({ status: 0 });
  });

  test.each([
    ['failOn: error\n', 'failOn: error\n\n'],
    ['failOn: error', 'failOn: error\n\n'],
    ['# nothing yet\n', '# nothing yet\n\n'],
    ['{failOn: error}\n', null],
    ['failOn: error\n...\n', null],
  ])('a configuration file that is there is told of it, where a line says it: %j', async (text, kept) => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX, [SETTINGS]: text });
    const { stdout } = await run(cwd, ['init', '--yes']);
    expect(stdout.includes(`change  ${SETTINGS}: names the baseline`)).toBe(kept !== null);
    if (kept === null) expect(read(cwd, SETTINGS)).toBe(text);
    else expect(read(cwd, SETTINGS).startsWith(kept)).toBe(true);
    expect(read(cwd, PRE_COMMIT).includes(`args: [--baseline, ${BASELINE}, '--']`)).toBe(kept === null);
    expect(read(cwd, WORKFLOW).includes(`baseline: ${BASELINE}\n`)).toBe(kept === null);
    expect((await run(cwd, ['init'])).stdout).toContain('Nothing to do');
  });

  test('one that the configuration file names is the baseline', async () => {
    const cwd = unknown({
      'nginx/nginx.conf': BROKEN_NGINX,
      [SETTINGS]: 'baseline: ci/known.json\n',
      'ci/none': '',
    });
    await run(cwd, ['--update-baseline']);
    const { stdout } = await run(cwd, ['init', '--yes']);
    expect(stdout).toContain(`${SETTINGS} is there`);
    expect(existsSync(join(cwd, BASELINE))).toBe(false);
    expect(read(cwd, PRE_COMMIT)).not.toContain('args');
  });

  test('nothing is accepted against the answer', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { ask, questions } = answering('n', 'y', 'y', 'y');
    await run(cwd, ['init'], { ask });
    expect(questions[0]).toBe(`Create ${BASELINE}? [Y/n] `);
    expect(existsSync(join(cwd, BASELINE))).toBe(false);
    expect(readYaml(read(cwd, SETTINGS))).toEqual({ failOn: 'warning' });
    expect(read(cwd, PRE_COMMIT)).not.toContain('args');
  });

  test('without a configuration file the hook and the workflow name it', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { ask } = answering('y', 'n', 'y', 'y');
    await run(cwd, ['init'], { ask });
    expect(existsSync(join(cwd, SETTINGS))).toBe(false);
    expect(existsSync(join(cwd, BASELINE))).toBe(true);
    expect(readYaml(read(cwd, PRE_COMMIT))).toMatchObject({
      repos: [{ hooks: [{ id: 'proxylint', args: ['--baseline', BASELINE, '--'] }] }],
    });
    expect(read(cwd, WORKFLOW)).toContain(`baseline: ${BASELINE}\n`);
  });

  test('what was agreed to is written, even where the answers end', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { ask } = answering('y', null);
    await run(cwd, ['init'], { ask });
    expect(Object.keys(filesOf(cwd))).toContain(BASELINE);
    expect(existsSync(join(cwd, PRE_COMMIT))).toBe(false);
  });
});
