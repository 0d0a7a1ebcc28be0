/** The completion script for zsh: in a file `_proxylint` on the `fpath`, or sourced. */
import { DEFAULT_COMMAND } from '../arguments/options.ts';
import { type CompletedCommand, type CompletedOption, type OptionValue, vocabulary } from './vocabulary.ts';

export function zshCompletion(): string {
  const commands = vocabulary();
  return `#compdef proxylint
# zsh completion for proxylint: source <(proxylint completion zsh), or write it to a file _proxylint on your fpath.
_proxylint() {
  local command=${DEFAULT_COMMAND}
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _alternative 'commands:command:_proxylint_commands' 'files:file:_files'
    return
  fi
  if (( \${commands[(I)$words[2]:*]} )); then
    command=$words[2]
    words=("$words[1]" "\${(@)words[3,-1]}")
    (( CURRENT-- ))
  fi
  case $command in
${commands.map(argumentsOf).join('\n')}
  esac
}
_proxylint_commands() { _describe -t commands command commands }
if [[ $funcstack[1] == _proxylint ]]; then
  _proxylint "$@"
else
  compdef _proxylint proxylint
fi
`;
}

function argumentsOf({ name, options, operands }: CompletedCommand): string {
  const operand =
    operands.kind === 'files' ? "'*:file:_files'" : quoted(`1:word:(${operands.words.join(' ')})`);
  const specs = [
    ...options.map(specOf),
    ...(operands.kind === 'words' && operands.words.length === 0 ? [] : [operand]),
  ];
  return `    ${name})\n      _arguments -S \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')} ;;`;
}

function specOf({ name, help, value }: CompletedOption): string {
  const takes = value.kind === 'none' ? '' : '=';
  return quoted(`*${name}${takes}[${help.replace(/[[\]\\]/g, '\\$&')}]${actionOf(value)}`);
}

function actionOf(value: OptionValue): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'words':
      return `:value:(${value.words.join(' ')})`;
    case 'file':
      return ':file:_files';
    case 'free':
      return ':value: ';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
