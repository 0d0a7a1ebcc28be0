import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../src/report/json.ts';
import { jsonLinesReport } from '../../src/report/jsonl.ts';
import { anyCheckReport } from './generated.ts';

describe('the report in JSON lines', () => {
  it('holds the findings of the JSON document, one in each line', () => {
    fc.assert(
      fc.property(anyCheckReport, (report) => {
        const output = [...jsonLinesReport(report)].join('');
        const lines = output.split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(jsonReport(report)).findings);
        // For those who take other characters for the end of a line.
        expect(output).not.toMatch(/[\r\u0085\u2028\u2029]/);
      }),
    );
  });
});
