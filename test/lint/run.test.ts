import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FILE_SETTINGS } from '../../src/lint/file-settings.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { lint } from '../../src/lint/run.ts';
import { aboutRoutes, nginx, OPTIONS, projectOf, replacing } from './subject.ts';

const everyRoute = aboutRoutes('every-route', function* ({ match, origin }) {
  yield { message: `${match} is a route`, span: origin };
});

describe('running rules', () => {
  it('fills in what the rule declares', () => {
    const project = projectOf({ '/nginx.conf': nginx('location /ws { proxy_pass http://a; }') });
    const { findings, routes } = lint(project, [everyRoute], OPTIONS);
    expect(findings).toMatchObject([
      { rule: 'every-route', severity: 'error', message: 'location /ws is a route', related: [], fix: null },
    ]);
    expect(findings.map((finding) => routes.get(finding))).toEqual([project.routes]);
  });

  it('asks a rule only about the dialects that it is for', () => {
    const project = projectOf({ '/Caddyfile': 'example.com {\n\treverse_proxy localhost:3000\n}\n' });
    const onlyNginx = defineRule({ ...everyRoute, dialects: ['nginx'] });
    expect(lint(project, [onlyNginx], OPTIONS).findings).toEqual([]);
    expect(lint(project, [everyRoute], OPTIONS).findings).toHaveLength(1);
  });

  it('says the same thing once about a file that two roots include', () => {
    const files = {
      '/one.conf': 'http { include /shared.conf; }\n',
      '/two.conf': 'http { include /shared.conf; }\n',
      '/shared.conf': 'server { location /ws { proxy_pass http://a; } }\n',
    };
    const { findings, routes } = lint(projectOf(files), [everyRoute], OPTIONS);
    expect(findings).toHaveLength(1);
    expect(findings.flatMap((finding) => routes.get(finding) ?? [])).toHaveLength(2);
  });

  it('joins the fixes of a finding that is made in two roots, each for its own root', () => {
    const files = {
      '/one.conf': 'http { include /shared.conf; }\n',
      '/two.conf': 'http { include /shared.conf; }\n',
      '/shared.conf': 'server { location /ws { proxy_pass http://a; } }\n',
    };
    const atRoot = aboutRoutes('at-root', function* ({ origin, configuration: { root } }) {
      const edits = [
        { file: root, start: 0, end: 0, text: '# root\n' },
        { ...origin, text: 'proxy_pass http://b;' },
      ];
      yield { message: 'here', span: origin, fix: { safety: 'safe', title: 'mark', edits } };
    });
    const { findings } = lint(projectOf(files), [atRoot], OPTIONS);
    expect(findings[0]?.fix?.edits.map(({ file }) => file.path)).toEqual([
      '/one.conf',
      '/shared.conf',
      '/two.conf',
    ]);
  });

  it('sets apart what is found in files that nobody named', () => {
    const files = {
      '/nginx.conf': 'http { include /a.conf; include /b.conf; }\n',
      '/a.conf': 'server { location /a { proxy_pass http://a; } }\n',
      '/b.conf': 'server { location /b { proxy_pass http://b; } }\n',
    };
    const { findings, elsewhere } = lint(
      projectOf(files, ['/a.conf'], ['/nginx.conf']),
      [everyRoute],
      OPTIONS,
    );
    expect(findings.map(({ span }) => span.file.path)).toEqual(['/a.conf']);
    expect(elsewhere.map(({ span }) => span.file.path)).toEqual(['/b.conf']);
  });

  it('turns a rule that throws into a failure with its name, and runs the others', () => {
    const defect = new Error('no such thing');
    const broken = aboutRoutes('broken', () => {
      throw defect;
    });
    const project = projectOf({ '/nginx.conf': nginx('location /ws { proxy_pass http://a; }') });
    const { findings, failures } = lint(project, [broken, everyRoute], OPTIONS);
    expect(failures).toEqual([{ kind: 'internal', rule: 'broken', message: 'no such thing', cause: defect }]);
    expect(findings).toHaveLength(1);
  });
});

describe('what the user says about rules', () => {
  const project = projectOf({ '/nginx.conf': nginx('location /ws { proxy_pass http://a; }') });
  const severitiesWith = (configured: 'off' | 'error' | 'warning' | 'info', reported: 'error' | 'info') => {
    const rule = aboutRoutes('rule', function* ({ origin }) {
      yield { message: 'here', span: origin, severity: reported };
    });
    const options = {
      settingsFor: () => ({ ...DEFAULT_FILE_SETTINGS, rules: new Map([['rule', { severity: configured }]]) }),
    };
    return lint(project, [rule], options).findings.map(({ severity }) => severity);
  };

  it('turns a rule off', () => expect(severitiesWith('off', 'error')).toEqual([]));
  it('replaces its severity', () => expect(severitiesWith('warning', 'error')).toEqual(['warning']));
  it('does not make louder what the rule toned down', () =>
    expect(severitiesWith('error', 'info')).toEqual(['info']));

  it('keeps accepted findings apart', () => {
    const { findings, suppressed } = lint(project, [everyRoute], {
      ...OPTIONS,
      acceptance: () => () => ({ kind: 'baseline' }),
    });
    expect([findings.length, suppressed.length]).toEqual([0, 1]);
  });
});

it('finds the same in the same order whatever the order of files and rules', () => {
  const rules = ['alpha', 'beta', 'gamma'].map((id) =>
    replacing({ id, text: 'proxy_pass', by: 'proxy_pass' }),
  );
  const files = Object.fromEntries(
    ['/c.conf', '/a.conf', '/b/a.conf'].map((path) => [path, nginx('location /x { proxy_pass http://x; }')]),
  );
  const told = (paths: readonly string[], inOrder: typeof rules) =>
    lint(projectOf(files, [...paths]), inOrder, OPTIONS).findings.map(({ rule, span }) => [
      span.file.path,
      span.start,
      rule,
    ]);
  const expected = told(Object.keys(files), rules);
  expect(expected).toHaveLength(9);
  const shuffled = fc.tuple(
    fc.shuffledSubarray(Object.keys(files), { minLength: 3 }),
    fc.shuffledSubarray(rules, { minLength: 3 }),
  );
  fc.assert(
    fc.property(shuffled, ([paths, inOrder]) => {
      expect(told(paths, inOrder)).toEqual(expected);
    }),
  );
});
