import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import {
  findConfigurations,
  fix,
  format,
  lint,
  lintPaths,
  parseCaddyfile,
  parseNginx,
  RunFailed,
  routes,
  trace,
  version,
} from '../../src/api/index.ts';
import { directoryWith, run } from '../cli/command-line.ts';
import { BROKEN_NGINX } from './configurations.ts';

const files = { 'nginx.conf': BROKEN_NGINX };

describe('format', () => {
  it.each(['pretty', 'json', 'github'] as const)('%s is what the command line prints', async (name) => {
    const directory = directoryWith(files);
    const printed = await run(directory, ['check', '--no-config', '--quiet', '--format', name, 'nginx.conf']);
    const made = await format(await lintPaths(['nginx.conf'], { cwd: directory, config: false }), name, {
      columns: 100,
    });
    // The summary of the pretty format goes to another stream.
    if (name === 'pretty') expect(made.startsWith(printed.stdout)).toBe(true);
    else expect(made).toBe(printed.stdout);
  });

  it.each(['pretty', 'json', 'mermaid', 'svg', 'html'] as const)('shows routes as %s', async (name) => {
    const directory = directoryWith(files);
    const printed = await run(directory, ['routes', '--no-config', '--format', name, 'nginx.conf']);
    const found = await findConfigurations(['nginx.conf'], { cwd: directory, config: false });
    expect(await format(routes(found), name, { columns: 100 })).toBe(printed.stdout);
  });

  it.each(['pretty', 'json'] as const)('shows a trace as %s', async (name) => {
    const directory = directoryWith(files);
    const printed = await run(directory, [
      'trace',
      '--no-config',
      '--format',
      name,
      'ws://a.test:8080/ws',
      'nginx.conf',
    ]);
    const found = await findConfigurations(['nginx.conf'], { cwd: directory, config: false });
    expect(await format(trace('ws://a.test:8080/ws', found), name, { columns: 100 })).toBe(printed.stdout);
  });

  it('also takes the report of what a fix left', async () => {
    expect(await format(fix({ files }).report, 'pretty')).toContain('Fixed 1 problem in 1 file.');
  });
});

describe('routes', () => {
  it('gives each with its verdict', () => {
    expect(routes({ files })).toMatchObject({
      version: 1,
      routes: [{ match: 'location /ws', websocket: { handshake: 'fails', idleTimeout: { ms: 3_600_000 } } }],
      problems: [],
    });
  });
});

describe('trace', () => {
  it('follows a handshake', () => {
    expect(trace('ws://a.test:8080/ws', { files })).toMatchObject({
      request: { method: 'GET', host: 'a.test', port: 8080 },
      outcome: { kind: 'proxied', upstream: 'http://127.0.0.1:9000' },
      websocket: { handshake: 'fails' },
    });
  });

  it('sends what it is told', () => {
    const headers = [['X-Client', '7']] as const;
    const { request, outcome } = trace('http://a.test:8080/ws', { files, method: 'POST', headers });
    expect(request.method).toBe('POST');
    expect(outcome.headers).toContainEqual(['X-Client', '7']);
  });

  it('throws RunFailed where it cannot be told which configuration takes the request', () => {
    const twice = { 'a/Caddyfile': ':80 {\n}\n', 'b/Caddyfile': ':80 {\n}\n' };
    expect(() => trace('ws://a.test/', { files: twice })).toThrow(RunFailed);
  });
});

describe('parsing', () => {
  it('gives trees that hold offsets into the text, and problems instead of errors', () => {
    const text = 'events {}\nhttp {\n';
    const tree = parseNginx(text, 'conf/nginx.conf');
    expect(tree.file.path).toBe('conf/nginx.conf');
    expect(tree.children.map(({ name }) => text.slice(name.start, name.end))).toEqual(['events', 'http']);
    expect(tree.problems.map(({ code }) => code)).toEqual(['unclosed-block']);
    expect(parseCaddyfile('a.test {\n').problems.map(({ code }) => code)).toEqual(['unclosed-block']);
  });

  it('reads templates by the name of the file', () => {
    expect(parseNginx('{{ all }}\n', 'nginx.conf.j2').templated).toBe(true);
  });
});

describe('lintPaths', () => {
  it('accepts what the baseline does that the configuration file names', async () => {
    const directory = directoryWith({
      'nginx.conf': BROKEN_NGINX,
      '.proxylint.yml': 'baseline: known.json\n',
    });
    await expect(lintPaths(['.'], { cwd: directory })).rejects.toThrow('known.json: no such file');
    await run(directory, ['--update-baseline']);
    const { findings, summary } = await lintPaths(['.'], { cwd: directory });
    expect({ findings, suppressed: summary.suppressed }).toEqual({ findings: [], suppressed: 1 });
    const { changed } = await fix(await findConfigurations(['.'], { cwd: directory }));
    expect(changed).toEqual([]);
  });

  it('finds what the command line finds', async () => {
    const directory = directoryWith({
      'deploy/nginx.conf': BROKEN_NGINX,
      'deploy/httpd.conf': '<VirtualHost>',
    });
    const printed = await run(directory, ['check', '--format', 'json']);
    const { problems, ...document } = await lintPaths(['.'], { cwd: directory });
    expect(document).toEqual(JSON.parse(printed.stdout));
    expect(problems).toEqual([]);
  });

  it('takes the configuration file of the project, or another, or none', async () => {
    const directory = directoryWith({
      ...files,
      '.proxylint.yml': 'rules:\n  websocket-handshake: off\n',
      'loud.yml': 'rules:\n  websocket-handshake: info\n',
    });
    const severities = async (options: object) =>
      (await lintPaths(['.'], { cwd: directory, ...options })).findings.map(({ severity }) => severity);
    expect(await severities({})).toEqual([]);
    expect(await severities({ config: 'loud.yml' })).toEqual(['info']);
    expect(await severities({ config: false })).toEqual(['error']);
  });

  it('rejects with RunFailed where there is nothing to look at', async () => {
    const nothing = lintPaths(['.'], { cwd: directoryWith() });
    await expect(nothing).rejects.toThrow(RunFailed);
  });

  it('names a path that is not there, beside what it finds', async () => {
    const { problems, findings } = await lintPaths(['nginx.conf', 'gone.conf'], {
      cwd: directoryWith(files),
    });
    expect(problems).toMatchObject([{ kind: 'input', message: /gone\.conf/ }].map(({ kind }) => ({ kind })));
    expect(findings).toHaveLength(1);
  });
});

describe('what was found', () => {
  it('can be judged with other settings', async () => {
    const found = await findConfigurations(['.'], { cwd: directoryWith(files) });
    expect(lint(found).findings).toHaveLength(1);
    expect(lint({ ...found, settings: { rules: { 'websocket-handshake': 'off' } } }).findings).toEqual([]);
  });
});

it('version is that of the package', () => {
  expect(version).toBe(manifest.version);
});
