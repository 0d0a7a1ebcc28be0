/** Reports with everything in them that a hostile repository can have: names, texts and messages of any characters. */
import fc from 'fast-check';
import { rules } from '../../rules/index.ts';
import type { Finding, Fix, Related, SuppressedFinding } from '../../src/lint/finding.ts';
import { fingerprintTexts } from '../../src/lint/fingerprint.ts';
import { compareFindings } from '../../src/lint/run.ts';
import { type CheckReport, displayPathFrom, summarize } from '../../src/report/report.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import type { Span } from '../../src/text/span.ts';
import { CWD } from './subject.ts';

/** What some format or program reads as more than text. */
const HOSTILE = [
  '::stop-commands::x',
  '##[set-output name=a]b',
  '</failure><failure>',
  ']]>',
  '<script>alert(1)</script>',
  '</style>',
  '```\n# owned',
  '````',
  '| a | b |',
  '[link](https://evil.test)',
  'https://evil.test',
  'www.evil.test',
  '@everyone #1',
  '![i](//evil.test/x.png)',
  '&amp;&#0;',
  '\u001b]8;;https://evil.test\u001b\\x\u001b]8;;\u001b\\',
  '\u001b[31m',
  '\u202e\u2066',
  '\u2028\u2029\u0085',
  '\ufffe\uffff\ud800',
  '\0\t\r\n',
  '%0A%25',
  '{0} [here](1)',
  '`',
  ': a, b',
  '日本語 é\u0301 👩‍💻',
  '$(id) ; rm -rf',
  '*_~\\',
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const phrase = fc.array(text, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const message = phrase.map((words) => `It fails: ${words}`);

const segment = text
  .map((name) => name.replace(/[/\0]/g, '_'))
  .filter((name) => !['', '.', '..'].includes(name));
const path = fc
  .tuple(fc.constantFrom(CWD, CWD, '/etc/nginx'), fc.array(segment, { minLength: 1, maxLength: 3 }))
  .map(([root, segments]) => [root, ...segments].join('/'));

const fileText = fc
  .tuple(
    fc.constantFrom('', '', '\ufeff'),
    fc.array(fc.tuple(phrase, fc.constantFrom('\n', '\r\n', '\n\n')), { maxLength: 6 }),
    fc.constantFrom('', '', 'the last line without an end'),
  )
  .map(([mark, lines, last]) => mark + lines.flat().join('') + last);

const files = fc
  .uniqueArray(fc.tuple(path, fileText), { selector: ([name]) => name, minLength: 1, maxLength: 3 })
  .map((list) => list.map(([name, content]) => new SourceFile(name, content)));

/** A stretch of one of some files, over lines and at the end too. */
const spanIn = (among: readonly SourceFile[]): fc.Arbitrary<Span> =>
  fc
    .constantFrom(...among)
    .chain((file) =>
      fc
        .tuple(offsetIn(file), offsetIn(file))
        .map(([a, b]) => ({ file, start: Math.min(a, b), end: Math.max(a, b) })),
    );

/** After a byte-order mark, where everything begins. */
const offsetIn = (file: SourceFile) =>
  fc.integer({ min: file.text.startsWith('\ufeff') ? 1 : 0, max: file.text.length });

/** Edits of one file that do not overlap. */
const editsOf = (file: SourceFile): fc.Arbitrary<readonly TextEdit[]> =>
  fc
    .tuple(
      fc.uniqueArray(offsetIn(file), { minLength: 1, maxLength: 6 }),
      fc.array(phrase, { minLength: 3, maxLength: 3 }),
    )
    .map(([offsets, texts]) => {
      const sorted = offsets.length === 1 ? [...offsets, ...offsets] : [...offsets].sort((a, b) => a - b);
      const edits: TextEdit[] = [];
      for (let at = 0; at + 1 < sorted.length; at += 2) {
        const [start = 0, end = start] = sorted.slice(at, at + 2);
        edits.push({ file, start, end, text: texts[at / 2] ?? '' });
      }
      return edits;
    });

const fixIn = (among: readonly SourceFile[]): fc.Arbitrary<Fix> =>
  fc.record({
    safety: fc.constantFrom('safe', 'unsafe'),
    title: phrase,
    edits: fc
      .subarray([...among], { minLength: 1 })
      .chain((chosen) => fc.tuple(...chosen.map(editsOf)).map((all) => all.flat())),
  });

const findingIn = (among: readonly SourceFile[]): fc.Arbitrary<Finding> =>
  fc.record({
    rule: fc.constantFrom('own-rule', ...rules.slice(0, 6).map(({ id }) => id)),
    severity: fc.constantFrom('error', 'warning', 'info'),
    message,
    span: spanIn(among),
    within: fc.array(phrase, { maxLength: 3 }),
    statement: phrase,
    related: fc.array(
      fc.record({
        message: fc.oneof(phrase, fc.constant('')),
        span: spanIn(among),
      }) satisfies fc.Arbitrary<Related>,
      { maxLength: 3 },
    ),
    fix: fc.option(fixIn(among)),
  });

const suppressedIn = (among: readonly SourceFile[]): fc.Arbitrary<SuppressedFinding> =>
  fc.record({
    finding: findingIn(among),
    by: fc.oneof(
      fc.record({ kind: fc.constant('comment' as const), reason: phrase, span: spanIn(among) }),
      fc.record({ kind: fc.constant('baseline' as const) }),
    ),
  });

export function reportOf(
  sources: readonly SourceFile[],
  found: readonly Finding[],
  suppressed: readonly SuppressedFinding[] = [],
  problems: readonly string[] = [],
): CheckReport {
  const findings = [...found].sort(compareFindings);
  const displayPath = displayPathFrom(CWD);
  const everything = [...findings, ...suppressed.map(({ finding }) => finding)].sort(compareFindings);
  const texts = fingerprintTexts(everything, displayPath);
  return {
    findings,
    suppressed,
    files: sources.map((file) => ({ file, dialect: 'nginx', root: true, named: true })),
    summary: summarize(findings, suppressed.length),
    displayPath,
    fingerprintOf: (finding) => texts.get(finding) ?? '',
    fix: null,
    routes: () => [],
    problems,
    failOn: 'warning',
    ownRules: [],
    statistics: false,
  };
}

export const anyCheckReport: fc.Arbitrary<CheckReport> = files.chain((among) =>
  fc
    .tuple(
      fc.array(findingIn(among), { maxLength: 8 }),
      fc.array(suppressedIn(among), { maxLength: 2 }),
      fc.array(phrase, { maxLength: 2 }),
    )
    .map(([findings, suppressed, problems]) => reportOf(among, findings, suppressed, problems)),
);
