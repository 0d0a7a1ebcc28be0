import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadProject, type ProjectInput, rootSettingsFor } from '../../../src/lint/project.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { findCandidates } from '../../../src/workspace/discovery/candidates.ts';

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
      '/project/nginx/nginx.conf',
      '/project/etc/main.conf',
    ]);
    expect(candidates(files, '/project/nginx/conf.d/a.conf')).toEqual([
      '/project/nginx/nginx.conf',
      '/project/etc/main.conf',
      '/project/nginx/conf.d/also.conf',
    ]);
  });

  test('say a name like that of the file, or of one that does, and so on', () => {
    const files = {
      '/project/nginx.conf': 'http { include "sites-enabled/*"; }\n',
      '/project/other.conf': 'http { include mime.types; include conf.d/[a-c]*.conf; }\n',
      '/project/sites-enabled/app': 'server { include snippets/proxy.conf; }\n',
      '/project/sites-enabled/web': 'server { include snippets/static.conf; }\n',
      '/project/snippets/proxy.conf': 'include snippets/headers.conf;\n',
      '/project/snippets/headers.conf': 'proxy_set_header Host $host;\n',
    };
    expect(candidates(files, '/project/snippets/headers.conf')).toEqual([
      '/project/nginx.conf',
      '/project/snippets/proxy.conf',
      '/project/sites-enabled/app',
    ]);
    expect(candidates(files, '/project/conf.d/b.conf')).toEqual([
      '/project/nginx.conf',
      '/project/other.conf',
    ]);
  });

  test('begin with the root, however many files lie beside the named one', () => {
    const files: Record<string, string> = {
      '/project/nginx.conf': ROOT.replace('conf.d/*.conf', 'sites-enabled/*'),
    };
    for (let number = 0; number < 1500; number++) {
      files[`/project/sites-enabled/site${number}`] = `server {\n  include snippets/a.conf;\n}\n`;
    }
    expect(candidates(files, '/project/sites-enabled/site700')).toEqual(['/project/nginx.conf']);
    const [root, ...sites] = candidates(files, '/project/snippets/a.conf');
    expect(root).toBe('/project/nginx.conf');
    expect(sites).toHaveLength(199);
  });

  test('are the links of a root, not the files that they lead to', () => {
    const site = 'server { include snippets/a.conf; }\n';
    const files = {
      '/project/nginx.conf': ROOT.replace('conf.d/*.conf', 'sites-enabled/*'),
      '/project/sites-available/app': site,
      '/project/sites-available/off': site,
      '/project/sites-enabled/10-app': site,
      '/project/snippets/a.conf': 'proxy_set_header Host $host;\n',
    };
    const input = { path: '/project/snippets/a.conf', dialect: 'nginx' } as const;
    const linkTarget = (path: string) =>
      path === '/project/sites-enabled/10-app' ? '/project/sites-available/app' : null;
    const found = findCandidates(
      filesInMemory(files),
      [{ input, projectRoot: '/project' }],
      null,
      linkTarget,
    );
    expect(found.map(({ path }) => path)).toEqual([
      '/project/nginx.conf',
      '/project/sites-available/off',
      '/project/sites-enabled/10-app',
    ]);
  });

  test('are enough: the roots are those that all files together give', () => {
    const names = [
      'nginx.conf',
      'conf.d/a.conf',
      'conf.d/b.conf',
      'sites-enabled/app',
      'snippets/tls.conf',
      'snippets/ws',
    ];
    const inclusion = fc.constantFrom(
      ...names,
      'conf.d/*.conf',
      'sites-enabled/*',
      'snippets/*',
      'snippets/[st]*',
      '"conf.d/a.conf"',
      'snippets/?s',
      'missing.conf',
      '/etc/nginx/snippets/ws',
      '/project/conf.d/a.conf',
      'conf.d/../snippets/ws',
    );
    const text = fc
      .array(inclusion, { maxLength: 2 })
      .map(
        (inclusions) =>
          `# x\n${inclusions.map((name) => `include ${name};\n`).join('')}proxy_buffering off;\n`,
      );
    const project = fc.tuple(...names.map(() => text));
    fc.assert(
      fc.property(project, fc.constantFrom(...names), (texts, name) => {
        const files = Object.fromEntries(names.map((each, at) => [`/project/${each}`, texts[at] ?? '']));
        const source = filesInMemory(files);
        const input = { path: `/project/${name}`, dialect: 'nginx' } as const;
        const rootsWith = (given: readonly ProjectInput[]) =>
          loadProject(source, {
            named: [input],
            candidates: given,
            ...rootSettingsFor(NEWEST_STABLE),
          }).configurations.map(({ root }) => root.path);
        const all = Object.keys(files).map((path) => ({ path, dialect: 'nginx' }) as const);
        const found = findCandidates(source, [{ input, projectRoot: '/project' }], null);
        expect(rootsWith(found)).toEqual(rootsWith(all));
      }),
      { numRuns: 1000 },
    );
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
