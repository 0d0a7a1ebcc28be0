/**
 * A directive after imports are followed and their arguments put in: what Caddy acts on. Every value keeps the span of
 * the word that it came from, in the file where that word stands.
 */
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { JsonPlace } from '../json/place.ts';
import type { Block, Directive, Quote } from '../syntax/tree.ts';

export interface Argument {
  /** After import arguments are put in; `{$ENV}` as written. */
  readonly value: string;
  readonly span: Span;
  readonly quote: Quote;
  /** The value is certain: no `{$ENV}`, no template tag. Run-time placeholders may be in it. */
  readonly certain: boolean;
  /** Of a JSON configuration: the word stands there as a text or a number, without `mark`, the `-` of a deleted header. */
  readonly json?: { readonly mark: string };
}

/** Where a directive stands in its file: what an edit that removes it has to look at. */
export interface Container {
  readonly file: SourceFile;
  /** The directive whose block this is; null for the block of a site or of a file. */
  readonly owner: Directive | null;
  /** Where that directive stands itself. */
  readonly outer: Container | null;
  readonly block: Block;
}

export interface Statement {
  readonly name: Argument;
  readonly args: readonly Argument[];
  /** Null when it has no block. */
  readonly block: readonly Statement[] | null;
  /** An import in the block could not be followed, or a template or variable fills it: more may be in it. */
  readonly opaque: boolean;
  /** Present in some renderings of a template only. */
  readonly conditional: boolean;
  readonly directive: Directive;
  readonly container: Container;
  /** Of a JSON configuration, where handlers run as they are written. */
  readonly json?: WrittenInJson;
}

/** What stands in the JSON for a line of a Caddyfile. */
export interface WrittenInJson {
  /** What goes when the line is removed; null where nothing can. */
  readonly place: JsonPlace | null;
  /** As messages quote it, in backticks. */
  readonly quote: string;
  /** Of the routes of one group only the first that matches runs. */
  readonly group: string | null;
  /** What it matches goes no further. */
  readonly ends: boolean;
}

/** The line of a statement: its name and arguments, without its block. */
export function headSpan(statement: Statement): Span {
  const { directive, container } = statement;
  const last = directive.args.at(-1) ?? directive.name;
  return { file: container.file, start: directive.start, end: last.end };
}

/** Arguments of a handler without its matcher, and the matcher's token if there is one. Quotes make no difference to Caddy. */
export function splitMatcher(statement: Statement): {
  readonly matcher: Argument | null;
  readonly args: readonly Argument[];
} {
  const first = statement.args[0];
  if (first === undefined || !/^(?:\*$|[/@])/.test(first.value)) {
    return { matcher: null, args: statement.args };
  }
  return { matcher: first, args: statement.args.slice(1) };
}

/** The children of a statement that have this name, in written order. */
export function childrenNamed(statement: Statement, name: string): readonly Statement[] {
  return (statement.block ?? []).filter((child) => child.name.value === name);
}

/** Statements and all that is in their blocks, outer ones first, each with the one around it. */
export function* everyStatement(
  statements: readonly Statement[],
): Generator<{ readonly statement: Statement; readonly owner: Statement | null }> {
  const waiting = [...statements]
    .reverse()
    .map((statement) => ({ statement, owner: null as Statement | null }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const owner = next.statement;
    for (const child of [...(owner.block ?? [])].reverse()) waiting.push({ statement: child, owner });
  }
}
