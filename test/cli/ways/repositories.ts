/** Small repositories made by chance: includes, circles, links, templates, settings with overrides, suppressions. */
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';

export interface Repository {
  readonly files: Readonly<Record<string, string>>;
  /** From the path of a link to its target. */
  readonly links: Readonly<Record<string, string>>;
}

const include = fc
  .constantFrom(
    'conf.d/*.conf',
    'conf.d/a.conf',
    'snip/ws.conf',
    '../snip/*.conf',
    'nginx.conf',
    'gone.conf',
    '/etc/nginx/snip/ws.conf',
    'link.conf',
  )
  .map((name) => `include ${name};`);

const ignore = fc.constantFrom(
  '# proxylint-ignore websocket-handshake -- known',
  '# proxylint-ignore deprecated -- known',
  '# proxylint-ignore websocket-handshake',
  '# proxylint-ignore-file websocket-handshake -- all of it',
  '# proxylint-ignore-start websocket-idle-timeout -- here',
  '# proxylint-ignore-end websocket-idle-timeout',
  '# proxylint-ignore acme/none -- other',
);

const line = fc.oneof(
  include,
  ignore,
  fc.constantFrom(
    'proxy_pass http://127.0.0.1:9000;',
    'proxy_pass http://app;',
    'proxy_http_version 1.1;',
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection "upgrade";',
    'proxy_set_header Host $host;',
    'proxy_read_timeout 30s;',
    'proxy_pas http://a;',
    '{% if ws %}',
    '{% endif %}',
  ),
);

const location = fc
  .tuple(fc.constantFrom('/ws', '/live', '/', '/socket.io/'), fc.array(line, { maxLength: 6 }))
  .map(([path, lines]) => `location ${path} {\n${lines.join('\n')}\n}`);

const server = fc
  .array(fc.oneof(location, line, fc.constant('listen 80;')), { maxLength: 4 })
  .map((lines) => `server {\n${lines.join('\n')}\n}`);

const nginxText = fc.oneof(
  server.map((text) => `${text}\n`),
  fc.array(line, { maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`),
  fc
    .tuple(fc.array(fc.oneof(server, include, ignore), { maxLength: 3 }))
    .map(([parts]) => `events {}\nhttp {\nupstream app { server 127.0.0.1:1; }\n${parts.join('\n')}\n}\n`),
);

const caddyText = fc
  .array(
    fc.oneof(
      ignore,
      fc.constantFrom(
        'import sites/*',
        'import Caddyfile',
        'app.test {\n\treverse_proxy /ws :9000 {\n\t\ttransport http {\n\t\t\tread_timeout 5s\n\t\t}\n\t}\n}',
        'ws.test {\n\trespond /ws 404\n\treverse_proxy /ws :9000 {\n\t\theader_up Connection close\n\t}\n}',
        ':80 {',
      ),
    ),
    { maxLength: 4 },
  )
  .map((lines) => `${lines.join('\n')}\n`);

const file = fc.oneof(
  fc
    .constantFrom(
      'nginx.conf',
      'conf.d/a.conf',
      'conf.d/b.conf',
      'snip/ws.conf',
      'deploy/nginx.conf',
      'deploy/conf.d/c.conf',
      'conf.d/t.conf.j2',
    )
    .chain((path) => nginxText.map((text) => [path, text] as const)),
  fc
    .constantFrom('Caddyfile', 'sites/one.caddy')
    .chain((path) => caddyText.map((text) => [path, text] as const)),
);

const settings = fc
  .record(
    {
      targets: fc.constantFrom({ nginx: '1.18.0' }, { nginx: '1.30.4', caddy: '2.6.0' }),
      paths: fc.constant({ '/etc/nginx': '.' }),
      roots: fc.constantFrom(['*.conf'], ['**/nginx.conf']),
      ignore: fc.constantFrom(['sites/'], ['conf.d/b.conf']),
      websockets: fc.constantFrom(['/live'], [{ path: '/ws', host: '*.test' }]),
      assume: fc.constantFrom('declared', 'all', 'inferred'),
      minimumIdle: fc.constantFrom('10s', '1h'),
      rules: fc.constantFrom(
        { 'websocket-handshake': 'info' },
        { syntax: 'off' },
        { 'websocket-idle-timeout': 'error' },
      ),
      overrides: fc.constantFrom(
        [{ files: ['conf.d/'], rules: { 'websocket-handshake': 'off' } }],
        [{ files: ['deploy/'], minimumIdle: '10s', websockets: ['/'] }],
      ),
    },
    { requiredKeys: [] },
  )
  .map((text) => `${JSON.stringify(text, null, 2)}\n`);

export const repositories: fc.Arbitrary<Repository> = fc
  .tuple(
    fc.array(file, { minLength: 1, maxLength: 7 }),
    fc.option(settings),
    fc.subarray([
      ['link.conf', 'conf.d/a.conf'],
      ['conf.d/linked.conf', '../snip/ws.conf'],
      ['more', 'conf.d'],
      ['sites-enabled/a', '../conf.d/a.conf'],
      ['loop', '.'],
    ] as const),
  )
  .map(([files, said, links]) => ({
    files: { ...Object.fromEntries(files), ...(said !== null && { '.proxylint.json': said }) },
    links: Object.fromEntries(links),
  }));

/** Writes it over what is there. */
export function write(directory: string, { files, links }: Repository): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  for (const [name, target] of Object.entries(links)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    rmSync(join(directory, name), { force: true });
    symlinkSync(target, join(directory, name));
  }
}

/** What may happen to a repository between two runs. */
export type Step =
  | ({ readonly kind: 'write' } & Repository)
  | { readonly kind: 'settings'; readonly text: string | null }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'old'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

const place = fc.constantFrom(
  'nginx.conf',
  'conf.d/a.conf',
  'snip/ws.conf',
  'conf.d',
  'deploy',
  'Caddyfile',
  'sites',
);

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: repositories.map((all) => ({ kind: 'write' as const, ...all })) },
  { weight: 2, arbitrary: fc.option(settings).map((text) => ({ kind: 'settings' as const, text })) },
  place.map((path) => ({ kind: 'remove' as const, path })),
  place.map((path) => ({ kind: 'old' as const, path })),
  fc
    .tuple(place, fc.constantFrom('conf.d/z.conf', 'old', 'snip'))
    .map(([path, to]) => ({ kind: 'rename' as const, path, to })),
  fc
    .tuple(
      fc.constantFrom('link.conf', 'conf.d/linked.conf', 'nginx.conf'),
      fc.constantFrom('conf.d/a.conf', 'snip/ws.conf', '../nginx.conf', '../snip/ws.conf', 'gone'),
    )
    .map(([path, target]) => ({ kind: 'link' as const, path, target })),
);

/** What cannot be done, since nothing is there or something is in the way, is left undone. */
export function carryOut(directory: string, step: Step): void {
  const at = (path: string) => join(directory, path);
  try {
    if (step.kind === 'write') write(directory, step);
    else if (step.kind === 'remove') rmSync(at(step.path), { recursive: true });
    else if (step.kind === 'old') utimesSync(at(step.path), 1, 1);
    else if (step.kind === 'rename') renameSync(at(step.path), at(step.to));
    else if (step.kind === 'settings') {
      if (step.text === null) rmSync(at('.proxylint.json'), { force: true });
      else writeFileSync(at('.proxylint.json'), step.text);
    } else {
      rmSync(at(step.path), { force: true });
      symlinkSync(step.target, at(step.path));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
