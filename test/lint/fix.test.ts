import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/lint/rule.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { aboutRoutes, filesAfter, fixFiles, nginx, replacing } from './subject.ts';

const CONF = '/nginx.conf';
const textAfter = (text: string, rules: Parameters<typeof fixFiles>[1], unsafe = false) => {
  const files = { [CONF]: text };
  return filesAfter(files, fixFiles(files, rules, { unsafe }))[CONF];
};
const reasons = (outcome: ReturnType<typeof fixFiles>) => outcome.skipped.map(({ reason }) => reason);

const upperHost = replacing({ id: 'upper-host', text: '$host', by: '$http_host' });

describe('applying fixes', () => {
  it('applies every fix of a run, in every file, and says what changed', () => {
    const files = {
      '/a.conf': nginx('set $a $host;', 'set $b $host;'),
      '/b.conf': nginx('set $a $host;'),
      '/c.conf': nginx('set $a $uri;'),
    };
    const outcome = fixFiles(files, [upperHost]);
    expect(outcome.changed.map(({ path }) => path)).toEqual(['/a.conf', '/b.conf']);
    expect(outcome.changed[0]).toEqual({
      path: '/a.conf',
      before: files['/a.conf'],
      after: nginx('set $a $http_host;', 'set $b $http_host;'),
    });
    expect(outcome).toMatchObject({ fixed: 3, skipped: [], remaining: { findings: [] } });
  });

  it('fixes what it finds in named files only', () => {
    const files = {
      '/nginx.conf': 'http { include /a.conf; include /b.conf; }\n',
      '/a.conf': 'set $a $host;\n',
    };
    const all = { ...files, '/b.conf': 'set $a $host;\n' };
    const outcome = fixFiles(all, [upperHost], { named: ['/nginx.conf', '/a.conf'] });
    expect(outcome.changed.map(({ path }) => path)).toEqual(['/a.conf']);
    expect(outcome.remaining.elsewhere).toHaveLength(1);
  });

  it('goes on until nothing is left: a fix may make another one possible', () => {
    const rules = [
      replacing({ id: 'first', text: 'one', by: 'two' }),
      replacing({ id: 'second', text: 'two', by: 'three' }),
    ];
    expect(textAfter(nginx('set $a one;'), rules)).toBe(nginx('set $a three;'));
  });

  it('applies two fixes at one place one after the other', () => {
    const words = replacing({ id: 'words', text: '"a b"', by: '"a c"' });
    const letters = replacing({ id: 'letters', text: 'b"', by: 'd"' });
    const files = { [CONF]: nginx('set $a "a b";') };
    const outcome = fixFiles(files, [letters, words]);
    expect(filesAfter(files, outcome)[CONF]).toBe(nginx('set $a "a c";'));
    expect(outcome.fixed).toBe(1);
  });

  it('does what two fixes have in common once', () => {
    const withMap = aboutRoutes('with-map', function* ({ origin, websocket, match }) {
      if (websocket.handshake === 'works') return;
      const { file, start } = origin;
      const map = { file, start: file.text.indexOf('  server'), end: file.text.indexOf('  server') };
      const headers = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $upgrade; ';
      const edits = [
        { ...map, text: '  map $http_upgrade $upgrade { default upgrade; "" close; }\n' },
        { file, start, end: start, text: headers },
      ];
      yield {
        message: `${match} fails`,
        span: origin,
        fix: { safety: 'safe', title: 'set the headers', edits },
      };
    });
    const text = nginx('location /a { proxy_pass http://a; }', 'location /b { proxy_pass http://b; }');
    const outcome = fixFiles({ [CONF]: text }, [withMap]);
    const after = outcome.changed[0]?.after ?? '';
    expect(outcome).toMatchObject({ fixed: 2, skipped: [] });
    expect(after.match(/map \$http_upgrade/g)).toHaveLength(1);
    expect(after.match(/proxy_set_header Upgrade/g)).toHaveLength(2);
  });

  it('keeps the order of the insertions of one fix at one place', () => {
    const rule = defineRule({
      ...upperHost,
      *checkNginx({ root }) {
        if (root.text.startsWith('#')) return;
        const edits = ['# 1\n', '# 2\n', '# 3\n'].map((text) => ({ file: root, start: 0, end: 0, text }));
        const fix = { safety: 'safe', title: 'count', edits } as const;
        yield { message: 'no count', span: { file: root, start: 0, end: 1 }, fix };
      },
    });
    expect(textAfter('events {}\n', [rule])).toBe('# 1\n# 2\n# 3\nevents {}\n');
  });

  it('stops at texts that fixes make of each other', () => {
    const rules = [
      replacing({ id: 'to-b', text: 'aaa', by: 'bbb' }),
      replacing({ id: 'to-a', text: 'bbb', by: 'aaa' }),
    ];
    const outcome = fixFiles({ [CONF]: nginx('set $x aaa;') }, rules);
    expect(outcome.changed).toEqual([]);
    expect(reasons(outcome)).toEqual(['it and another fix undo each other']);
  });

  it('changes nothing where fixes come to no end', () => {
    const outcome = fixFiles({ [CONF]: nginx('set $x a;') }, [
      replacing({ id: 'to-b', text: 'x a', by: 'x cb' }),
      replacing({ id: 'to-a', text: 'x cb', by: 'x ac a' }),
      replacing({ id: 'longer', text: 'ac', by: 'x a' }),
    ]);
    expect(outcome).toMatchObject({ changed: [], fixed: 0 });
    expect(reasons(outcome)).toEqual(['after 20 rounds of fixes there still were more']);
  });
});

describe('unsafe fixes', () => {
  const rule = replacing({ id: 'unsafe', text: '$host', by: '$http_host', safety: 'unsafe' });
  const text = nginx('set $a $host;');

  it('are left alone unless they are asked for', () => {
    expect(textAfter(text, [rule])).toBe(text);
    expect(textAfter(text, [rule], true)).toBe(nginx('set $a $http_host;'));
  });

  it('may change other routes, but must still do what they say', () => {
    const files = {
      [CONF]: nginx('proxy_read_timeout 30s;', 'location /a { proxy_pass http://a; }', 'set $a 1;'),
    };
    const longer = replacing({ id: 'longer', text: '30s', by: '60s', safety: 'unsafe' });
    const useless = replacing({ id: 'useless', text: '$a', by: '$a ', safety: 'unsafe' });
    const outcome = fixFiles(files, [longer, useless], { unsafe: true });
    expect(filesAfter(files, outcome)[CONF]).toContain('60s');
    expect(reasons(outcome)).toEqual(['the finding would still be there']);
  });
});

describe('a safe fix is not applied', () => {
  const skippedReasons = (text: string, ...rules: Parameters<typeof fixFiles>[1]) => {
    const outcome = fixFiles({ [CONF]: text }, rules);
    expect(outcome.changed).toEqual([]);
    expect(outcome.skipped.map(({ finding }) => finding.rule)).toEqual(['rule']);
    return reasons(outcome);
  };

  it('when its finding stays', () => {
    const rule = replacing({ id: 'rule', text: '$host', by: '$host$host' });
    expect(skippedReasons(nginx('set $a $host;'), rule)).toEqual(['the finding would still be there']);
  });

  it('when the file could not be read afterwards', () => {
    const rule = replacing({ id: 'rule', text: '$host;', by: '"$host;' });
    expect(skippedReasons(nginx('set $a $host;'), rule)).toEqual([
      '/nginx.conf could not be read without errors afterwards',
    ]);
  });

  it('when the file cannot be read as it is', () => {
    const rule = replacing({ id: 'rule', text: '$host', by: '$http_host' });
    expect(skippedReasons('http {\n  server { set $a $host; \n', rule)).toEqual([
      '/nginx.conf cannot be read without errors',
    ]);
  });

  it('when it would bring a new finding', () => {
    const rule = replacing({ id: 'rule', text: '$host', by: '$http_host' });
    const against = defineRule({
      ...upperHost,
      id: 'against',
      *checkNginx({ root }): Generator<Report> {
        const start = root.text.indexOf('$http_host');
        if (start !== -1) yield { message: 'never this', span: { file: root, start, end: start + 10 } };
      },
    });
    expect(skippedReasons(nginx('set $a $host;'), rule, against)).toEqual([
      'it would bring a new finding (against: never this)',
    ]);
  });

  it('when another route would change', () => {
    const text = nginx(
      'proxy_read_timeout 30s;',
      'location /ws { proxy_pass http://a; }',
      'location /b { proxy_pass http://b; }',
    );
    const rule = aboutRoutes('rule', function* ({ match, origin, websocket }) {
      const { value } = websocket.idleTimeout;
      if (match !== 'location /ws' || value.kind !== 'known' || value.value !== 30_000) return;
      const start = origin.file.text.indexOf('30s');
      const edits = [{ file: origin.file, start, end: start + 3, text: '1h' }];
      yield { message: 'short', span: origin, fix: { safety: 'safe', title: 'longer', edits } };
    });
    expect(skippedReasons(text, rule)).toEqual([
      'it would also change another route (idleTimeout): location /b → http://b (/nginx.conf:7)',
    ]);
  });

  it('when a route would be lost', () => {
    const text = nginx('location /a { proxy_pass http://a; }', 'set $a $host;');
    const rule = replacing({ id: 'rule', text: 'proxy_pass http://a', by: 'return 404' });
    const unrelated = defineRule({
      ...rule,
      *checkNginx(configuration, context) {
        for (const report of rule.checkNginx?.(configuration, context) ?? []) {
          const start = configuration.root.text.indexOf('$host');
          yield { ...report, span: { file: configuration.root, start, end: start + 5 } };
        }
      },
    });
    expect(skippedReasons(text, unrelated)).toEqual([
      'it would take away a route: location /a → http://a (/nginx.conf:5)',
    ]);
  });

  it('when the handshake of the route that it is for would get worse', () => {
    const text = nginx(
      'location /ws { proxy_pass http://a; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; }',
    );
    const rule = aboutRoutes('rule', function* ({ origin }) {
      const start = origin.file.text.indexOf('$http_upgrade');
      if (start === -1) return;
      const edits = [{ file: origin.file, start, end: start + 13, text: '""' }];
      yield { message: 'a constant', span: origin, fix: { safety: 'safe', title: 'empty', edits } };
    });
    expect(skippedReasons(text, rule)).toEqual([
      'the handshake would get worse: location /ws → http://a (/nginx.conf:5)',
    ]);
  });

  it.each([
    ['it changes nothing', []],
    [
      'its own edits overlap',
      [
        { start: 0, end: 5 },
        { start: 3, end: 8 },
      ],
    ],
    ['its edits lie outside /nginx.conf', [{ start: 0, end: 5000 }]],
  ] as const)('when %s', (reason, places) => {
    const rule = defineRule({
      ...replacing({ id: 'rule', text: '', by: '' }),
      *checkNginx({ root }): Generator<Report> {
        const edits = places.map((place) => ({ file: root, ...place, text: 'x' }));
        const span = { file: root, start: 0, end: 1 };
        yield { message: 'here', span, fix: { safety: 'safe', title: 'nothing', edits } };
      },
    });
    expect(skippedReasons('events {}\n', rule)).toEqual([reason]);
  });
});

describe('among many fixes', () => {
  it('applies the good ones and names those to blame', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `set $v${index} $host;`);
    const files = { [CONF]: nginx(...lines, 'set $bad1 $server_name;', 'set $bad2 $server_name;') };
    const rules = [upperHost, replacing({ id: 'bad', text: '$server_name;', by: '"$server_name;' })];
    const outcome = fixFiles(files, rules);
    expect(outcome.fixed).toBe(40);
    expect(outcome.skipped.map(({ finding }) => finding.rule)).toEqual(['bad', 'bad']);
    expect(filesAfter(files, outcome)[CONF]).not.toContain('$host');
  });

  it('tries the fix that had to wait when the one before it is refused', () => {
    const useless = replacing({ id: 'useless', text: '$host', by: '$host ' });
    const useful = replacing({ id: 'useful', text: '$host;', by: '$uri;', severity: 'warning' });
    const files = { [CONF]: nginx('set $a $host;') };
    const outcome = fixFiles(files, [useless, useful]);
    expect(filesAfter(files, outcome)[CONF]).toBe(nginx('set $a $uri;'));
    expect(outcome.skipped).toEqual([]);
  });

  it('lets another route be cured along with the one that was meant', () => {
    const text = nginx('location /ws { proxy_pass http://a; }', 'location /b { proxy_pass http://b; }');
    const rule = aboutRoutes('rule', function* ({ match, origin, websocket }) {
      if (match !== 'location /ws' || websocket.handshake === 'works') return;
      const start = origin.file.text.indexOf('location /ws');
      const headers = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;\n    ';
      const edits = [{ file: origin.file, start, end: start, text: headers }];
      yield {
        message: 'fails',
        span: origin,
        fix: { safety: 'safe', title: 'set them for the server', edits },
      };
    });
    expect(fixFiles({ [CONF]: text }, [rule])).toMatchObject({ fixed: 1, skipped: [] });
  });

  it('goes on to a lesser finding that the graver one hid', () => {
    const text = nginx('location /ws { proxy_pass http://a; }');
    const headers = aboutRoutes('headers', function* ({ origin, websocket }) {
      if (websocket.handshake === 'works') return;
      const { file, start } = origin;
      const edit = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; ';
      const edits = [{ file, start, end: start, text: edit }];
      yield { message: 'fails', span: origin, fix: { safety: 'safe', title: 'set them', edits } };
    });
    const idle = aboutRoutes('idle', function* ({ origin, websocket }) {
      if (websocket.handshake === 'works') yield { message: 'short', span: origin, severity: 'warning' };
    });
    const outcome = fixFiles({ [CONF]: text }, [headers, idle]);
    expect(outcome).toMatchObject({ fixed: 1, skipped: [] });
    expect(outcome.remaining.findings.map(({ rule }) => rule)).toEqual(['idle']);
  });
});

describe('files that cannot be read', () => {
  const missing = defineRule({
    ...upperHost,
    id: 'syntax',
    *checkNginx({ trees }) {
      for (const { file, problems } of trees) {
        for (const { message, start, end, repair } of problems) {
          const edits = repair === null ? [] : [{ file, ...repair }];
          const fix = repair === null ? null : ({ safety: 'safe', title: 'repair', edits } as const);
          yield { message, span: { file, start, end }, fix };
        }
      }
    },
  });

  it('are repaired first, and fixed then', () => {
    const broken = nginx('set $a $host;', 'location / {', '  proxy_pass http://a', '}');
    expect(textAfter(broken, [missing, upperHost])).toBe(
      nginx('set $a $http_host;', 'location / {', '  proxy_pass http://a;', '}'),
    );
  });
});
