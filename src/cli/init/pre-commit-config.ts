/** `.pre-commit-config.yaml` with our hook in it. */
import type { Setup } from './step.ts';
import {
  type Addition,
  findBlock,
  ifItSays,
  indentInside,
  indentOf,
  isList,
  isMapping,
  linesOf,
  readYaml,
  withLines,
} from './yaml-text.ts';

export const PRE_COMMIT_CONFIG = '.pre-commit-config.yaml';

export function newPreCommitConfig(setup: Setup): string {
  return `# https://pre-commit.com\nrepos:\n${ourLines(setup, 2)
    .map((line) => `  ${line}\n`)
    .join('')}`;
}

export function addToPreCommitConfig(text: string, setup: Setup): Addition {
  const said = readYaml(text);
  if (!isMapping(said)) return { kind: 'refused' };
  const repositories = said.repos ?? [];
  if (!isList(repositories)) return { kind: 'refused' };
  if (repositories.some(isOurs)) return { kind: 'there' };
  const after = withOurs(text, setup);
  const wanted = { ...said, repos: [...repositories, ourEntry(setup)] };
  const changed = after === null ? null : ifItSays(after, wanted);
  return changed === null ? { kind: 'refused' } : { kind: 'changed', text: changed };
}

function isOurs(repository: unknown): boolean {
  if (!isMapping(repository)) return false;
  const hooks = isList(repository.hooks) ? repository.hooks : [];
  return hooks.some((hook) => isMapping(hook) && /^proxylint(?:-fix|-project)?$/.test(String(hook.id)));
}

function withOurs(text: string, setup: Setup): string | null {
  const lines = linesOf(text);
  const list = findBlock(lines, 'repos', null);
  if (list === null) return withLines(lines, lines.length, ['repos:', ...indented(ourLines(setup, 2))], 0);
  if (list.value === '[]') {
    const key = (lines[list.line] ?? '').replace(/[ \t]*\[\]/, '');
    const opened = lines.map((line, at) => (at === list.line ? key : line));
    return withLines(opened, list.line + 1, indented(ourLines(setup, 2)), 0);
  }
  if (list.value !== '') return null;
  const indent = indentInside(lines, list) ?? 2;
  return withLines(lines, list.end, ourLines(setup, hookIndent(lines)), indent);
}

/** How far the items of `hooks` stand right of the key, as the others in the file do. */
function hookIndent(lines: readonly string[]): number {
  const key = lines.findIndex((line) => /^[ -]*hooks:\s*$/.test(line));
  const item = lines.slice(key + 1).find((line) => /^ *- /.test(line));
  if (key === -1 || item === undefined) return 2;
  const column = (lines[key] ?? '').search(/hooks:/);
  const distance = indentOf(item) - column;
  return distance >= 0 && distance <= 8 ? distance : 2;
}

function ourLines(setup: Setup, hookDistance: number): readonly string[] {
  const args = ourArguments(setup);
  const indent = ' '.repeat(2 + hookDistance);
  return [
    `- repo: ${setup.home}`,
    `  rev: ${setup.revision}`,
    '  hooks:',
    `${indent}- id: proxylint`,
    ...(args === null
      ? []
      : [`${indent}  args: [${args.map((word) => (word === '--' ? "'--'" : word)).join(', ')}]`]),
  ];
}

function ourEntry(setup: Setup): unknown {
  const args = ourArguments(setup);
  const hook = args === null ? { id: 'proxylint' } : { id: 'proxylint', args };
  return { repo: setup.home, rev: setup.revision, hooks: [hook] };
}

/** `args` takes the place of the hook's own, which is `--`. */
function ourArguments({ baseline }: Setup): readonly string[] | null {
  return baseline === null ? null : ['--baseline', baseline, '--'];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
