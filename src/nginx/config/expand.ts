/**
 * Follows `include` and builds the tree of contexts. Nothing here fails: what cannot be read becomes a gap in its
 * context, so that later stages say "unknown" and not "missing".
 */

import { relativePath } from '../../route/mapped-path.ts';
import type { MappedPath } from '../../route/premises.ts';
import type { FileSource } from '../../text/file-source.ts';
import { lookUp } from '../../text/look-up.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { parseNginx } from '../syntax/parser.ts';
import type { Directive, SyntaxTree } from '../syntax/tree.ts';
import { argumentOf, type Context, type ContextKind, type Gap, type Statement } from './context.ts';
import {
  directoryOf,
  type IncludedPaths,
  type IncludePlaces,
  isRemoved,
  resolveInclude,
} from './include-path.ts';
import { parsedFile } from './parsed-files.ts';
import { isUnrelatedToProxying, stockFile } from './stock-files.ts';

export interface IncludeProblem {
  readonly kind: 'missing' | 'cycle' | 'unreadable';
  readonly include: Statement;
  readonly message: string;
  /** For `missing`: where the file was looked for. */
  readonly missing?: MissingFile;
}

export interface MissingFile {
  /** Absolute path. */
  readonly path: string;
  /** Where it lies in the repository, seen from the root's directory; null where its name says that. */
  readonly place: string | null;
  /** The names in its directory; empty where there is no such directory. */
  readonly beside: readonly string[];
  /** It was there until the change that is judged. */
  readonly removed: boolean;
}

export interface Expansion {
  readonly main: Context;
  /** Every tree that was read, the root first, each once. */
  readonly trees: readonly SyntaxTree[];
  readonly problems: readonly IncludeProblem[];
}

/** Includes that include each other many times over stop here: 2^20 statements are more than any server loads. */
const MOST_INCLUDED_STATEMENTS = 1 << 20;

const CONTEXT_KINDS: Readonly<Record<string, ContextKind>> = {
  events: 'events',
  http: 'http',
  server: 'server',
  location: 'location',
  if: 'if',
  limit_except: 'limit_except',
  upstream: 'upstream',
  stream: 'stream',
  mail: 'mail',
  map: 'entries',
  geo: 'entries',
  split_clients: 'entries',
  types: 'entries',
  charset_map: 'entries',
  geoip2: 'entries',
};

/** No configuration nests so deep; a hostile one must not overflow the stack. */
const DEEPEST_NESTING = 500;

interface OpenContext extends Context {
  statement: Statement | null;
  readonly depth: number;
  readonly statements: Statement[];
  readonly gaps: Gap[];
}

class Expander {
  readonly source: FileSource;
  readonly places: IncludePlaces;
  readonly trees = new Map<SourceFile, SyntaxTree>();
  readonly problems: IncludeProblem[] = [];
  #included = 0;

  constructor(source: FileSource, places: IncludePlaces) {
    this.source = source;
    this.places = places;
  }

  addTree(tree: SyntaxTree, context: OpenContext, through: Statement | null, stock: boolean): void {
    if (!stock) this.trees.set(tree.file, tree);
    if (tree.opaque) context.gaps.push(templateGap(tree.file, tree.children[0]));
    this.#addAll(tree.children, tree.file, context, through, stock);
  }

  #addAll(
    directives: readonly Directive[],
    file: SourceFile,
    context: OpenContext,
    through: Statement | null,
    stock: boolean,
  ): void {
    for (const directive of directives) {
      const block = directive.block;
      const inner = block === null ? null : openContext(kindOf(directive), context);
      const statement: Statement = { directive, file, context, block: inner, through, stock };
      context.statements.push(statement);
      if (through !== null) this.#included += 1;
      if (directive.lua !== null)
        context.gaps.push({ span: spanOfDirective(statement), because: 'Lua code runs here' });
      if (block !== null && inner !== null) {
        inner.statement = statement;
        if (block.opaque) inner.gaps.push(templateGap(file, directive));
        if (inner.kind === 'entries' && dependsOnTemplate(directive)) inner.gaps.push(entriesGap(statement));
        if (inner.depth < DEEPEST_NESTING) this.#addAll(block.children, file, inner, through, stock);
        else inner.gaps.push({ span: spanOfDirective(statement), because: 'blocks are nested too deep' });
      } else if (directive.name.value === 'include' && directive.args.length === 1) {
        this.#include(statement, context);
      }
    }
  }

  #include(statement: Statement, context: OpenContext): void {
    const word = statement.directive.args[0];
    if (word === undefined) return;
    const span = spanOfDirective(statement);
    if (word.templated) {
      context.gaps.push({ span, because: `the included file's name is filled in by a template` });
      return;
    }
    const included = resolveInclude(this.source, this.places, word.value);
    if (included.kind !== 'files') {
      this.#includeFromElsewhere(statement, word.value, included, context);
      return;
    }
    for (const path of included.paths) this.#includeFile(statement, path, context);
  }

  #includeFromElsewhere(
    statement: Statement,
    name: string,
    found: Exclude<IncludedPaths, { kind: 'files' }>,
    context: OpenContext,
  ): void {
    const stock = stockFile(name);
    if (stock !== null) {
      this.addTree(parseNginx(stock), context, statement, true);
      return;
    }
    if (found.kind === 'missing') this.#addMissing(statement, name, found);
    if (!isUnrelatedToProxying(name)) {
      context.gaps.push({
        span: spanOfDirective(statement),
        because: `\`include ${name}\` could not be read`,
      });
    }
  }

  #addMissing(
    include: Statement,
    name: string,
    { path, isMapped }: Extract<IncludedPaths, { kind: 'missing' }>,
  ): void {
    const beside = this.source.list(directoryOf(path) || '/') ?? [];
    const place = isMapped ? relativePath(path, this.places.rootDirectory) : null;
    const message = `\`${name}\`${place === null ? '' : `, which is \`${place}\` here,`} was not found`;
    const missing = { path, place, beside, removed: isRemoved(this.source, path) };
    this.problems.push({ kind: 'missing', include, message, missing });
  }

  #includeFile(statement: Statement, path: string, context: OpenContext): void {
    if (this.#isOpen(path, statement)) {
      this.problems.push({
        kind: 'cycle',
        include: statement,
        message: `\`include ${argumentOf(statement, 0)}\` leads back to a file that is being read`,
      });
      return;
    }
    if (this.#included > MOST_INCLUDED_STATEMENTS) {
      context.gaps.push({ span: spanOfDirective(statement), because: 'too many statements are included' });
      return;
    }
    const parsed = parsedFile(this.source, path);
    if (parsed.kind === 'unavailable') {
      this.problems.push({
        kind: 'unreadable',
        include: statement,
        message: `\`${path}\` cannot be read: ${parsed.because}`,
      });
      context.gaps.push({ span: spanOfDirective(statement), because: `\`${path}\` cannot be read` });
      return;
    }
    this.addTree(parsed.tree, context, statement, false);
  }

  /** Whether a file is being read already: itself, or one that led here by `include`. */
  #isOpen(path: string, from: Statement): boolean {
    for (let at: Statement | null = from; at !== null; at = at.through)
      if (at.file.path === path) return true;
    return false;
  }
}

/** Expands the file at the root. `kind` is the context that its top level stands for. */
export function expand(
  source: FileSource,
  root: SyntaxTree,
  kind: ContextKind,
  paths: readonly MappedPath[],
): Expansion {
  const expander = new Expander(source, { rootDirectory: directoryOf(root.file.path), paths });
  const main = openContext(kind, null);
  expander.addTree(root, main, null, false);
  return { main, trees: [...expander.trees.values()], problems: expander.problems };
}

function openContext(kind: ContextKind, parent: OpenContext | null): OpenContext {
  return {
    kind,
    statement: null,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    statements: [],
    gaps: [],
  };
}

function kindOf(directive: Directive): ContextKind {
  const name = directive.name.value;
  return lookUp(CONTEXT_KINDS, name) ?? 'other';
}

function spanOfDirective(statement: Statement): Gap['span'] {
  return { file: statement.file, start: statement.directive.start, end: statement.directive.end };
}

/** One map of several, or one entry: which of them is there is only known once the template is rendered. */
function dependsOnTemplate({ conditional, block }: Directive): boolean {
  return conditional || (block?.children ?? []).some((entry) => entry.conditional);
}

function entriesGap(statement: Statement): Gap {
  const because = `a template decides what this \`${statement.directive.name.value}\` holds`;
  return { span: spanOfDirective(statement), because };
}

function templateGap(file: SourceFile, near: Directive | undefined): Gap {
  const start = near?.start ?? 0;
  return {
    span: { file, start, end: near?.name.end ?? start },
    because: 'a template fills in directives here',
  };
}
