/** Asks real shells what they complete, with the scripts that we print. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from '../../../src/cli/completion/vocabulary.ts';
import { directoryWith, run } from '../command-line.ts';

export function isInstalled(shell: Shell): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

/** What is offered where the cursor stands at the end of a line, in a directory that holds one `nginx.conf`. */
export async function completed(shell: Shell, line: string): Promise<readonly string[]> {
  const directory = directoryWith({ 'nginx.conf': '' });
  const { stdout: script } = await run(directory, ['completion', shell]);
  const home = directoryWith();
  const path = join(home, 'completion');
  writeFileSync(path, script);
  const asked = QUESTIONS[shell](path, line);
  const { status, stdout, stderr } = spawnSync(shell, asked.args, {
    cwd: directory,
    encoding: 'utf8',
    input: asked.input,
    timeout: 20_000,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, TERM: 'xterm' },
  });
  if (status !== 0) throw new Error(`${shell} ended with ${status}: ${stderr}`);
  return wordsIn(shell, stdout);
}

interface Question {
  readonly args: readonly string[];
  readonly input: string;
}

const QUESTIONS: Readonly<Record<Shell, (script: string, line: string) => Question>> = {
  // As readline does: the words that COMP_WORDBREAKS makes, then the function; without an answer, the names of files.
  bash: (script, line) => ({
    args: ['--norc', '--noprofile', '-s', script, line],
    input: `source "$1"
IFS= read -r -d '' line < <(printf '%s\\0' "$2")
COMP_WORDS=()
for word in $line; do
  if [[ $word == *=* ]]; then COMP_WORDS+=("\${word%%=*}" = ) && [[ -n \${word#*=} ]] && COMP_WORDS+=("\${word#*=}")
  else COMP_WORDS+=("$word"); fi
done
[[ $line == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
_proxylint
(( \${#COMPREPLY[@]} )) && printf '%s\\n' "\${COMPREPLY[@]}"
[[ \${#COMPREPLY[@]} -gt 0 || $(complete -p proxylint) != *'-o default'* ]] || compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"
`,
  }),
  // A terminal of its own: completion in zsh is part of its line editor.
  zsh: (script, line) => ({
    args: ['-f', '-s', script, line],
    input: `zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell "PROMPT= RPROMPT=; setopt no_list_beep; autoload -Uz compinit; compinit -u -D; source $1"
zpty -w shell "zstyle ':completion:*' list-colors 'no='; zstyle ':completion:*' list-prompt ''; LISTMAX=1000; COLUMNS=300 LINES=500"
zpty -w shell "compprefuncs=( hook ); hook() { compadd() { if [[ \\\${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd \\"\\$@\\"; else local -a __hits; builtin compadd -A __hits \\"\\$@\\"; builtin compadd \\"\\$@\\"; print -rl -- '<<' \\$__hits '>>' >> hits; fi } }"
zpty -w shell "bindkey '^I' complete-word; print READY"
zpty -r -m shell line '*READY*READY*'
zpty -w -n shell "$2"$'\\t'
repeat 50; do [[ -s hits ]] && break; sleep 0.02; done
zpty -w -n shell $'\\C-u'
zpty -w shell "print DONE"
zpty -r -m shell line '*DONE*DONE*'
zpty -d shell
[[ -f hits ]] && cat hits
exit 0
`,
  }),
  fish: (script, line) => ({
    args: ['--no-config', '-c', `source ${script}; complete -C '${line}'`],
    input: '',
  }),
};

function wordsIn(shell: Shell, stdout: string): readonly string[] {
  const lines = stdout.split('\n').filter((word) => word !== '' && word !== '<<' && word !== '>>');
  // fish puts the description behind a tab.
  return [...new Set(shell === 'fish' ? lines.map((word) => word.split('\t')[0] ?? '') : lines)].sort();
}
