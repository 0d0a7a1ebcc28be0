/** `uri query …`: what it changes in the query of a request (modules/caddyhttp/rewrite/caddyfile.go, `applyQueryOps`). */
import type { Argument } from '../../config/statement.ts';
import type { ObjectNode } from '../../json/node.ts';
import { Draft } from '../json-draft.ts';
import { OptionLine } from '../option-lines.ts';

/** `args`: behind the word query. One change on the line, or each line of the block one. */
export function queryChanges(args: readonly Argument[], line: OptionLine): ObjectNode {
  const draft = new Draft(line.span);
  const [key, ...values] = args;
  if (key !== undefined) putChange(key, values, line, draft);
  for (const child of line.block()) {
    const own = new OptionLine(child.name, child.args, child, line.context);
    if (key === undefined) putChange(child.name, child.args, own, draft);
    else {
      const message = 'uri query takes a change on its line or changes in its block, not both';
      own.refuse('arguments', message, child.name.span);
    }
  }
  return draft.node();
}

function putChange(key: Argument, values: readonly Argument[], line: OptionLine, draft: Draft): void {
  const name = key.value;
  const [first = '', second = ''] = values.map(({ value }) => value);
  const takes = (count: number, what: string): boolean => {
    if (values.length === count) return true;
    line.refuse('arguments', `${name} takes ${what} here`, values[count]?.span ?? key.span);
    return false;
  };
  if (name.startsWith('-')) {
    if (takes(0, 'nothing more')) draft.append('delete', [name.replace(/^-+/, '')], key.span);
  } else if (name.startsWith('+')) {
    if (takes(1, 'the value to add'))
      draft.append('add', [{ key: name.replace(/^\++/, ''), val: first }], key.span);
  } else if (name.includes('>')) {
    const [from = '', to = ''] = name.split('>');
    if (takes(0, 'nothing more')) draft.append('rename', [{ key: from, val: to }], key.span);
  } else if (values.length === 2) {
    draft.append('replace', [{ key: name, search_regexp: first, replace: second }], key.span);
  } else if (takes(1, 'a value, or a pattern and what to put in its place')) {
    draft.append('set', [{ key: name, val: first }], key.span);
  }
}
