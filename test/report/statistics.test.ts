import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../src/report/json.ts';
import { coloured, plain } from '../../src/report/paint.ts';
import { statisticsTable } from '../../src/report/statistics.ts';
import { HANDSHAKE, manyFindings, report } from './subject.ts';

const FINDINGS = [
  ...manyFindings(12, 'warning').map((each) => ({ ...each, rule: 'websocket-idle-timeout' })),
  ...manyFindings(2, 'error'),
  HANDSHAKE,
  ...manyFindings(1, 'info'),
];

describe('how often which rule found something', () => {
  it('is a table, the gravest and most frequent first', () => {
    expect(statisticsTable(FINDINGS, plain)).toBe(
      [
        'count  fixable  files  severity  rule',
        '    3        1      2  error     websocket-handshake',
        '   12        0      1  warning   websocket-idle-timeout',
        '    1        0      1  info      websocket-handshake',
        '',
      ].join('\n'),
    );
    expect(stripVTControlCharacters(statisticsTable(FINDINGS, coloured))).toBe(
      statisticsTable(FINDINGS, plain),
    );
    expect(statisticsTable([], plain)).toBe('');
  });

  it('stands in the JSON document where it is asked for', () => {
    expect(JSON.parse(jsonReport(report(FINDINGS))).statistics).toBeUndefined();
    expect(JSON.parse(jsonReport(report(FINDINGS, { statistics: true }))).statistics[0]).toEqual({
      rule: 'websocket-handshake',
      severity: 'error',
      count: 3,
      fixable: 1,
      files: 2,
    });
  });
});
