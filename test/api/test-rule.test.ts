import { describe, expect, it } from 'vitest';
import { type Rule, type RuleExamples, testRule } from '../../src/api/index.ts';
import { IN_SECONDS, location } from './configurations.ts';

const EXAMPLE = {
  title: 'an hour',
  broken: location('proxy_read_timeout 1h;'),
  findings: [{ text: 'proxy_read_timeout 1h;', severity: 'warning', message: /seconds/ }],
  repaired: location('proxy_read_timeout 3600s;'),
} as const;

/** What the tester says of some examples; null where it is content. */
function said(examples: RuleExamples, rule: Rule = IN_SECONDS): string | null {
  try {
    testRule(rule, examples);
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === 'AssertionError') return error.message;
    throw error;
  }
}

/** The rule, with other fixes. */
function fixing(text: (old: string) => string, more: Partial<Rule> = {}): Rule {
  return {
    ...IN_SECONDS,
    ...more,
    *checkNginx(configuration, context) {
      for (const report of IN_SECONDS.checkNginx?.(configuration, context) ?? []) {
        const edits = report.fix?.edits.map((edit) => ({ ...edit, text: text(edit.text) })) ?? [];
        yield { ...report, fix: { safety: 'safe', title: 'write it otherwise', edits } };
      }
    },
  };
}

describe('testRule is content with a rule', () => {
  it('that does what its examples say', () => {
    expect(said({ examples: [EXAMPLE] })).toBeNull();
  });

  it('whose fix is said to be silent afterwards, whatever it gives', () => {
    expect(said({ examples: [{ ...EXAMPLE, fixed: 'silent', repaired: location() }] })).toBeNull();
  });

  it('that is tried with settings', () => {
    const settings = { rules: { 'test/in-seconds': 'error' } } as const;
    const findings = [{ line: 16, severity: 'error' }] as const;
    expect(said({ examples: [{ ...EXAMPLE, findings, settings }] })).toBeNull();
  });

  it('whose examples hold several files', () => {
    const root = location('include proxy.conf;');
    expect(
      said({
        examples: [
          {
            title: 'in an included file',
            broken: { 'nginx.conf': root, 'proxy.conf': 'proxy_read_timeout 1h;\n' },
            findings: [{ file: 'proxy.conf', line: 1 }],
            repaired: { 'nginx.conf': root, 'proxy.conf': 'proxy_read_timeout 3600s;\n' },
          },
        ],
      }),
    ).toBeNull();
  });

  it('although built-in rules speak about the example', () => {
    const broken = location('proxy_read_timeout 1m;');
    expect(
      said({
        examples: [
          { ...EXAMPLE, broken, findings: [{ line: 16 }], repaired: location('proxy_read_timeout 60s;') },
        ],
      }),
    ).toBeNull();
  });
});

describe('testRule refuses', () => {
  it('a finding at another place, and shows both', () => {
    const findings = [{ line: 3 }];
    expect(said({ examples: [{ ...EXAMPLE, findings }] })).toBe(
      [
        'test/in-seconds is not as its examples say',
        '',
        'an hour',
        '  finds something else than it says (- expected, + found)',
        '  - 3',
        '  + nginx.conf:16 warning test/in-seconds: We write timeouts in seconds.',
        '    at "proxy_read_timeout 1h;"',
      ].join('\n'),
    );
  });

  it.each([
    ['another severity', { line: 16, severity: 'error' }],
    ['another message', { line: 16, message: 'We do not.' }],
    ['another file', { line: 16, file: 'other.conf' }],
    ['another text', { text: '1h' }],
  ] as const)('%s', (_what, finding) => {
    expect(said({ examples: [{ ...EXAMPLE, findings: [finding] }] })).toContain('finds something else');
  });

  it('one finding too many', () => {
    const findings = [{ line: 16 }, { line: 16 }];
    expect(said({ examples: [{ ...EXAMPLE, findings }] })).toContain('- 16');
  });

  it('a rule that speaks about what is repaired, or is said to work', () => {
    const repaired = location('proxy_read_timeout 60m;');
    expect(said({ examples: [{ ...EXAMPLE, repaired }] })).toContain(
      'an hour (repaired)\n  is to be silent, and finds\n  + nginx.conf:16',
    );
    expect(said({ examples: [EXAMPLE], silent: [repaired] })).toContain('silent[0]\n  is to be silent');
    expect(said({ examples: [EXAMPLE], silent: [{ title: 'minutes', text: repaired }] })).toContain(
      'minutes\n',
    );
  });

  it('a fix that gives something else, and shows the difference', () => {
    expect(
      said(
        { examples: [EXAMPLE] },
        fixing(() => '7200s'),
      ),
    ).toContain('  -            proxy_read_timeout 3600s;\n  +            proxy_read_timeout 7200s;');
  });

  it('a fix where there is to be none', () => {
    expect(said({ examples: [{ ...EXAMPLE, fixed: 'none' }] })).toContain('is to have no fix, and has one');
  });

  it('a fix of another kind than the rule declares', () => {
    expect(said({ examples: [EXAMPLE] }, { ...IN_SECONDS, fix: 'unsafe' })).toContain(
      "gives a fix that is safe, and the rule declares fix: 'unsafe'",
    );
  });

  it('a fix that does not end what it is for', () => {
    const message = said(
      { examples: [{ ...EXAMPLE, fixed: 'silent' }] },
      fixing(() => '60m'),
    );
    expect(message).toContain('an hour (fixed)');
    expect(message).toContain('is to be silent, and finds');
  });

  it('a fix that brings a finding of a built-in rule', () => {
    expect(
      said(
        { examples: [{ ...EXAMPLE, fixed: 'silent' }] },
        fixing(() => '1s'),
      ),
    ).toContain('the fix brings new findings\n  + nginx.conf:16 error websocket-idle-timeout');
  });

  it('a fix that was refused, and says why', () => {
    const message = said(
      { examples: [EXAMPLE] },
      fixing(() => '{'),
    );
    expect(message).toContain('not fixed: ');
  });

  it('a rule that throws, with the line that does', () => {
    const failing: Rule = {
      ...IN_SECONDS,
      checkNginx: () => {
        throw new Error('not today');
      },
    };
    const message = said({ examples: [EXAMPLE] }, failing);
    expect(message).toContain('the rule fails: Error: not today');
    expect(message).toContain('test-rule.test.ts');
  });

  it('all examples at once, so that one run tells everything', () => {
    const wrong = { ...EXAMPLE, findings: [{ line: 1 }] };
    expect(
      said({
        examples: [
          { ...wrong, title: 'first' },
          { ...wrong, title: 'second' },
        ],
      }),
    ).toMatch(/first[\s\S]*second/);
  });

  it('with an error that test runners take for a failed assertion', () => {
    expect(() => testRule(IN_SECONDS, { examples: [{ ...EXAMPLE, findings: [{ line: 1 }] }] })).toThrow(
      expect.objectContaining({ name: 'AssertionError', code: 'ERR_ASSERTION', expected: ['1'] }),
    );
  });
});
