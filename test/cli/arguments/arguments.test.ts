import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../src/cli/arguments/grammar.ts';
import { COMMANDS, OPTIONS } from '../../../src/cli/arguments/options.ts';
import { readPlainArguments } from '../../../src/cli/arguments/plain-arguments.ts';
import { RunFailed } from '../../../src/workspace/run-failed.ts';

describe('the grammar', () => {
  test.each([
    { argv: [], command: 'check', operands: [], options: {} },
    { argv: ['nginx.conf'], command: 'check', operands: ['nginx.conf'], options: {} },
    { argv: ['check', 'a', 'b'], command: 'check', operands: ['a', 'b'], options: {} },
    { argv: ['fix', '--diff', 'a'], command: 'fix', operands: ['a'], options: { diff: true } },
    { argv: ['a', 'fix'], command: 'check', operands: ['a', 'fix'], options: {} },
    { argv: ['--', '--odd.conf'], command: 'check', operands: ['--odd.conf'], options: {} },
    { argv: ['--', 'fix'], command: 'check', operands: ['fix'], options: {} },
    { argv: ['007.conf', '12'], command: 'check', operands: ['007.conf', '12'], options: {} },
    { argv: ['explain', 'syntax'], command: 'explain', operands: ['syntax'], options: {} },
    { argv: ['--format=json'], command: 'check', operands: [], options: { format: 'json' } },
    { argv: ['--format', 'json', 'a'], command: 'check', operands: ['a'], options: { format: 'json' } },
    { argv: ['--quiet', 'fix', 'a'], command: 'fix', operands: ['a'], options: { quiet: true } },
    { argv: ['--format', 'fix'], command: 'check', operands: [], options: { format: 'fix' } },
    { argv: ['-'], command: 'check', operands: ['-'], options: {} },
    { argv: ['fix', '-', '--diff', 'a'], command: 'fix', operands: ['-', 'a'], options: { diff: true } },
    { argv: ['-', '--', '-'], command: 'check', operands: ['-', '-'], options: {} },
    { argv: ['--format', '-'], command: 'check', operands: [], options: { format: '-' } },
    { argv: ['--no-color'], command: 'check', operands: [], options: { color: false } },
    {
      argv: ['--nginx-version', '1.22'],
      command: 'check',
      operands: [],
      options: { 'nginx-version': '1.22' },
    },
    {
      argv: ['--nginx-version', '1.20'],
      command: 'check',
      operands: [],
      options: { 'nginx-version': '1.20' },
    },
  ])('$argv', ({ argv, ...read }) => {
    expect(readCommandLine(argv)).toEqual({ kind: 'arguments', arguments: read });
  });

  test.each([
    { argv: ['--formt', 'json'], message: 'unknown option --formt; did you mean --format?' },
    { argv: ['--zzzzzzzz'], message: 'unknown option --zzzzzzzz' },
    { argv: ['-q'], message: 'unknown option -q' },
    {
      argv: ['check', '--diff'],
      message: '--diff is an option of `proxylint fix`, `proxylint generate`, not of `check`',
    },
    { argv: ['explain'], message: 'proxylint explain needs a rule' },
    { argv: ['explain', 'a', 'b'], message: /one argument, not 2/ },
    { argv: ['rules', 'a'], message: /no arguments, not 1/ },
    { argv: ['--format'], message: /format/ },
    { argv: ['--fail-on', 'never'], message: /fail-on/ },
  ])('$argv is refused', ({ argv, message }) => {
    expect(() => readCommandLine(argv)).toThrow(message);
    expect(() => readCommandLine(argv)).toThrow(RunFailed);
  });

  test('--help lists every command; a command lists its options', () => {
    const help = readCommandLine(['--help']);
    if (help.kind !== 'help') throw new Error('no help');
    for (const command of Object.keys(COMMANDS)) expect(help.text).toContain(command);
    expect(help.text.split('Exit status:')).toHaveLength(2);
    const ofFix = readCommandLine(['fix', '-h']);
    if (ofFix.kind !== 'help') throw new Error('no help');
    for (const [name, { commands }] of Object.entries(OPTIONS)) {
      if (commands.includes('fix')) expect(ofFix.text).toContain(`--${name}`);
    }
  });
});

describe('the plain reader', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...Object.keys(COMMANDS),
      'nginx.conf',
      './a/b.conf',
      '../x',
      '1',
      '0x10',
      '1e3',
      'true',
      'a=b',
    ),
    fc.constantFrom(
      '-',
      '--',
      '',
      'a b',
      '--help',
      '-h',
      '--color=false',
      '--quiet=1',
      '--no-quiet',
      '--no-color',
    ),
    fc.string({ maxLength: 6 }),
  );
  const value = fc.oneof(fc.constantFrom('json', 'github', '1.22.1', '1.20', '2', 'error', 'warning'), word);
  const option = fc.constantFrom(...Object.keys(OPTIONS)).chain((name) =>
    fc.oneof(
      fc.constant([`--${name}`]),
      value.map((given) => [`--${name}`, given]),
      value.map((given) => [`--${name}=${given}`]),
    ),
  );
  const argv = fc
    .array(fc.oneof({ weight: 2, arbitrary: word.map((given) => [given]) }, option), { maxLength: 6 })
    .map((parts) => parts.flat());

  test('reads what it accepts exactly as yargs does', () => {
    let accepted = 0;
    fc.assert(
      fc.property(argv, (given) => {
        const plain = readPlainArguments(given);
        if (plain === null) return;
        accepted += 1;
        let read: unknown;
        try {
          read = readCommandLine(given);
        } catch (error) {
          // A value outside an option's choices: both lead to the same message, in `settings.ts`.
          if (error instanceof RunFailed && /Choices|fail-on/.test(error.message)) return;
          throw error;
        }
        expect(read).toEqual({ kind: 'arguments', arguments: plain });
      }),
      { numRuns: 600 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test.each([
    [[]],
    [['nginx.conf']],
    [['fix', '--diff', 'conf.d/']],
    [['-']],
    [['--format=json', '--fail-on', 'error', '.']],
    [
      [
        'check',
        '--force-exclude',
        '--no-error-on-unmatched',
        '--',
        'a b.conf',
        '-x.conf',
        "it's",
        '--',
        'fix',
      ],
    ],
  ])('accepts %j, so that yargs is not loaded', (given) => {
    expect(readPlainArguments(given)).not.toBeNull();
  });

  test.each([[['--help']], [['-h']], [['--formt', 'x']], [['-q']], [['check', '--diff']], [['explain']]])(
    'leaves %j to yargs',
    (given) => {
      expect(readPlainArguments(given)).toBeNull();
    },
  );
});
