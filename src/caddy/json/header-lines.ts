/** Changes to headers in JSON (modules/caddyhttp/headers) as the lines of a Caddyfile: `Field value`, `+Field`, `-Field`. */
import type { Argument, Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { line, quoted, word } from './line.ts';
import { type Cursor, itemsOf, memberAt, membersAt, textAt, textsAt } from './place.ts';

/**
 * The operations of `{ add, set, delete, replace }`. `directive`: what begins each line before the name of the field, or
 * null where the field begins it, as in the block of `header`.
 */
export function operationLines(
  operations: Cursor | null,
  directive: 'header_up' | 'header_down' | null,
  owner: Directive | null,
): readonly Statement[] {
  const make = (
    at: Cursor & { readonly span: Argument['span'] },
    words: readonly Argument[],
    quote: string,
  ) => {
    const [field, ...rest] = words;
    const name = directive ?? field?.value ?? '';
    const args = directive === null ? rest : words;
    const made = line(name, { head: at.span, place: at.place, args, quote }, owner);
    return directive === null && field !== undefined ? { ...made, name: field } : made;
  };
  const valued = (kind: 'add' | 'set', mark: string) =>
    membersAt(operations, kind).map((member) => {
      const field = word(member.name, member.nameSpan, mark);
      return make(member, [field, listedValue(member)], quoted(member.span));
    });
  const deleted = textsAt(memberAt(operations, 'delete')).map((item) => {
    const { span } = item.node;
    return make(
      { ...item, span },
      [word(item.text, span, '-')],
      `\`"delete": [${quoted(span).slice(1, -1)}]\``,
    );
  });
  const replaced = membersAt(operations, 'replace').flatMap((member) =>
    itemsOf(member).map((item) => {
      const words = [word(member.name, member.nameSpan), searched(item), replacement(item)];
      return make({ ...item, span: member.span }, words, quoted(member.span));
    }),
  );
  return [...valued('add', '+'), ...valued('set', ''), ...deleted, ...replaced];
}

/** Several values are sent as several lines, which mean the same as one list. */
function listedValue(member: Cursor): Argument {
  const values = textsAt(member);
  const span = values.length === 1 ? (values[0]?.node.span ?? member.node.span) : member.node.span;
  return word(values.map(({ text }) => text).join(', '), span);
}

/** A text that is searched for, as the expression that finds it. */
function searched(item: Cursor): Argument {
  const expression = textAt(item, 'search_regexp');
  const text = textAt(item, 'search') ?? '';
  return word(
    expression === null || expression === '' ? text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&') : expression,
    (memberAt(item, 'search_regexp') ?? memberAt(item, 'search') ?? item).node.span,
  );
}

function replacement(item: Cursor): Argument {
  return word(textAt(item, 'replace') ?? '', (memberAt(item, 'replace') ?? item).node.span);
}
