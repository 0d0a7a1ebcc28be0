import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_CADDYFILE, SOUND_NGINX } from './command-line.ts';

const SERVERS = `server {
    listen 8080;
    location /ws {
        proxy_pass http://127.0.0.1:9000;
        include snippets/websocket.conf;
        proxy_read_timeout 1h;
    }
}
`;
/** Sets the headers with a variable that only the root's map defines. */
const SNIPPET = `proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection $connection_upgrade;
`;
const ROOT = `events {}
http {
    map $http_upgrade $connection_upgrade {
        default "";
        websocket upgrade;
    }
    include conf.d/*.conf;
}
`;

describe('the exit status', () => {
  test('is 0 when nothing is found', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX, Caddyfile: SOUND_CADDYFILE });
    const { status, stdout, stderr } = await run(directory, []);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toBe('No problems in 2 files.\n');
  });

  test('is 1 when something is found at or above --fail-on', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    expect((await run(directory, [])).status).toBe(1);
    expect((await run(directory, ['check', '--fail-on', 'error'])).status).toBe(1);
  });

  test('is 0 when what is found is below --fail-on', async () => {
    // The default of one minute closes a silent WebSocket: a warning.
    const idle = SOUND_NGINX.replace('            proxy_read_timeout 1h;\n', '');
    const directory = directoryWith({ 'nginx.conf': idle });
    const strict = await run(directory, []);
    expect(strict.status).toBe(1);
    expect(strict.stdout).toContain('warning[websocket-idle-timeout]');
    const lenient = await run(directory, ['--fail-on=error']);
    expect(lenient.status).toBe(0);
    expect(lenient.stdout).toBe(strict.stdout);
  });

  test('is 2 when a path cannot be read, and what else was named is checked all the same', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stdout, stderr } = await run(directory, ['nginx.conf', 'missing.conf']);
    expect(status).toBe(2);
    expect(stdout).toContain('error[websocket-handshake]');
    expect(stderr).toContain('proxylint: missing.conf: no such file or directory\n');
  });
});

describe('what is read', () => {
  test('without paths is what the working directory holds', async () => {
    const directory = directoryWith({
      'deploy/nginx.conf': BROKEN_NGINX,
      'redis.conf': 'bind 127.0.0.1\n',
      '.gitignore': 'build\n',
      'build/nginx.conf': BROKEN_NGINX,
    });
    const { stdout } = await run(directory, []);
    expect(stdout.match(/-->.*/g)).toEqual(['--> deploy/nginx.conf:16:13']);
  });

  test('by name is read whatever it is called', async () => {
    const directory = directoryWith({ '.gitignore': '*\n', proxy: BROKEN_NGINX, caddy: SOUND_CADDYFILE });
    const { status, stdout } = await run(directory, ['proxy', 'caddy', '--format=json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).files).toEqual([
      { path: 'caddy', dialect: 'caddyfile', root: true },
      { path: 'proxy', dialect: 'nginx', root: true },
    ]);
  });

  test('is judged in the context of the root that includes it', async () => {
    const directory = directoryWith({
      'nginx.conf': ROOT,
      'conf.d/app.conf': SERVERS,
      'snippets/websocket.conf': SNIPPET,
    });
    const { status, stderr } = await run(directory, ['conf.d/app.conf']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'No problems in 3 files.\n' });
    // A working directory whose name says that it is only a part of a configuration is not the whole project.
    const below = await run(join(directory, 'conf.d'), ['app.conf']);
    expect(below.stderr).toBe('No problems in 3 files.\n');
    const files = {
      'nginx.conf': ROOT.replace('conf.d', 'apps'),
      'apps/app.conf': SERVERS,
      'snippets/websocket.conf': SNIPPET,
    };
    const elsewhere = await run(join(directoryWith(files), 'apps'), ['app.conf']);
    expect(elsewhere.stderr).toBe('No problems in 1 file.\n');
    // Nor is any working directory below one that holds `.git`.
    const inRepository = await run(join(directoryWith({ '.git/HEAD': '', ...files }), 'apps'), ['app.conf']);
    expect(inRepository.stderr).toBe('No problems in 3 files.\n');
  });

  test('through a link in sites-enabled is reported where the root includes it', async () => {
    const directory = directoryWith({
      'nginx.conf': ROOT.replace('conf.d/*.conf', 'sites-enabled/*'),
      'sites-available/app': SERVERS,
      'sites-enabled/other': 'server {\n    listen 81;\n}\n',
      'snippets/websocket.conf': SNIPPET.replace('$http_upgrade', '$http_upgrad'),
    });
    symlinkSync('../sites-available/app', join(directory, 'sites-enabled/app'));
    const { stdout } = await run(directory, ['--format', 'json']);
    const files: readonly { path: string; root: boolean }[] = JSON.parse(stdout).files;
    expect(files.map(({ path }) => path)).toEqual([
      'nginx.conf',
      'sites-enabled/app',
      'sites-enabled/other',
      'snippets/websocket.conf',
    ]);
    expect(files.filter(({ root }) => root)).toHaveLength(1);
  });
});

describe('findings in files that were not named', () => {
  const files = {
    'nginx.conf': ROOT,
    'conf.d/a.conf': SERVERS,
    'conf.d/b.conf': SERVERS.replace('8080', '8081').replace(
      '        include snippets/websocket.conf;\n',
      '',
    ),
    'snippets/websocket.conf': SNIPPET,
  };

  test('are counted but not shown, and do not fail the run', async () => {
    const directory = directoryWith(files);
    const { status, stdout, stderr } = await run(directory, ['conf.d/a.conf']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain(
      '1 finding in other files of the same configuration not shown; --all shows them.\n',
    );
  });

  test('are shown by --all, and then fail it', async () => {
    const directory = directoryWith(files);
    const { status, stdout } = await run(directory, ['--all', 'conf.d/a.conf']);
    expect(status).toBe(1);
    expect(stdout).toContain('conf.d/b.conf:');
  });
});

describe('the output', () => {
  test('has findings on stdout and the rest on stderr; --quiet leaves only findings', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const loud = await run(directory, []);
    expect(loud.stdout).toMatch(/^error\[websocket-handshake\]/);
    expect(loud.stdout).not.toContain('Found');
    expect(loud.stderr).toMatch(/^Found 1 error in 1 file\.\n/);
    const quiet = await run(directory, ['--quiet']);
    expect(quiet).toEqual({ status: 1, stdout: loud.stdout, stderr: '' });
  });

  test('as JSON is one document', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stdout, stderr } = await run(directory, ['--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { version, findings, summary } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(summary).toEqual({ errors: 1, warnings: 0, infos: 0, fixable: 1, suppressed: 0 });
    expect(findings[0]).toMatchObject({ rule: 'websocket-handshake', severity: 'error', path: 'nginx.conf' });
  });

  test('in GitHub Actions is annotations, and the report for people in the log', async () => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const env = { GITHUB_ACTIONS: 'true' };
    const { stdout, stderr } = await run(directory, [], { env });
    const [annotations = '', log = ''] = stdout.split(/^::stop-commands::.*\n/m);
    expect(annotations).toMatch(/^::error file=nginx\.conf,line=16,.*\n$/);
    expect(log).toMatch(/^error\[websocket-handshake\]/);
    expect(stderr).toMatch(/^Found 1 error/);
    const pretty = await run(directory, ['--format', 'pretty'], { env });
    expect(pretty.stdout).toMatch(/^error\[websocket-handshake\]/);
    const explicit = await run(directory, ['--format', 'github']);
    expect(explicit).toEqual({ status: 1, stdout: annotations, stderr: '' });
  });

  test('as annotations names files from the workspace, wherever the step runs', async () => {
    const workspace = directoryWith({ 'deploy/nginx.conf': BROKEN_NGINX });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace };
    const { stdout } = await run(`${workspace}/deploy`, [], { env });
    expect(stdout).toMatch(/^::error file=deploy\/nginx\.conf,/);
    expect(stdout).toContain('--> nginx.conf:');
  });

  test('is the same whatever the order of the paths', async () => {
    const directory = directoryWith({ 'a.conf': BROKEN_NGINX, 'b.conf': BROKEN_NGINX });
    const forth = await run(directory, ['a.conf', 'b.conf']);
    expect(await run(directory, ['b.conf', 'a.conf'])).toEqual(forth);
    expect(await run(directory, ['b.conf', '.', 'a.conf'])).toEqual(forth);
  });
});

describe('colour', () => {
  const ESCAPE = '\u001b[';
  test.each([
    { argv: [], options: {}, colour: false },
    { argv: [], options: { isTTY: true }, colour: true },
    { argv: [], options: { isTTY: true, env: { TERM: 'dumb' } }, colour: false },
    { argv: [], options: { isTTY: true, env: { NO_COLOR: '1' } }, colour: false },
    { argv: [], options: { isTTY: true, env: { NO_COLOR: '' } }, colour: true },
    { argv: [], options: { env: { FORCE_COLOR: '1' } }, colour: true },
    { argv: [], options: { isTTY: true, env: { FORCE_COLOR: '0' } }, colour: false },
    { argv: [], options: { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, colour: false },
    { argv: ['--color'], options: { env: { NO_COLOR: '1' } }, colour: true },
    { argv: ['--no-color'], options: { isTTY: true, env: { FORCE_COLOR: '1' } }, colour: false },
  ])('with $argv and $options: $colour', async ({ argv, options, colour }) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { stdout } = await run(directory, argv, options);
    expect(stdout.includes(ESCAPE)).toBe(colour);
  });
});

describe('the versions', () => {
  // Before 1.29.7 nginx asked upstreams in HTTP/1.0 unless told otherwise.
  const withoutVersion = SOUND_NGINX.replace('        proxy_http_version 1.1;\n', '');

  test('decide what is judged', async () => {
    const directory = directoryWith({ 'nginx.conf': withoutVersion });
    expect((await run(directory, [])).status).toBe(0);
    const { status, stdout } = await run(directory, ['--nginx-version', '1.22.1']);
    expect(status).toBe(1);
    expect(stdout).toContain('HTTP/1.0');
  });

  test('of a fork stand for those of its core', async () => {
    const directory = directoryWith({ 'nginx.conf': withoutVersion });
    expect((await run(directory, ['--nginx-version', 'openresty/1.29.2.3'])).stdout).toContain('HTTP/1.0');
    expect((await run(directory, ['--nginx-version', 'angie/1.12.0'])).status).toBe(0);
  });

  test.each([
    ['--nginx-version', 'stable', /takes a version such as [\d.]+, or a fork .*, not 'stable'/],
    ['--nginx-version', 'lighttpd/1.4.1', /knows no fork 'lighttpd'; it takes /],
    ['--nginx-version', 'angie/0.1', /does not know from which nginx Angie 0.1 was made/],
    ['--caddy-version', 'stable', /takes a version such as [\d.]+, not 'stable'/],
  ])('%s does not take %s', async (option, value, message) => {
    const { status, stderr } = await run(directoryWith({ 'nginx.conf': SOUND_NGINX }), [option, value]);
    expect(status).toBe(2);
    expect(stderr).toContain(`proxylint: ${option} `);
    expect(stderr).toMatch(message);
  });
});

describe('a file in sites-available', () => {
  const site = `server {
    location /ws {
        proxy_pass http://127.0.0.1:9000;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h;
    }
}
`;
  const root = 'events {}\nhttp {\n    proxy_set_header X y;\n    include sites-enabled/*;\n}\n';

  test('is judged through the link that the configuration includes, wherever one stands', async () => {
    const directory = directoryWith({
      'nginx.conf': root,
      'sites-available/app': site,
      'sites-enabled/other': '',
    });
    symlinkSync('../sites-available/app', join(directory, 'sites-enabled/app'));
    const { stdout, stderr } = await run(directory, ['sites-available/app']);
    // The root is there, so that it is certain that nothing defines the variable.
    expect(stdout).toContain('error[undefined-variable]');
    expect(stderr).toContain('sites-available/app is looked at as sites-enabled/app, which links to it.\n');
    const below = await run(join(directory, 'sites-available'), ['app']);
    expect(below.stdout).toContain('error[undefined-variable]');
    const patch = await run(directory, ['fix', '--diff', 'sites-available/app']);
    expect(patch.stdout).toContain('+++ b/nginx.conf\n');
  });

  test('is judged by itself where nothing links to it', async () => {
    const directory = directoryWith({ 'nginx.conf': root, 'sites-available/app': site });
    const { stdout, stderr } = await run(directory, ['sites-available/app']);
    expect(stdout).toContain('--> sites-available/app:5');
    expect(stdout).not.toContain('error');
    expect(stderr).not.toContain('looked at');
  });
});
