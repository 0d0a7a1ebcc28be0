/** The completion script for bash, from 3.2 on (macOS still has that). */
import { DEFAULT_COMMAND } from '../arguments/options.ts';
import { type CompletedCommand, type OptionValue, vocabulary } from './vocabulary.ts';

/** Words only, no quotes or spaces in them: `compgen -W` splits and expands what it is given. */
function words(list: readonly string[]): string {
  return list.join(' ');
}

export function bashCompletion(): string {
  const commands = vocabulary();
  return `# bash completion for proxylint: source <(proxylint completion bash)
_proxylint() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command='' word at
  # bash takes --format=json apart at the =.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for (( at = 1; at < COMP_CWORD; at++ )); do
    word=\${COMP_WORDS[at]}
    case $word in
      ${commands.map(({ name }) => name).join('|')}) command=$word; break ;;
      ${valueOptions(commands).join('|')})
        (( at++ ))
        [[ \${COMP_WORDS[at]} == = ]] && (( at++ )) ;;
      -*) ;;
      *) break ;;
    esac
  done
  COMPREPLY=()
  case "\${command:-${DEFAULT_COMMAND}} $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case $current in
    -*)
      case \${command:-${DEFAULT_COMMAND}} in
${commands.map(({ name, options }) => `        ${name}) word='${words(options.map((option) => option.name))}' ;;`).join('\n')}
      esac
      COMPREPLY=($(compgen -W "$word" -- "$current")) ;;
    *)
      case $command in
        '') (( COMP_CWORD == 1 )) && COMPREPLY=($(compgen -W '${words(commands.map(({ name }) => name))}' -- "$current")) ;;
${commands.flatMap(operandCases).join('\n')}
      esac ;;
  esac
}
# Where there is nothing to say, bash completes the names of files.
complete -o bashdefault -o default -F _proxylint proxylint
`;
}

/** The options that the next word belongs to. */
function valueOptions(commands: readonly CompletedCommand[]): readonly string[] {
  const names = commands.flatMap(({ options }) =>
    options.filter(({ value }) => value.kind !== 'none').map(({ name }) => name),
  );
  return [...new Set(names)];
}

/** What follows an option. Returning with no words leaves the names of files. */
function valueCases({ name, options }: CompletedCommand): readonly string[] {
  const byAnswer = new Map<string, string[]>();
  for (const option of options) {
    const answer = answerFor(option.value);
    if (answer === null) continue;
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), `'${name} ${option.name}'`]);
  }
  return [...byAnswer].map(([answer, patterns]) => `    ${patterns.join('|')}) ${answer}return ;;`);
}

function answerFor(value: OptionValue): string | null {
  switch (value.kind) {
    case 'none':
      return null;
    case 'words':
      return `COMPREPLY=($(compgen -W '${words(value.words)}' -- "$current")); `;
    case 'file':
    case 'free':
      return '';
  }
}

function operandCases({ name, operands }: CompletedCommand): readonly string[] {
  if (operands.kind === 'files') return [];
  return [`        ${name}) COMPREPLY=($(compgen -W '${words(operands.words)}' -- "$current")) ;;`];
}
