import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';

const ROOT = `events {}
http {
    include conf.d/*.conf;
    include /srv/sites/*.conf;
}
`;
const SITE = `server {
    listen 8080;
    location /socket.io/ {
        proxy_pass http://127.0.0.1:9000;
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_read_timeout 1h;
    }
}
`;

/** As `nginx -T` shows files that lie in a directory. */
function dumpOf(directory: string, files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([name, text]) => `# configuration file ${directory}/${name}:\n${text}\n`)
    .join('');
}

const FILES = { 'nginx.conf': ROOT, 'conf.d/app.conf': SITE };
const DUMP = dumpOf('/etc/nginx', FILES);

describe('a dump', () => {
  test.each(['dump.txt', 'nginx.conf', 'Caddyfile', 'conf.d/x.conf'])(
    'named %s is told by its content',
    async (name) => {
      const { status, stdout, stderr } = await run(directoryWith({ [name]: DUMP }), [name]);
      expect(status).toBe(1);
      expect(stdout).toContain('--> /etc/nginx/conf.d/app.conf:4:9');
      expect(stderr).toContain('Found 1 error in 1 file.');
      expect(stderr).toContain(
        `${name} is the output of \`nginx -T\`; its 2 files are shown by the names in it.\n`,
      );
    },
  );

  test('is read from the standard input, with what nginx says before it', async () => {
    const stdin = `nginx: configuration file /etc/nginx/nginx.conf test is successful\n${DUMP}`;
    const { stdout } = await run(directoryWith(), ['--format', 'json', '-'], { stdin });
    expect(JSON.parse(stdout)).toMatchObject({
      files: [
        { path: '/etc/nginx/conf.d/app.conf', root: false },
        { path: '/etc/nginx/nginx.conf', root: true },
      ],
      findings: [{ path: '/etc/nginx/conf.d/app.conf', start: { line: 4 } }],
    });
    const routes = await run(directoryWith(), ['routes', '-'], { stdin });
    expect(routes.stdout).toContain('/etc/nginx/conf.d/app.conf:4');
  });

  test('holds all there is: a pattern that finds nothing hides nothing', async () => {
    const bare = ROOT.replace(
      'http {',
      'http {\n    server { location /ws { include /srv/ws/*.conf; proxy_pass http://a:1; } }',
    );
    const stdin = dumpOf('/etc/nginx', { ...FILES, 'nginx.conf': bare });
    const whole = await run(directoryWith(), ['-'], { stdin });
    expect(whole.stdout).toContain('--> /etc/nginx/nginx.conf:3');
    const cut = await run(directoryWith(), ['-'], {
      stdin: stdin.replace('http {', 'include cut.conf; http {'),
    });
    expect(cut.stdout).not.toContain('--> /etc/nginx/nginx.conf:3');
  });

  test('says nothing about files of this machine that have its names', async () => {
    const directory = directoryWith({ 'extra.inc': 'proxy_pass http://127.0.0.1:1; nonsense;\n' });
    const stdin = dumpOf(directory, {
      'nginx.conf': 'events {}\nhttp { server { location / { include *.inc; } } }\n',
    });
    expect(await run(directory, ['-'], { stdin })).toMatchObject({ status: 0, stdout: '' });
  });

  test('stands alone', async () => {
    const directory = directoryWith({ 'dump.txt': DUMP, 'nginx.conf': SOUND_NGINX });
    const { status, stderr } = await run(directory, ['nginx.conf', 'dump.txt']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'proxylint: dump.txt is the output of `nginx -T`: check it by itself\n',
    });
  });

  test('in a directory is left alone, and one of a single file is that file', async () => {
    const directory = directoryWith({ 'a.conf': DUMP, 'nginx.conf': SOUND_NGINX });
    expect(await run(directory, [])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'No problems in 1 file.\na.conf is the output of `nginx -T`: name it to check it.\n',
    });
    rmSync(join(directory, 'nginx.conf'));
    expect(await run(directory, [])).toMatchObject({ status: 2 });
    writeFileSync(join(directory, 'nginx.conf'), dumpOf('/etc/nginx', { 'nginx.conf': BROKEN_NGINX }));
    expect((await run(directory, [])).stdout).toContain('--> nginx.conf:17');
  });

  test('that nginx refused to write is an error, with its reason', async () => {
    const stdin = `2026/11/25 16:08:47 [emerg] 7#7: unknown directive "sever" in /etc/nginx/nginx.conf:3
nginx: configuration file /etc/nginx/nginx.conf test failed
`;
    const { status, stderr } = await run(directoryWith(), ['-'], { stdin });
    expect(status).toBe(2);
    expect(stderr).toContain('because of [emerg] 7#7: unknown directive "sever" in /etc/nginx/nginx.conf:3');
  });

  test('of more files than any server has is an error, soon', async () => {
    let stdin = '# configuration file /a/nginx.conf:\nevents {}\n';
    for (let at = 0; at < 20_000; at++) stdin += `include x${at}*;\n# configuration file /a/y${at}:\n`;
    const { status, stderr } = await run(directoryWith(), ['-'], { stdin });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'proxylint: <stdin>: shows more than 16384 files\n',
    });
  });

  test('keeps the encoding of each file', async () => {
    const bytes = Buffer.concat([
      Buffer.from('# configuration file /é/nginx.conf:\n'),
      Buffer.from('# \xff\n', 'latin1'),
      Buffer.from('include ü.conf;'),
      Buffer.from(`\n${dumpOf('/é', { 'ü.conf': BROKEN_NGINX })}`),
    ]);
    const { stdout } = await run(directoryWith(), ['-'], { stdin: bytes });
    expect(stdout).toContain('--> /é/ü.conf:16');
  });
});

describe('fix of a dump', () => {
  const onDisk = () => {
    const directory = directoryWith(FILES);
    return { directory, stdin: dumpOf(directory, FILES) };
  };
  const read = (directory: string, name: string) => readFileSync(join(directory, name), 'utf8');

  test('goes to the files that it shows, where they are here and as they are there', async () => {
    const { directory, stdin } = onDisk();
    const { status, stdout, stderr } = await run(directory, ['fix', '-'], { stdin });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^Fixed 1 problem in 2 files\./);
    expect(read(directory, 'conf.d/app.conf')).toContain('proxy_set_header Upgrade');
    expect(read(directory, 'nginx.conf')).toContain('map $http_upgrade');
  });

  test.each([
    ['is not here', (path: string) => rmSync(path), 'it is not on this machine'],
    [
      'differs',
      (path: string) => writeFileSync(path, `${SITE}\n`),
      'on this machine it holds another text than the dump shows',
    ],
    [
      'leads elsewhere',
      (path: string) => {
        rmSync(path);
        symlinkSync(join(directoryWith({ x: SITE }), 'x'), path);
      },
      'it lies outside the working directory',
    ],
  ])('writes nothing where one of them %s', async (_what, change, reason) => {
    const { directory, stdin } = onDisk();
    change(join(directory, 'conf.d/app.conf'));
    const { status, stdout, stderr } = await run(directory, ['fix', '-'], { stdin });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`proxylint: conf.d/app.conf is not fixed: ${reason}\n`);
    expect(stderr).toContain('nothing was changed; `proxylint fix --diff -` prints a patch');
    expect(read(directory, 'nginx.conf')).toBe(ROOT);
  });

  test('never goes to the dump', async () => {
    const directory = directoryWith({ 'dump.txt': DUMP });
    const { status, stderr } = await run(directory, ['fix', 'dump.txt']);
    expect(status).toBe(2);
    expect(stderr).toContain('`proxylint fix --diff dump.txt` prints a patch');
    expect(read(directory, 'dump.txt')).toBe(DUMP);
  });

  test('gives with --diff what `patch -d / -p1` applies where nginx runs', async () => {
    const { directory, stdin } = onDisk();
    const { stdout } = await run(directoryWith(), ['fix', '--diff', '-'], { stdin });
    expect(stdout).toContain(`--- a${directory}/conf.d/app.conf\n+++ b${directory}/conf.d/app.conf\n`);
    const patched = spawnSync('patch', ['-d', '/', '-p1', '--silent'], { input: stdout, timeout: 20_000 });
    expect(patched.status).toBe(0);
    expect(await run(directory, [])).toMatchObject({ status: 0, stdout: '' });
  });
});
