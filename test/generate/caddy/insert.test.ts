/** Which site of a Caddyfile a plan goes to, and when it goes nowhere. */
import { describe, expect, it } from 'vitest';
import { around, BESIDE, IN_THE_WAY } from './earlier-examples.ts';
import { blamed, insert, outcome, plan, preset, socketAt } from './inserting.ts';

const GRAFANA = plan({ preset: preset('grafana'), path: '/grafana/' });

describe('the site', () => {
  const two = 'a.test {\n\treverse_proxy app:8000\n}\n\nb.test {\n▸\treverse_proxy app:8001\n}\n';
  const at = (hosts: readonly string[], path = '/ws') => socketAt(path, undefined, { hosts });

  it('is the one that has the host', () => {
    const { insertion } = insert(two.replace('▸', ''), at(['b.test']));
    expect(insertion).toMatchObject({ kind: 'edits', edits: [{ start: two.indexOf('▸') }] });
  });

  it('has to be said where there are several', () => {
    const refused = insert(two.replace('▸', ''), socketAt('/ws'));
    expect(outcome(refused)).toBe('refused: there are several sites: a.test (line 1); b.test (line 5)');
    expect(refused.insertion).toMatchObject({ advice: expect.stringContaining('--host') });
  });

  it('has all of the hosts', () => {
    expect(outcome(insert(two.replace('▸', ''), at(['a.test', 'b.test'])))).toMatch(
      /^refused: no site has all of a\.test, b\.test/,
    );
  });

  it('is the one that does more than redirect', () => {
    const text = 'http://a.test {\n\tredir https://a.test{uri}\n}\na.test {\n▸\treverse_proxy app:8000\n}\n';
    const { insertion } = insert(text.replace('▸', ''), at(['a.test']));
    expect(insertion).toMatchObject({ kind: 'edits', edits: [{ start: text.indexOf('▸') }] });
  });

  it('is the one on the port', () => {
    const text = 'a.test {\n\treverse_proxy app:8000\n}\na.test:8443 {\n▸\treverse_proxy app:8000\n}\n';
    const { insertion } = insert(text.replace('▸', ''), at(['a.test:8443']));
    expect(insertion).toMatchObject({ kind: 'edits', edits: [{ start: text.indexOf('▸') }] });
  });

  it('is not one that takes other paths only', () => {
    const text = 'a.test/shop {\n\treverse_proxy app:8000\n}\na.test {\n▸\treverse_proxy app:8000\n}\n';
    const { insertion } = insert(text.replace('▸', ''), at(['a.test']));
    expect(insertion).toMatchObject({ kind: 'edits', edits: [{ start: text.indexOf('▸') }] });
  });

  it('may stand in an imported file', () => {
    const path = '/etc/caddy/sites/a.caddy';
    const site = 'a.test {\n\treverse_proxy app:8000\n}\n';
    const { insertion, texts, text } = insert('import sites/*\n', at(['a.test']), {
      files: { [path]: site },
    });
    expect(insertion).toMatchObject({ kind: 'edits', edits: [{ file: { path } }] });
    expect(text).toBe('import sites/*\n');
    expect(texts.get(path)).toContain('/ws');
  });

  it('is looked for in the named file first', () => {
    const path = '/etc/caddy/sites/a.caddy';
    const files = { [path]: 'a.test {\n\treverse_proxy app:8000\n}\n' };
    const root = 'import sites/*\n\nb.test {\n\treverse_proxy app:8000\n}\n';
    expect(insert(root, socketAt('/ws'), { files }).text).toContain('/ws');
    expect(insert(root, socketAt('/ws'), { files, into: path }).texts.get(path)).toContain('/ws');
  });

  it('is known by its name', () => {
    const text = '{$SITE} {\n\treverse_proxy app:8000\n}\n';
    expect(outcome(insert(text, at(['a.test'])))).toMatch(
      /^refused: whether \{\$SITE\} .* is a\.test cannot be known/,
    );
  });

  it.each([
    [
      'a snippet',
      '(site) {\n\ta.test {\n\t\treverse_proxy app:8000\n\t}\n}\nimport site\n',
      /is made by a snippet/,
    ],
    [
      'lines that cannot be read',
      'a.test {\n\timport missing.caddy\n\treverse_proxy app:8000\n}\n',
      /not all lines/,
    ],
  ])('comes from %s', (_title, text, message) => {
    const refused = insert(text, socketAt('/ws'));
    expect(refused.insertion.kind).toBe('refused');
    expect(outcome(refused)).toMatch(message);
  });
});

describe('a host that no site has', () => {
  const site = (text: string) => insert(text, socketAt('/ws', undefined, { hosts: ['new.test'] }));

  it.each([
    ['ends the file', 'a.test {\n\trespond a\n}\n', 'a.test {\n\trespond a\n}\n\nnew.test {\n'],
    ['after one blank line', 'a.test {\n\trespond a\n}\n\n', 'a.test {\n\trespond a\n}\n\nnew.test {\n'],
    ['after a line without an end', 'a.test {\n\trespond a\n}', 'a.test {\n\trespond a\n}\n\nnew.test {\n'],
    ['in an empty file', '', 'new.test {\n'],
    ['after options alone', '{\n\tdebug\n}\n', '{\n\tdebug\n}\n\nnew.test {\n'],
    [
      'with the line endings of the file',
      'a.test {\r\n\trespond a\r\n}\r\n',
      'a.test {\r\n\trespond a\r\n}\r\n\r\nnew.test {\r\n',
    ],
    [
      'and gives braces to a site that was alone',
      'a.test, b.test # two\n\nrespond a\nlog',
      'a.test, b.test { # two\n\nrespond a\nlog\n}\n\nnew.test {\n',
    ],
  ])('%s', (_title, before, start) => {
    const { text } = site(before);
    // The writer of sites may put a comment above its site.
    expect(text.replaceAll(/^#.*\r?\n/gm, '')).toMatch(new RegExp(`^${start.replaceAll(/[{}.]/g, '\\$&')}`));
  });

  it('is not given a site beside the wildcard that tells its hosts apart', () => {
    const refused = site('*.test {\n\t@new host new.test\n\thandle @new {\n\t\trespond new\n\t}\n}\n');
    expect(outcome(refused)).toMatch(/^refused: new\.test is served within the site \*\.test/);
    expect(blamed(refused)).toBe('@new host new.test');
  });

  it('is taken from a wildcard, which is said', () => {
    const { insertion } = site('*.test {\n\treverse_proxy app:8000\n}\n');
    expect(insertion).toMatchObject({ kind: 'edits' });
    expect(insertion.kind === 'edits' ? insertion.notes.join('\n') : '').toContain('so far *.test on line 1');
  });

  it('has no place among directives', () => {
    expect(outcome(site('reverse_proxy app:8000\n'))).toMatch(/^refused: .* holds directives/);
  });
});

describe('what runs before a handle', () => {
  it.each(IN_THE_WAY)('%s is in the way', (_title, lines, options) => {
    const refused = insert(around(lines, options), GRAFANA);
    expect(refused.insertion.kind).toBe('refused');
    expect(lines).toContain(blamed(refused));
    expect(refused.insertion).toMatchObject({ advice: expect.stringMatching(/./) });
  });

  it.each(BESIDE)('%s stays as it is', (_title, lines) => {
    expect(outcome(insert(around(lines), GRAFANA))).toBe('edits');
  });

  it.each([
    [
      'a password',
      'basicauth {\n\tbob JDJhJDE0JA==\n}',
      /`basicauth` on line 2 runs before it, as for the rest/,
    ],
    [
      'an authority',
      'forward_auth auth:9000 {\n\turi /verify\n}',
      /`forward_auth auth:9000` on line 2 runs before it/,
    ],
    [
      'what depends on the client',
      '@me remote_ip 192.0.2.1\nredir @me https://other.test',
      /may take or change/,
    ],
  ])('%s is said', (_title, lines, note) => {
    const { insertion } = insert(around(lines), socketAt('/ws'));
    expect(insertion.kind === 'edits' ? insertion.notes.join('\n') : insertion.message).toMatch(note);
  });

  it.each([
    ['request_header -Upgrade', 'request_header -Upgrade'],
    ['method POST', 'method POST'],
  ])('%s lets no handshake through', (_title, line) => {
    const refused = insert(around(line), socketAt('/ws'));
    expect(refused.insertion.kind).toBe('refused');
    expect(blamed(refused)).toBe(line);
  });
});

describe('a path that is in use', () => {
  const site = (lines: string) => `example.com {\n${lines}\n}\n`;

  it.each([
    ['by another upstream', 'handle /ws* {\nreverse_proxy app:8000\n}', 'reverse_proxy app:8000'],
    ['by a proxy of its own', 'reverse_proxy /ws app:8000', 'reverse_proxy /ws app:8000'],
    ['within a route', 'route {\nreverse_proxy /ws* app:8000\nfile_server\n}', 'reverse_proxy /ws* app:8000'],
    [
      'with the prefix taken off',
      'handle_path /ws* {\nreverse_proxy 127.0.0.1:9001\n}',
      'reverse_proxy 127.0.0.1:9001',
    ],
    ['by an answer', 'respond /ws hi', 'respond /ws hi'],
    ['by files', 'handle /ws* {\nfile_server\n}', 'handle /ws* {'],
    [
      'and closes sockets',
      'handle /ws* {\nreverse_proxy 127.0.0.1:9001 {\ntransport http {\nread_timeout 30s\n}\n}\n}',
      'reverse_proxy 127.0.0.1:9001 {',
    ],
    [
      'and breaks handshakes',
      'handle /ws* {\nreverse_proxy 127.0.0.1:9001 {\nheader_up Connection {>Connection}\n}\n}',
      'reverse_proxy 127.0.0.1:9001 {',
    ],
  ])('%s', (_title, lines, line) => {
    const refused = insert(site(lines), socketAt('/ws'));
    expect(outcome(refused)).toMatch(/^refused: \/ws is in use: /);
    expect(blamed(refused)).toBe(line);
  });

  it('includes what lies below and would come later', () => {
    const refused = insert(site('\treverse_proxy /grafana/public/* app:8000'), GRAFANA);
    expect(outcome(refused)).toMatch(/would no longer get its requests$/);
  });

  it.each([
    ['reverse_proxy app:8000'],
    ['handle {\nreverse_proxy app:8000\n}'],
    ['file_server'],
    ['reverse_proxy /api/* app:8000'],
  ])('is the whole site: %s', (lines) => {
    const refused = insert(site(lines), plan({ preset: preset('grafana') }));
    expect(outcome(refused)).toMatch(/^refused: \/ is in use: /);
    expect(refused.insertion).toMatchObject({ advice: expect.stringContaining('--path') });
  });
});

describe('what is there already', () => {
  it.each([
    ['as a handle', 'handle /ws* {\nreverse_proxy 127.0.0.1:9001\n}'],
    ['as a proxy', 'reverse_proxy /ws* localhost:9001\nfile_server'],
    ['by a named matcher', '@ws path /ws /ws/*\nreverse_proxy @ws :9001'],
    ['within another block', 'handle {\nreverse_proxy /ws* 127.0.0.1:9001\nfile_server\n}'],
  ])('is present: %s', (_title, lines) => {
    expect(outcome(insert(`example.com {\n${lines}\n}\n`, socketAt('/ws')))).toMatch(
      /^present: .*on line \d$/,
    );
  });

  it('is the whole site', () => {
    const text = 'example.com {\n\treverse_proxy localhost:3000\n}\n';
    expect(outcome(insert(text, plan({ preset: preset('grafana') })))).toMatch(/^present: /);
  });

  it('is not there where only part of it is: the rest is added', () => {
    const two: Parameters<typeof plan>[0] = {
      preset: {
        id: 'two',
        name: 'Two',
        port: 3000,
        routes: [
          { path: '/', carries: ['requests'] },
          { path: '/push/', carries: ['websockets'], port: 3001 },
        ],
      },
      path: '/two/',
    };
    const text = 'example.com {\n\thandle /two/* {\n\t\treverse_proxy 127.0.0.1:3000\n\t}\n}\n';
    const added = insert(text, plan(two));
    expect(added.insertion).toMatchObject({
      kind: 'edits',
      notes: expect.arrayContaining(['/two/ is served already, on line 3']),
    });
    expect(added.text.match(/reverse_proxy/g)).toHaveLength(2);
    expect(outcome(insert(added.text, plan(two)))).toMatch(/^present: /);
  });

  it('does not work where something comes before it', () => {
    const text =
      'example.com {\n\ttry_files {path} /index.html\n\treverse_proxy /ws* 127.0.0.1:9001\n\tfile_server\n}\n';
    expect(outcome(insert(text, socketAt('/ws')))).toMatch(
      /^refused: \/ws is in use: .* is not reached: `try_files/,
    );
  });
});

describe('a file that is not understood', () => {
  it.each([
    ['is of Caddy 1', 'example.com {\n\tproxy / localhost:8000 {\n\t\twebsocket\n\t}\n}\n', /Caddy 1/],
    ['is broken', 'example.com {\n\treverse_proxy app:8000\n', /line 1/],
  ])('%s', (_title, text, message) => {
    expect(outcome(insert(text, socketAt('/ws')))).toMatch(message);
    expect(insert(text, socketAt('/ws')).insertion.kind).toBe('refused');
  });
});
