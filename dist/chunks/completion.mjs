import{F as rules,Ir as OPTIONS,Jr as RunFailed,Mr as COMMANDS,Nr as COMMAND_NAMES,Pr as DEFAULT_COMMAND,Yr as ExitStatus}from"./core.mjs";const SHELLS=[`bash`,`zsh`,`fish`];function vocabulary(){return COMMAND_NAMES.map(name=>({name,summary:COMMANDS[name].summary,options:optionsOf(name),operands:operandsOf(name)}))}function optionsOf(command){return[...Object.entries(OPTIONS).filter(([,{commands}])=>commands.includes(command)).flatMap(([name,option])=>{let completed={name:`--${name}`,help:option.help,value:valueForm$1(name,command)};return option.negatable?[completed,{...completed,name:`--no-${name}`}]:[completed]}),{name:`--help`,help:`Show the help`,value:{kind:`none`}}]}function valueForm$1(name,command){let option=OPTIONS[name];return option===void 0||option.kind===`flag`?{kind:`none`}:name===`format`?{kind:`words`,words:COMMANDS[command].formats}:option.choices===void 0?option.takes===`file`?{kind:`file`}:{kind:`free`}:{kind:`words`,words:option.choices}}function operandsOf(command){switch(COMMANDS[command].operands.name){case`rule`:return{kind:`words`,words:rules.map(({id})=>id)};case`shell`:return{kind:`words`,words:SHELLS};case`none`:return{kind:`words`,words:[]};default:return{kind:`files`}}}function words(list){return list.join(` `)}function bashCompletion(){let commands=vocabulary();return`# bash completion for proxylint: source <(proxylint completion bash)
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
      ${commands.map(({name})=>name).join(`|`)}) command=$word; break ;;
      ${valueOptions(commands).join(`|`)})
        (( at++ ))
        [[ \${COMP_WORDS[at]} == = ]] && (( at++ )) ;;
      -*) ;;
      *) break ;;
    esac
  done
  COMPREPLY=()
  case "\${command:-${DEFAULT_COMMAND}} $previous" in
${commands.flatMap(valueCases).join(`
`)}
  esac
  case $current in
    -*)
      case \${command:-${DEFAULT_COMMAND}} in
${commands.map(({name,options})=>`        ${name}) word='${words(options.map(option=>option.name))}' ;;`).join(`
`)}
      esac
      COMPREPLY=($(compgen -W "$word" -- "$current")) ;;
    *)
      case $command in
        '') (( COMP_CWORD == 1 )) && COMPREPLY=($(compgen -W '${words(commands.map(({name})=>name))}' -- "$current")) ;;
${commands.flatMap(operandCases).join(`
`)}
      esac ;;
  esac
}
# Where there is nothing to say, bash completes the names of files.
complete -o bashdefault -o default -F _proxylint proxylint
`}function valueOptions(commands){let names=commands.flatMap(({options})=>options.filter(({value})=>value.kind!==`none`).map(({name})=>name));return[...new Set(names)]}function valueCases({name,options}){let byAnswer=new Map;for(let option of options){let answer=answerFor(option.value);answer!==null&&byAnswer.set(answer,[...byAnswer.get(answer)??[],`'${name} ${option.name}'`])}return[...byAnswer].map(([answer,patterns])=>`    ${patterns.join(`|`)}) ${answer}return ;;`)}function answerFor(value){switch(value.kind){case`none`:return null;case`words`:return`COMPREPLY=($(compgen -W '${words(value.words)}' -- "$current")); `;case`file`:case`free`:return``}}function operandCases({name,operands}){return operands.kind===`files`?[]:[`        ${name}) COMPREPLY=($(compgen -W '${words(operands.words)}' -- "$current")) ;;`]}function fishCompletion(){let commands=vocabulary();return`# fish completion for proxylint: proxylint completion fish | source
function __proxylint_command
    set -l words (commandline -opc)
    for word in $words[2..-1]
        switch $word
            case '-*'
                continue
            case ${commands.map(({name})=>name).join(` `)}
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
${commands.map(({name,summary})=>`complete -c proxylint -n __proxylint_needs_command -a ${name} -d ${quoted$1(summary)}`).join(`
`)}
${commands.flatMap(linesOf).join(`
`)}
`}function linesOf({name,options,operands}){let when=`complete -c proxylint -n '__proxylint_is ${name}'`;return[...operands.kind===`files`?[]:[`${when} -f -a ${quoted$1(operands.words.join(` `))}`],...options.map(option=>`${when} ${optionLine(option)}`)]}function optionLine({name,help,value}){return`-l ${name.slice(2)}${valueForm(value)} -d ${quoted$1(help)}`}function valueForm(value){switch(value.kind){case`none`:return``;case`words`:return` -x -a ${quoted$1(value.words.join(` `))}`;case`file`:return` -r -F`;case`free`:return` -x`}}function quoted$1(text){return`'${text.replace(/[\\']/g,`\\$&`)}'`}function zshCompletion(){let commands=vocabulary();return`#compdef proxylint
# zsh completion for proxylint: source <(proxylint completion zsh), or write it to a file _proxylint on your fpath.
_proxylint() {
  local command=${DEFAULT_COMMAND}
  local -a commands
  commands=(
${commands.map(({name,summary})=>`    ${quoted(`${name}:${summary}`)}`).join(`
`)}
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
${commands.map(argumentsOf).join(`
`)}
  esac
}
_proxylint_commands() { _describe -t commands command commands }
if [[ $funcstack[1] == _proxylint ]]; then
  _proxylint "$@"
else
  compdef _proxylint proxylint
fi
`}function argumentsOf({name,options,operands}){let operand=operands.kind===`files`?`'*:file:_files'`:quoted(`1:word:(${operands.words.join(` `)})`);return`    ${name})\n      _arguments -S \\\n${[...options.map(specOf),...operands.kind===`words`&&operands.words.length===0?[]:[operand]].map(spec=>`        ${spec}`).join(` \\
`)} ;;`}function specOf({name,help,value}){return quoted(`*${name}${value.kind===`none`?``:`=`}[${help.replace(/[[\]\\]/g,`\\$&`)}]${actionOf(value)}`)}function actionOf(value){switch(value.kind){case`none`:return``;case`words`:return`:value:(${value.words.join(` `)})`;case`file`:return`:file:_files`;case`free`:return`:value: `}}function quoted(text){return`'${text.replaceAll(`'`,`'\\''`)}'`}const SCRIPTS={bash:bashCompletion,zsh:zshCompletion,fish:fishCompletion};function completion([given=``],{stdout}){let name=given.slice(given.lastIndexOf(`/`)+1),shell=SHELLS.find(known=>known===name);if(shell===void 0)throw new RunFailed(`there is no completion for '${given}'; for ${SHELLS.join(`, `)} there is`);return stdout.write(SCRIPTS[shell]()),ExitStatus.clean}export{completion};