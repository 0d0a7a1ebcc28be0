/** Small projects with includes, globs, missing files, circles and fragments, made by chance, and changes to them. */
import fc from 'fast-check';
import {
  type Project,
  type ProjectRequest,
  type RootSettings,
  rootSettingsFor,
} from '../../src/lint/project.ts';
import type { LintResult } from '../../src/lint/run.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { type Files, requestFor } from './subject.ts';

const NGINX_PATHS = [
  '/p/nginx.conf',
  '/p/conf.d/a.conf',
  '/p/conf.d/b.conf',
  '/p/snippets/x.conf',
  '/p/snippets/y.conf',
  '/p/other/nginx.conf',
] as const;
const CADDY_PATHS = ['/p/Caddyfile', '/p/sites/one.caddy', '/p/sites/two.caddy'] as const;
const PATHS: readonly string[] = [...NGINX_PATHS, ...CADDY_PATHS];

const nginxName = fc.constantFrom(
  'conf.d/*.conf',
  '/p/conf.d/*.conf',
  '/p/conf.d/a.conf',
  '/p/snippets/x.conf',
  'snippets/x.conf',
  '../snippets/y.conf',
  'snippets/*.conf',
  'nginx.conf',
  '/etc/nginx/proxy_params',
  '/etc/nginx/conf.d/b.conf',
  'missing.conf',
);
const include = nginxName.map((name) => `include ${name};`);

const location = fc
  .array(
    fc.oneof(
      include,
      fc.constantFrom(
        'proxy_pass http://127.0.0.1:9000;',
        'proxy_http_version 1.1;',
        'proxy_set_header Upgrade $http_upgrade;',
        'proxy_set_header Connection "upgrade";',
        'proxy_set_header Host $host;',
        'proxy_read_timeout 30s;',
        'proxy_pas http://a;',
        'return 301 https://$host$request_uri',
      ),
    ),
    { maxLength: 6 },
  )
  .map((lines) => `location /ws {\n${lines.join('\n')}\n}`);

const nginxText = fc
  .tuple(
    fc.constantFrom('main', 'http', 'server', 'bare'),
    fc.array(
      fc.oneof(
        include,
        location,
        fc.constantFrom('listen 80;', 'proxy_http_version 1.1;', '# a comment', '}'),
      ),
      {
        maxLength: 5,
      },
    ),
  )
  .map(([kind, lines]) => {
    const body = lines.join('\n');
    if (kind === 'main') return `events {}\nhttp {\nserver {\n${body}\n}\n}\n`;
    if (kind === 'http') return `http {\n${body}\n}\n`;
    return kind === 'server' ? `server {\n${body}\n}\n` : `${body}\n`;
  });

const caddyText = fc
  .array(
    fc.constantFrom(
      'import sites/*.caddy',
      'import sites/one.caddy',
      'import /p/Caddyfile',
      'import nowhere',
      'app.test {\n\treverse_proxy 127.0.0.1:9000\n}',
      'ws.test {\n\trespond /ws 404\n\treverse_proxy /ws 127.0.0.1:9000 {\n\t\theader_up Connection close\n\t}\n}',
      ':8080 {\n\timport sites/*.caddy\n}',
      'reverse_proxy 127.0.0.1:1 {',
    ),
    { maxLength: 4 },
  )
  .map((lines) => `${lines.join('\n')}\n`);

function textFor(path: string): fc.Arbitrary<string> {
  return NGINX_PATHS.some((each) => each === path) ? nginxText : caddyText;
}

const file = fc.constantFrom(...PATHS).chain((path) => textFor(path).map((text) => ({ path, text })));

export const projects: fc.Arbitrary<Files> = fc
  .array(file, { minLength: 1, maxLength: 9 })
  .map((files) => Object.fromEntries(files.map(({ path, text }) => [path, text])));

export type Change =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

const added = fc.constantFrom(
  '/p/conf.d/new.conf',
  '/p/snippets/new.conf',
  '/p/missing.conf',
  '/p/conf.d/.hidden.conf',
);

export const changes: fc.Arbitrary<Change> = fc.oneof(
  file.map((each) => ({ kind: 'write' as const, ...each })),
  fc.tuple(added, nginxText).map(([path, text]) => ({ kind: 'write' as const, path, text })),
  fc.constantFrom(...PATHS).map((path) => ({ kind: 'remove' as const, path })),
  fc.tuple(fc.constantFrom(...PATHS), added).map(([path, to]) => ({ kind: 'rename' as const, path, to })),
);

export function changed(files: Files, change: Change): Files {
  switch (change.kind) {
    case 'write':
      return { ...files, [change.path]: change.text };
    case 'remove':
      return without(files, change.path);
    case 'rename': {
      const text = files[change.path];
      return text === undefined ? files : { ...without(files, change.path), [change.to]: text };
    }
  }
}

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([each]) => each !== path));
}

/** Asks for those of the files that a choice names; all of them where it names none. The others are candidates. */
export function requestAmong(
  files: Files,
  choice: readonly number[],
  settings = rootSettingsFor(NEWEST_STABLE),
): ProjectRequest {
  const paths = Object.keys(files).sort();
  const named = new Set(choice.flatMap((number) => paths[number % paths.length] ?? []));
  const { candidates, named: inputs } = requestFor(
    paths.filter((path) => named.size === 0 || named.has(path)),
    paths.filter((path) => named.size > 0 && !named.has(path)),
  );
  const dialectOf = (path: string) => (/addy/.test(path) ? 'caddyfile' : 'nginx');
  return {
    ...settings,
    named: inputs.map(({ path }) => ({ path, dialect: dialectOf(path) })),
    candidates: candidates.map(({ path }) => ({ path, dialect: dialectOf(path) })),
  };
}

export const choices = fc.array(fc.nat(20), { maxLength: 3 });

/** All that a run shows, as a text: two runs that give the same text are the same to the user. */
export function shownBy(project: Pick<Project, 'files' | 'unreadable'>, result: LintResult): string {
  const { findings, elsewhere, suppressed, failures } = result;
  const { files, unreadable } = project;
  return JSON.stringify(
    {
      files,
      unreadable,
      findings,
      elsewhere,
      suppressed,
      failures: failures.map(({ rule, message }) => [rule, message]),
    },
    (_key, value) => (value instanceof SourceFile ? [value.path, value.text] : value),
    1,
  );
}

/** What users say about the roots: nothing, where their sockets are, which files they are, or which proxies run. */
export const rootSettings: fc.Arbitrary<RootSettings> = fc
  .record({
    path: fc.option(fc.constantFrom('/ws', '/live/*')),
    roots: fc.option(fc.constant(['/p/conf.d/a.conf'])),
    old: fc.boolean(),
  })
  .map(({ path, roots, old }) => {
    const premises = premisesFor(old ? { ...NEWEST_STABLE, nginx: '1.18.0' } : NEWEST_STABLE);
    const file = new SourceFile('/p/.proxylint.yml', `websockets: ["${path}"]\n`);
    const declared = path === null ? [] : [{ path, host: null, span: { file, start: 13, end: 19 } }];
    const all = { ...premises, websockets: declared };
    return { roots, premisesOf: () => all };
  });
