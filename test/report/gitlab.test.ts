import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitlabReport } from '../../src/report/gitlab.ts';
import { anyCheckReport } from './generated.ts';
import { APP, finding, HANDSHAKE, place, report } from './subject.ts';

/**
 * GitLab publishes no schema of the report; this is its documentation as one (docs.gitlab.com/ci/testing/code_quality,
 * "Code Quality report format"): all of these are required, the path is relative without `./`.
 */
const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, not: { pattern: '^\\./' } },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
} as const;

const validate = new Ajv({ strict: true }).compile(SCHEMA);

describe('the code quality report of GitLab', () => {
  it('says what GitLab documents', () => {
    const idle = finding(place(APP, 'listen 80'), { severity: 'info', message: 'Idle sockets are closed.' });
    expect(JSON.parse(gitlabReport(report([HANDSHAKE, idle])))).toEqual([
      {
        description: 'Upgrade does not reach the upstream. Fix: set Upgrade here too.',
        check_name: 'websocket-handshake',
        fingerprint: 'Upgrade does not reach the upstream.',
        severity: 'critical',
        location: { path: 'conf.d/app.conf', lines: { begin: 6, end: 6 } },
      },
      {
        description: 'Idle sockets are closed.',
        check_name: 'websocket-handshake',
        fingerprint: 'Idle sockets are closed.',
        severity: 'info',
        location: { path: 'conf.d/app.conf', lines: { begin: 3, end: 3 } },
      },
    ]);
  });

  it('is an empty list where nothing was found', () => expect(gitlabReport(report([]))).toBe('[]\n'));

  it('keeps to the form, and no two fingerprints are equal: GitLab shows the first of them alone', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        const issues: readonly { readonly fingerprint: string }[] = JSON.parse(gitlabReport(generated));
        expect(validate(issues) || validate.errors).toBe(true);
        expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
      }),
    );
  });
});
