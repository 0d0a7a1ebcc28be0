import { describe, expect, it } from 'vitest';
import { DEFAULT_FILE_SETTINGS } from '../../../src/lint/file-settings.ts';
import { aboutRoutes, fixFiles } from '../subject.ts';
import { RULES, resultOf, shownIn, told } from './subject.ts';

/** What `fix` makes of a text. */
function fixed(text: string, path = '/nginx.conf'): string {
  return fixFiles({ [path]: text }, RULES).changed[0]?.after ?? text;
}

const FOUND = 'set $a @alpha;\n';

describe('a comment that accepts nothing because of what is in it', () => {
  it.each([
    ['an unknown rule', `# proxylint-ignore gamma -- why\n${FOUND}`],
    ['no rule', `# proxylint-ignore\n${FOUND}`],
    ['no rule, but a reason', `# proxylint-ignore -- why\n${FOUND}`],
    ['no reason', `# proxylint-ignore alpha\n${FOUND}`],
    ['an empty reason', `# proxylint-ignore alpha --\n${FOUND}`],
    ['a reason without its sign', `# proxylint-ignore alpha because of this\n${FOUND}`],
    ['a region without an end', `# proxylint-ignore-start alpha -- why\n${FOUND}`],
    ['an end without a start', `# proxylint-ignore-end alpha\n${FOUND}`],
    ['its own rule', `# proxylint-ignore suppression -- why\n${FOUND}`],
    ['another word', `# proxylint ignore alpha -- why\n${FOUND}`],
  ])('is reported: %s', (_name, text) => {
    expect(shownIn(text)).toEqual(['suppression:1', 'alpha:2']);
  });

  it('is no comment to be reported in a sentence', () => {
    expect(shownIn(`# proxylint finds this strange\n# see proxylint-fix\n${FOUND}`)).toEqual(['alpha:3']);
  });

  it('is not accepted by another comment', () => {
    const text = `# proxylint-ignore-file suppression -- why\n# proxylint-ignore gamma -- why\n${FOUND}`;
    expect(shownIn(text)).toEqual(['suppression:1', 'suppression:2', 'alpha:3']);
  });
});

describe('what was plainly meant is written', () => {
  it.each([
    ['# proxylint-ignore alhpa -- why', '# proxylint-ignore alpha -- why'],
    ['# proxylint ignore alpha -- why', '# proxylint-ignore alpha -- why'],
    ['# proxylint: ignore alpha -- why', '# proxylint-ignore alpha -- why'],
    ['# Proxylint-Ignore alpha -- why', '# proxylint-ignore alpha -- why'],
    ['# proxylint-ingore alpha -- why', '# proxylint-ignore alpha -- why'],
    ['# proxylint-disable-next-line alpha -- why', '# proxylint-ignore alpha -- why'],
    ['# proxylint-disable-file alpha -- why', '# proxylint-ignore-file alpha -- why'],
    ['# proxylint-ignore alpha because it pings', '# proxylint-ignore alpha -- because it pings'],
    ['# proxylint-ignore alpha: it pings', '# proxylint-ignore alpha -- it pings'],
    ['# proxylint-ignore alpha – it pings', '# proxylint-ignore alpha -- it pings'],
    ['# proxylint-ignore alpha - it pings', '# proxylint-ignore alpha -- it pings'],
  ])('%s', (written, right) => {
    expect(fixed(`${written}\n${FOUND}`)).toBe(`${right}\n${FOUND}`);
  });

  it('before the fixes of what the comment then accepts', () => {
    const rule = aboutRoutes('alpha', function* ({ origin }) {
      const edits = [{ ...origin, text: 'proxy_pass http://other;' }];
      yield { message: 'here', span: origin, fix: { safety: 'safe', title: 'change', edits } };
    });
    const text =
      'http { server { location / {\nproxy_pass http://a; # proxylint-disable alpha -- why\n} } }\n';
    const rules = RULES.map((each) => (each.id === 'alpha' ? rule : each));
    const { changed } = fixFiles({ '/nginx.conf': text }, rules);
    expect(changed.map(({ after }) => after)).toEqual([text.replace('disable', 'ignore')]);
  });
});

describe('what is of no use is removed', () => {
  it.each([
    [
      'a line of its own',
      'set $a 1;\n  # proxylint-ignore alpha -- why\nset $b 1;\n',
      'set $a 1;\nset $b 1;\n',
    ],
    [
      'at the end of a line',
      'set $a 1; # proxylint-ignore alpha -- why\nset $b 1;\n',
      'set $a 1;\nset $b 1;\n',
    ],
    ['at the end of the text', 'set $a 1;\n# proxylint-ignore alpha -- why', 'set $a 1;'],
    [
      'with CR LF',
      'set $a 1;\r\n# proxylint-ignore alpha -- why\r\nset $b 1;\r\n',
      'set $a 1;\r\nset $b 1;\r\n',
    ],
    ['after other text', 'set $a 1; # odd # proxylint-ignore alpha -- why\n', 'set $a 1; # odd\n'],
    [
      'before another',
      'set $a @beta; # proxylint-ignore alpha -- why # proxylint-ignore beta -- so\n',
      'set $a @beta; # proxylint-ignore beta -- so\n',
    ],
    [
      'after another',
      'set $a @beta; # proxylint-ignore beta -- so # proxylint-ignore alpha -- why\n',
      'set $a @beta; # proxylint-ignore beta -- so\n',
    ],
    [
      'one of two names',
      'set $a @beta; # proxylint-ignore alpha, beta -- why\n',
      'set $a @beta; # proxylint-ignore beta -- why\n',
    ],
    [
      'a region',
      '# proxylint-ignore-start alpha, beta -- why\nset $a @beta;\n# proxylint-ignore-end alpha, beta\n',
      '# proxylint-ignore-start beta -- why\nset $a @beta;\n# proxylint-ignore-end beta\n',
    ],
    [
      'all of a region',
      '# proxylint-ignore-start alpha -- why\nset $a 1;\n# proxylint-ignore-end alpha\n',
      'set $a 1;\n',
    ],
    ['the end of no region', 'set $a 1;\n# proxylint-ignore-end alpha\n', 'set $a 1;\n'],
    [
      'the farther of two',
      `# proxylint-ignore-file alpha -- why\n# proxylint-ignore alpha -- why\n${FOUND}`,
      `# proxylint-ignore alpha -- why\n${FOUND}`,
    ],
  ])('%s', (_name, text, after) => {
    expect(fixed(text)).toBe(after);
    expect(shownIn(after)).toEqual([]);
  });

  it('in a template', () => {
    expect(fixed('{# proxylint-ignore alpha -- why #}\nset $a {{ x }};\n', '/a.conf.j2')).toBe(
      'set $a {{ x }};\n',
    );
    expect(fixed('set $a {{ x }}; {# odd # proxylint-ignore alpha -- why #}\n', '/a.conf.j2')).toBe(
      'set $a {{ x }}; {# odd #}\n',
    );
  });

  it('in a Caddyfile', () => {
    const text = 'x.test {\n\t# proxylint-ignore alpha -- why\n\trespond 1\n}\n';
    expect(fixed(text, '/Caddyfile')).toBe('x.test {\n\trespond 1\n}\n');
  });
});

describe('a comment that finds nothing is not reported', () => {
  const UNUSED = 'set $a 1; # proxylint-ignore alpha -- why\n';

  it('where its rule is off in the file', () => {
    const settingsFor = () => ({
      ...DEFAULT_FILE_SETTINGS,
      rules: new Map([['alpha', { severity: 'off' as const }]]),
    });
    expect(resultOf({ '/nginx.conf': UNUSED }, { settingsFor }).findings).toEqual([]);
  });

  it('where the file was not asked for', () => {
    const files = { '/nginx.conf': 'http { include /part.conf; }\n', '/part.conf': UNUSED };
    const { findings, elsewhere } = resultOf(files, {}, ['/nginx.conf']);
    expect([...findings, ...elsewhere]).toEqual([]);
  });

  it('where one of the roots was not judged', () => {
    expect(resultOf({ '/nginx.conf': UNUSED }, { missingRoots: 'all' }).findings).toEqual([]);
  });

  it('where some of the configuration cannot be read', () => {
    const files = { '/nginx.conf': 'http { include /part.conf;\n', '/part.conf': UNUSED };
    expect(resultOf(files).findings).toEqual([]);
  });

  it('where its rule is off, though others are not', () => {
    const settingsFor = () => ({
      ...DEFAULT_FILE_SETTINGS,
      rules: new Map([['beta', { severity: 'off' as const }]]),
    });
    const text = 'set $a 1; # proxylint-ignore alpha, beta -- why\n';
    expect(resultOf({ '/nginx.conf': text }, { settingsFor }).findings.map(told)).toEqual(['suppression:1']);
  });
});

it('the rule itself can be set off', () => {
  const settingsFor = () => ({
    ...DEFAULT_FILE_SETTINGS,
    rules: new Map([['suppression', { severity: 'off' as const }]]),
  });
  const text = `# proxylint-ignore alpha\n${FOUND}`;
  expect(resultOf({ '/nginx.conf': text }, { settingsFor }).findings.map(told)).toEqual(['alpha:2']);
});
