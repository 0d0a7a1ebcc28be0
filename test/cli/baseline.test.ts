import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from './command-line.ts';

const BASELINE = ['--baseline', 'base.json'];
const UPDATE = [...BASELINE, '--update-baseline'];

const read = (directory: string, name = 'base.json') => readFileSync(join(directory, name), 'utf8');

/** The rules of the findings that are shown, and how many are hidden. */
async function shown(directory: string, ...more: readonly string[]) {
  const { status, stdout } = await run(directory, ['--format', 'json', ...BASELINE, ...more]);
  const { findings, summary } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly rule: string; readonly path: string }[];
    readonly summary: { readonly suppressed: number };
  };
  return {
    status,
    found: findings.map(({ rule, path }) => `${path} ${rule}`),
    suppressed: summary.suppressed,
  };
}

describe('a baseline', () => {
  it('accepts what was found when it was written', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const written = await run(directory, UPDATE);
    expect(written).toMatchObject({ status: 0, stdout: '' });
    expect(written.stderr).toContain('base.json accepts 1 finding (before: 0).\n');
    expect(await shown(directory)).toEqual({ status: 0, found: [], suppressed: 1 });
  });

  it('is one line for each place, sorted, with paths from its own directory and no line numbers', async () => {
    const directory = directoryWith({
      'b/nginx.conf': BROKEN_NGINX,
      'a/nginx.conf': BROKEN_NGINX,
      'ci/none': '',
    });
    await run(directory, ['--baseline', 'ci/base.json', '--update-baseline', 'b', 'a']);
    expect(read(directory, 'ci/base.json')).toBe(`{
  "tool": "proxylint",
  "version": 1,
  "findings": [
    {"path":"../a/nginx.conf","rule":"websocket-handshake","within":["http","server 8080","location /ws"],"statement":"proxy_set_header Host $host","count":1},
    {"path":"../b/nginx.conf","rule":"websocket-handshake","within":["http","server 8080","location /ws"],"statement":"proxy_set_header Host $host","count":1}
  ]
}
`);
  });

  it('is the same text when it is written again', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    await run(directory, UPDATE);
    const first = read(directory);
    expect((await run(directory, UPDATE)).stderr).toContain('accepts 1 finding (before: 1)');
    expect(read(directory)).toBe(first);
  });

  it('does not accept a second one like the first', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    await run(directory, UPDATE);
    const server = BROKEN_NGINX.slice(BROKEN_NGINX.indexOf('    server {'), BROKEN_NGINX.lastIndexOf('}'));
    writeFileSync(join(directory, 'nginx.conf'), BROKEN_NGINX.replace(server, server + server));
    const { found, suppressed } = await shown(directory);
    expect(found.filter((each) => each.endsWith('websocket-handshake'))).toHaveLength(1);
    expect(suppressed).toBe(1);
  });

  it.each([
    ['lines above', (text: string) => `${'# a line\n'.repeat(500)}${text}`],
    [
      'another indentation',
      (text: string) => text.replace(/^ +/gm, (spaces) => '\t'.repeat(spaces.length / 4)),
    ],
    ['another name of a variable near it', (text: string) => text.replaceAll('$connection_upgrade', '$conn')],
    ['a comment on a line near it', (text: string) => text.replace('listen 8080;', 'listen 8080; # main')],
  ])('outlives %s', async (_name, change) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    await run(directory, UPDATE);
    writeFileSync(join(directory, 'nginx.conf'), change(BROKEN_NGINX));
    expect(await shown(directory)).toEqual({ status: 0, found: [], suppressed: 1 });
  });

  it('says how much of it no longer occurs, of the files that were judged', async () => {
    const directory = directoryWith({ 'a.conf': BROKEN_NGINX, 'b.conf': BROKEN_NGINX });
    await run(directory, [...UPDATE, 'a.conf', 'b.conf']);
    writeFileSync(join(directory, 'a.conf'), SOUND_NGINX);
    const note = '1 finding in base.json no longer occurs; --update-baseline drops it.';
    expect((await run(directory, [...BASELINE, 'a.conf', 'b.conf'])).stderr).toContain(note);
    expect((await run(directory, [...BASELINE, 'b.conf'])).stderr).not.toContain('no longer');
    expect((await run(directory, [...BASELINE, '--quiet', 'a.conf'])).stderr).toBe('');
    rmSync(join(directory, 'a.conf'));
    expect((await run(directory, [...BASELINE, 'b.conf'])).stderr).toContain(note);
  });

  it('keeps what is known of files that were not named, unless they are gone', async () => {
    const directory = directoryWith({ 'a.conf': BROKEN_NGINX, 'b.conf': BROKEN_NGINX });
    await run(directory, [...UPDATE, 'a.conf', 'b.conf']);
    const both = read(directory);
    await run(directory, [...UPDATE, 'a.conf']);
    expect(read(directory)).toBe(both);
    writeFileSync(join(directory, 'a.conf'), SOUND_NGINX);
    await run(directory, [...UPDATE, 'a.conf']);
    expect(read(directory)).not.toContain('a.conf');
    expect(read(directory)).toContain('b.conf');
    rmSync(join(directory, 'b.conf'));
    await run(directory, [...UPDATE, 'a.conf']);
    expect(read(directory)).toContain('"findings": []');
  });

  it('holds nothing that a comment accepts', async () => {
    const commented = BROKEN_NGINX.replace(
      '            proxy_set_header Host',
      '            # proxylint-ignore websocket-handshake -- later\n            proxy_set_header Host',
    );
    const directory = directoryWith({ 'nginx.conf': commented });
    await run(directory, UPDATE);
    expect(read(directory)).toContain('"findings": []');
  });

  it('counts for every threshold and format', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    await run(directory, UPDATE);
    for (const format of ['pretty', 'json', 'github'])
      expect(await run(directory, [...BASELINE, '--fail-on', 'info', '--format', format])).toMatchObject({
        status: 0,
      });
  });

  it('keeps `fix` from what it accepts', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    await run(directory, UPDATE);
    expect(await run(directory, ['fix', ...BASELINE])).toMatchObject({ status: 0 });
    expect(read(directory, 'nginx.conf')).toBe(BROKEN_NGINX);
    await run(directory, ['fix']);
    expect(read(directory, 'nginx.conf')).not.toBe(BROKEN_NGINX);
  });
});

describe('a baseline that the configuration file names', () => {
  const REPOSITORY = { '.git/HEAD': '', 'nginx.conf': BROKEN_NGINX, 'ci/none': '' };
  const NAMED = { ...REPOSITORY, '.proxylint.yml': 'baseline: ci/base.json\n' };

  it('is meant from where the file lies, written without the option, and read without it', async () => {
    const directory = directoryWith({ ...NAMED, 'a/nginx.conf': SOUND_NGINX });
    const written = await run(directory, ['--update-baseline']);
    expect(written.stderr).toContain('ci/base.json accepts 1 finding (before: 0).\n');
    expect(await run(directory, [])).toMatchObject({ status: 0 });
    expect(await run(join(directory, 'a'), ['../nginx.conf'])).toMatchObject({ status: 0 });
    expect(await run(directory, ['fix'])).toMatchObject({ status: 0 });
    expect(read(directory, 'nginx.conf')).toBe(BROKEN_NGINX);
  });

  it('gives way to --baseline, and to --no-baseline', async () => {
    const directory = directoryWith({ ...NAMED, 'ci/base.json': 'not read' });
    expect(await run(directory, ['--baseline', 'own.json', '--update-baseline'])).toMatchObject({
      status: 0,
    });
    expect(await run(directory, ['--baseline', 'own.json'])).toMatchObject({ status: 0 });
    expect((await run(directory, ['--no-baseline'])).status).toBe(1);
    expect((await run(directory, [])).stderr).toContain('ci/base.json: is no JSON');
    await run(directory, ['fix', '--no-baseline']);
    expect(read(directory, 'nginx.conf')).not.toBe(BROKEN_NGINX);
  });

  it('is a failure where it is absent, which names both ways out', async () => {
    for (const command of ['check', 'fix']) {
      const { status, stderr } = await run(directoryWith(NAMED), [command]);
      expect(status).toBe(2);
      expect(stderr).toBe(
        'proxylint: the baseline ci/base.json: no such file or directory; --update-baseline writes it, with what is found now, and --no-baseline does without\n',
      );
    }
  });

  it('may be that of a file that is extended; the own file wins', async () => {
    const extended = { ...REPOSITORY, 'ci/team.yml': 'baseline: base.json\n' };
    const directory = directoryWith({ ...extended, '.proxylint.yml': 'extends: ./ci/team.yml\n' });
    expect((await run(directory, ['--update-baseline'])).stderr).toContain('ci/base.json accepts');
    writeFileSync(join(directory, '.proxylint.yml'), 'extends: ./ci/team.yml\nbaseline: own.json\n');
    expect((await run(directory, ['--update-baseline'])).stderr).toContain('own.json accepts');
  });

  it('does not lie outside of the repository', async () => {
    for (const path of ['../base.json', '/base.json', 'link/base.json', 'link/new/base.json']) {
      const directory = directoryWith({ ...REPOSITORY, '.proxylint.yml': `baseline: ${path}\n` });
      symlinkSync(directoryWith({ x: '' }), join(directory, 'link'));
      const { status, stderr } = await run(directory, ['--update-baseline']);
      expect(status).toBe(2);
      expect(stderr).toContain(`the baseline '${path}' lies outside of the repository`);
      expect(stderr).toContain('.proxylint.yml:1:11');
    }
  });

  it.each(['', 'true', '[base.json]', '{path: base.json}', '1'])('is a path, not %j', async (value) => {
    const directory = directoryWith({ ...REPOSITORY, '.proxylint.yml': `baseline: ${value}\n` });
    const { status, stderr } = await run(directory, []);
    expect(status).toBe(2);
    expect(stderr).toContain('baseline must be the path of a file');
  });

  it('has to be known before it is written', async () => {
    const { status, stderr } = await run(directoryWith(REPOSITORY), ['--update-baseline']);
    expect(status).toBe(2);
    expect(stderr).toContain('--update-baseline has to know where to write');
    const neither = await run(directoryWith(NAMED), ['--update-baseline', '--no-baseline']);
    expect(neither.status).toBe(2);
    expect(neither.stderr).toContain('give one of them');
  });

  it('is shown by --show-settings, with the place that says so', async () => {
    const directory = directoryWith(NAMED);
    const shownBy = async (...argv: readonly string[]) =>
      /^baseline: (.*?) +# (.*)$/m
        .exec((await run(directory, ['--show-settings', ...argv])).stdout)
        ?.slice(1);
    expect(await shownBy()).toEqual(['ci/base.json', '.proxylint.yml:1']);
    expect(await shownBy('--baseline=x.json')).toEqual(['x.json', '--baseline']);
    expect(await shownBy('--no-baseline')).toEqual(['null', '--no-baseline']);
    expect(await shownBy('--no-config')).toBeUndefined();
  });
});

describe('a file that is no baseline', () => {
  const EMPTY = '{ "tool": "proxylint", "version": 1, "findings": [] }';

  it.each([
    ['no JSON', '{\n  {"path": "a\n}\n', 'base.json:2: is no JSON'],
    ['empty', '', 'base.json: is no JSON'],
    ['something else', '{ "name": "package", "version": 1 }', 'base.json: is no baseline of proxylint'],
    ['a list', '[]', 'base.json: is no baseline'],
    ['a later version', EMPTY.replace('1', '2'), 'base.json: is a baseline of version 2'],
    [
      'an entry of another shape',
      EMPTY.replace('[]', '[{ "path": "a", "count": 0 }]'),
      'finding 1 of the baseline',
    ],
    [
      'a merge conflict',
      `{\n<<<<<<< HEAD\n=======\n>>>>>>> b\n}`,
      'base.json:2: is left with a merge conflict',
    ],
  ])('is refused, and not overwritten: %s', async (_name, text, message) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX, 'base.json': text });
    for (const options of [BASELINE, UPDATE, ['fix', ...BASELINE]]) {
      const { status, stdout, stderr } = await run(directory, options);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(message);
    }
    expect(read(directory)).toBe(text);
    expect(read(directory, 'nginx.conf')).toBe(BROKEN_NGINX);
  });

  it('is refused when it is absent, with what to do', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    expect(await run(directory, BASELINE)).toMatchObject({
      status: 2,
      stderr:
        'proxylint: the baseline base.json: no such file or directory; --update-baseline writes it, with what is found now, and --no-baseline does without\n',
    });
  });

  it('is refused when it is a directory', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX, 'base.json/x': '' });
    expect(await run(directory, UPDATE)).toMatchObject({ status: 2, stdout: '' });
  });

  it.each([
    [['--update-baseline'], 'give --baseline FILE as well'],
    [['--baseline', ''], '--baseline takes the name of a file'],
    [[...UPDATE, '--add-suppressions', 'x'], 'give one of them'],
    [[...UPDATE, '--watch'], '--update-baseline writes once'],
    [['fix', ...UPDATE], '--update-baseline is an option of `proxylint check`'],
  ])('options that do not fit: %j', async (argv, message) => {
    const { status, stderr } = await run(directoryWith({ 'nginx.conf': SOUND_NGINX }), argv);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

it('a dump keeps the paths that it has', async () => {
  const dump = `# configuration file /etc/nginx/nginx.conf:\n${BROKEN_NGINX}\n# configuration file /etc/nginx/empty.conf:\n\n`;
  const directory = directoryWith({ 'dump.txt': dump });
  await run(directory, [...UPDATE, 'dump.txt']);
  expect(read(directory)).toContain('{"path":"/etc/nginx/nginx.conf"');
  expect(await shown(directory, 'dump.txt')).toMatchObject({ found: [], suppressed: 1 });
});
