import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { sarifReport } from '../../src/report/sarif/log.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { type Run, runOf } from './sarif-log.ts';
import { sarifFaults } from './sarif-schema.ts';
import { APP, finding, HANDSHAKE, manyFindings, place, report } from './subject.ts';

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
