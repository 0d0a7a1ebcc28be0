/**
 * Files of people's own with our hook added: every line of theirs stays, and a YAML parser reads what they said and the
 * hook besides. Where that cannot be done, nothing is changed.
 */

import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { addToHuskyHook, addToLefthook } from '../../../src/cli/init/hook-command.ts';
import { addToPreCommitConfig, newPreCommitConfig } from '../../../src/cli/init/pre-commit-config.ts';
import type { Setup } from '../../../src/cli/init/step.ts';
import type { Addition } from '../../../src/cli/init/yaml-text.ts';
import { readYaml } from '../../../src/cli/init/yaml-text.ts';

const SETUP: Setup = {
  revision: 'v1.2.3',
  version: '1.2.3',
  home: 'https://github.com/proxylint/proxylint',
  baseline: null,
};
const ENTRY = { repo: SETUP.home, rev: 'v1.2.3', hooks: [{ id: 'proxylint' }] };
const RUN = 'npx --no-install proxylint check --force-exclude --no-error-on-unmatched -- {staged_files}';

/** The lines that were added; fails where one of the others is gone or has moved. */
function added(before: string, edit: Addition): readonly string[] {
  if (edit.kind !== 'changed') throw new Error(edit.kind);
  const rest = before.split(/\r?\n/).filter((line) => line !== '');
  const lines = edit.text.split(/\r?\n/).filter((line) => line !== '');
  const more: string[] = [];
  for (const line of lines) {
    if (line === rest[0]) rest.shift();
    else more.push(line);
  }
  expect(rest).toEqual([]);
  return more;
}

/** Comments and blank lines in places where people put them, which are all between lines. */
const COMMENTS = fc.array(
  fc.tuple(fc.nat(40), fc.constantFrom('', '# a comment: with - marks', '      # - id: off')),
  {
    maxLength: 6,
  },
);

function withComments(text: string, comments: readonly (readonly [number, string])[]): string {
  const lines = text.split('\n');
  for (const [place, comment] of comments) lines.splice(place % lines.length, 0, comment);
  return lines.join('\n');
}

const word = fc
  .stringMatching(/^[a-z][a-z-]{0,8}$/)
  .filter((text) => !/^(?:y|n|on|off|no|yes|true|false|null)$/.test(text));

describe('.pre-commit-config.yaml', () => {
  const hook = fc.record(
    { id: word, args: fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }) },
    { requiredKeys: ['id'] },
  );
  const config = fc.record(
    {
      default_stages: fc.array(word, { minLength: 1, maxLength: 2 }),
      repos: fc.array(
        fc.record({
          repo: fc.constantFrom('local', 'https://github.com/psf/black'),
          rev: word,
          hooks: fc.array(hook, { minLength: 1, maxLength: 3 }),
        }),
        { maxLength: 3 },
      ),
      exclude: fc.constantFrom('^vendor/', '^a\n|b\n'),
      ci: fc.record({ skip: fc.array(word, { maxLength: 2 }) }),
    },
    { requiredKeys: ['repos'] },
  );

  test('keeps every line, and says what it said and the hook', () => {
    fc.assert(
      fc.property(
        config,
        fc.constantFrom(2, 4),
        fc.boolean(),
        COMMENTS,
        fc.constantFrom('\n', '\r\n'),
        (said, indent, seqNoIndent, comments, end) => {
          const written = dump(said, { indent, seqNoIndent });
          const commented = withComments(written, comments);
          // A comment in a text of several lines belongs to it.
          fc.pre(JSON.stringify(readYaml(commented)) === JSON.stringify(said));
          const text = commented.replaceAll('\n', end);
          const edit = addToPreCommitConfig(text, SETUP);
          if (said.repos.length > 0) expect(added(text, edit)).toHaveLength(4);
          if (edit.kind !== 'changed') throw new Error(`${edit.kind}: ${text}`);
          expect(readYaml(edit.text)).toEqual({ ...said, repos: [...said.repos, ENTRY] });
          expect(addToPreCommitConfig(edit.text, SETUP)).toEqual({ kind: 'there' });
          if (end === '\r\n') expect(edit.text.replaceAll('\r\n', '')).not.toContain('\n');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('follows the layout of the file', () => {
    const text = `# See https://pre-commit.com
repos:
-   repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v4.4.0
    hooks:
    -   id: trailing-whitespace
    # -   id: check-yaml

# At the end.
`;
    const edit = addToPreCommitConfig(text, SETUP);
    expect(edit).toEqual({
      kind: 'changed',
      text: text.replace(
        '-   id: trailing-whitespace\n',
        `-   id: trailing-whitespace
- repo: https://github.com/proxylint/proxylint
  rev: v1.2.3
  hooks:
  - id: proxylint
`,
      ),
    });
  });

  test('is made where there is none, with the baseline where there is one', () => {
    expect(readYaml(newPreCommitConfig(SETUP))).toEqual({ repos: [ENTRY] });
    const accepting = newPreCommitConfig({ ...SETUP, baseline: '.proxylint-baseline.json' });
    expect(readYaml(accepting)).toEqual({
      repos: [
        { ...ENTRY, hooks: [{ id: 'proxylint', args: ['--baseline', '.proxylint-baseline.json', '--'] }] },
      ],
    });
  });

  test.each([
    'repos: [',
    'repos: [{repo: local, hooks: [{id: a}]}]\n',
    '- a\n',
    'repos: text\n',
    '',
    'a: 1\n---\nb: 2\n',
    '\t',
  ])('is left alone where it is laid out in another way: %j', (text) => {
    expect(addToPreCommitConfig(text, SETUP)).toEqual({ kind: 'refused' });
  });

  test.each(['proxylint', 'proxylint-fix', 'proxylint-project'])('has the hook already as %s', (id) => {
    const text = dump({ repos: [{ repo: 'https://mirror.test/p', rev: 'v1', hooks: [{ id }] }] });
    expect(addToPreCommitConfig(text, SETUP)).toEqual({ kind: 'there' });
  });
});

describe('lefthook.yml', () => {
  const job = fc.record({ name: word, run: word });
  const hook = fc.oneof(
    fc.record({
      parallel: fc.boolean(),
      commands: fc.dictionary(word, fc.record({ run: word }), { maxKeys: 3 }),
    }),
    fc.record({
      commands: fc.dictionary(word, fc.record({ run: word, glob: word }), { minKeys: 1, maxKeys: 3 }),
    }),
    fc.record({ jobs: fc.array(job, { minLength: 1, maxLength: 3 }), parallel: fc.boolean() }),
  );
  const config = fc.record(
    { 'pre-push': hook, 'pre-commit': hook, 'commit-msg': hook, output: fc.constant(['summary']) },
    { requiredKeys: [] },
  );

  test('keeps every line, and says what it said and the hook', () => {
    let changed = 0;
    fc.assert(
      fc.property(config, COMMENTS, fc.constantFrom(2, 4), (said, comments, indent) => {
        const text = Object.keys(said).length === 0 ? '' : withComments(dump(said, { indent }), comments);
        const edit = addToLefthook(text, SETUP);
        const before: { jobs?: unknown[]; commands?: object } = { ...said['pre-commit'] };
        // `commands: {}` is not opened.
        if (before.commands !== undefined && Object.keys(before.commands).length === 0) {
          expect(edit).toEqual({ kind: 'refused' });
          return;
        }
        changed += 1;
        added(text, edit);
        if (edit.kind !== 'changed') return;
        const after =
          before.jobs === undefined
            ? { ...before, commands: { ...before.commands, proxylint: { run: RUN } } }
            : { ...before, jobs: [...before.jobs, { name: 'proxylint', run: RUN }] };
        expect(readYaml(edit.text)).toEqual({ ...said, 'pre-commit': after });
        expect(addToLefthook(edit.text, SETUP)).toEqual({ kind: 'there' });
      }),
      { numRuns: 500 },
    );
    expect(changed).toBeGreaterThan(300);
  });

  test('of comments only, as `lefthook install` makes it, gets the hook below them', () => {
    const text = '# EXAMPLE USAGE:\n#\n# pre-push:\n#   jobs: []\n';
    const edit = addToLefthook(text, SETUP);
    expect(added(text, edit)).toEqual(['pre-commit:', '  commands:', '    proxylint:', `      run: ${RUN}`]);
  });
});

describe('.husky/pre-commit', () => {
  test('gets the command at its end', () => {
    for (const text of ['npm test\n', 'npm test', '']) {
      const edit = addToHuskyHook(text, SETUP);
      expect(added(text, edit)[1]).toBe(
        '  xargs -0 -r proxylint check --force-exclude --no-error-on-unmatched --',
      );
      if (edit.kind === 'changed') expect(addToHuskyHook(edit.text, SETUP)).toEqual({ kind: 'there' });
    }
  });

  test('is left alone where nothing would run at its end', () => {
    expect(addToHuskyHook('npm test\nexit 0\n', SETUP)).toEqual({ kind: 'refused' });
    expect(addToHuskyHook('exec npm test\n', SETUP)).toEqual({ kind: 'refused' });
  });

  test('has the hook already; a comment about it is none', () => {
    expect(addToHuskyHook('npx proxylint\n', SETUP)).toEqual({ kind: 'there' });
    expect(addToHuskyHook('# proxylint some day\n', SETUP).kind).toBe('changed');
  });
});
