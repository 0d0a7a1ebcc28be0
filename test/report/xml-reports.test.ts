import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkstyleReport } from '../../src/report/checkstyle.ts';
import { junitReport } from '../../src/report/junit.ts';
import type { CheckReport } from '../../src/report/report.ts';
import { anyCheckReport } from './generated.ts';
import { APP, finding, HANDSHAKE, place, report } from './subject.ts';
import { elementsOf, parseXml, shownInXml, textOf } from './xml.ts';

const checkstyle = (subject: CheckReport) => parseXml([...checkstyleReport(subject)].join(''));
const junit = (subject: CheckReport) => parseXml([...junitReport(subject)].join(''));
const named = (root: ReturnType<typeof parseXml>, name: string) =>
  [...elementsOf(root)].filter((element) => element.name === name);

const INFO = finding(place(APP, 'listen 80'), {
  severity: 'info',
  message: 'Worth knowing.',
  within: ['server'],
});

describe('the report in the form of Checkstyle', () => {
  it('has the findings below their files', () => {
    expect([...checkstyleReport(report([HANDSHAKE, INFO]))].join('')).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
<file name="conf.d/app.conf">
<error line="6" column="9" severity="error" message="Upgrade does not reach the upstream." source="proxylint.websocket-handshake"/>
<error line="3" column="5" severity="info" message="Worth knowing." source="proxylint.websocket-handshake"/>
</file>
</checkstyle>
`,
    );
  });

  it('has every message and name, whatever they hold', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        const errors = named(checkstyle(generated), 'error');
        expect(errors.map(({ attributes }) => attributes.message)).toEqual(
          generated.findings.map(({ message }) => shownInXml(message)),
        );
      }),
    );
  });
});

describe('the report in the form of JUnit', () => {
  it('has a test for each finding, and one that passes for a file without any', () => {
    const root = junit(report([HANDSHAKE, INFO]));
    expect(root.attributes).toEqual({ name: 'proxylint', tests: '3', failures: '1', errors: '0' });
    expect(named(root, 'testcase').map(({ attributes }) => attributes)).toEqual([
      { classname: 'conf.d/app.conf', name: 'websocket-handshake in server > location /ws' },
      { classname: 'conf.d/app.conf', name: 'websocket-handshake in server' },
      { classname: '/etc/nginx/proxy.conf', name: 'no findings' },
    ]);
  });

  it('tells of a failure what there is to know', () => {
    const [failure] = named(junit(report([HANDSHAKE])), 'failure');
    expect(failure?.attributes).toEqual({ type: 'error', message: 'Upgrade does not reach the upstream.' });
    const text = failure === undefined ? '' : textOf(failure);
    expect(text).toContain('--> conf.d/app.conf:6:9\n');
    expect(text).toContain('6 |         proxy_pass http://app;\n');
    expect(text).toContain('::: /etc/nginx/proxy.conf:2:1\n');
    expect(text).toContain('= fix: set Upgrade here too\n');
  });

  it('fails what fails the run, and no more', () => {
    const findings = [HANDSHAKE, finding(place(APP, 'server'), { severity: 'warning' }), INFO];
    const failures = (failOn: CheckReport['failOn']) =>
      named(junit(report(findings, { failOn })), 'failure').map(({ attributes }) => attributes.type);
    expect(failures('error')).toEqual(['error']);
    expect(failures('warning')).toEqual(['error', 'warning']);
    expect(failures('info')).toEqual(['error', 'warning', 'info']);
    expect(textOf(junit(report([INFO])))).toContain('Worth knowing.');
  });

  it('follows a finding by a name that is the only one in its file and holds no line', () => {
    const again = { ...HANDSHAKE, span: place(APP, 'include proxy.conf;') };
    const names = named(junit(report([HANDSHAKE, again])), 'testcase').map(
      ({ attributes }) => attributes.name,
    );
    expect(names[1]).toBe('websocket-handshake in server > location /ws (2)');
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        for (const suite of named(junit(generated), 'testsuite')) {
          const cases = named(suite, 'testcase').map(({ attributes }) => attributes.name);
          expect(new Set(cases).size).toBe(cases.length);
          expect(suite.attributes.tests).toBe(String(cases.length));
          expect(suite.attributes.failures).toBe(String(named(suite, 'failure').length));
        }
      }),
    );
  });
});
