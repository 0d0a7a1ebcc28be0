/**
 * Makes statements, as a Caddyfile would hold them, of what stands in a JSON configuration, with the places of the JSON:
 * the rules then judge both alike.
 */
import type { SourceFile } from '../../text/source-file.ts';
import { type Span, spanText } from '../../text/span.ts';
import type { Argument, Container, Statement } from '../config/statement.ts';
import type { Block, Directive, Word } from '../syntax/tree.ts';
import type { Cursor, JsonPlace, NamedCursor } from './place.ts';

/** What a line is made of, besides its name. */
export interface LineParts {
  /** What is blamed, and quoted: a member, an element. */
  readonly head: Span;
  /** What goes when the line is removed. */
  readonly place: JsonPlace | null;
  readonly args?: readonly Argument[];
  /** How messages name it, where `head` alone says too little. */
  readonly quote?: string;
  /** Made when the line is known that they stand in. */
  readonly block?: (owner: Directive) => readonly Statement[];
  /** Of routes of one group only the first that matches runs. */
  readonly group?: string | null;
  /** What it matches goes no further. */
  readonly ends?: boolean;
  /** More may be in it than is understood. */
  readonly opaque?: boolean;
}

export function line(name: string, parts: LineParts, owner: Directive | null): Statement {
  const { head, place, args = [], quote, block, group = null, ends = false, opaque = false } = parts;
  const { file, start, end } = head;
  const written: Directive = {
    name: { ...PLAIN, value: name, start, end },
    args: [],
    start,
    end,
    block: null,
    conditional: false,
  };
  const container = containerOf(file, owner);
  return {
    name: { value: name, span: head, quote: '', certain: true, json: { mark: '' } },
    args,
    block: block === undefined ? null : block(written),
    opaque,
    conditional: false,
    directive: written,
    container,
    json: { place, quote: quote ?? quoted(head), group, ends },
  };
}

const PLAIN: Pick<Word, 'quote' | 'startsLine' | 'templated' | 'environment'> = {
  quote: '',
  startsLine: true,
  templated: false,
  environment: false,
};

/** One for all lines of a block, by which rules tell that lines stand together. */
function containerOf(file: SourceFile, owner: Directive | null): Container {
  const key = owner ?? file;
  const known = containers.get(key);
  if (known !== undefined) return known;
  const block: Block = { open: -1, close: -1, children: [], opaque: false };
  const container: Container = { file, owner, outer: null, block };
  containers.set(key, container);
  return container;
}

const containers = new WeakMap<Directive | SourceFile, Container>();

/** A word of a line. `mark`: what it has that the JSON has not, such as the `-` before a header that is deleted. */
export function word(value: string, span: Span, mark = ''): Argument {
  return { value: `${mark}${value}`, span, quote: '', certain: true, json: { mark } };
}

/** A text, a number or a truth value as a word; null for what is none. */
export function wordAt(cursor: Cursor | null): Argument | null {
  if (cursor === null) return null;
  const { node } = cursor;
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean'
    ? word(String(node.value), node.span)
    : null;
}

/** A member as a line of its own: `"flush_interval": -1` → `flush_interval -1`. */
export function memberLine(
  member: NamedCursor | null,
  owner: Directive | null,
  {
    name,
    args,
    block,
    opaque,
  }: Partial<Pick<LineParts, 'args' | 'block' | 'opaque'>> & { readonly name?: string } = {},
): readonly Statement[] {
  if (member === null) return [];
  const own = wordAt(member);
  const head = block === undefined || member.node.kind !== 'object' ? member.span : member.nameSpan;
  return [
    line(
      name ?? member.name,
      {
        head,
        place: member.place,
        args: args ?? (own === null ? [] : [own]),
        ...(block === undefined ? {} : { block }),
        ...(opaque === undefined ? {} : { opaque }),
      },
      owner,
    ),
  ];
}

/** Nobody reads a longer quotation in a message. */
const LONGEST_QUOTE = 80;

/** The text of a stretch on one line, in backticks. */
export function quoted(span: Span): string {
  const text = spanText(span)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=[[{]) | (?=[\]}])/g, '');
  return text.length > LONGEST_QUOTE ? `\`${text.slice(0, LONGEST_QUOTE - 1)}…\`` : `\`${text}\``;
}
