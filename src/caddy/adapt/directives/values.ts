/** `vars` and `map`, and the directives that set variables of Caddy's own: `skip_log`, `log_name`. */
import type { Argument } from '../../config/statement.ts';
import { objectNode, type PlainJson } from '../../json/node.ts';
import type { HandlerAdapter } from '../directive-adapter.ts';
import { Draft } from '../json-draft.ts';
import { OptionLine, wordLines } from '../option-lines.ts';
import { isWrittenOutShorthand } from '../shorthands.ts';
import { lineOf, scalar } from './read-line.ts';

export const vars: HandlerAdapter = (directive, context) => {
  const { span, statement } = directive;
  const draft = new Draft(span);
  draft.put('handler', 'vars', span);
  const line = lineOf(directive, context);
  const name = line.next();
  if (name !== null) putVariable(name, line, draft);
  for (const { name: own, args } of wordLines(statement.block ?? [])) {
    putVariable(own, new OptionLine(own, args, { ...statement, block: null }, context), draft);
  }
  return draft.node();
};

function putVariable(name: Argument, line: OptionLine, draft: Draft): void {
  const value = line.need(`a value for ${name.value}`);
  line.end();
  if (value !== null) draft.putAlways(name.value, scalar(value), value.span);
}

export const map: HandlerAdapter = (directive, context) => {
  const { span, statement } = directive;
  const line = lineOf(directive, context);
  const source = line.need('a source and one destination or more');
  if (source === null) return null;
  const destinations = line.rest();
  if (destinations.length === 0)
    line.refuse('arguments', 'map needs a destination such as {my_value}', line.name.span);
  for (const { value, span: at } of destinations) {
    if (!isWrittenOutShorthand(value, context.version)) continue;
    line.refuse('value', `${value} is a placeholder of Caddy's own; give the destination another name`, at);
  }
  let defaults: readonly PlainJson[] | null = null;
  const mappings: PlainJson[] = [];
  for (const child of wordLines(statement.block ?? [])) {
    const entry = new OptionLine(child.name, child.args, { ...statement, block: null }, context);
    if (child.name.value === 'default') {
      if (defaults !== null) entry.refuse('duplicate', 'map has its defaults already', child.name.span);
      defaults = entry.rest().map(({ value }) => value);
      continue;
    }
    const outputs = entry.rest().map((argument) => (argument.value === '-' ? null : scalar(argument)));
    const extra = child.args[destinations.length];
    if (extra !== undefined) entry.refuse('arguments', 'there are more values than destinations', extra.span);
    const input = child.name.value;
    mappings.push({
      ...(input.startsWith('~')
        ? { input_regexp: input.slice(1) || undefined }
        : { input: input || undefined }),
      outputs: padded(outputs, destinations.length, null),
    });
  }
  return objectNode(
    {
      defaults: defaults === null ? undefined : padded(defaults, destinations.length, ''),
      destinations: destinations.map(({ value }) => value),
      handler: 'map',
      mappings: mappings.length === 0 ? undefined : mappings,
      source: source.value,
    },
    span,
  );
};

function padded(values: readonly PlainJson[], length: number, by: PlainJson): readonly PlainJson[] {
  return [...values, ...Array.from({ length: Math.max(0, length - values.length) }, () => by)];
}

export const skipLog: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  line.end();
  // The lines of a block are read as if each were the directive once more (2.6.2).
  const extra = context.isAtLeast('2.8') ? undefined : line.block().find(({ args }) => args.length > 0);
  if (extra !== undefined) line.refuse('arguments', 'skip_log takes no block; remove it', extra.name.span);
  const name = context.isAtLeast('2.8') ? 'log_skip' : 'skip_log';
  return objectNode({ handler: 'vars', [name]: true }, directive.span);
};

export const logName: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  const names = line.rest().map(({ value }) => value);
  return objectNode({ access_logger_names: names, handler: 'vars' }, directive.span);
};
