import { describe, expect, it } from 'vitest';
import { splitDump } from '../../../src/nginx/config/dump.ts';

/** As nginx writes it. */
function dumpOf(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `# configuration file ${path}:\n${text}\n`)
    .join('');
}

/** The files as an object from path to text, or null. */
function split(output: string): Readonly<Record<string, string>> | null {
  const dump = splitDump(output, '/given');
  return dump === null ? null : Object.fromEntries(dump.files.map(({ path, text }) => [path, text]));
}

const ROOT = 'events {}\nhttp {\n    include mime.types;\n    include /etc/nginx/conf.d/*.conf;\n}\n';
const FILES = {
  '/etc/nginx/nginx.conf': ROOT,
  '/etc/nginx/mime.types': 'types {\n    text/html html;\n}\n',
  '/etc/nginx/conf.d/a.conf': 'server { listen 80; }',
  '/etc/nginx/conf.d/b.conf': '',
};
const MESSAGES = `nginx: [warn] conflicting server name "a" on 0.0.0.0:80, ignored
2026/11/25 16:00:00 [notice] 7#7: using inherited sockets
nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
nginx: configuration file /etc/nginx/nginx.conf test is successful
`;

describe('a dump', () => {
  it('is its files, the main configuration first', () => {
    expect(split(dumpOf(FILES))).toEqual(FILES);
    expect(splitDump(dumpOf(FILES), '/')?.files[0]?.path).toBe('/etc/nginx/nginx.conf');
    expect(splitDump(dumpOf(FILES), '/')?.whole).toBe(true);
  });

  it.each([
    ['what nginx says', MESSAGES],
    ['a prompt', 'root@web1:~# nginx -T\n'],
    ['a comment of whoever saved it', '# taken on Monday\n\n'],
    ['a byte-order mark', '\uFEFF'],
  ])('may come after %s', (_what, before) => {
    expect(split(before + dumpOf(FILES))).toEqual(FILES);
  });

  it('may come from a terminal, which makes CR LF of every line feed', () => {
    const files = { ...FILES, '/etc/nginx/conf.d/a.conf': 'server {\r\n}\r\n' };
    expect(split((MESSAGES + dumpOf(files)).replaceAll('\n', '\r\n'))).toEqual(files);
  });

  it('may have lost its last line feed on the way', () => {
    expect(split(dumpOf(FILES).trimEnd())).toMatchObject({
      '/etc/nginx/conf.d/a.conf': 'server { listen 80; }',
    });
  });

  it('of a relative prefix lies below the given directory', () => {
    expect(
      split(dumpOf({ './nginx.conf': 'events {}\ninclude x/../a.conf;\n', './x/../a.conf': '# a\n' })),
    ).toEqual({
      '/given/nginx.conf': 'events {}\ninclude x/../a.conf;\n',
      '/given/a.conf': '# a\n',
    });
  });
});

describe('a comment that looks like a header', () => {
  it.each([
    ['of a file that nothing includes', '/srv/other.conf'],
    ['of the file itself', '/etc/nginx/mime.types'],
    ['of a file that came before', '/etc/nginx/nginx.conf'],
    ['with a relative name', 'conf.d/a.conf'],
    ['by another way than the include has', '/etc/nginx/x/../conf.d/a.conf'],
  ])('%s is a comment', (_what, path) => {
    const files = { ...FILES, '/etc/nginx/mime.types': `# configuration file ${path}:\ntypes { }\n` };
    expect(split(dumpOf(files))).toEqual(files);
  });

  it.each([
    ['below a banner', '# ----\n# configuration file /etc/nginx/sites/a.conf:\n# ----\nserver { }\n'],
    ['below directives', 'user nginx;\n# configuration file /etc/nginx/a.conf:\nevents { }\n'],
    ['of prose', '# configuration file for /etc/nginx:\nevents { }\n'],
    ['that is indented', '  # configuration file /etc/nginx/a.conf:\nevents { }\n'],
  ])('%s makes no dump', (_what, text) => {
    expect(splitDump(text, '/')).toBeNull();
  });
});

describe('a dump that was cut by hand', () => {
  it('begins a file at every header, as the include may be what is missing', () => {
    const files = { '/etc/nginx/nginx.conf': ROOT, '/etc/nginx/snippets/b.conf': 'gzip on;\n' };
    expect(split(dumpOf(files))).toEqual(files);
    expect(splitDump(dumpOf(files), '/')?.whole).toBe(false);
  });

  it('is not whole without the main configuration', () => {
    const files = { '/etc/nginx/conf.d/a.conf': '# a\n', '/etc/nginx/conf.d/b.conf': '# b\n' };
    expect(split(dumpOf(files))).toEqual(files);
    expect(splitDump(dumpOf(files), '/')?.whole).toBe(false);
  });
});

it('comes to an end with headers and patterns without number', () => {
  let text = '# configuration file /a/nginx.conf:\nevents {}\n';
  for (let at = 0; at < 5000; at++) text += `include x${at}*;\n# configuration file /a/y${at}:\n`;
  expect(splitDump(text, '/')?.files.length).toBeGreaterThan(0);
});
