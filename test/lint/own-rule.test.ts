import { describe, expect, it } from 'vitest';
import { faultOfRule, isRule, ownRule, repeatedId } from '../../src/lint/own-rule.ts';
import type { Report, Rule } from '../../src/lint/rule.ts';
import { lint } from '../../src/lint/run.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { nginx, projectOf } from './subject.ts';

const RULE = {
  id: 'acme/thing',
  summary: 'a thing',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx'],
  checkNginx: () => [],
} as const;

describe('a value is a rule', () => {
  it('when nothing of it is missing or strange', () => {
    expect(faultOfRule(RULE)).toBeNull();
    expect(isRule(RULE)).toBe(true);
  });

  it.each([
    [null, 'it is not an object'],
    ['acme/thing', 'it is not an object'],
    [[], 'it is not an object'],
    [{}, 'it has no id'],
    [
      { ...RULE, id: 'thing' },
      "its id 'thing' is not of the form name/rule, in lower-case letters, digits and hyphens",
    ],
    [
      { ...RULE, id: 'acme/Thing' },
      "its id 'acme/Thing' is not of the form name/rule, in lower-case letters, digits and hyphens",
    ],
    [{ ...RULE, summary: ' ' }, 'it has no summary'],
    [{ ...RULE, summary: 'a\nb' }, 'its summary has more than one line'],
    [{ ...RULE, severity: 'fatal' }, 'its severity is one of error, warning, info, not "fatal"'],
    [{ ...RULE, fix: true }, 'its fix is one of safe, unsafe, mixed, none, not true'],
    [{ ...RULE, dialects: 'nginx' }, 'its dialects are to be an array of nginx and caddy'],
    [{ ...RULE, dialects: ['apache'] }, 'its dialects is one of nginx, caddy, not "apache"'],
    [{ ...RULE, page: 1 }, 'its page is to be a Markdown text'],
    [{ ...RULE, checkNginx: undefined }, 'it has none of checkRoute, checkNginx, checkCaddy'],
    [{ ...RULE, checkNginx: 'x' }, 'its checkNginx is not a function'],
    [{ ...RULE, checkRoutes: () => [] }, "it has a key 'checkRoutes', which rules do not have"],
    [{ ...RULE, options: { schema: {} } }, 'its options are not what defineOptions gives'],
  ])('else its fault is said: %#', (value, fault) => {
    expect(faultOfRule(value)).toBe(fault);
    expect(isRule(value)).toBe(false);
  });

  it('once', () => {
    const rule: Rule = RULE;
    expect(repeatedId([rule, { ...rule, id: 'acme/other' }])).toBeNull();
    expect(repeatedId([rule, rule])).toBe('acme/thing');
  });
});

/** What becomes of what a check gives. */
function outcome(given: unknown) {
  const project = projectOf({ '/nginx.conf': nginx('proxy_pass http://a;') });
  const check: unknown = () => (typeof given === 'function' ? given(project.files[0]?.file) : given);
  const rule: unknown = { ...RULE, checkNginx: check };
  if (!isRule(rule)) throw new Error('no rule');
  const { findings, failures } = lint(project, [ownRule(rule)], {});
  return { findings: findings.length, failures: failures.map(({ message }) => message) };
}

const whole = (file: SourceFile): Report => ({
  message: 'it is here',
  span: { file, start: 0, end: file.text.length },
});
const CANNOT = 'checkNginx gave a report that cannot be used: ';

describe('what an own rule gives', () => {
  it('is a finding when it is a report', () => {
    expect(outcome((file: SourceFile) => [whole(file)])).toEqual({ findings: 1, failures: [] });
  });

  it.each([
    [undefined, 'checkNginx gave nothing instead of an array or a generator of reports'],
    [{}, 'checkNginx gave object instead of an array or a generator of reports'],
    [Promise.resolve([]), 'checkNginx is asynchronous; rules are to answer at once'],
    [['text'], `${CANNOT}it is not an object`],
    [[{}], `${CANNOT}it has no message`],
    [[{ message: 'a\nb' }], `${CANNOT}its message has more than one line`],
    [[{ message: 'a' }], `${CANNOT}its span is not an object`],
    [[{ message: 'a', span: { start: 0, end: 1 } }], `${CANNOT}its span is in no file of the configuration`],
  ])('is the rule’s own failure where it is not: %#', (given, message) => {
    expect(outcome(given)).toEqual({ findings: 0, failures: [message] });
  });

  it.each([
    [{ severity: 'fatal' }, 'its severity is one of error, warning, info, not "fatal"'],
    [{ related: 'there' }, 'its related places are not an array'],
    [{ related: [{ message: 'there' }] }, 'its related span is not an object'],
    [{ fix: 'yes' }, 'its fix is not an object'],
    [{ fix: { safety: 'sure' } }, 'its fix\'s safety is one of safe, unsafe, not "sure"'],
    [{ fix: { safety: 'safe', title: '' } }, 'its fix has no title'],
    [{ fix: { safety: 'safe', title: 'do' } }, 'the edits of its fix are not an array'],
    [{ fix: { safety: 'safe', title: 'do', edits: [null] } }, 'its edit is not an object'],
  ])('is looked at as a whole: %#', (more, message) => {
    expect(outcome((file: SourceFile) => [{ ...whole(file), ...more }])).toEqual({
      findings: 0,
      failures: [CANNOT + message],
    });
  });

  it.each([
    [-1, 0],
    [0, 100_000],
    [2, 1],
    [0.5, 1],
    [Number.NaN, 1],
  ])('blames a stretch of its file, not %d to %d', (start, end) => {
    const { failures } = outcome((file: SourceFile) => [{ message: 'a', span: { file, start, end } }]);
    expect(failures).toEqual([`${CANNOT}its span from ${start} to ${end} is not in its file`]);
  });

  it('blames a file of the configuration, and no other one of the same text', () => {
    const { failures } = outcome((file: SourceFile) => [whole(new SourceFile(file.path, file.text))]);
    expect(failures).toEqual([`${CANNOT}its span is in no file of the configuration`]);
  });
});
