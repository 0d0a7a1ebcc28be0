import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { COMMAND_NAMES, COMMANDS, OPTIONS } from '../../../src/cli/arguments/options.ts';
import { SHELLS, type Shell } from '../../../src/cli/completion/vocabulary.ts';
import { describeWith, type Requirement } from '../../proof/harness/requirements.ts';
import { directoryWith, run } from '../command-line.ts';
import { completed, isInstalled } from './shells.ts';

function needs(shell: Shell): Requirement {
  return { name: `${shell} is not installed`, met: isInstalled(shell) };
}

function optionsOf(command: 'check' | 'fix' | 'completion'): readonly string[] {
  const names = Object.entries(OPTIONS).flatMap(([name, { commands, negatable }]) => {
    if (!commands.includes(command)) return [];
    return negatable ? [`--${name}`, `--no-${name}`] : [`--${name}`];
  });
  return [...names, '--help'].sort();
}

for (const shell of SHELLS) describeWith([needs(shell)], `${shell} completes`, () => completes(shell));

function completes(shell: Shell): void {
  test('commands and files at first', async () => {
    expect(await completed(shell, 'proxylint ')).toEqual(
      expect.arrayContaining(shell === 'bash' ? [...COMMAND_NAMES] : [...COMMAND_NAMES, 'nginx.conf']),
    );
    expect(await completed(shell, 'proxylint che')).toContain('check');
    expect(await completed(shell, 'proxylint ngi')).toEqual(['nginx.conf']);
  });

  test('the options of a command, and of the default one', async () => {
    expect(await completed(shell, 'proxylint fix --')).toEqual(optionsOf('fix'));
    expect(await completed(shell, 'proxylint --')).toEqual(optionsOf('check'));
    expect(await completed(shell, 'proxylint nginx.conf --')).toEqual(optionsOf('check'));
  });

  test('the values of an option', async () => {
    expect(await completed(shell, 'proxylint routes --format ')).toEqual([...COMMANDS.routes.formats].sort());
    expect(await completed(shell, 'proxylint check --fail-on ')).toEqual(['error', 'info', 'warning']);
    expect(await completed(shell, 'proxylint --stdin-filename ')).toEqual(['nginx.conf']);
  });

  test('the rules to explain, and the shells', async () => {
    const headers = rules.map(({ id }) => id).filter((id) => id.startsWith('h'));
    expect(await completed(shell, 'proxylint explain h')).toEqual(headers.sort());
    expect(await completed(shell, 'proxylint completion ')).toEqual([...SHELLS].sort());
  });

  test('files after a command', async () => {
    expect(await completed(shell, 'proxylint fix ')).toEqual(['nginx.conf']);
  });
}

describeWith([needs('bash')], 'in bash', () => {
  test('a value may stand behind an equals sign', async () => {
    expect(await completed('bash', 'proxylint routes --format=m')).toEqual(['mermaid']);
    expect(await completed('bash', 'proxylint --format json fix --dif')).toEqual(['--diff']);
    expect(await completed('bash', 'proxylint --format=json fix --dif')).toEqual(['--diff']);
  });
});

test.each(SHELLS)('%s may be given as the path of the shell', async (shell) => {
  const named = await run(directoryWith(), ['completion', shell]);
  const byPath = await run(directoryWith(), ['completion', `/usr/bin/${shell}`]);
  expect(byPath).toEqual(named);
});

test('an unknown shell is named', async () => {
  const { status, stdout, stderr } = await run(directoryWith(), ['completion', 'tcsh']);
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: "proxylint: there is no completion for 'tcsh'; for bash, zsh, fish there is\n",
  });
});
