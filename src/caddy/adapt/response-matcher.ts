/**
 * Matchers of responses: `@name status 5xx`, or a block of `status` and `header` lines (caddyhttp/responsematchers.go). Of
 * several statuses one must be the response's; fields must all be there.
 */
import { lookUp } from '../../text/look-up.ts';
import type { Argument, Statement } from '../config/statement.ts';
import type { ObjectNode } from '../json/node.ts';
import { canonicalField } from '../language/header-names.ts';
import { Draft } from './json-draft.ts';
import { type OptionContext, OptionLine, type OptionTable, readOptions } from './option-lines.ts';
import { readStatus } from './option-values.ts';

/** Reads what follows the name of a matcher. */
export function readResponseMatcher(statement: Statement, context: OptionContext): ObjectNode {
  const matcher = new Draft(statement.name.span);
  const [first, ...args] = statement.args;
  if (first?.value !== 'header') {
    readOptions(statement.block ?? [], CONDITIONS, matcher, 'a response matcher', context);
  }
  if (first === undefined) return matcher.node();
  const line = new OptionLine(first, args, statement, context);
  const condition = lookUp(CONDITIONS, first.value);
  if (condition === undefined) line.refuse('matcher', unknownCondition(first), first.span);
  else {
    condition.read(line, matcher);
    if (first.value === 'header') line.remainder();
  }
  return matcher.node();
}

function unknownCondition({ value }: Argument): string {
  return `a response is matched by its status or its headers, not by ${value}; write status or header`;
}

const CONDITIONS: OptionTable<Draft> = { status: { read: readStatuses }, header: { read: readField } };

function readStatuses(line: OptionLine, matcher: Draft): void {
  const args = line.rest();
  if (args.length === 0) {
    line.refuse('arguments', 'status needs a status such as 404, or 5xx', line.name.span);
    return;
  }
  for (const argument of args) {
    const status = readStatus(argument, line);
    if (status === null) return;
    matcher.append('status_code', [status.value], status.span);
  }
}

/** `header Field value`, or `header !Field` for one that must not be there. */
function readField(line: OptionLine, matcher: Draft): void {
  const [field, value, ...more] = line.rest();
  if (field === undefined) {
    line.refuse('matcher', 'header needs a field and a value, or !Field', line.name.span);
    return;
  }
  const isAbsence = field.value.startsWith('!');
  const extra = isAbsence ? value : more[0];
  if (extra !== undefined) {
    line.refuse('matcher', `header matches one field here; remove ${extra.value}`, extra.span);
    return;
  }
  if (line.statement.block?.length === 0) line.block();
  const headers = matcher.within('headers', line.span);
  if (isAbsence) {
    if (field.value === '!') line.refuse('matcher', '! needs the name of a field behind it', field.span);
    headers.putAlways(field.value.slice(1), null, field.span);
  } else if (value === undefined) {
    line.refuse(
      'matcher',
      `header ${field.value} needs a value; write header ${field.value} * for any`,
      field.span,
    );
  } else {
    headers.append(canonicalField(field.value), [value.value], value.span);
  }
}
