/** `proxylint generate`: what it prints, writes and refuses. The configurations themselves are specified in `test/generate/`. */
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/generate/presets/built-in.generated.ts';
import { PROJECT } from '../../packaging/commands.ts';
import { directoryWith, run } from '../command-line.ts';

const schema: object = JSON.parse(
  readFileSync(join(PROJECT, 'src/report/schema/generate.schema.json'), 'utf8'),
);
const isDocument = new Ajv().compile(schema);

function read(cwd: string, path: string): string {
  return readFileSync(join(cwd, path), 'utf8');
}

const SITE = `events {}
http {
    server {
        listen 8080;
        server_name app.example.com;

        location /static/ {
            root /srv;
        }
    }
}
`;

describe('generate', () => {
  it('prints the configuration on stdout, and what to set in the application beside it', async () => {
    const { status, stdout, stderr } = await run(directoryWith({}), ['generate', '--app', 'home-assistant']);
    expect(status).toBe(0);
    expect(stdout).toContain('proxy_pass http://home-assistant');
    expect(stderr).toMatch(/^\nIn Home Assistant:\n(?: {2}- .*\n)+See https:/);
  });

  it('prints nothing but the configuration with --quiet', async () => {
    const { stderr } = await run(directoryWith({}), ['generate', '--app', 'home-assistant', '--quiet']);
    expect(stderr).toBe('');
  });

  it('writes for nginx unless told otherwise, and for Caddy where the new file is called after it', async () => {
    const cwd = directoryWith({});
    const { stdout: nginx } = await run(cwd, ['generate', '--upstream', '3000']);
    expect(nginx).toContain('proxy_pass ');
    const { stdout: caddy } = await run(cwd, ['generate', '--upstream', '3000', '--for', 'caddy']);
    expect(caddy).toContain('reverse_proxy 127.0.0.1:3000');
    await run(cwd, ['generate', '--upstream', '3000', '--into', 'Caddyfile']);
    expect(read(cwd, 'Caddyfile')).toBe(caddy);
  });

  it('writes a new file, which a second run leaves as it is', async () => {
    const cwd = directoryWith({});
    const argv = ['generate', '--app', 'grafana', '--host', 'grafana.example.com', '--into', 'grafana.conf'];
    const first = await run(cwd, argv);
    expect(first.stderr).toMatch(/^wrote grafana\.conf\n/);
    expect(first).toMatchObject({ status: 0, stdout: '' });
    const text = read(cwd, 'grafana.conf');
    const second = await run(cwd, argv);
    expect(second.stderr).toContain('nothing to do');
    expect(second).toMatchObject({ status: 0, stdout: '' });
    expect(read(cwd, 'grafana.conf')).toBe(text);
  });

  it('shows with --diff what it would write, and writes nothing', async () => {
    const cwd = directoryWith({ 'nginx.conf': SITE });
    const fresh = await run(cwd, ['generate', '--app', 'grafana', '--into', 'new.conf', '--diff']);
    expect(fresh.stdout).toMatch(/^--- a\/new\.conf\n\+\+\+ b\/new\.conf\n@@ -0,0 \+1,\d+ @@\n\+/);
    const inserted = await run(cwd, [
      'generate',
      '--app',
      'grafana',
      '--path',
      '/g/',
      '--into',
      'nginx.conf',
      '--diff',
    ]);
    expect(inserted.stdout).toContain('+        location ');
    expect(inserted.stdout).not.toMatch(/^-(?!-- )/m);
    expect(readdirSync(cwd)).toEqual(['nginx.conf']);
    expect(read(cwd, 'nginx.conf')).toBe(SITE);
  });

  it('inserts into a configuration that is there', async () => {
    const cwd = directoryWith({ 'nginx.conf': SITE });
    const argv = ['generate', '--app', 'grafana', '--path', '/grafana/', '--into', 'nginx.conf'];
    const { status, stderr } = await run(cwd, argv);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(read(cwd, 'nginx.conf')).toMatch(/location \/grafana\/api\/live \{/);
    const { status: clean, stdout } = await run(cwd, ['check', 'nginx.conf']);
    expect({ clean, stdout }).toMatchObject({ clean: 0 });
  });

  it('finds the site that is enabled by a link', async () => {
    const cwd = directoryWith({
      'nginx.conf': 'events {}\nhttp {\n    include sites-enabled/*;\n}\n',
      'sites-available/app': 'server {\n    listen 8080;\n    server_name app.example.com;\n}\n',
    });
    mkdirSync(join(cwd, 'sites-enabled'));
    symlinkSync('../sites-available/app', join(cwd, 'sites-enabled/app'));
    const argv = ['--upstream', '1', '--path', '/x/', '--host', 'app.example.com', '--into'];
    const { status, stderr } = await run(cwd, ['generate', ...argv, 'sites-available/app']);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(read(cwd, 'sites-available/app')).toContain('location /x/ {');
    expect(lstatSync(join(cwd, 'sites-enabled/app')).isSymbolicLink()).toBe(true);
  });

  it.each<[string, readonly string[], boolean]>([
    ['its own port', ['--upstream', '127.0.0.1:80'], true],
    ['its own port over TLS', ['--upstream', 'localhost:443', '--tls', '/c.pem,/k.pem'], true],
    ['another port', ['--upstream', '127.0.0.1:8080'], false],
    ['that port of another machine', ['--upstream', '10.0.0.5:80'], false],
    ['the port of the other scheme, which it does not listen on', ['--upstream', 'localhost:443'], false],
  ])('says where the proxy would ask itself: %s', async (_, argv, isOwn) => {
    const { stderr } = await run(directoryWith({}), ['generate', ...argv]);
    expect(stderr.includes('is a port that this proxy listens on')).toBe(isOwn);
  });

  it('gives one document as JSON, whatever it did', async () => {
    const cwd = directoryWith({ 'nginx.conf': SITE });
    for (const more of [
      [],
      ['--into', 'new.conf', '--diff'],
      ['--into', 'new.conf'],
      ['--path', '/g/', '--into', 'nginx.conf', '--diff'],
      ['--path', '/g/', '--into', 'nginx.conf'],
      ['--path', '/g/', '--into', 'nginx.conf'],
    ]) {
      const { status, stdout, stderr } = await run(cwd, [
        'generate',
        '--app',
        'grafana',
        '--format',
        'json',
        ...more,
      ]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const document: unknown = JSON.parse(stdout);
      expect(isDocument(document), JSON.stringify(isDocument.errors)).toBe(true);
    }
  });

  it('knows for which version the configuration file says to write', async () => {
    const cwd = directoryWith({
      '.proxylint.yml': 'targets:\n  nginx: 1.27.0\n',
      'cert.pem': '',
      'key.pem': '',
    });
    const argv = ['generate', '--upstream', '3000', '--host', 'a.example', '--tls', 'cert.pem,key.pem'];
    const { stdout: configured } = await run(cwd, argv);
    expect(configured).toContain('http2 on;');
    const { stdout: portable } = await run(cwd, [...argv, '--no-config']);
    expect(portable).not.toContain('http2');
    const { stdout: older } = await run(cwd, [...argv, '--nginx-version', '1.18.0']);
    expect(older).toContain('ssl http2;');
  });

  it('knows the version of the file that it writes to, however that is named, and of a Caddyfile', async () => {
    const cwd = directoryWith({
      '.proxylint.yml':
        'overrides:\n  - {files: [sites/*], targets: {nginx: 1.27.0}}\n  - {files: [Caddyfile], targets: {caddy: 2.8.0}}\n',
      'sites/README': '',
      'cert.pem': '',
      'key.pem': '',
    });
    const argv = ['generate', '--upstream', '3000', '--host', 'a.example', '--tls', 'cert.pem,key.pem'];
    for (const into of ['sites/a.conf', join(cwd, 'sites/b.conf')]) {
      const { stdout } = await run(cwd, [...argv, '--into', into, '--diff']);
      expect(stdout, into).toContain('http2 on;');
    }
    const { stdout } = await run(cwd, ['generate', '--upstream', '3000', '--for', 'caddy']);
    expect(stdout).toContain('stream_close_delay');
  });

  it('inserts nothing into a file that two configurations include where only one of them is served', async () => {
    const root = (lines: string) => `events {}\nhttp {\n${lines}\n    include conf.d/app.conf;\n}\n`;
    const map = 'map $http_upgrade $connection_upgrade { default upgrade; "" close; }';
    const site = SITE.replace(/^events.*\nhttp \{\n/, '').replace(/\}\n$/, '');
    const cwd = directoryWith({
      'nginx.conf': root(''),
      'nginx-dev.conf': root(map),
      'conf.d/app.conf': site,
    });
    const argv = ['generate', '--upstream', '3000', '--path', '/ws', '--into', 'conf.d/app.conf'];
    const { status, stderr } = await run(cwd, argv);
    expect(status).toBe(2);
    expect(stderr).toContain('conf.d/app.conf: nothing was inserted: The route for /ws would not work');
    expect(read(cwd, 'conf.d/app.conf')).toBe(site);
  });

  it('lists the applications', async () => {
    const cwd = directoryWith({});
    const { stdout } = await run(cwd, ['generate', '--list-apps']);
    expect(stdout.trim().split('\n')).toHaveLength(BUILT_IN.length);
    expect(stdout).toMatch(/^grafana +Grafana +https:/m);
    const { stdout: json } = await run(cwd, ['generate', '--list-apps', '--format', 'json']);
    expect(JSON.parse(json).apps).toHaveLength(BUILT_IN.length);
  });
});

describe('generate refuses', () => {
  it.each<[string, readonly string[], string]>([
    [
      'an unknown application',
      ['--app', 'graffana'],
      "--app: no application 'graffana' is known; did you mean grafana?",
    ],
    ['no application and no address', [], '--app: say what is to be reached: --app NAME, or --upstream URL'],
    ['a word that an option does not take', ['--for', 'apache'], "--for takes nginx, caddy, not 'apache'"],
    [
      'a part that there is not',
      ['--upstream', '1', '--only', 'half'],
      'Choices: "location", "server", "full"',
    ],
    [
      'a part of what depends on the file',
      ['--upstream', '1', '--only', 'full', '--into', 'nginx.conf'],
      '--only: what goes into nginx.conf',
    ],
    [
      "another proxy's file",
      ['--upstream', '1', '--for', 'caddy', '--into', 'nginx.conf'],
      '--for caddy: nginx.conf is a configuration of nginx',
    ],
    [
      'a file that cannot be written',
      ['--upstream', '1', '--into', 'no/such/place.conf'],
      'no/such/place.conf cannot be written: ',
    ],
    [
      'a path that is taken',
      ['--upstream', '1', '--path', '/static/', '--into', 'nginx.conf'],
      'nginx.conf:7:9: nothing was inserted: ',
    ],
    [
      'an application that is no option',
      ['grafana'],
      'takes no arguments, not 1; an application is named with --app grafana',
    ],
    ['a difference from nothing', ['--app', 'grafana', '--diff'], '--diff: shows what --into would change'],
    ['a directory', ['--app', 'grafana', '--into', '.'], '--into: . is a directory; name a file in it'],
    [
      'a host between several',
      ['--upstream', '1', '--host', 'a b', '--host', 'c;d'],
      "--host: 'c;d' is not a host name",
    ],
  ])('%s', async (_, argv, because) => {
    const cwd = directoryWith({ 'nginx.conf': SITE });
    const { status, stdout, stderr } = await run(cwd, ['generate', ...argv]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(because);
    expect(readdirSync(cwd)).toEqual(['nginx.conf']);
    expect(read(cwd, 'nginx.conf')).toBe(SITE);
  });

  it('a symbolic link that leads nowhere', async () => {
    const cwd = directoryWith({});
    symlinkSync('nowhere', join(cwd, 'link.conf'));
    const { status, stderr } = await run(cwd, ['generate', '--upstream', '1', '--into', 'link.conf']);
    expect(status).toBe(2);
    expect(stderr).toContain('--into: link.conf is a symbolic link that leads to no file');
    expect(readdirSync(cwd)).toEqual(['link.conf']);
  });

  it('a file that it does not understand wholly', async () => {
    const broken = SITE.replace('listen 8080;', 'listen 8080');
    const cwd = directoryWith({ 'nginx.conf': broken });
    const { status, stderr } = await run(cwd, [
      'generate',
      '--upstream',
      '1',
      '--path',
      '/x/',
      '--into',
      'nginx.conf',
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('it cannot be read without errors');
    expect(read(cwd, 'nginx.conf')).toBe(broken);
  });
});

describe("a preset file of the user's own", () => {
  const PRESET =
    'name: Our App\nport: 4000\nroutes:\n  - path: /\n    carries: [requests]\n  - path: /feed\n    carries: [websockets]\n';

  it('is served like the others', async () => {
    const cwd = directoryWith({ 'our app.yml': PRESET });
    const { status, stdout } = await run(cwd, ['generate', '--app', './our app.yml']);
    expect(status).toBe(0);
    expect(stdout).toContain('upstream our-app {');
    expect(stdout).toContain('location /feed {');
  });

  it('is refused with all of its mistakes, each at its place', async () => {
    const text = 'name: Our App\nport: 99999\nroute: []\nroutes:\n  - path: feed\n    carries: [websocket]\n';
    const cwd = directoryWith({ 'ours.yml': text });
    const { status, stderr } = await run(cwd, ['generate', '--app', 'ours.yml']);
    expect(status).toBe(2);
    expect(stderr).toContain('4 mistakes in the preset ours.yml; nothing was done');
    expect(stderr).toContain('port must be a port, 1 to 65535, not the number 99999');
    expect(stderr).toContain('unknown key route');
    expect(stderr).toContain('routes[0].path must be the beginning of a path');
    expect(stderr).toContain('did you mean websockets?');
  });

  it.each([
    ['nothing in it', ''],
    ['no mapping', '- a\n'],
    ['no YAML', 'name: [\n'],
  ])('is refused with %s', async (_, text) => {
    const cwd = directoryWith({ 'ours.yml': text });
    const { status, stderr } = await run(cwd, ['generate', '--app', 'ours.yml']);
    expect(status).toBe(2);
    expect(stderr).toContain('a mistake in the preset ours.yml; nothing was done');
  });

  it('is refused where it is not there', async () => {
    const { status, stderr } = await run(directoryWith({}), ['generate', '--app', './ours.yml']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'proxylint: --app: ./ours.yml: no such file\n' });
  });
});
