/**
 * `.pre-commit-hooks.yaml`: which files pre-commit hands over. There is no tag for nginx or Caddy, so that `files` and
 * `exclude` are regular expressions over paths; they are held to what `proxylint` without arguments would look at.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPieceDirectory, judgeName } from '../../src/workspace/discovery/file-names.ts';
import { PROJECT, run } from '../packaging/commands.ts';
import { describeWith, sharedPath } from '../proof/harness/requirements.ts';
import { needsCorpus, needsPreCommit } from './requirements.ts';

interface Hook {
  readonly [field: string]: string;
}

/** The manifest's lines, of which each says one thing. */
const hooks: readonly Hook[] = readFileSync(join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8')
  .split(/^- /m)
  .slice(1)
  .map((block) =>
    Object.fromEntries(
      [...block.matchAll(/^ *([a-z_]+): (.*)$/gm)].map(([, field = '', value = '']) => [
        field,
        value.replace(/^'(.*)'$/, '$1'),
      ]),
    ),
  );

function hook(id: string): Hook {
  const found = hooks.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no hook ${id}`);
  return found;
}

const { files = '', exclude = '' } = hook('proxylint');
const taken = pattern(files);
const refused = pattern(exclude);

/** Python writes the flag for "in any letter case" in front. */
function pattern(text: string): RegExp {
  return new RegExp(text.replace(/^\(\?i\)/, ''), text.startsWith('(?i)') ? 'i' : '');
}

function isHandedOver(path: string): boolean {
  return taken.test(path) && !refused.test(path);
}

function isLookedAt(path: string): boolean {
  const [directory = '', name = ''] = `/${path}`.split('/').slice(-2);
  return judgeName(name, directory).kind !== 'none';
}

/** What a configuration may include without its name saying so; the content and the root decide. */
const ALSO = /(?:_params|\.(?:inc|include))(?:\.[a-z\d]+)*$|[A-Z]/;

const TEMPLATES = [
  '',
  '.j2',
  '.tmpl',
  '.template',
  '.tpl',
  '.erb',
  '.conf.j2',
  '.template.J2',
  '.epp',
  '.liquid',
];
const BASES = [
  'nginx',
  'nginx.conf',
  'default',
  'app.conf',
  'app',
  'Caddyfile',
  'Caddyfile.dev',
  'caddyfile-x',
  'README',
  'caddy',
  'config',
];
const LATTER = [
  '',
  '.caddy',
  '.nginx',
  '.md',
  '.bak',
  '~',
  '.go',
  '.json',
  '.yml',
  '.dpkg-old',
  '.swp',
  '.CADDYFILE',
  '.html',
];
const DIRECTORIES = [
  '',
  'nginx/',
  'conf.d/',
  'sites-enabled/',
  'deep/sites-available/',
  'a/snippets/',
  'x/http.d/',
  'a.conf/',
  'etc/caddy/',
];

const path = fc
  .tuple(
    fc.constantFrom(...DIRECTORIES),
    fc.oneof(fc.constantFrom(...BASES), fc.string({ maxLength: 6 })),
    fc.constantFrom(...LATTER),
    fc.constantFrom(...TEMPLATES),
    fc.constantFrom('', '~', '.rpmsave'),
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/[\n\r\u2028\u2029]|\/$|\/\/|^\/|^$/.test(text));

describe('the files that pre-commit hands over', () => {
  test('are all that proxylint would look at by itself, and hardly more', () => {
    let lookedAt = 0;
    fc.assert(
      fc.property(path, (given) => {
        if (isLookedAt(given)) {
          lookedAt += 1;
          expect([given, isHandedOver(given)]).toEqual([given, true]);
        } else if (!ALSO.test(given)) expect([given, isHandedOver(given)]).toEqual([given, false]);
      }),
      { numRuns: 20_000 },
    );
    expect(lookedAt).toBeGreaterThan(2000);
  });

  test.each(['a\nb.conf', 'conf.d/a\nb', 'Caddyfile\n'])('have any character in their names: %j', (given) => {
    expect(isLookedAt(given)).toBe(true);
    expect(isHandedOver(given)).toBe(true);
  });

  test.each([
    'nginx/proxy_params',
    'etc/nginx/fastcgi_params',
    'nginx/includes/websocket.inc',
    'nginx/includes/websocket.inc.j2',
    'ansible/roles/web/templates/nginx.conf.j2',
    'docker/nginx/templates/default.conf.template',
    'sites-available/example.org',
    'chart/files/nginx.tmpl',
    'Caddyfile',
    'deploy/Caddyfile.production',
    'caddy/sites/app.caddy',
    'puppet/templates/vhost.conf.epp',
  ])('are such as %s', (given) => {
    expect(isHandedOver(given)).toBe(true);
  });

  test.each([
    'README.md',
    'package.json',
    'docker-compose.yml',
    'Dockerfile',
    'nginx/Dockerfile',
    'nginx/entrypoint.sh',
    'nginx/html/index.html',
    'nginx/html/50x.html',
    'src/config.ts',
    'src/nginx.ts',
    'src/nginx/parser.rs',
    'nginx/lua/auth.lua',
    'certs/tls.pem',
    '.editorconfig',
    'setup.cfg',
    'pyproject.toml',
    'Cargo.lock',
    'go.mod',
    'templates/index.html.j2',
    'templates/app.service.j2',
    'templates/values.yaml.tpl',
    'main.tf',
    'app/views/show.erb',
    'app/views/show.html.erb',
    'snippets/README.md',
    'snippets/python.json',
    '.vscode/settings.json',
    'Makefile',
    'conf.d/.gitkeep',
    'docs/conf.d.md',
    'nginx.conf.bak',
    'caddy/caddyfile_test.go',
    'config/nginx.yaml',
    'nginx.service',
    'nginx',
    'bin/nginx',
    'params',
    'conf',
    'conf.d',
    'my.cnf',
    'php.ini',
    'my_params.py',
  ])('are not %s', (given) => {
    expect(isHandedOver(given)).toBe(false);
  });

  test('are the same for both hooks that take names, links among them', () => {
    const same = [
      'files',
      'exclude',
      'types',
      'types_or',
      'language',
      'require_serial',
      'minimum_pre_commit_version',
    ];
    for (const field of same) expect(hook('proxylint-fix')[field]).toBe(hook('proxylint')[field]);
    expect(hook('proxylint').types).toBe('[]');
  });
});

describeWith([needsCorpus], 'of real repositories', () => {
  test('all configurations are handed over', () => {
    const paths = readdirSync(sharedPath('corpus'), { recursive: true, encoding: 'utf8' }).filter(isLookedAt);
    expect(paths.length).toBeGreaterThan(1000);
    expect(paths.filter((each) => !isHandedOver(each))).toEqual([]);
  });
});

/** The paths that Python's `re`, which pre-commit asks, finds the patterns in. */
const ASK_PYTHON = `import json, re, sys
files, exclude, paths = json.load(sys.stdin)
print(json.dumps([bool(re.search(files, path)) and not re.search(exclude, path) for path in paths]))`;

describeWith([needsPreCommit], 'before pre-commit itself', () => {
  test('the manifest is valid', () => {
    expect(run('pre-commit', ['validate-manifest', '.pre-commit-hooks.yaml'], PROJECT).status).toBe(0);
  });

  test('the patterns mean in Python what they mean here', () => {
    const paths = fc.sample(path, 2000);
    const { stdout } = spawnSync('python3', ['-c', ASK_PYTHON], {
      input: JSON.stringify([files, exclude, paths]),
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toEqual(paths.map(isHandedOver));
  });
});

test('every directory of pieces is in the patterns', () => {
  for (const name of ['sites-available', 'sites-enabled', 'conf.d', 'snippets', 'http.d', 'vhosts.d']) {
    expect([name, isPieceDirectory(name), isHandedOver(`${name}/any`)]).toEqual([name, true, true]);
  }
});
