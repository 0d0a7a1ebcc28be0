import { describe, expect, test } from 'vitest';
import { findCandidates } from '../../../src/cli/discovery/candidates.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

const ROOT = 'http {\n  include conf.d/*.conf;\n}\n';
const SERVER = 'server {\n  listen 80;\n}\n';

function candidates(
  files: Readonly<Record<string, string>>,
  named: string,
  { projectRoot = '/project', roots = null }: { projectRoot?: string; roots?: readonly string[] | null } = {},
) {
  const dialect = named.includes('addy') ? 'caddyfile' : 'nginx';
  const input = { path: named, dialect } as const;
  return findCandidates(filesInMemory(files), [{ input, projectRoot }], roots).map(({ path }) => path);
}

describe('the files that may include a named one', () => {
  test('lie in its directory and in those above it, up to the project, and in the usual ones below those', () => {
    const files = {
      '/project/nginx/nginx.conf': ROOT,
      '/project/nginx/conf.d/app.conf': SERVER,
      '/project/nginx/conf.d/also.conf': `include snippets/a.conf;\n${SERVER}`,
      '/project/etc/main.conf': ROOT,
      '/project/docs/nginx.conf': ROOT,
      '/nginx.conf': ROOT,
    };
    expect(candidates(files, '/project/nginx/conf.d/app.conf')).toEqual([
      '/project/nginx/conf.d/also.conf',
      '/project/nginx/nginx.conf',
      '/project/etc/main.conf',
    ]);
  });

  test('say `include`, or `import` in a Caddyfile', () => {
    const files = {
      '/project/nginx.conf': SERVER,
      '/project/Caddyfile': 'import sites/*\n',
      '/project/other.caddy': ':80 {\n}\n',
      '/project/sites/a.caddy': ':81 {\n}\n',
    };
    expect(candidates(files, '/project/sites/a.caddy')).toEqual(['/project/Caddyfile']);
    expect(candidates(files, '/project/sites/a.conf')).toEqual([]);
  });

  test('are nginx files: other programs include too', () => {
    const files = {
      '/project/redis.conf': 'bind 127.0.0.1\ninclude local.conf\n',
      '/project/app.conf': SERVER,
    };
    expect(candidates(files, '/project/app.conf')).toEqual([]);
  });

  test('are not looked for around a main configuration, which nothing includes', () => {
    const files = {
      '/project/nginx.conf': `events {}\n${ROOT}`,
      '/project/conf.d/app.conf': `include snippets/a.conf;\n${SERVER}`,
      '/project/other.conf': ROOT,
    };
    expect(candidates(files, '/project/nginx.conf')).toEqual([]);
    expect(candidates(files, '/project/conf.d/app.conf')).toEqual([
      '/project/nginx.conf',
      '/project/other.conf',
    ]);
  });

  test('are the roots that the user names, wherever they lie and whatever they are called', () => {
    const files = {
      '/project/nginx.conf': ROOT,
      '/project/conf.d/app.conf': SERVER,
      '/project/deploy/edge': ROOT,
      '/project/deploy/Caddyfile': 'import sites/*\n',
    };
    const roots = ['/project/deploy/edge', '/project/deploy/Caddyfile'];
    expect(candidates(files, '/project/conf.d/app.conf', { roots })).toEqual(['/project/deploy/edge']);
    expect(candidates(files, '/project/deploy/edge', { roots })).toEqual([]);
    expect(candidates(files, '/project/conf.d/app.conf', { roots: [] })).toEqual([]);
  });

  test('are bounded in number', () => {
    const files: Record<string, string> = { '/project/named.conf': SERVER };
    for (let number = 0; number < 500; number++) files[`/project/n${number}.conf`] = ROOT;
    expect(candidates(files, '/project/named.conf')).toHaveLength(200);
  });
});
