/** The completion script for fish. */
import { DEFAULT_COMMAND } from '../arguments/options.ts';
import { type CompletedCommand, type CompletedOption, type OptionValue, vocabulary } from './vocabulary.ts';

export function fishCompletion(): string {
  const commands = vocabulary();
  const names = commands.map(({ name }) => name).join(' ');
  return `# fish completion for proxylint: proxylint completion fish | source
function __proxylint_command
    set -l words (commandline -opc)
    for word in $words[2..-1]
        switch $word
            case '-*'
                continue
            case ${names}
                echo $word
                return
        end
        break
    end
    echo ${DEFAULT_COMMAND}
end
function __proxylint_is
    test (__proxylint_command) = $argv[1]
end
function __proxylint_needs_command
    test (count (commandline -opc)) -eq 1
end
${commands.map(({ name, summary }) => `complete -c proxylint -n __proxylint_needs_command -a ${name} -d ${quoted(summary)}`).join('\n')}
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ name, options, operands }: CompletedCommand): readonly string[] {
  const when = `complete -c proxylint -n '__proxylint_is ${name}'`;
  const operand = operands.kind === 'files' ? [] : [`${when} -f -a ${quoted(operands.words.join(' '))}`];
  return [...operand, ...options.map((option) => `${when} ${optionLine(option)}`)];
}

function optionLine({ name, help, value }: CompletedOption): string {
  return `-l ${name.slice(2)}${valueForm(value)} -d ${quoted(help)}`;
}

function valueForm(value: OptionValue): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'words':
      return ` -x -a ${quoted(value.words.join(' '))}`;
    case 'file':
      return ' -r -F';
    case 'free':
      return ' -x';
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
