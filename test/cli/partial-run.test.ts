import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryWith, run } from './command-line.ts';

const root = (location: string) => `events {}
http {
    server {
        listen 8080;
        location ${location} {
            proxy_pass http://127.0.0.1:9000;
            include ../shared.conf;
        }
    }
}
`;
const SHARED = `proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection upgrade;
# proxylint-ignore websocket-idle-timeout -- the application pings each 20 seconds
proxy_read_timeout 40s;
`;
/** Two roots beside the file that they include, where nobody looks for a root of it. */
const FILES = {
  '.git/HEAD': '',
  'a/nginx.conf': root('/ws'),
  'b/nginx.conf': root('/chat'),
  'shared.conf': SHARED,
};

describe('a file whose roots are not found', () => {
  test('keeps a comment that accepts what is found in its roots', async () => {
    const directory = directoryWith(FILES);
    expect((await run(directory, [])).stdout).not.toContain('suppression');
    const { status, stdout } = await run(directory, ['fix', 'shared.conf']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(readFileSync(join(directory, 'shared.conf'), 'utf8')).toBe(SHARED);
  });

  test('keeps its entries in the baseline', async () => {
    const accepted = SHARED.replace(/# proxylint-ignore.*\n/, '');
    const directory = directoryWith({ ...FILES, 'shared.conf': accepted });
    const baseline = ['--baseline', 'accepted.json'];
    await run(directory, [...baseline, '--update-baseline']);
    const before = readFileSync(join(directory, 'accepted.json'), 'utf8');
    expect(before).toContain('websocket-idle-timeout');
    const { stderr } = await run(directory, ['check', ...baseline, 'shared.conf']);
    expect(stderr).not.toContain('no longer occur');
    await run(directory, ['check', ...baseline, '--update-baseline', 'shared.conf']);
    expect(readFileSync(join(directory, 'accepted.json'), 'utf8')).toBe(before);
  });

  test('is told of a comment that accepts nothing once everything was looked through', async () => {
    const unused = SHARED.replace('40s', '1h');
    const directory = directoryWith({ ...FILES, 'shared.conf': unused });
    expect((await run(directory, ['shared.conf'])).stdout).toBe('');
    expect((await run(directory, [])).stdout).toContain('warning[suppression]');
  });
});
