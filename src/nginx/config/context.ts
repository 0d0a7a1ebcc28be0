/**
 * The configuration as nginx sees it once every `include` is followed: one tree of contexts, in which each statement
 * knows its file, the block in which it is in effect, and the `include` that brought it there.
 */
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Block, Directive } from '../syntax/tree.ts';

/** The block a directive stands in. Everything that holds no directives of its own (maps, types, …) is `entries`. */
export type ContextKind =
  | 'main'
  | 'events'
  | 'http'
  | 'server'
  | 'location'
  | 'if'
  | 'limit_except'
  | 'upstream'
  | 'stream'
  | 'mail'
  | 'entries'
  | 'other';

export interface Context {
  readonly kind: ContextKind;
  /** The block directive; null for the top level of a file. */
  readonly statement: Statement | null;
  readonly parent: Context | null;
  readonly statements: readonly Statement[];
  /** What stands here but cannot be read: an `include` that was not found, a template tag, Lua. */
  readonly gaps: readonly Gap[];
}

/** Something in a context that may hold further directives. */
export interface Gap {
  readonly span: Span;
  /** For people: "`include /config/proxy.conf` was not found". */
  readonly because: string;
}

export interface Statement {
  readonly directive: Directive;
  readonly file: SourceFile;
  /** Where it is in effect: the including block, not the included file. */
  readonly context: Context;
  /** What its own block holds; null for a simple directive. */
  readonly block: Context | null;
  /** The `include` through which it came; null in a root file. */
  readonly through: Statement | null;
  /** Comes from a file that every package ships and that was not at hand (Debian's `proxy_params`). */
  readonly stock: boolean;
}

export function nameOf(statement: Statement): string {
  return statement.directive.name.value;
}

/** The value of an argument, or '' where there is none. */
export function argumentOf(statement: Statement, index: number): string {
  return statement.directive.args[index]?.value ?? '';
}

/**
 * The place to show for a statement: the statement without its block, or the `include` that brought it where its own
 * file is not the user's.
 */
export function spanOf(statement: Statement): Span {
  if (statement.stock && statement.through !== null) return spanOf(statement.through);
  const { directive, file } = statement;
  const lastWord = directive.args.at(-1) ?? directive.name;
  const end = directive.block === null && directive.lua === null ? directive.end : lastWord.end;
  return { file, start: directive.start, end };
}

/** The span of one argument, or of the whole statement where there is no such argument. */
export function argumentSpan(statement: Statement, index: number): Span {
  const word = statement.directive.args[index];
  if (word === undefined || statement.stock) return spanOf(statement);
  return { file: statement.file, start: word.start, end: word.end };
}

/**
 * The statement in a block's own file that stands for another in the same block: itself, or the `include` in that file
 * that brought it. Null when the block's file does not hold it.
 */
export function anchorOf(statement: Statement): Statement | null {
  const file = statement.context.statement?.file ?? null;
  let at: Statement | null = statement;
  if (file === null) {
    while (at.through !== null) at = at.through;
    return at;
  }
  while (at !== null && at.file !== file) at = at.through;
  return at;
}

/** The block of a context in its own file, or null for the top level. */
export function blockOf(context: Context): Block | null {
  return context.statement?.directive.block ?? null;
}

/** The contexts from this one outwards. */
export function* outwards(context: Context): Generator<Context> {
  for (let at: Context | null = context; at !== null; at = at.parent) yield at;
}

/** The nearest context of a kind, from this one outwards. */
export function enclosing(context: Context, kind: ContextKind): Context | null {
  for (let at: Context | null = context; at !== null; at = at.parent) if (at.kind === kind) return at;
  return null;
}

/** The top level that a context lies in. */
export function outermost(context: Context): Context {
  let at = context;
  while (at.parent !== null) at = at.parent;
  return at;
}

/** Contexts with fewer statements are scanned faster than they are indexed. */
const INDEX_FROM = 12;
const indexes = new WeakMap<Context, Map<string, Statement[]>>();

/** The statements of one name directly in a context, in the order in which nginx reads them. */
export function statementsNamed(context: Context, name: string): readonly Statement[] {
  if (context.statements.length < INDEX_FROM) return scan(context.statements, name);
  let index = indexes.get(context);
  if (index === undefined) {
    index = new Map();
    for (const statement of context.statements) {
      const others = index.get(nameOf(statement));
      if (others === undefined) index.set(nameOf(statement), [statement]);
      else others.push(statement);
    }
    indexes.set(context, index);
  }
  return index.get(name) ?? NONE;
}

const among = new WeakMap<Context, Map<ReadonlySet<string>, readonly Statement[]>>();

/**
 * The statements directly in a context whose names are among some, in order. Kept for each set of names, which has to
 * be one and the same object: a server may have ten thousand locations, and every request to it asks.
 */
export function statementsAmong(context: Context, names: ReadonlySet<string>): readonly Statement[] {
  let kept = among.get(context);
  if (kept === undefined) {
    kept = new Map();
    among.set(context, kept);
  }
  let found = kept.get(names);
  if (found === undefined) {
    found = context.statements.filter((at) => names.has(nameOf(at)));
    kept.set(names, found);
  }
  return found;
}

const NONE: readonly Statement[] = [];

/** A filter that allocates nothing where nothing matches, which is the common case. */
function scan(statements: readonly Statement[], name: string): readonly Statement[] {
  let found: Statement[] | null = null;
  for (const statement of statements) {
    if (statement.directive.name.value !== name) continue;
    if (found === null) found = [statement];
    else found.push(statement);
  }
  return found ?? NONE;
}
