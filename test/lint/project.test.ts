import { describe, expect, it } from 'vitest';
import { loadProject } from '../../src/lint/project.ts';
import { DEFAULT_PREMISES, type Premises, premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import type { FileContent, FileSource } from '../../src/text/file-source.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { type Files, projectOf, requestFor } from './subject.ts';

const SITES: Files = {
  '/etc/nginx/nginx.conf': 'events {}\nhttp {\n  include conf.d/*.conf;\n}\n',
  '/etc/nginx/conf.d/a.conf': 'server { location / { include snippets/proxy.conf; proxy_pass http://a; } }\n',
  '/etc/nginx/conf.d/b.conf': 'server { location / { proxy_pass http://b; } }\n',
  '/etc/nginx/snippets/proxy.conf': 'proxy_set_header Host $host;\n',
};

const rootsOf = (project: ReturnType<typeof projectOf>) => project.nginx.map(({ root }) => root.path);

describe('the configurations of a project', () => {
  it('judges a named file in the context of the candidate that includes it', () => {
    const project = projectOf(SITES, ['/etc/nginx/conf.d/a.conf'], Object.keys(SITES));
    expect(rootsOf(project)).toEqual(['/etc/nginx/nginx.conf']);
    expect(project.files.map(({ file, root, named }) => [file.path, root, named])).toEqual([
      ['/etc/nginx/conf.d/a.conf', false, true],
      ['/etc/nginx/conf.d/b.conf', false, false],
      ['/etc/nginx/nginx.conf', true, false],
      ['/etc/nginx/snippets/proxy.conf', false, false],
    ]);
  });

  it('finds the root through files that are included by included files', () => {
    const project = projectOf(SITES, ['/etc/nginx/snippets/proxy.conf'], Object.keys(SITES));
    expect(rootsOf(project)).toEqual(['/etc/nginx/nginx.conf']);
  });

  it('leaves out candidates that include no named file', () => {
    const files = {
      '/a.conf': 'server {}\n',
      '/other.conf': 'http { include /b.conf; }\n',
      '/b.conf': 'server {}\n',
    };
    const project = projectOf(files, ['/a.conf'], ['/other.conf', '/b.conf']);
    expect(project.files.map(({ file }) => file.path)).toEqual(['/a.conf']);
  });

  it('judges a named file on its own where nothing includes it', () => {
    expect(rootsOf(projectOf(SITES, ['/etc/nginx/conf.d/b.conf']))).toEqual(['/etc/nginx/conf.d/b.conf']);
  });

  it('judges a file in each root that includes it', () => {
    const files = {
      '/one.conf': 'http { include /shared.conf; }\n',
      '/two.conf': 'http { include /shared.conf; }\n',
      '/shared.conf': 'server { location /ws { proxy_pass http://a; } }\n',
    };
    const project = projectOf(files);
    expect(rootsOf(project)).toEqual(['/one.conf', '/two.conf']);
    expect(project.routes.map(({ origin }) => origin.file.path)).toEqual(['/shared.conf', '/shared.conf']);
    expect(project.nginx[0]?.files[1]).toBe(project.nginx[1]?.files[1]);
  });

  it('judges what the user calls a root by itself as well as in the root that includes it', () => {
    const files = {
      '/edge.conf': 'http { include /app.conf; }\n',
      '/app.conf': 'server { include /ws.conf; }\n',
      '/ws.conf': 'location /ws { proxy_pass http://a; }\n',
    };
    const declaring = (roots: readonly string[]) =>
      loadProject(filesInMemory(files), { ...requestFor(Object.keys(files)), roots });
    expect(rootsOf(declaring(['/edge.conf']))).toEqual(['/edge.conf']);
    expect(rootsOf(declaring(['/app.conf', '/edge.conf']))).toEqual(['/app.conf', '/edge.conf']);
    expect(
      declaring(['/app.conf'])
        .files.filter(({ root }) => root)
        .map(({ file }) => file.path),
    ).toEqual(['/app.conf', '/edge.conf']);
  });

  it('reads each root with the premises that the user has for it', () => {
    const files = { '/old/nginx.conf': 'events {}\n', '/new/nginx.conf': 'events {}\n' };
    const premisesOf = (root: string) =>
      premisesFor({ ...NEWEST_STABLE, nginx: root.startsWith('/old/') ? '1.24.0' : '1.29.3' });
    const { configurations } = loadProject(filesInMemory(files), {
      ...requestFor(Object.keys(files)),
      premisesOf,
    });
    expect(configurations.map(({ root, target }) => [root.path, target.nginx])).toEqual([
      ['/new/nginx.conf', '1.29.3'],
      ['/old/nginx.conf', '1.24.0'],
    ]);
  });

  it('knows what an image includes by absolute names once the settings say where that lies', () => {
    const files = {
      '/repo/deploy/nginx.conf': `events {}
http {
  map $http_upgrade $connection_upgrade { default ''; websocket upgrade; }
  include /config/nginx/proxy-confs/*.subdomain.conf;
}
`,
      '/repo/proxy-confs/app.subdomain.conf':
        'server { listen 80; location /ws { include /config/nginx/proxy.conf; proxy_pass http://app; } }\n',
      '/repo/proxy.conf':
        'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;\n',
    };
    const verdicts = (paths: Premises['paths']) =>
      loadProject(filesInMemory(files), {
        ...requestFor(Object.keys(files)),
        premisesOf: () => ({ ...DEFAULT_PREMISES, paths }),
      }).routes.map(({ websocket, entry, origin }) => [
        websocket.handshake,
        entry.listeners.length,
        origin.file.path,
      ]);
    const app = '/repo/proxy-confs/app.subdomain.conf';
    expect(verdicts([])).toEqual([['unknown', 1, app]]);
    expect(verdicts([{ prefix: '/config/nginx', directory: '/repo' }])).toEqual([['works', 1, app]]);
  });

  it('takes one of the files that include each other in a circle as the root', () => {
    const files = { '/a.conf': 'include /b.conf;\n', '/b.conf': 'include /a.conf;\n' };
    expect(rootsOf(projectOf(files))).toEqual(['/a.conf']);
  });

  it('reads both dialects, each by itself', () => {
    const files = {
      '/nginx.conf': 'http { server { location /ws { proxy_pass http://a; } } }\n',
      '/Caddyfile': 'example.com {\n\timport site\n}\n',
      '/site': 'reverse_proxy localhost:3000\n',
    };
    const project = projectOf(files, ['/nginx.conf', '/Caddyfile']);
    expect(project.routes.map(({ dialect }) => dialect)).toEqual(['caddy', 'nginx']);
    expect(project.files.map(({ file, dialect }) => [file.path, dialect])).toEqual([
      ['/Caddyfile', 'caddyfile'],
      ['/nginx.conf', 'nginx'],
      ['/site', 'caddyfile'],
    ]);
  });

  it('does not depend on the order of the inputs', () => {
    const paths = Object.keys(SITES);
    const inOrder = projectOf(SITES, paths);
    const reversed = projectOf(SITES, [...paths].reverse());
    expect(rootsOf(reversed)).toEqual(rootsOf(inOrder));
    expect(reversed.files).toEqual(inOrder.files);
  });
});

describe('what a project reads', () => {
  it('reports named files that cannot be read, once', () => {
    const contents: Readonly<Record<string, FileContent>> = {
      '/denied.conf': { kind: 'unreadable', reason: 'permission denied' },
      '/binary.conf': { kind: 'text', text: 'ELF\0\0' },
      '/outside.conf': { kind: 'outside' },
    };
    const source: FileSource = { read: (path) => contents[path] ?? { kind: 'missing' }, list: () => null };
    const named = ['/missing.conf', '/denied.conf', '/binary.conf', '/outside.conf', '/denied.conf'];
    const project = loadProject(source, requestFor(named, ['/gone.conf']));
    expect(project.unreadable).toEqual([
      { path: '/binary.conf', reason: 'is a binary file' },
      { path: '/denied.conf', reason: 'permission denied' },
      { path: '/missing.conf', reason: 'no such file' },
      { path: '/outside.conf', reason: 'lies outside the directories that may be read' },
    ]);
    expect(project.files).toEqual([]);
  });

  it('takes time in proportion to the blank lines of a file, not to their square', () => {
    const blank = `# include\n${'\n'.repeat(200_000)}`;
    const start = performance.now();
    expect(projectOf({ '/a.conf': blank }, ['/a.conf'], []).files).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('reads no file twice', () => {
    const memory = filesInMemory(SITES);
    const read: string[] = [];
    const source: FileSource = {
      ...memory,
      read: (path) => {
        read.push(path);
        return memory.read(path);
      },
    };
    loadProject(source, requestFor(Object.keys(SITES), Object.keys(SITES)));
    expect(read.toSorted()).toEqual([...new Set(read)].toSorted());
    expect(read).toEqual(expect.arrayContaining(Object.keys(SITES)));
  });
});
