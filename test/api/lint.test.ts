import { describe, expect, it } from 'vitest';
import { filesInMemory, fix, lint, type Rule, rules } from '../../src/api/index.ts';
import { BROKEN_NGINX, IN_SECONDS, location, SOUND_NGINX } from './configurations.ts';

const CADDYFILE = 'app.test {\n\treverse_proxy /ws 127.0.0.1:9000\n}\n';

describe('lint', () => {
  it('gives what the JSON format prints, as an object', () => {
    const { version, files, findings, summary, problems } = lint({ files: { 'nginx.conf': BROKEN_NGINX } });
    expect(version).toBe(1);
    const [found] = findings;
    expect(BROKEN_NGINX.slice(found?.start.offset, found?.end.offset)).toBe('proxy_set_header Host $host;');
    expect(files).toEqual([{ path: 'nginx.conf', dialect: 'nginx', root: true }]);
    expect(findings).toMatchObject([
      {
        rule: 'websocket-handshake',
        severity: 'error',
        path: 'nginx.conf',
        fix: { safety: 'safe' },
      },
    ]);
    expect(summary).toEqual({ errors: 1, warnings: 0, infos: 0, fixable: 1, suppressed: 0 });
    expect(problems).toEqual([]);
  });

  it('gives plain data: a copy through JSON is the same', () => {
    const report = lint({ files: { 'nginx.conf': BROKEN_NGINX } });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('judges files that include each other together', () => {
    const files = {
      'nginx.conf': 'events {}\nhttp {\n  include conf.d/*.conf;\n}\n',
      'conf.d/app.conf': 'server {\n  listen 80;\n  location /ws {\n    proxy_pass http://a:1;\n  }\n}\n',
    };
    const report = lint({ files });
    expect(report.files.map(({ path, root }) => [path, root])).toEqual([
      ['conf.d/app.conf', false],
      ['nginx.conf', true],
    ]);
    expect(report.findings.map(({ path }) => path)).toContain('conf.d/app.conf');
  });

  it('shows findings in the files that are asked about, and elsewhere only on request', () => {
    const files = { 'a/nginx.conf': 'events {}\nhttp { include app.conf; }\n', 'a/app.conf': BROKEN_NGINX };
    const asked = { files, named: ['a/nginx.conf'] };
    expect(lint(asked).findings.filter(({ path }) => path === 'a/app.conf')).toEqual([]);
    expect(lint({ ...asked, all: true }).findings.map(({ path }) => path)).toContain('a/app.conf');
  });

  it('keeps absolute paths as they are', () => {
    const report = lint({ files: { '/etc/nginx/nginx.conf': BROKEN_NGINX } });
    expect(report.findings.map(({ path }) => path)).toEqual(['/etc/nginx/nginx.conf']);
  });

  it('tells the dialect by the name, then by the text, unless it is told', () => {
    const dialects = (files: Readonly<Record<string, string>>) =>
      lint({ files }).files.map(({ dialect }) => dialect);
    expect(dialects({ Caddyfile: CADDYFILE })).toEqual(['caddyfile']);
    expect(dialects({ 'something.txt': CADDYFILE })).toEqual(['caddyfile']);
    const named = [{ path: 'something.txt', dialect: 'nginx' }] as const;
    expect(lint({ files: { 'something.txt': CADDYFILE }, named }).files[0]?.dialect).toBe('nginx');
  });

  it('reads from a source of the caller', () => {
    const source = filesInMemory({ '/project/nginx.conf': BROKEN_NGINX });
    const report = lint({ source, named: ['/project/nginx.conf'], cwd: '/project' });
    expect(report.findings.map(({ path }) => path)).toEqual(['nginx.conf']);
  });

  it('names a file that cannot be read, and does not throw', () => {
    const report = lint({ source: filesInMemory({}), named: ['/project/nginx.conf'] });
    expect(report.problems).toEqual([
      { kind: 'unreadable', path: '/project/nginx.conf', message: 'no such file' },
    ]);
  });

  it('reports a file that cannot be parsed as a finding', () => {
    const report = lint({ files: { 'nginx.conf': 'events {\n' } });
    expect(report.findings.map(({ rule }) => rule)).toContain('syntax');
  });
});

describe('settings', () => {
  const files = { 'nginx.conf': location('proxy_read_timeout 90s;') };

  it('say how loud a rule is', () => {
    const severityWith = (severity: 'off' | 'info' | 'error') =>
      lint({ files, settings: { rules: { 'websocket-idle-timeout': severity } } }).findings.map(
        (finding) => finding.severity,
      );
    expect(severityWith('off')).toEqual([]);
    expect(severityWith('info')).toEqual(['info']);
    expect(severityWith('error')).toEqual(['error']);
  });

  it('say how long a silent socket must live, and which proxies run', () => {
    expect(lint({ files }).findings).toHaveLength(1);
    expect(lint({ files, settings: { minimumIdle: '90s' } }).findings).toEqual([]);
    const unversioned = {
      'nginx.conf': files['nginx.conf'].replace('proxy_http_version 1.1;', 'proxy_read_timeout 1h;'),
    };
    const rulesFor = (nginx: string) =>
      lint({ files: unversioned, settings: { minimumIdle: '90s', targets: { nginx } } }).findings.map(
        ({ rule }) => rule,
      );
    expect(rulesFor('1.30.4')).toEqual([]);
    expect(rulesFor('1.22.1')).toEqual(['websocket-http-version']);
  });

  it.each([
    [{ minimumIdle: '5' }, /minimumIdle must be a duration/],
    [{ rules: { 'websocket-handshak': 'off' } }, /no rule websocket-handshak \(did you mean/],
    [{ rules: { 'acme/thing': 'off' } }, /no rule acme\/thing/],
    [{ targets: { nginx: 'yesterday' } }, /targets\.nginx/],
  ] as const)('that are wrong are refused: %j', (settings, message) => {
    expect(() => lint({ files, settings })).toThrow(message);
    expect(() => lint({ files, settings })).toThrow(TypeError);
  });
});

describe('own rules', () => {
  const files = { 'nginx.conf': location('proxy_read_timeout 1h;') };

  it('are run with the built-in ones', () => {
    const report = lint({ files, rules: [IN_SECONDS] });
    expect(report.findings).toMatchObject([
      { rule: 'test/in-seconds', severity: 'warning', fix: { title: 'write it in seconds' } },
    ]);
    expect(lint({ files: { 'nginx.conf': BROKEN_NGINX }, rules: [IN_SECONDS] }).findings).toHaveLength(2);
  });

  it('are set as built-in ones are', () => {
    const settings = { rules: { 'test/in-seconds': 'error' } } as const;
    expect(lint({ files, rules: [IN_SECONDS], settings }).findings).toMatchObject([{ severity: 'error' }]);
  });

  it('that throw are a problem, named, and the others go on', () => {
    const failing: Rule = {
      ...IN_SECONDS,
      id: 'test/failing',
      checkNginx: () => {
        throw new Error('not today');
      },
    };
    const report = lint({ files, rules: [failing, IN_SECONDS] });
    expect(report.problems).toMatchObject([{ kind: 'rule', rule: 'test/failing', message: 'not today' }]);
    expect(report.findings).toHaveLength(1);
  });
});

describe('fix', () => {
  it('gives the texts as they are afterwards, and what is left', () => {
    const { changed, fixed, skipped, report } = fix({ files: { 'nginx.conf': BROKEN_NGINX } });
    expect(changed.map(({ path }) => path)).toEqual(['nginx.conf']);
    expect(changed[0]?.before).toBe(BROKEN_NGINX);
    expect({ fixed, skipped }).toEqual({ fixed: 1, skipped: [] });
    expect(report.findings).toEqual([]);
    const again = fix({ files: { 'nginx.conf': changed[0]?.after ?? '' } });
    expect(again.changed).toEqual([]);
  });

  it('applies the fixes of own rules', () => {
    const { changed } = fix({
      files: { 'nginx.conf': location('proxy_read_timeout 1h;') },
      rules: [IN_SECONDS],
    });
    expect(changed[0]?.after).toBe(location('proxy_read_timeout 3600s;'));
  });

  it('skips the fix of an own rule that does more than it says', () => {
    const shortening: Rule = {
      ...IN_SECONDS,
      id: 'test/shortening',
      *checkNginx(configuration, context) {
        for (const report of IN_SECONDS.checkNginx?.(configuration, context) ?? []) {
          const edits = report.fix?.edits.map((edit) => ({ ...edit, text: '1s' })) ?? [];
          yield { ...report, fix: { safety: 'safe', title: 'shorten it', edits } };
        }
      },
    };
    const { changed, skipped } = fix({
      files: { 'nginx.conf': location('proxy_read_timeout 1h;') },
      rules: [shortening],
    });
    expect(changed).toEqual([]);
    expect(skipped).toMatchObject([{ finding: { rule: 'test/shortening' } }]);
  });

  it('leaves a sound configuration alone', () => {
    expect(fix({ files: { 'nginx.conf': SOUND_NGINX } })).toMatchObject({ changed: [], fixed: 0 });
  });
});

describe('rules', () => {
  it('are the built-in ones, as data', () => {
    expect(rules.find(({ id }) => id === 'websocket-handshake')).toMatchObject({
      severity: 'error',
      dialects: ['nginx', 'caddy'],
    });
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });
});
