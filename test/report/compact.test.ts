import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactReport } from '../../src/report/compact.ts';
import { escapeControls } from '../../src/report/escape.ts';
import { coloured, plain } from '../../src/report/paint.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { anyCheckReport } from './generated.ts';
import { APP, finding, HANDSHAKE, place, report } from './subject.ts';

const shown = (subject: Parameters<typeof compactReport>[0], paint = plain) => [
  ...compactReport(subject, { paint }),
];

describe('the compact report', () => {
  it('has one line for each finding, whose form does not change', () => {
    const idle = finding(place(APP, 'listen 80'), { rule: 'websocket-idle-timeout', severity: 'warning' });
    expect(shown(report([HANDSHAKE, idle])).join('')).toBe(
      'conf.d/app.conf:6:9: error: Upgrade does not reach the upstream. [websocket-handshake]\n' +
        'conf.d/app.conf:3:5: warning: Upgrade does not reach the upstream. [websocket-idle-timeout]\n',
    );
  });

  it('is no command to the runner of GitHub Actions, whatever a file is called', () => {
    const file = new SourceFile('/project/::add-mask::x', 'a\n');
    const message = '##[set-output name=a]b';
    expect(shown(report([finding({ file, start: 0, end: 1 }, { message })]))).toEqual([
      './::add-mask::x:1:1: error: #\\u{23}[set-output name=a]b [websocket-handshake]\n',
    ]);
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        for (const line of shown(generated)) expect(line).not.toMatch(/^\s*::|##\[/);
      }),
    );
  });
});

interface Pattern {
  readonly regexp: string;
  readonly [group: string]: number | string;
}

const MATCHER: {
  readonly problemMatcher: readonly {
    readonly owner: string;
    readonly severity?: string;
    readonly pattern: readonly Pattern[];
  }[];
} = JSON.parse(readFileSync(new URL('../../src/report/problem-matcher.json', import.meta.url), 'utf8'));

/** What a runner makes of a line: the first matcher whose pattern fits. */
function matched(line: string) {
  for (const { severity, pattern } of MATCHER.problemMatcher) {
    const [only] = pattern;
    const groups = new RegExp(only?.regexp ?? '').exec(line);
    if (only === undefined || groups === null) continue;
    const group = (name: string) => groups[Number(only[name])] ?? '';
    return {
      file: group('file'),
      line: Number(group('line')),
      column: Number(group('column')),
      severity: severity ?? group('severity'),
      message: group('message'),
      code: group('code'),
    };
  }
  return null;
}

describe('the problem matcher', () => {
  it('reads what the compact report says, in colour too', () => {
    const severities = { error: 'error', warning: 'warning', info: 'notice' } as const;
    for (const paint of [plain, coloured]) {
      for (const severity of ['error', 'warning', 'info'] as const) {
        const [line = ''] = shown(report([{ ...HANDSHAKE, severity }]), paint);
        expect(matched(line.trimEnd())).toEqual({
          file: 'conf.d/app.conf',
          line: 6,
          column: 9,
          severity: severities[severity],
          message: 'Upgrade does not reach the upstream.',
          code: 'websocket-handshake',
        });
      }
    }
  });

  it('reads every line, with the rule and the place of its finding', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        for (const [index, line] of shown(generated, coloured).entries()) {
          const { rule, span } = generated.findings[index] ?? HANDSHAKE;
          const read = matched(line.slice(0, -1));
          expect(read?.code).toBe(rule);
          // A name such as `a:1:2: error: b` is cut short: no form of such a line is without doubt.
          const name = escapeControls(generated.displayPath(span.file.path));
          if (!/:\d+:\d+: /.test(name)) expect(read?.line).toBe(span.file.positionAt(span.start).line);
        }
      }),
    );
  });
});
