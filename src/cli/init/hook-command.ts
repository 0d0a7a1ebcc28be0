/** The command of a hook that is not pre-commit's, and the files of husky and lefthook with it in them. */
import type { Setup } from './step.ts';
import {
  type Addition,
  type Block,
  findBlock,
  ifItSays,
  indentInside,
  isList,
  isMapping,
  linesOf,
  readYaml,
  withLines,
} from './yaml-text.ts';

export const HUSKY_HOOK = '.husky/pre-commit';
export const LEFTHOOK_CONFIGS = ['lefthook.yml', '.lefthook.yml', 'lefthook.yaml', '.lefthook.yaml'];

function checkCommand({ baseline }: Setup): string {
  const accepted = baseline === null ? '' : ` --baseline ${baseline}`;
  return `proxylint check --force-exclude --no-error-on-unmatched${accepted} --`;
}

/** For `.husky/pre-commit`, which husky runs with `node_modules/.bin` on the PATH. */
function huskyLines(setup: Setup): string {
  return `git diff --cached --name-only -z --no-renames --diff-filter=ACMT --ignore-submodules=all |
  xargs -0 -r ${checkCommand(setup)}
`;
}

export function newHuskyHook(setup: Setup): string {
  return huskyLines(setup);
}

export function addToHuskyHook(text: string, setup: Setup): Addition {
  if (/^[^#\n]*\bproxylint\b/m.test(text)) return { kind: 'there' };
  // Nothing runs behind these.
  if (/^\s*(?:exit|exec)\b/m.test(text)) return { kind: 'refused' };
  const end = text.includes('\r\n') ? null : text === '' || text.endsWith('\n') ? '' : '\n';
  return end === null ? { kind: 'refused' } : { kind: 'changed', text: text + end + huskyLines(setup) };
}

export function addToLefthook(text: string, setup: Setup): Addition {
  const said = readYaml(text) ?? (/^\s*(?:#|$)/.test(text) ? {} : null);
  if (!isMapping(said)) return { kind: 'refused' };
  const hook = said['pre-commit'] ?? {};
  if (!isMapping(hook)) return { kind: 'refused' };
  if (JSON.stringify(hook).includes('proxylint')) return { kind: 'there' };
  const run = `npx --no-install ${checkCommand(setup)} {staged_files}`;
  const lines = linesOf(text);
  const block = findBlock(lines, 'pre-commit', null);
  const changed =
    block === null ? withNewHook(text, lines, said, run) : withJob(lines, block, said, hook, run);
  return changed === null ? { kind: 'refused' } : { kind: 'changed', text: changed };
}

function withNewHook(text: string, lines: readonly string[], said: object, run: string): string | null {
  const gap = text.trim() === '' ? [] : [''];
  const added = [...gap, 'pre-commit:', '  commands:', '    proxylint:', `      run: ${run}`];
  const wanted = { ...said, 'pre-commit': { commands: { proxylint: { run } } } };
  return ifItSays(withLines(lines, lines.length, added, 0), wanted);
}

/** In the form that the file has: a list of jobs, or commands by name. */
function withJob(
  lines: readonly string[],
  block: Block,
  said: object,
  hook: Readonly<Record<string, unknown>>,
  run: string,
): string | null {
  const jobs = findBlock(lines, 'jobs', block);
  if (jobs !== null) {
    if (!isList(hook.jobs) || jobs.value !== '') return null;
    const added = ['- name: proxylint', `  run: ${run}`];
    const wanted = { ...hook, jobs: [...hook.jobs, { name: 'proxylint', run }] };
    const text = withLines(lines, jobs.end, added, indentInside(lines, jobs) ?? jobs.indent + 2);
    return ifItSays(text, { ...said, 'pre-commit': wanted });
  }
  const commands = findBlock(lines, 'commands', block);
  const known = hook.commands ?? {};
  if (!isMapping(known) || (commands !== null && commands.value !== '')) return null;
  const indent = indentInside(lines, block) ?? block.indent + 2;
  const added = ['proxylint:', `  run: ${run}`];
  const text =
    commands === null
      ? withLines(lines, block.end, ['commands:', ...added.map((line) => `  ${line}`)], indent)
      : withLines(lines, commands.end, added, indentInside(lines, commands) ?? commands.indent + 2);
  return ifItSays(text, { ...said, 'pre-commit': { ...hook, commands: { ...known, proxylint: { run } } } });
}
