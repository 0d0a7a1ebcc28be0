import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/lint/finding.ts';
import { githubReport } from '../../src/report/github.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { anyCheckReport } from './generated.ts';
import { APP, finding, HANDSHAKE, manyFindings, place, report } from './subject.ts';

describe('annotations in GitHub Actions', () => {
  it('name the file, the place and the rule', () => {
    expect(githubReport(report([HANDSHAKE]))).toBe(
      '::error file=conf.d/app.conf,line=6,endLine=6,col=9,endColumn=31,title=websocket-handshake' +
        '::Upgrade does not reach the upstream. Fix: set Upgrade here too.\n',
    );
  });

  it('call info a notice', () => {
    expect(githubReport(report([finding(place(APP, 'listen'), { severity: 'info' })]))).toMatch(
      /^::notice file=/,
    );
  });

  it('leave out columns where a finding spans lines', () => {
    const span = { file: APP, start: 0, end: APP.text.length - 1 };
    expect(githubReport(report([finding(span)]))).toContain('line=1,endLine=8,title=');
  });

  it('escape what would end the command or a property, and control characters', () => {
    const file = new SourceFile('/project/a:b,c%.conf', 'x\n');
    const message = '100%\r\n::error::owned \u001b[31m: a, b';
    expect(githubReport(report([finding({ file, start: 0, end: 1 }, { message })]))).toBe(
      '::error file=a%3Ab%2Cc%25.conf,line=1,endLine=1,col=1,endColumn=2,title=websocket-handshake' +
        '::100%25%0D%0A::error::owned \\u{1b}[31m: a, b\n',
    );
  });

  it('are ten of a kind at most, errors first, and the tenth says how many there are more', () => {
    const apart = (count: number, severity: Severity) =>
      manyFindings(count, severity).map((each, index) => ({ ...each, rule: `rule-${index}` }));
    const findings = [...apart(12, 'warning'), ...apart(10, 'info'), ...apart(13, 'error')];
    const lines = githubReport(report(findings)).trimEnd().split('\n');
    const ofKind = (kind: string) => lines.filter((line) => line.startsWith(`::${kind} `));
    expect(lines.map((line) => line.slice(2, 7))).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warni'),
      ...Array(10).fill('notic'),
    ]);
    expect(ofKind('error').at(-1)).toBe(
      '::error title=proxylint::4 more errors not shown as annotations: see the job summary',
    );
    expect(ofKind('warning').at(-1)).toMatch(/^::warning title=proxylint::3 more warnings/);
    expect(ofKind('notice').at(-1)).toContain('problem 9');
  });

  it('are one for the repeats of a rule in a file', () => {
    const [first, second, third, ...others] = manyFindings(15, 'error');
    if (first === undefined || second === undefined || third === undefined) throw new Error('no findings');
    const elsewhere = finding(place(APP, 'listen'), { message: 'elsewhere' });
    expect(githubReport(report([first, second, elsewhere, third]))).toBe(
      '::error file=many.conf,line=1,endLine=1,col=1,endColumn=11,title=websocket-handshake' +
        '::problem 0 And 2 more like this in this file, on lines 2, 3.\n' +
        '::error file=conf.d/app.conf,line=3,endLine=3,col=5,endColumn=11,title=websocket-handshake::elsewhere\n',
    );
    expect(githubReport(report([first, second]))).toContain('And 1 more like this in this file, on line 2.');
    expect(githubReport(report([first, ...others]))).toMatch(/on lines 4, 5, .*, 13, …\.\n$/);
  });

  it('are chosen in the order of the report, so that its maker says what matters most', () => {
    const many = manyFindings(12, 'error').map((each, index) => ({ ...each, rule: `rule-${index}` }));
    const lines = githubReport(report([...many].reverse()))
      .trimEnd()
      .split('\n');
    expect(lines[0]).toContain('problem 11');
    expect(lines).toHaveLength(10);
  });

  it('let no text become a command of its own', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        for (const line of githubReport(generated).split('\n').slice(0, -1)) {
          expect(line).toMatch(/^::(?:error|warning|notice) (?:[a-zA-Z]+=[^:,\r\n]*,?)+::[^\r\n]*$/);
        }
      }),
    );
  });

  it('are none where nothing was found', () => expect(githubReport(report([]))).toBe(''));
});
