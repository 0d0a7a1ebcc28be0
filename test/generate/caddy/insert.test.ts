/** Where in a Caddyfile a plan goes, and when it goes nowhere. The mark `▸` in an example is where it is to stand. */
import { describe, expect, it } from 'vitest';
import { adaptCaddyfile, installedCaddy } from '../../proof/harness/caddy-process.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { around, BESIDE, IN_THE_WAY } from './earlier-examples.ts';
import { blamed, insert, outcome, plan, preset, socketAt } from './inserting.ts';
import { newRoutes, withoutRoutes } from './without-routes.ts';

const GRAFANA = plan({ preset: preset('grafana'), path: '/grafana/' });

const PLACES: readonly (readonly [title: string, marked: string])[] = [
  ['an empty site', 'example.com {\n▸}\n'],
  [
    'a site with a catch-all proxy',
    'example.com {\n\tencode gzip\n▸\treverse_proxy app:8000\n\ttls internal\n}\n',
  ],
  [
    'comments stay with what they speak of',
    'example.com {\n\tencode gzip\n\n▸\t# the application\n\t# and its shop\n\treverse_proxy app:8000\n}\n',
  ],
  ['a site that serves files', 'example.com {\n\troot * /srv\n▸\tfile_server\n}\n'],
  [
    'a site that runs PHP',
    'example.com {\n\troot * /srv\n▸\tphp_fastcgi unix//run/php.sock\n\tfile_server\n}\n',
  ],
  [
    'beside its siblings',
    'example.com {\n\thandle /api/* {\n\t\treverse_proxy app:8000\n\t}\n\n\thandle_path /files/* {\n\t\tfile_server\n\t} # files\n▸\n\thandle {\n\t\treverse_proxy app:8001\n\t}\n}\n',
  ],
  [
    'siblings without blank lines between them',
    'example.com {\n\thandle /a/* {\n\t\trespond a\n\t}\n\thandle /b/* {\n\t\trespond b\n\t}\n▸\thandle {\n\t\trespond c\n\t}\n}\n',
  ],
  ['a catch-all handle', 'example.com {\n▸\thandle {\n\t\treverse_proxy app:8001\n\t}\n}\n'],
  [
    'a site that is one route',
    'example.com {\n▸\troute {\n\t\ttry_files {path} /index.html\n\t\treverse_proxy app:8000\n\t}\n}\n',
  ],
  [
    'a site of which some paths are proxied',
    'example.com {\n\troot * /srv\n\treverse_proxy /api/* app:8000\n▸\tfile_server\n}\n',
  ],
  ['a site without braces', 'example.com\n\nencode gzip\n▸reverse_proxy app:8000\n'],
  ['a site without braces or line end', 'example.com\n\nlog▸'],
  ['a brace on a line of its own', 'example.com\n{\n▸}\n'],
  ['several names', 'example.com,\nwww.example.com {\n▸\treverse_proxy app:8000\n}\n'],
  [
    'a file with options and snippets',
    '{\n\temail a@example.com\n}\n\n(common) {\n\tencode gzip\n}\n\nexample.com {\n\timport common\n▸\treverse_proxy app:8000\n}\n',
  ],
  ['a name from the environment', '{$SITE:localhost} {\n▸\treverse_proxy app:8000\n}\n'],
  [
    'a redirect of the path without its slash',
    'example.com {\n\tredir /grafana /grafana/\n▸\treverse_proxy app:8000\n}\n',
  ],
  [
    'a redirect of other hosts',
    'example.com, www.example.com {\n\t@www host www.example.com\n\tredir @www https://example.com{uri}\n▸\treverse_proxy app:8000\n}\n',
  ],
  [
    'a rewrite of other paths',
    'example.com {\n\trewrite /old/* /new\n\turi strip_prefix /v1\n\ttry_files {path} {path}.html\n▸\tfile_server\n}\n',
  ],
  [
    'a longer path of another handle',
    'example.com {\n\thandle /grafana/public/* {\n\t\tfile_server\n\t}\n▸}\n',
  ],
];

describe('the place', () => {
  it.each(PLACES)('%s', (_title, marked) => {
    const { insertion } = insert(marked.replace('▸', ''), GRAFANA);
    if (insertion.kind !== 'edits') throw new Error(insertion.message);
    expect(insertion.edits.map(({ start, end }) => [start, end])).toEqual([
      [marked.indexOf('▸'), marked.indexOf('▸')],
    ]);
  });
});

describe('the style', () => {
  function lines(text: string): readonly string[] {
    const { insertion } = insert(text, socketAt('/ws'));
    return insertion.kind === 'edits' ? insertion.edits.flatMap((edit) => edit.text.split('\n')) : [];
  }

  it('has the indentation of the file', () => {
    const added = lines('example.com {\n   encode gzip\n   reverse_proxy app:8000\n}\n');
    expect(added.filter((line) => line !== '').every((line) => /^(?: {3})+[^\s]/.test(line))).toBe(true);
    expect(added.some((line) => /^ {6}reverse_proxy /.test(line))).toBe(true);
  });

  it('has tabs where the file has none of its own', () => {
    expect(lines('example.com {\n}\n').some((line) => /^\t\treverse_proxy /.test(line))).toBe(true);
  });

  it('has the line endings of the file', () => {
    const added = lines('example.com {\r\n\treverse_proxy app:8000\r\n}\r\n');
    expect(added.length).toBeGreaterThan(3);
    expect(added.slice(0, -1).every((line) => line.endsWith('\r'))).toBe(true);
  });

  it('has blank lines where its siblings have them', () => {
    const blocks = (gap: string) =>
      `example.com {\n\thandle /a/* {\n\t\trespond a\n\t}\n${gap}\thandle /b/* {\n\t\trespond b\n\t}\n}\n`;
    expect(lines(blocks(''))[0]).not.toBe('');
    expect(lines(blocks('\n'))[0]).toBe('');
  });
});

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

describeWith([needsCaddy], `every place, before Caddy ${installedCaddy ?? ''}`, () => {
  async function adapted(text: string): Promise<unknown> {
    const sandbox = new Sandbox();
    try {
      sandbox.write(new Map([['Caddyfile', text]]));
      const adaptation = await adaptCaddyfile(sandbox, 'Caddyfile');
      if (adaptation.kind === 'refused') throw new Error(`${adaptation.log}\n${text}`);
      return adaptation.configuration;
    } finally {
      sandbox.remove();
    }
  }

  it.each(PLACES)('%s', async (_title, marked) => {
    const before = marked.replace('▸', '');
    const after = await adapted(insert(before, GRAFANA).text);
    expect(newRoutes(after, ['/grafana']).length).toBeGreaterThan(0);
    expect(withoutRoutes(after, ['/grafana'])).toEqual(withoutRoutes(await adapted(before), ['/grafana']));
  });

  it('a site that is given braces means what it meant', async () => {
    const before = 'a.test, b.test # two\n\nrespond a\nlog';
    const after = insert(before, socketAt('/ws', undefined, { hosts: ['new.test'] })).text;
    const braced = after.replace(/\n\n[^\n]*new\.test \{[\s\S]*$/, '\n');
    expect(braced).not.toBe(after);
    expect(await adapted(braced)).toEqual(await adapted(before));
    expect(JSON.stringify(await adapted(after))).toContain('"new.test"');
  });
});
