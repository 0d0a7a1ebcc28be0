import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { coloured, plain } from '../../src/report/paint.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import type { CheckReport } from '../../src/report/report.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { APP, finding, HANDSHAKE, manyFindings, place, report } from './subject.ts';

const shown = (subject: CheckReport, columns = 100, paint = plain) =>
  [...prettyReport(subject, { paint, columns })].join('');

describe('the report for people', () => {
  it('shows every place that a finding is about, in every file, and what the fix would do', () => {
    expect(shown(report([HANDSHAKE]))).toBe(
      [
        'error[websocket-handshake]: Upgrade does not reach the upstream.',
        '  --> conf.d/app.conf:6:9',
        '  |',
        '2 |     proxy_set_header Upgrade $http_upgrade;',
        '  |     --------------------------------------- set here',
        '…',
        '6 |         proxy_pass http://app;',
        '  |         ^^^^^^^^^^^^^^^^^^^^^^',
        '  ::: /etc/nginx/proxy.conf:2:1',
        '  |',
        '2 | proxy_set_header Host $host;',
        '  | ---------------------------- dropped by this line',
        '  |',
        '  = fix: set Upgrade here too',
        '6 +         proxy_set_header Upgrade $http_upgrade;',
        '  ::: /etc/nginx/proxy.conf',
        '2 - proxy_set_header Host $host;',
        '  + proxy_set_header Host $http_host;',
        '',
        'Found 1 error in 1 file.',
        '`proxylint fix` can fix 1.',
        '',
      ].join('\n'),
    );
  });

  it('has the same text in colour', () => {
    const painted = shown(report([HANDSHAKE]), 100, coloured);
    expect(painted).toContain('\u001b[');
    expect(stripVTControlCharacters(painted)).toBe(shown(report([HANDSHAKE])));
  });

  it('shows a line that two marks are on once, and a single line between marks', () => {
    const span = place(APP, 'location');
    const related = [
      { message: 'this path', span: place(APP, '/ws') },
      { message: 'leads here', span: place(APP, 'proxy_pass http://app;') },
    ];
    expect(shown(report([finding(span, { related })]))).toContain(
      [
        '4 |     location /ws {',
        '  |     ^^^^^^^^',
        '  |              --- this path',
        '5 |         include proxy.conf;',
        '6 |         proxy_pass http://app;',
        '  |         ---------------------- leads here',
      ].join('\n'),
    );
  });

  it('underlines the first line of what spans several', () => {
    const span = { file: APP, start: APP.text.indexOf('location'), end: APP.text.length };
    expect(shown(report([finding(span)]))).toContain('4 |     location /ws {\n  |     ^^^^^^^^^^^^^^\n\n');
  });

  it('points at the end of the file', () => {
    const span = { file: APP, start: APP.text.length, end: APP.text.length };
    expect(shown(report([finding(span)]))).toContain('conf.d/app.conf:9:1\n  |\n9 |\n  | ^\n');
  });

  it('stands under the characters that are meant, after tabs and wide characters', () => {
    const file = new SourceFile('/project/wide.conf', '\t# 日本語\tproxy_pass é\u0301;\n');
    const [, source = '', marks = ''] = shown(report([finding(place(file, 'proxy_pass'))])).split(/\n.* \| /);
    expect(source).toBe('    # 日本語    proxy_pass é\u0301;\n'.trimEnd());
    expect(marks.split('\n')[0]).toBe(`${' '.repeat(16)}^^^^^^^^^^`);
  });

  it('cuts long lines around what is meant', () => {
    const file = new SourceFile('/project/long.conf', `${'a '.repeat(400)}proxy_pass ${'b '.repeat(400)}\n`);
    const lines = shown(report([finding(place(file, 'proxy_pass'))]), 80).split('\n');
    const source = lines.findIndex((line) => line.startsWith('1 |'));
    expect(lines[source]).toMatch(/^1 \| ….* proxy_pass .*…$/);
    expect(lines[source]?.length).toBe(80);
    expect(lines[source + 1]?.indexOf('^')).toBe(lines[source]?.indexOf('proxy_pass'));
  });

  it('keeps all marks of a cut line under what they mean', () => {
    const file = new SourceFile(
      '/project/long.conf',
      `${'a '.repeat(400)}proxy_pass http://app; ${'b '.repeat(400)}\n`,
    );
    const related = [
      { message: 'here', span: place(file, 'http://app') },
      { message: 'out of sight', span: { file, start: 0, end: 1 } },
    ];
    const lines = shown(report([finding(place(file, 'proxy_pass'), { related })]), 80).split('\n');
    const [source = '', first = '', ...marks] = lines.slice(
      lines.findIndex((line) => line.startsWith('1 |')),
    );
    expect(first).toBe('  | - out of sight');
    expect(marks[0]?.indexOf('^')).toBe(source.indexOf('proxy_pass'));
    expect(marks[1]?.indexOf('-')).toBe(source.indexOf('http://app'));
  });

  it('lets no control character through', () => {
    const hostile = '\u001b]0;owned\u0007\u202e\u009b31m\r\u2028';
    const file = new SourceFile(`/project/${hostile}.conf`, `proxy_pass ${hostile};\n`);
    const span = place(file, 'proxy_pass');
    const fix = { safety: 'safe', title: hostile, edits: [{ ...span, text: hostile }] } as const;
    const related = [{ message: hostile, span }];
    const skipped = [{ finding: finding(span), reason: hostile }];
    const all = shown(
      report([finding(span, { message: hostile, related, fix })], { fix: { fixed: 0, files: 0, skipped } }),
    );
    expect(all.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(all).toContain(String.raw`\u{1b}]0;owned\u{7}\u{202e}\u{9b}31m\u{d}\u{2028}`);
  });

  it('shows where long lines differ that a fix changes', () => {
    const file = new SourceFile('/etc/nginx/long.conf', `set $x "${'x'.repeat(300)}"; listen 80;\n`);
    const span = place(file, 'listen 80;');
    const edits = [{ ...span, text: 'listen 8080;' }];
    const text = shown(report([finding(span, { fix: { safety: 'safe', title: 'listen there', edits } })]));
    expect(text).toMatch(/^1 - …x*"; listen 80;$/m);
    expect(text).toMatch(/^ {2}\+ …x*"; listen 8080;$/m);
  });

  it('does not show more of a fix than can be read', () => {
    const span = place(APP, 'server');
    const edits = [{ ...span, text: 'line\n'.repeat(100) }];
    const fix = { safety: 'unsafe', title: 'write much', edits } as const;
    const text = shown(report([finding(span, { fix })]));
    expect(text).toContain('= fix: write much (unsafe)');
    expect(text).toContain('more lines)');
    expect(text.split('\n').length).toBeLessThan(40);
  });
});

describe('the summary', () => {
  const lastLines = (subject: CheckReport) => shown(subject).trimEnd().split('\n\n').at(-1);
  const fixable = (safety: 'safe' | 'unsafe') =>
    finding(place(APP, 'listen'), { fix: { safety, title: 't', edits: [] } });

  it('counts by severity', () => {
    const findings = [
      ...manyFindings(2, 'error'),
      ...manyFindings(1, 'warning'),
      ...manyFindings(3, 'info'),
      HANDSHAKE,
    ];
    expect(lastLines(report(findings))).toContain('Found 3 errors, 1 warning, 3 infos in 2 files.');
  });

  it('says what can be fixed, and how', () => {
    expect(lastLines(report([fixable('safe'), fixable('unsafe')]))).toContain(
      '`proxylint fix` can fix 1; `proxylint fix --unsafe-fixes` can fix 1 more, which changes behaviour.',
    );
    expect(lastLines(report([fixable('unsafe')]))).toContain(
      '\n`proxylint fix --unsafe-fixes` can fix 1, which changes behaviour.',
    );
    expect(lastLines(report(manyFindings(1, 'error')))).not.toContain('proxylint fix');
  });

  it('says that all is well', () => expect(lastLines(report([]))).toBe('No problems in 2 files.'));

  it('says what was fixed, what was not and why, and what is left', () => {
    const skipped = [{ finding: HANDSHAKE, reason: 'it would add a route' }];
    const left = report([HANDSHAKE], { fix: { fixed: 2, files: 1, skipped } });
    expect(lastLines(left)).toBe(
      [
        'not fixed conf.d/app.conf:6 websocket-handshake: it would add a route',
        'Fixed 2 problems in 1 file.',
        'Left: 1 error in 1 file.',
      ].join('\n'),
    );
    expect(lastLines(report([], { fix: { fixed: 2, files: 1, skipped: [] } }))).toBe(
      'Fixed 2 problems in 1 file.\nNo problem is left in 2 files.',
    );
  });

  it('counts what is suppressed', () => {
    const summary = { ...report([]).summary, suppressed: 4 };
    expect(lastLines(report([], { summary }))).toBe('No problems in 2 files.\n4 suppressed.');
  });
});
