import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, runForBytes, SOUND_NGINX } from './command-line.ts';

const read = (directory: string, name: string) => readFileSync(join(directory, name), 'utf8');

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
const ROOT = `events {}
http {
    include conf.d/*.conf;
}
`;

describe('fix', () => {
  test('repairs the file, and gives 0 when nothing is left', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stdout, stderr } = await run(directory, ['fix']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^Fixed 1 problem in 1 file\./);
    const repaired = read(directory, 'nginx.conf');
    expect(repaired).not.toBe(BROKEN_NGINX);
    expect((await run(directory, [])).status).toBe(0);
    await run(directory, ['fix']);
    expect(read(directory, 'nginx.conf')).toBe(repaired);
  });

  test('leaves alone what has no fault', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const { status, stdout, stderr } = await run(directory, ['fix']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).not.toContain('Fixed');
    expect(read(directory, 'nginx.conf')).toBe(SOUND_NGINX);
  });

  test('changes another file of the project where a part of the fix belongs there', async () => {
    const directory = directoryWith({ 'nginx.conf': ROOT, 'conf.d/app.conf': SITE });
    const { status } = await run(directory, ['fix', 'conf.d/app.conf']);
    expect(status).toBe(0);
    expect(read(directory, 'nginx.conf')).toContain('map $http_upgrade');
    expect(read(directory, 'conf.d/app.conf')).toContain('proxy_set_header Connection');
  });

  test('keeps what is not UTF-8, byte for byte', async () => {
    const bytes = Buffer.concat([Buffer.from('# caf\xe9 \xff\r\n', 'latin1'), Buffer.from(BROKEN_NGINX)]);
    const directory = directoryWith({ 'nginx.conf': bytes });
    expect((await run(directory, ['fix'])).status).toBe(0);
    expect(readFileSync(join(directory, 'nginx.conf')).subarray(0, 9)).toEqual(bytes.subarray(0, 9));
  });

  test('writes through a symbolic link, which stays one', async () => {
    const directory = directoryWith({ 'real/nginx.conf': BROKEN_NGINX });
    symlinkSync('real/nginx.conf', join(directory, 'nginx.conf'));
    expect((await run(directory, ['fix', 'nginx.conf'])).status).toBe(0);
    expect(lstatSync(join(directory, 'nginx.conf')).isSymbolicLink()).toBe(true);
    expect(read(directory, 'real/nginx.conf')).toContain('proxy_set_header Upgrade $websocket_upgrade;');
  });

  test('names in a diff the file that a link leads to, as patch goes through none', async () => {
    const directory = directoryWith({ 'real/nginx.conf': BROKEN_NGINX });
    symlinkSync('real/nginx.conf', join(directory, 'nginx.conf'));
    const { stdout } = await run(directory, ['fix', '--diff', 'nginx.conf']);
    expect(stdout).toContain('--- a/real/nginx.conf\n+++ b/real/nginx.conf\n');
  });

  test('does what may change behaviour only when it is asked to', async () => {
    // `Connection: upgrade` goes out with ordinary requests too; that an application relies on it cannot be excluded.
    const constant = SOUND_NGINX.replace('Connection $connection_upgrade', 'Connection upgrade').replace(
      'location /ws',
      'location /',
    );
    const directory = directoryWith({ 'nginx.conf': constant });
    await run(directory, ['fix']);
    expect(read(directory, 'nginx.conf')).toBe(constant);
    await run(directory, ['fix', '--unsafe-fixes']);
    expect(read(directory, 'nginx.conf')).not.toBe(constant);
  });

  test('reports what is left as check does, and fails by it', async () => {
    const twice = SOUND_NGINX.replace(/( *proxy_read_timeout 1h;\n)/, '$1$1');
    const directory = directoryWith({ 'nginx.conf': twice });
    const checked = await run(directory, ['--format=json']);
    const left: number = JSON.parse(checked.stdout).findings.length;
    expect(left).toBeGreaterThan(0);
    const { status, stdout } = await run(directory, ['fix', '--format=json']);
    expect(status).toBe(1);
    expect(stdout).toBe(checked.stdout);
    expect(read(directory, 'nginx.conf')).toBe(twice);
  });
});

describe('fix --diff', () => {
  test.each([
    ['patch', ['-p1', '-s']],
    ['git', ['apply']],
  ])('prints what %s applies, and writes nothing', async (program, args) => {
    const files = {
      'nginx.conf': ROOT,
      'conf.d/app.conf': SITE,
      'with space.conf': BROKEN_NGINX.replaceAll('\n', '\r\n'),
      'latin1.conf': Buffer.from(`# caf\xe9\n${BROKEN_NGINX.trimEnd()}`, 'latin1'),
    };
    const directory = directoryWith(files);
    const twin = directoryWith(files);
    const { status, stdout: diff, stderr } = await runForBytes(directory, ['fix', '--diff']);
    expect(status).toBe(0);
    expect(stderr.toString()).toContain('nothing was written');
    for (const [name, content] of Object.entries(files)) {
      expect(readFileSync(join(directory, name))).toEqual(Buffer.from(content));
    }
    const applied = spawnSync(program, args, { cwd: directory, input: diff, encoding: 'utf8' });
    expect(applied).toMatchObject({ status: 0, stderr: '' });
    await run(twin, ['fix']);
    for (const name of Object.keys(files)) {
      expect(readFileSync(join(directory, name))).toEqual(readFileSync(join(twin, name)));
    }
  });

  test('prints nothing when there is nothing to change', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const { status, stdout } = await run(directory, ['fix', '--diff', '--quiet']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test('works below the working directory of a diff for another one', async () => {
    const directory = directoryWith({ 'a/nginx.conf': BROKEN_NGINX });
    writeFileSync(join(directory, 'a/other.txt'), '');
    const { stdout } = await run(directory, ['fix', '--diff', 'a']);
    expect(stdout).toMatch(/^--- a\/a\/nginx\.conf\n\+\+\+ b\/a\/nginx\.conf\n@@ /);
  });
});
