import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { pages } from '../../rules/pages.ts';
import { VERSION } from '../../src/cli/version.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_CADDYFILE } from './command-line.ts';

describe('explain', () => {
  test.each(rules.map(({ id }) => id))('%s prints its page', async (id) => {
    const { status, stdout, stderr } = await run('/', ['explain', id]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(pages[id]);
    expect(stdout).toMatch(new RegExp(`^# ${id}\n`));
  });

  test('has a page for every rule and for nothing else', () => {
    expect(Object.keys(pages).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test('sets headings and code apart on a terminal', async () => {
    const { stdout } = await run('/', ['explain', 'syntax'], { isTTY: true });
    expect(stdout).toContain('\u001b[1msyntax\u001b[22m\n');
    expect(stdout).not.toContain('```');
    expect(stdout).not.toContain('## ');
  });

  test.each([
    [
      'websocket-idletimeout',
      "there is no rule 'websocket-idletimeout'; did you mean websocket-idle-timeout?",
    ],
    ['zzz', "there is no rule 'zzz'; `proxylint rules` lists them"],
    ['constructor', "there is no rule 'constructor'; `proxylint rules` lists them"],
  ])('%s is no rule', async (id, message) => {
    const { status, stdout, stderr } = await run('/', ['explain', id]);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `proxylint: ${message}\n` });
  });
});

describe('rules', () => {
  test('lists every rule on a line of its own', async () => {
    const { status, stdout } = await run('/', ['rules']);
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n').slice(1);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(rules.map(({ id }) => id));
  });

  test('gives the same to programs', async () => {
    const { stdout } = await run('/', ['rules', '--format', 'json']);
    const { version, rules: listed } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(listed).toEqual(
      rules.map(({ id, severity, fix, dialects, summary, options }) => ({
        id,
        severity,
        fix,
        dialects,
        summary,
        options: options?.schema ?? null,
      })),
    );
  });
});

describe('routes', () => {
  const files = { 'nginx.conf': BROKEN_NGINX, Caddyfile: SOUND_CADDYFILE };

  test('shows each with its verdict', async () => {
    const { status, stdout } = await run(directoryWith(files), ['routes']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^works .*Caddyfile:2$/m);
    expect(stdout).toMatch(/^fails .*nginx\.conf:15$/m);
  });

  test('as JSON is one document', async () => {
    const { stdout } = await run(directoryWith(files), ['routes', '--format=json']);
    const { version, routes } = JSON.parse(stdout);
    expect(version).toBe(1);
    const verdicts = routes.map((route: { dialect: string; websocket: { handshake: string } }) => [
      route.dialect,
      route.websocket.handshake,
    ]);
    expect(verdicts.sort()).toEqual([
      ['caddy', 'works'],
      ['nginx', 'fails'],
    ]);
  });

  test.each([
    ['mermaid', /^flowchart LR\n/],
    ['svg', /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /],
    ['html', /^<!DOCTYPE html>\n/],
  ])('as %s are drawn, with the routes of every proxy', async (format, beginning) => {
    const { status, stdout } = await run(directoryWith(files), ['routes', '--format', format]);
    expect(status).toBe(0);
    expect(stdout).toMatch(beginning);
    expect(stdout).toMatch(/nginx\.conf(?::|#58;)15/);
    expect(stdout).toMatch(/Caddyfile(?::|#58;)2/);
  });

  test('are no form of findings', async () => {
    expect(await run(directoryWith(files), ['check', '--format', 'svg'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'proxylint: --format takes pretty, compact, json, jsonl, sarif, github, gitlab, checkstyle, junit, html, markdown here; svg is a format of `proxylint routes`\n',
    });
  });

  test('have no annotations', async () => {
    const { status, stderr } = await run(directoryWith(files), ['routes', '--format=github']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'proxylint: --format takes pretty, json, mermaid, svg, html here; github is a format of `proxylint check`, `proxylint fix`\n',
    });
    expect((await run(directoryWith(files), ['routes'], { env: { GITHUB_ACTIONS: 'true' } })).status).toBe(0);
  });
});

test.each([[['--version']], [['check', '--version']], [['--quiet', '--version', 'x']]])(
  '%j',
  async (argv) => {
    expect(await run('/', argv)).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: '' });
  },
);

test.each([[['--help']], [['-h']], [['fix', '--help']]])('%j prints to stdout', async (argv) => {
  const { status, stdout, stderr } = await run('/', argv);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Exit status: 0');
});
