import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from './command-line.ts';

const ADD = ['--add-suppressions', 'see OPS-12'];
const COMMENTED = BROKEN_NGINX.replace(
  '            proxy_set_header Host',
  '            # proxylint-ignore websocket-handshake -- see OPS-12\n            proxy_set_header Host',
);

describe('check --add-suppressions', () => {
  it('writes a comment above the line, and the next run is clean', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stdout, stderr } = await run(directory, ADD);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('Comments in 1 file now accept 1 finding.\n');
    expect(readFileSync(join(directory, 'nginx.conf'), 'utf8')).toBe(COMMENTED);
    expect(await run(directory, [])).toMatchObject({ status: 0, stdout: '' });
  });

  it('changes nothing the second time', async () => {
    const directory = directoryWith({ 'nginx.conf': COMMENTED });
    expect((await run(directory, ADD)).stderr).toContain('Nothing is found that a comment could accept.');
    expect(readFileSync(join(directory, 'nginx.conf'), 'utf8')).toBe(COMMENTED);
  });

  it('shows what is left, such as what is wrong with comments', async () => {
    const wrong = SOUND_NGINX.replace('events {}', '# proxylint-ignore nothing-like-it -- why\nevents {}');
    const directory = directoryWith({ 'nginx.conf': wrong });
    const { status, stdout } = await run(directory, ADD);
    expect(status).toBe(1);
    expect(stdout).toContain('warning[suppression]');
  });

  it('leaves alone what the baseline accepts', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    await run(directory, ['--baseline', 'base.json', '--update-baseline']);
    await run(directory, ['--baseline', 'base.json', ...ADD]);
    expect(readFileSync(join(directory, 'nginx.conf'), 'utf8')).toBe(BROKEN_NGINX);
  });

  it('comments the named files only', async () => {
    const files = {
      'nginx.conf': 'events {}\nhttp { include a.conf; include b.conf; }\n',
      'a.conf': 'server { listen 1;\n location /ws { proxy_pass http://a:1; } }\n',
      'b.conf': 'server { listen 2;\n location /ws { proxy_pass http://b:1; } }\n',
    };
    const directory = directoryWith(files);
    await run(directory, [...ADD, 'a.conf']);
    expect(readFileSync(join(directory, 'a.conf'), 'utf8')).toContain('proxylint-ignore');
    expect(readFileSync(join(directory, 'b.conf'), 'utf8')).toBe(files['b.conf']);
  });

  it('prints the text of the standard input with its comments', async () => {
    const { status, stdout } = await run(directoryWith(), [...ADD, '-'], { stdin: BROKEN_NGINX });
    expect({ status, stdout }).toEqual({ status: 0, stdout: COMMENTED });
  });

  it.each(['', 'two\nlines', 'C:\\path'])('refuses the reason %j', async (reason) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stderr } = await run(directory, ['--add-suppressions', reason]);
    expect(status).toBe(2);
    expect(stderr).toContain('--add-suppressions takes a reason');
    expect(readFileSync(join(directory, 'nginx.conf'), 'utf8')).toBe(BROKEN_NGINX);
  });
});

it('what the standard input lacks of its roots is not held against a comment', async () => {
  const unused = SOUND_NGINX.replace('events {}', '# proxylint-ignore deprecated -- why\nevents {}');
  const directory = directoryWith({ 'nginx.conf': unused });
  expect(await run(directory, ['-'], { stdin: unused })).toMatchObject({ status: 0 });
  expect(await run(directory, [])).toMatchObject({ status: 1 });
});
