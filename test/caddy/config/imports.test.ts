import { describe, expect, it } from 'vitest';
import { configurationOf } from '../configuration.ts';

/** Upstreams of all routes: what the imports came to. */
function upstreams(text: string, files: Readonly<Record<string, string>> = {}, caddy = '2.11.4'): string[] {
  return configurationOf(text, { files, caddy }).routes.map(({ upstream }) => upstream.target);
}

function problemCodes(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  return configurationOf(text, { files }).importProblems.map(({ code }) => code);
}

describe('an import by an absolute path', () => {
  const load = (text: string, files: Readonly<Record<string, string>>) =>
    configurationOf(text, { files, paths: [{ prefix: '/config/caddy', directory: '/repo/caddy' }] });

  it('is found where the settings place it', () => {
    const files = { '/repo/caddy/sites/a': 'reverse_proxy a:80\n', '/repo/caddy/b': 'reverse_proxy b:80\n' };
    const text = ':80 {\n\timport /config/caddy/sites/*\n\timport /config/caddy/b\n}\n';
    expect(load(text, files).routes.map(({ upstream }) => upstream.target)).toEqual(['a:80', 'b:80']);
  });

  it('says where it was looked for', () => {
    const { importProblems } = load(':80 {\n\timport /config/caddy/b\n}\n', {});
    expect(importProblems.map(({ code, message }) => [code, message])).toEqual([
      [
        'missing',
        'the import /config/caddy/b, which is ../../repo/caddy/b here, cannot be followed (no such file); what it would bring is unknown',
      ],
    ]);
  });
});

describe('an import', () => {
  it('brings the lines of a snippet, with arguments', () => {
    const text = '(p) {\n\treverse_proxy {args[0]} {args.1}:80\n}\n:80 {\n\timport p a b\n}\n';
    expect(upstreams(text)).toEqual(['a b:80']);
  });

  it('does not know {args[0]} before 2.7', () => {
    expect(upstreams('(p) {\n\treverse_proxy {args[0]}\n}\n:80 {\n\timport p a\n}\n', {}, '2.6.2')).toEqual([
      '{args[0]}',
    ]);
  });

  it('puts ranges of arguments in', () => {
    const text = '(p) {\n\treverse_proxy {args[1:]}\n}\n:80 {\n\timport p a b c\n}\n';
    expect(upstreams(text)).toEqual(['b c']);
  });

  it('hands a block on', () => {
    const text =
      '(p) {\n\treverse_proxy a {\n\t\t{block}\n\t}\n}\n:80 {\n\timport p {\n\t\theader_up Connection close\n\t}\n}\n';
    const [route] = configurationOf(text).routes;
    expect(route?.websocket.reasons.map(({ code }) => code)).toEqual(['connection-value']);
  });

  it('follows files relative to the importing file, and patterns in the order of names', () => {
    const files = {
      '/etc/caddy/sites/b.caddy': 'b.com {\n\timport ../common\n}\n',
      '/etc/caddy/sites/a.caddy': 'a.com {\n\treverse_proxy a\n}\n',
      '/etc/caddy/sites/.hidden.caddy': 'c.com {\n\treverse_proxy c\n}\n',
      '/etc/caddy/common': 'reverse_proxy b\n',
    };
    expect(upstreams('import sites/*\n', files)).toEqual(['a', 'b']);
  });

  it('brings whole sites out of a snippet', () => {
    const text = '(site) {\n\t{args[0]} {\n\t\treverse_proxy {args[1]}\n\t}\n}\nimport site a.com x\n';
    const [route] = configurationOf(text).routes;
    expect(route?.entry.hosts).toEqual(['a.com']);
    expect(route?.upstream.target).toBe('x');
  });

  it('blames the line in the file where it stands', () => {
    const files = { '/etc/caddy/proxy': 'reverse_proxy /ws* a {\n\theader_up -Upgrade\n}\n' };
    const [route] = configurationOf(':80 {\n\timport proxy\n}\n', { files }).routes;
    const blame = route?.websocket.reasons[0]?.blame;
    expect(blame?.file.path).toBe('/etc/caddy/proxy');
    expect(blame?.file.positionAt(blame.start).line).toBe(2);
  });
});

describe('an import that leads nowhere', () => {
  it('is a problem, and leaves the verdict open', () => {
    const { routes, importProblems } = configurationOf(':80 {\n\timport security\n\treverse_proxy a\n}\n');
    expect(importProblems.map(({ code }) => code)).toEqual(['missing']);
    expect(routes.map(({ websocket }) => websocket.handshake)).toEqual(['unknown']);
  });

  it('is no problem when a pattern matches nothing', () => {
    expect(problemCodes('import sites/*.caddy\n', { '/etc/caddy/sites/x': '' })).toEqual([]);
  });

  it('may name a snippet that comes too late', () => {
    expect(problemCodes(':80 {\n\timport s\n}\n(s) {\n\ttls internal\n}\n')).toEqual(['defined-later']);
  });

  it.each([
    ['a snippet', '(a) {\n\timport b\n}\n(b) {\n\timport a\n}\n:80 {\n\timport a\n}\n', {}],
    ['a file', ':80 {\n\timport x\n}\n', { '/etc/caddy/x': 'import y\n', '/etc/caddy/y': 'import x\n' }],
    ['the root', 'import Caddyfile\n', {}],
  ])('may be a cycle through %s', (_title, text, files) => {
    expect(problemCodes(text, files)).toEqual(['cycle']);
  });

  it('may multiply without end, which is cut off', () => {
    const doubling = Array.from(
      { length: 40 },
      (_, at) => `(s${at + 1}) {\n\timport s${at}\n\timport s${at}\n}\n`,
    );
    const text = `(s0) {\n\trespond ok\n}\n${doubling.join('')}:80 {\n\timport s40\n}\n`;
    expect(problemCodes(text)).toEqual(['too-large']);
  });
});

describe('a file that holds the inside of a site', () => {
  it('is read as what it is', () => {
    const { routes, syntaxProblems } = configurationOf('encode gzip\nreverse_proxy /ws* a\n');
    expect(routes.map(({ upstream, websocket }) => [upstream.target, websocket.handshake])).toEqual([
      ['a', 'works'],
    ]);
    expect(syntaxProblems).toEqual([]);
  });
});
