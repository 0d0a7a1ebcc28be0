import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { lint } from '../../src/lint/run.ts';
import type { CheckReport } from '../../src/report/report.ts';
import { sarifReport } from '../../src/report/sarif/log.ts';
import { applyEdits, editsByFile } from '../../src/text/edit.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { fixFiles, nginx, OPTIONS, projectOf } from '../lint/subject.ts';
import { anyCheckReport, reportOf } from './generated.ts';
import { sarifFaults } from './sarif-schema.ts';
import { APP, finding, HANDSHAKE, manyFindings, place, report } from './subject.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset: number;
  readonly charLength: number;
}

interface Artifact {
  readonly uri: string;
  readonly uriBaseId?: string;
}

interface Place {
  readonly physicalLocation: { readonly artifactLocation: Artifact; readonly region: Region };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly relatedLocations?: readonly (Place & { readonly id: number })[];
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly { readonly locations: readonly { readonly location: Place }[] }[];
  }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: Artifact;
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly version: string;
      readonly rules: readonly { readonly id: string; readonly [key: string]: unknown }[];
    };
  };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications?: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly columnKind: string;
  readonly results: readonly Result[];
}

/** The only run of a log that fits the official schema. */
function runOf(subject: CheckReport): Run {
  const log = JSON.parse([...sarifReport(subject)].join(''));
  expect(sarifFaults(log)).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

/** The text that SARIF's regions are of: without a byte-order mark. */
const textFor = (file: SourceFile) => file.text.replace(/^\ufeff/, '');

/** The offset of a line and a column, as a reader counts who knows only the text. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

function fileNamed({ uri, uriBaseId }: Artifact, files: readonly SourceFile[]): SourceFile {
  const path = decodeURIComponent(
    uriBaseId === undefined ? uri.replace(/^file:\/\//, '') : `/project/${uri}`,
  );
  const found = files.find((file) => file.path.replace(/\p{Cs}/gu, '\ufffd') === path);
  if (found === undefined) throw new Error(`${uri} names no file`);
  return found;
}

describe('a SARIF log', () => {
  it('says where, what, how it came to it, and how to mend it', () => {
    const [result] = runOf(report([HANDSHAKE])).results;
    expect(result).toMatchObject({
      ruleId: 'websocket-handshake',
      level: 'error',
      message: {
        text: 'Upgrade does not reach the upstream. See: [set here](1); [dropped by this line](2). Fix: set Upgrade here too.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'conf.d/app.conf', uriBaseId: '%SRCROOT%' },
            region: {
              startLine: 6,
              startColumn: 9,
              endLine: 6,
              endColumn: 31,
              charOffset: 123,
              charLength: 22,
            },
          },
        },
      ],
      relatedLocations: [
        { id: 1, message: { text: 'set here' } },
        { id: 2, physicalLocation: { artifactLocation: { uri: 'file:///etc/nginx/proxy.conf' } } },
      ],
      partialFingerprints: { 'proxylint/v1': 'Upgrade does not reach the upstream.' },
    });
    const story = result?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
      ({ location }) => location.physicalLocation.region.startLine,
    );
    expect(story).toEqual([2, 2, 6]);
  });

  it('describes the rules, with the pages of those that found something', () => {
    const { tool } = runOf(report([HANDSHAKE]));
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    const found = tool.driver.rules.find(({ id }) => id === 'websocket-handshake');
    expect(found).toMatchObject({
      name: 'WebsocketHandshake',
      shortDescription: { text: expect.stringMatching(/\S/) },
      fullDescription: {
        text: 'Upgrade or Connection do not reach the upstream, so that no WebSocket opens.',
      },
      help: { markdown: expect.stringMatching(/^# websocket-handshake\n/) },
      defaultConfiguration: { level: 'error' },
      properties: {
        precision: 'high',
        'problem.severity': 'error',
        tags: expect.arrayContaining(['nginx', 'websocket']),
      },
    });
    for (const { properties } of tool.driver.rules)
      expect(Object(properties).tags.length).toBeLessThanOrEqual(20);
  });

  it('describes a rule of the project itself as far as it is known', () => {
    const { tool, results } = runOf(report([{ ...HANDSHAKE, rule: 'our-own-rule' }]));
    expect(tool.driver.rules[results[0]?.ruleIndex ?? -1]).toEqual({ id: 'our-own-rule' });
  });

  it('keeps what is suppressed, with the reason, and says of everything else that it is not', () => {
    const suppressed = [
      { finding: HANDSHAKE, by: { kind: 'comment', reason: 'an old client', span: place(APP, 'listen') } },
      { finding: finding(place(APP, 'server')), by: { kind: 'baseline' } },
    ] as const;
    const { results } = runOf(report([finding(place(APP, '}'))], { suppressed }));
    expect(results.map(({ suppressions }) => suppressions?.map(({ kind }) => kind))).toEqual([
      [],
      ['inSource'],
      ['external'],
    ]);
    expect(results[1]?.suppressions?.[0]).toMatchObject({ justification: 'an old client' });
  });

  it('says what went wrong in the run', () => {
    const [invocation] = runOf(report([], { problems: ['a.conf: permission denied'] })).invocations;
    expect(invocation).toEqual({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'a.conf: permission denied' } }],
    });
    expect(runOf(report([])).invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('makes no link of a text that only looks like one', () => {
    const message = 'No socket through `location ~ ^/[ab](1)`.';
    expect(runOf(report([finding(place(APP, 'listen'), { message })])).results[0]?.message.text).toBe(
      'No socket through `location ~ ^/\\[ab\\](1)`.',
    );
  });
});

describe('whatever is in it, a SARIF log', () => {
  it('fits the official schema, names its rules, stays inside its files and mends them as a fix does', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        const run = runOf(generated);
        expect(run.columnKind).toBe('utf16CodeUnits');
        const files = generated.files.map(({ file }) => file);
        const everything = [...generated.findings, ...generated.suppressed.map(({ finding: each }) => each)];
        expect(run.results).toHaveLength(everything.length);
        for (const [index, result] of run.results.entries()) {
          const { rule, fix } = everything[index] ?? HANDSHAKE;
          expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(rule);
          expect(result.ruleId).toBe(rule);
          expect(Object.keys(result.partialFingerprints)).toEqual(['proxylint/v1']);
          for (const each of [...result.locations, ...(result.relatedLocations ?? [])])
            assertInside(each, files);
          expect(mended(result, files)).toEqual(fix === null ? new Map() : mendedByEdits(fix.edits));
        }
        const fingerprints = run.results.map(
          ({ partialFingerprints }) => partialFingerprints['proxylint/v1'],
        );
        expect(new Set(fingerprints).size).toBe(fingerprints.length);
      }),
      { numRuns: 200 },
    );
  });
});

/** By lines and by characters the same stretch, which is in the text. */
function assertInside(
  { physicalLocation: { artifactLocation, region } }: Place,
  files: readonly SourceFile[],
): void {
  const text = textFor(fileNamed(artifactLocation, files));
  const { startLine, startColumn, endLine, endColumn, charOffset, charLength } = region;
  expect(offsetOf(text, startLine, startColumn)).toBe(charOffset);
  expect(offsetOf(text, endLine, endColumn)).toBe(charOffset + charLength);
  expect(charOffset).toBeGreaterThanOrEqual(0);
  expect(charLength).toBeGreaterThanOrEqual(0);
  expect(charOffset + charLength).toBeLessThanOrEqual(text.length);
}

/** The texts after a result's fix, by path, made from nothing but the log and the files. */
function mended({ fixes = [] }: Result, files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { artifactLocation, replacements } of fixes.flatMap(({ artifactChanges }) => artifactChanges)) {
    const file = fileNamed(artifactLocation, files);
    let text = textFor(file);
    for (const { deletedRegion, insertedContent } of [...replacements].reverse()) {
      const { charOffset, charLength } = deletedRegion;
      text = text.slice(0, charOffset) + (insertedContent?.text ?? '') + text.slice(charOffset + charLength);
    }
    texts.set(file.path, text);
  }
  return texts;
}

function mendedByEdits(edits: Parameters<typeof editsByFile>[0]): ReadonlyMap<string, string> {
  return new Map(
    [...editsByFile(edits)].map(([file, ofFile]) => {
      const applied = applyEdits(file.text, ofFile);
      if (applied.kind === 'overlap') throw new Error('edits overlap');
      return [file.path, applied.text.replace(/^\ufeff/, '')];
    }),
  );
}

describe('the fix in a SARIF log', () => {
  it('does what `proxylint fix` does', () => {
    const texts = {
      '/project/nginx.conf': nginx(
        'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;',
        'location /ws { proxy_pass http://127.0.0.1:9000; proxy_set_header Host $host; proxy_read_timeout 1h; }',
      ),
    };
    const project = projectOf(texts);
    const all = lint(project, rules, OPTIONS).findings;
    const handshake = all.filter(({ rule }) => rule === 'websocket-handshake');
    expect(handshake).toHaveLength(1);
    const files = project.files.map(({ file }) => file);
    const [result] = runOf(reportOf(files, handshake)).results;
    if (result === undefined) throw new Error('no result');
    const only = rules.filter(({ id }) => id === 'websocket-handshake');
    const { changed } = fixFiles(texts, only);
    expect(mended(result, files)).toEqual(new Map(changed.map(({ path, after }) => [path, after])));
    expect(changed).toHaveLength(1);
  });
});

describe('what there is no room for', () => {
  const notes = (run: Run) =>
    run.invocations[0]?.toolExecutionNotifications?.map(({ message }) => message.text);

  it('is left out from the least grave on, in the order of the report, and said', () => {
    const findings = [
      ...manyFindings(3_000, 'info'),
      ...manyFindings(1_000, 'error'),
      ...manyFindings(2_500, 'warning'),
    ];
    const suppressed = [{ finding: HANDSHAKE, by: { kind: 'baseline' } as const }];
    const run = runOf(report(findings, { suppressed }));
    expect(run.results).toHaveLength(5_000);
    const levels = run.results.map(({ level }) => level);
    expect(levels.filter((level) => level === 'error')).toHaveLength(1_000);
    expect(levels.filter((level) => level === 'warning')).toHaveLength(2_500);
    expect(levels[0]).toBe('note');
    expect(notes(run)).toEqual([
      'Left out, because GitHub takes 5000 results and 10 MB: 1500 infos, 1 suppressed.',
    ]);
  });

  it('is left out where it would be more than 10 MB', () => {
    const related = Array.from({ length: 2_000 }, (_, index) => ({
      message: `place ${index}`,
      span: place(APP, 'listen'),
    }));
    const findings = manyFindings(60, 'error').map((each) => ({ ...each, related }));
    const text = [...sarifReport(report(findings))].join('');
    expect(Buffer.byteLength(text)).toBeLessThan(10_000_000);
    const run: Run = JSON.parse(text).runs[0];
    expect(run.results.length).toBeGreaterThan(10);
    expect(run.results.length).toBeLessThan(60);
    expect(1 + (run.results[0]?.relatedLocations?.length ?? 0)).toBeLessThanOrEqual(1_000);
    expect(notes(run)).toEqual([expect.stringContaining(`${60 - run.results.length} errors`)]);
  });
});

describe('a file that is named oddly', () => {
  it.each([
    ['/project/a b#c?d%.conf', 'a%20b%23c%3Fd%25.conf', '%SRCROOT%'],
    ['/project/c:x.conf', 'c%3Ax.conf', '%SRCROOT%'],
    ['/project/日本.conf', '%E6%97%A5%E6%9C%AC.conf', '%SRCROOT%'],
    ['/project/\ud800.conf', '%EF%BF%BD.conf', '%SRCROOT%'],
    ['/etc/ssl/a b.conf', 'file:///etc/ssl/a%20b.conf', undefined],
  ])('%s is %s', (path, uri, uriBaseId) => {
    const file = new SourceFile(path, 'x\n');
    const [result] = runOf(report([finding({ file, start: 0, end: 1 })])).results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation).toEqual(
      uriBaseId === undefined ? { uri } : { uri, uriBaseId },
    );
  });
});

describe('a rule of the project’s own', () => {
  it('is described as the built-in ones are, with its page, and without a place on the web', () => {
    const own: Rule = {
      id: 'acme/no-plain-http',
      summary: 'Upstreams are asked over TLS',
      severity: 'warning',
      fix: 'none',
      dialects: ['nginx'],
      page: '# acme/no-plain-http\n\nEverything is encrypted.\n',
    };
    const found = finding(place(APP, 'proxy_pass http://app;'), { rule: own.id });
    const text = [...sarifReport(report([found], { ownRules: [own] }))].join('');
    const log = JSON.parse(text);
    expect(sarifFaults(log)).toEqual([]);
    const [run] = log.runs;
    expect(run.tool.driver.rules[run.results[0].ruleIndex]).toEqual({
      id: own.id,
      name: 'AcmeNoPlainHttp',
      shortDescription: { text: own.summary },
      fullDescription: { text: 'Everything is encrypted.' },
      help: { text: own.page, markdown: own.page },
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['nginx'], precision: 'high', 'problem.severity': 'warning' },
    });
  });
});
