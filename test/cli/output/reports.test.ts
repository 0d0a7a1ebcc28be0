import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECK_FORMATS } from '../../../src/report/index.ts';
import { COUNTERS } from '../../report/counting.ts';
import { makeRepository } from '../../scratch/git.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_CADDYFILE, SOUND_NGINX } from '../command-line.ts';

/** One error and one warning, in two files. */
const TWO_FILES = {
  'a/nginx.conf': BROKEN_NGINX,
  'b/nginx.conf': SOUND_NGINX.replace('            proxy_read_timeout 1h;\n', ''),
  'c/Caddyfile': SOUND_CADDYFILE,
};

const read = (...path: readonly string[]) => readFileSync(join(...path), 'utf8');

describe('every format', () => {
  test.each(CHECK_FORMATS)(
    '%s is the same whatever the order of the paths, and keeps the exit status',
    async (format) => {
      const directory = directoryWith(TWO_FILES);
      const forth = await run(directory, ['--format', format, 'a', 'b', 'c/Caddyfile']);
      expect(await run(directory, ['--format', format, 'c', 'b/nginx.conf', 'a', 'b'])).toEqual(forth);
      expect(forth.status).toBe(1);
      expect(COUNTERS[format](forth.stdout)).toBe(2);
    },
  );

  test.each(CHECK_FORMATS)('%s is one document where nothing is found', async (format) => {
    const { status, stdout } = await run(directoryWith({ 'nginx.conf': SOUND_NGINX }), ['--format', format]);
    expect(status).toBe(0);
    expect(COUNTERS[format](stdout)).toBe(0);
  });

  test.each(CHECK_FORMATS)('%s is a format of fix', async (format) => {
    const directory = directoryWith(TWO_FILES);
    const { status, stdout, stderr } = await run(directory, ['fix', '--format', format]);
    expect({ status, found: COUNTERS[format](stdout) }).toEqual({ status: 0, found: 0 });
    expect(stderr).toContain('Fixed 2 problems in 2 files.');
  });
});

describe('--report', () => {
  test('writes further reports beside the one that is printed, in directories that it makes', async () => {
    const directory = directoryWith(TWO_FILES);
    const plain = await run(directory, []);
    const reports = CHECK_FORMATS.flatMap((format) => ['--report', `${format}=out/${format}/report.txt`]);
    expect(await run(directory, reports)).toEqual(plain);
    for (const format of CHECK_FORMATS) {
      expect(COUNTERS[format](read(directory, 'out', format, 'report.txt')), format).toBe(2);
      expect(readdirSync(join(directory, 'out', format))).toEqual(['report.txt']);
      if (format === 'pretty') continue;
      const { stdout } = await run(directory, ['--format', format]);
      expect(read(directory, 'out', format, 'report.txt')).toBe(stdout);
    }
  });

  test('has no colour in a file, and the summary', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { stdout } = await run(directory, ['--color', '--report', 'pretty=report.txt']);
    expect(stdout).toContain('\u001b[');
    expect(read(directory, 'report.txt')).not.toContain('\u001b');
    expect(read(directory, 'report.txt')).toMatch(/Found 1 error in 1 file\./);
  });

  test('takes the place of an older report at once, keeps its mode, and goes through a link', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX, 'real/old.json': 'old' });
    symlinkSync('real/old.json', join(directory, 'link.json'));
    const before = statSync(join(directory, 'real/old.json'));
    await run(directory, ['--report', 'json=link.json']);
    expect(lstatSync(join(directory, 'link.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(read(directory, 'real/old.json')).version).toBe(1);
    expect(statSync(join(directory, 'real/old.json')).mode).toBe(before.mode);
    expect(readdirSync(join(directory, 'real'))).toEqual(['old.json']);
  });

  test('is of what is left, with fix', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status } = await run(directory, ['fix', '--report', 'json=left.json']);
    expect(status).toBe(0);
    expect(JSON.parse(read(directory, 'left.json')).findings).toEqual([]);
  });

  test.each([
    ['sarif', "--report takes FORMAT=FILE, such as sarif=proxylint.sarif, not 'sarif'"],
    ['sarif=', '--report sarif= needs the name of a file after the ='],
    ['sarif=-', '--report sarif=-: for the standard output there is --format sarif'],
    ['xml=a', /--report takes pretty, compact, .* before the =, not 'xml'/],
  ])('%s is refused before anything is done', async (value, message) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stdout, stderr } = await run(directory, ['--report', value]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('does not put two reports into one file', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stderr } = await run(directory, ['--report', 'json=a', '--report', 'sarif=a']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'proxylint: --report: two reports cannot both go into a\n',
    });
  });

  test('does not overwrite a configuration, by a link neither', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    symlinkSync('nginx.conf', join(directory, 'link'));
    for (const path of ['nginx.conf', './nginx.conf', 'link']) {
      const { status, stdout, stderr } = await run(directory, ['nginx.conf', '--report', `json=${path}`]);
      expect(status).toBe(2);
      expect(stdout).toContain('error[websocket-handshake]');
      expect(stderr).toContain('which is one of the configuration files: choose another name');
      expect(read(directory, 'nginx.conf')).toBe(BROKEN_NGINX);
    }
  });

  test('that cannot be written fails the run, which says everything else', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX, file: '' });
    mkdirSync(join(directory, 'directory'));
    const argv = [
      '--report',
      'json=file/x.json',
      '--report',
      'jsonl=/proc/none/x/x.jsonl',
      '--report',
      'sarif=directory',
      '--report',
      'junit=good.xml',
    ];
    const { status, stderr } = await run(directory, argv);
    expect(status).toBe(2);
    expect(stderr).toContain('proxylint: the json report cannot be written to file/x.json: ');
    expect(stderr).toContain('proxylint: the sarif report cannot be written to directory: ');
    expect(read(directory, 'good.xml')).toContain('<testsuites');
  });

  test('says in the report itself what went wrong in the run', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status } = await run(directory, ['nginx.conf', 'missing.conf', '--report', 'sarif=out.sarif']);
    expect(status).toBe(2);
    const [invocation] = JSON.parse(read(directory, 'out.sarif')).runs[0].invocations;
    expect(invocation.toolExecutionNotifications[0].message.text).toBe(
      'missing.conf: no such file or directory',
    );
  });
});

describe('--statistics', () => {
  test('follows the findings, stands in the JSON, and else goes where it does not disturb', async () => {
    const directory = directoryWith(TWO_FILES);
    const table =
      /^count {2}fixable {2}files {2}severity {2}rule\n {4}1 {8}1 {6}1 {2}error {5}websocket-handshake\n/m;
    const pretty = await run(directory, ['--statistics']);
    expect(pretty.stdout).toMatch(table);
    expect(pretty.status).toBe(1);
    const json = await run(directory, ['--statistics', '--format', 'json']);
    expect(JSON.parse(json.stdout).statistics).toHaveLength(2);
    expect(json.stderr).toBe('');
    const compact = await run(directory, ['--statistics', '--format', 'compact']);
    expect(compact.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(compact.stderr).toMatch(table);
    const quiet = await run(directory, ['--statistics', '--format', 'compact', '--quiet']);
    expect(quiet.stderr).toBe('');
  });
});

describe('--max-findings', () => {
  test('shows the gravest so many, says how many there are, and changes no exit status', async () => {
    const directory = directoryWith({ ...TWO_FILES, 'd/nginx.conf': BROKEN_NGINX });
    for (const format of ['pretty', 'compact']) {
      const { status, stdout, stderr } = await run(directory, ['--max-findings', '1', '--format', format]);
      expect(status).toBe(1);
      expect(stdout).toContain('a/nginx.conf:16:13');
      expect(stdout.match(/nginx\.conf:\d+:\d+/g)).toHaveLength(1);
      expect(stderr).toContain('2 more findings not shown, because of --max-findings.\n');
      if (format === 'pretty') expect(stderr).toContain('Found 2 errors, 1 warning in 3 files.');
    }
    const json = await run(directory, ['--max-findings', '1', '--format', 'json']);
    expect(JSON.parse(json.stdout).findings).toHaveLength(3);
    const warnings = await run(directory, ['--max-findings', '1', '--fail-on', 'warning', 'b', 'a', 'd']);
    expect(warnings.status).toBe(1);
  });

  test.each(['0', '-1', 'many', '1.5'])('%s is refused', async (value) => {
    const { status, stderr } = await run(directoryWith(), [`--max-findings=${value}`]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `proxylint: --max-findings takes a number from 1 on, not '${value}'\n`,
    });
  });
});

describe('in GitHub Actions', () => {
  const hostile = BROKEN_NGINX.replace('# ', '').replace(
    'proxy_set_header Host $host;',
    'proxy_set_header Host $host; # ##[set-output name=a]b ::stop-commands::c',
  );

  /** The lines that the runner would take for commands. */
  function commandsIn(log: string): readonly string[] {
    let token: string | null = null;
    const commands: string[] = [];
    for (const line of log.split('\n')) {
      if (token !== null) {
        if (line.trim() === `::${token}::`) token = null;
        continue;
      }
      const stop = /^\s*::stop-commands::(.+)$/.exec(line)?.[1];
      if (stop !== undefined) token = stop;
      else if (/^\s*::|##\[/.test(line)) commands.push(line);
    }
    expect(token).toBeNull();
    return commands;
  }

  test('nothing of a configuration is a command in the log', async () => {
    const directory = directoryWith({ 'nginx.conf': hostile });
    const { stdout, stderr } = await run(directory, [], { env: { GITHUB_ACTIONS: 'true' } });
    expect(stdout).toContain('##[set-output name=a]b');
    expect(commandsIn(stdout).map((line) => line.slice(0, 8))).toEqual(['::error ']);
    expect(commandsIn(stderr)).toEqual([]);
    const again = await run(directory, [], { env: { GITHUB_ACTIONS: 'true' } });
    expect(again.stdout).not.toBe(stdout);
  });

  test('nor is the name of a file, in what is said of the run', async () => {
    const names = ['::add-mask::x', '##[set-output name=a]b'];
    const directory = directoryWith({
      'nginx.conf': SOUND_NGINX,
      ...Object.fromEntries(names.map((name) => [name, 'x\0'])),
    });
    const env = { GITHUB_ACTIONS: 'true' };
    const { status, stdout, stderr } = await run(
      directory,
      ['--', 'nginx.conf', ...names, 'missing\n::error::x'],
      { env },
    );
    expect(status).toBe(2);
    expect(stderr).toContain(`proxylint: #\\u{23}[set-output name=a]b: is a binary file\n`);
    expect(stderr).toContain('missing\\u{a}::error::x');
    expect([...commandsIn(stdout), ...commandsIn(stderr)]).toEqual([]);
  });

  test('the summary of the job is written beside what is there, from the workspace on', async () => {
    const directory = directoryWith({ 'deploy/nginx.conf': BROKEN_NGINX, 'summary.md': '# before\n' });
    const path = join(directory, 'summary.md');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: path, GITHUB_WORKSPACE: directory };
    expect((await run(join(directory, 'deploy'), [], { env })).status).toBe(1);
    const summary = readFileSync(path, 'utf8');
    expect(summary).toMatch(/^# before\n\n### proxylint: 1 error in 1 file\n/);
    expect(summary).toContain('<code>deploy/nginx.conf</code>: 1 error');
    await run(join(directory, 'deploy'), ['--format', 'json'], { env });
    expect(readFileSync(path, 'utf8')).toBe(summary);
  });

  test('a summary that cannot be written, or has no room, is said and fails nothing', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX, full: 'x'.repeat(899_000) });
    const into = (path: string) => ({
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(directory, path) },
    });
    const none = await run(directory, [], into('no/such/summary'));
    expect(none.status).toBe(0);
    expect(none.stderr).toContain('The job summary cannot be written: no such file or directory.\n');
    const full = await run(directory, [], into('full'));
    expect(full.status).toBe(0);
    expect(full.stderr).toContain('The job summary has no room for this report');
    expect(statSync(join(directory, 'full')).size).toBe(899_000);
  });
});

describe('paths in reports for forges', () => {
  test('begin at the root of the repository, wherever the step runs', async () => {
    const root = directoryWith({ 'deploy/nginx.conf': BROKEN_NGINX });
    const paths = async (format: string, env: Readonly<Record<string, string>>) =>
      (await run(join(root, 'deploy'), ['--format', format], { env })).stdout.match(
        /(?:"uri":|"path": |<file name=)"([^"]*)"/,
      )?.[1];
    expect(await paths('gitlab', { CI_PROJECT_DIR: root })).toBe('deploy/nginx.conf');
    expect(await paths('sarif', { CI_PROJECT_DIR: root })).toBe('deploy/nginx.conf');
    expect(await paths('sarif', { GITHUB_WORKSPACE: root })).toBe('deploy/nginx.conf');
    expect(await paths('gitlab', {})).toBe('nginx.conf');
    makeRepository(root);
    for (const format of ['gitlab', 'sarif']) expect(await paths(format, {})).toBe('deploy/nginx.conf');
    expect(await paths('checkstyle', { CI_PROJECT_DIR: root })).toBe('nginx.conf');
  });
});

describe('fingerprints', () => {
  test('are the same from every directory of a repository, wherever it lies', async () => {
    const fingerprints = async (root: string, directory: string) =>
      (await run(join(root, directory), ['--format', 'gitlab'])).stdout.match(/"fingerprint": "\w+"/g);
    const [one, other] = [0, 1].map(() => {
      const root = directoryWith({ 'deploy/nginx/nginx.conf': BROKEN_NGINX });
      makeRepository(root);
      return root;
    });
    const expected = await fingerprints(one ?? '', '.');
    expect(expected).toHaveLength(1);
    expect(await fingerprints(one ?? '', 'deploy')).toEqual(expected);
    expect(await fingerprints(other ?? '', 'deploy/nginx')).toEqual(expected);
  });
});

describe('links in a terminal', () => {
  const LINK = '\u001b]8;;';
  const LINKED = new RegExp(`${LINK}([^\\u001b]+)\\u001b\\\\(.*?)${LINK}\\u001b\\\\`, 'g');
  const KITTY = { TERM: 'xterm-kitty' };
  test.each([
    { isTTY: true, env: KITTY, links: true },
    { isTTY: false, env: KITTY, links: false },
    { isTTY: true, env: { ...KITTY, CI: 'true' }, links: false },
    { isTTY: true, env: { ...KITTY, NO_COLOR: '1' }, links: false },
    { isTTY: true, env: { TERM: 'dumb', FORCE_COLOR: '1' }, links: false },
    { isTTY: true, env: { TERM: 'xterm-256color' }, links: false },
    { isTTY: true, env: { TERM: 'xterm-256color', VTE_VERSION: '7006' }, links: true },
    { isTTY: true, env: { TERM: 'xterm-256color', VTE_VERSION: '5000' }, links: false },
    { isTTY: true, env: { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }, links: true },
    { isTTY: true, env: { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.9' }, links: false },
    { isTTY: true, env: { TERM_PROGRAM: 'Apple_Terminal', VTE_VERSION: '7006' }, links: false },
    { isTTY: true, env: { TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.3a' }, links: false },
    { isTTY: true, env: { ...KITTY, FORCE_HYPERLINK: '0' }, links: false },
    { isTTY: false, env: { FORCE_COLOR: '1', FORCE_HYPERLINK: '1' }, links: true },
  ])('$env on a terminal ($isTTY): $links', async ({ isTTY, env, links }) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { stdout } = await run(directory, [], { isTTY, env });
    expect(stdout.includes(LINK)).toBe(links);
  });

  test('lead to the page of the rule and to the line, and change nothing that is seen', async () => {
    const directory = directoryWith({ 'a b.conf': BROKEN_NGINX });
    const argv = ['a b.conf'];
    const { stdout } = await run(directory, argv, { isTTY: true, env: KITTY });
    const uris = [...stdout.matchAll(LINKED)];
    expect(uris[0]?.slice(1)).toEqual([
      expect.stringMatching(/^https:\/\/.*\/rules\/websocket-handshake\/README\.md$/),
      'websocket-handshake',
    ]);
    expect(uris[1]?.[1]).toMatch(new RegExp(`^file://[^/]*${directory}/a%20b\\.conf#16$`));
    expect(uris[1]?.[2]).toBe('a b.conf:16:13');
    const without = await run(directory, argv, { isTTY: true });
    expect(stdout.replace(LINKED, '$2')).toBe(without.stdout);
  });

  test('are left to VS Code where it makes better ones', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const env = { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.104.0' };
    const { stdout } = await run(directory, [], { isTTY: true, env });
    expect(stdout).toContain(`${LINK}https://`);
    expect(stdout).not.toContain(`${LINK}file://`);
  });
});
