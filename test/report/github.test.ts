import { describe, expect, it } from 'vitest';
import { githubReport } from '../../src/report/github.ts';
import { SourceFile } from '../../src/text/source-file.ts';
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
    const findings = [
      ...manyFindings(12, 'warning'),
      ...manyFindings(10, 'info'),
      ...manyFindings(13, 'error'),
    ];
    const lines = githubReport(report(findings)).trimEnd().split('\n');
    const ofKind = (kind: string) => lines.filter((line) => line.startsWith(`::${kind} `));
    expect(lines.map((line) => line.slice(2, 7))).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warni'),
      ...Array(10).fill('notic'),
    ]);
    expect(ofKind('error').at(-1)).toMatch(/^::error title=proxylint::4 more findings/);
    expect(ofKind('warning').at(-1)).toMatch(/^::warning title=proxylint::3 more findings/);
    expect(ofKind('notice').at(-1)).toContain('problem 9');
  });

  it('are none where nothing was found', () => expect(githubReport(report([]))).toBe(''));
});
