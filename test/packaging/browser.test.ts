/** The API where there is no Node.js, as in a browser: what works on texts works. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'proxylint-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAM = `
const say = console.log.bind(console);
for (const name of ['process', 'Buffer', 'setImmediate', 'clearImmediate', 'global']) delete globalThis[name];
const { findConfigurations, fix, format, lint, parseCaddyfile, parseNginx, routes, rules, testRule, trace } = await import(
  ${JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href)}
);
const nginx = 'server {\\n  listen 80;\\n  location ~ "^/(é|ws)" {\\n    proxy_pass http://127.0.0.1:9000;\\n    proxy_set_header Upgrade $http_upgrade;\\n  }\\n}\\n';
const files = { 'a/../nginx.conf': nginx, Caddyfile: 'app.test {\\n\\timport x/*\\n}\\n', 'x/one': 'reverse_proxy /ws :9000\\n' };
const report = lint({ files, settings: { minimumIdle: '5m', rules: { deprecated: 'off' } } });
say(report.findings.map(({ rule, path }) => rule + ' ' + path).join());
say(fix({ files }).changed.map(({ path }) => path).join(), routes({ files }).routes.length);
say(trace('ws://app.test/ws', { files: { 'nginx.conf': nginx } }).outcome.kind);
say(parseNginx(nginx).problems.length, parseCaddyfile('a').problems.length, rules.length > 30);
for (const name of ['pretty', 'compact', 'json', 'jsonl', 'github', 'checkstyle', 'junit', 'html', 'markdown'])
  if ((await format(report, name)) === '') say(name, 'is empty');
for (const name of ['pretty', 'json', 'mermaid', 'svg', 'html'])
  if ((await format(routes({ files }), name)) === '') say(name, 'is empty');
await format(report, 'sarif').catch((error) => say(String(error)));
await findConfigurations(['.']).catch((error) => say(String(error)));
`;

test('without a process, all works that looks at texts, and the rest says why it does not', () => {
  const bundled = spawnSync(process.execPath, ['scripts/bundle.mjs', '--outdir', folder], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  expect(bundled.status, bundled.stderr).toBe(0);
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toEqual([
    'websocket-handshake a/../nginx.conf',
    'a/../nginx.conf 2',
    'proxied',
    '0 0 true',
    'TypeError: format: sarif has digests in it, which only Node.js makes',
    'TypeError: findConfigurations reads a disk, and there is none: give lint the texts, as files',
    '',
  ]);
});
