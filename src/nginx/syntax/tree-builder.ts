/** One pass over one text: makes the tree of what the lexer finds, and notes what cannot be read. */
import type { SourceFile } from '../../text/source-file.ts';
import type { Correction, Imbalance } from './braces.ts';
import { Lexer, type Reading } from './lexer.ts';
import { hasLuaBody } from './lua.ts';
import * as problem from './problem.ts';
import type { ProblemList } from './problem-list.ts';
import {
  type Body,
  bodyOf,
  divideStatement,
  isPlainStatement,
  type Statement,
  type StatementEnd,
} from './statement.ts';
import { TemplateBranches } from './template-branches.ts';
import type { Directive, SyntaxTree, Word } from './tree.ts';

/** A block that is being read. */
interface Frame {
  /** null where a `{` follows no word: what stands in it then belongs to the block around it. */
  readonly name: Word | null;
  readonly args: readonly Word[];
  readonly open: number;
  readonly body: Body;
  /** How many conditions of the template are open where its first word is. */
  readonly conditionalDepth: number;
  /** Its `{` is missing: that it may not be closed either is no further problem. */
  readonly implied: boolean;
  readonly children: Directive[];
  opaque: boolean;
  lua: Directive['lua'];
}

export interface BuiltTree {
  readonly tree: SyntaxTree;
  readonly imbalance: Imbalance | null;
  readonly hasCodeTags: boolean;
}

/** Memory is what limits the depth of nesting; no configuration comes near. Deeper blocks are read into the last one. */
const DEEPEST_NESTING = 100_000;

/** Blocks lie on a stack of its own, so that deep nesting does not overflow that of the program. */
export class TreeBuilder {
  readonly #file: SourceFile;
  readonly #lexer: Lexer;
  readonly #reading: Reading;
  readonly #closeBefore: ReadonlySet<number>;
  readonly #ignoreClose: ReadonlySet<number>;
  readonly #problems: ProblemList;
  readonly #branches = new TemplateBranches();
  readonly #root: Frame = frame(null, [], -1, 'directives', 0, false);
  readonly #stack: Frame[] = [];
  #top: Frame = this.#root;
  /** The statement that is being read: its words, and which of them begin a line. */
  #words: Word[] = [];
  #lineStarts: number[] | null = null;
  #conditionalDepth = 0;
  #lastWasTag = false;
  /** How many blocks are open beyond the deepest that is kept. */
  #tooDeep = 0;
  #strayClose = -1;
  #strayIsLast = false;
  /** Directives may be inserted somewhere, and with them braces. */
  #inserts = false;

  constructor(file: SourceFile, reading: Reading, corrections: readonly Correction[]) {
    this.#file = file;
    this.#reading = reading;
    this.#lexer = new Lexer(file, reading);
    this.#problems = this.#lexer.problems;
    this.#closeBefore = new Set(
      corrections.filter(({ kind }) => kind === 'close-before').map(({ at }) => at),
    );
    this.#ignoreClose = new Set(
      corrections.filter(({ kind }) => kind === 'ignore-close').map(({ at }) => at),
    );
  }

  build(): BuiltTree {
    const lexer = this.#lexer;
    for (;;) {
      const kind = lexer.next();
      switch (kind) {
        case 'word':
          this.#word();
          break;
        case ';':
          this.#semicolon();
          break;
        case '{':
          this.#open();
          break;
        case '}':
          this.#close();
          break;
        case 'lua':
          this.#top.lua = { start: lexer.start, end: lexer.end };
          break;
        case 'tag':
          this.#tag();
          break;
        case 'end':
          return this.#finish();
      }
      this.#lastWasTag = kind === 'tag';
    }
  }

  #word(): void {
    const lexer = this.#lexer;
    if (this.#words.length === 0) {
      this.#strayIsLast = false;
      if (this.#closeBefore.has(lexer.start)) this.#leave(-1, lexer.start);
      this.#conditionalDepth = lexer.conditionalDepth;
    } else if (lexer.beginsLine) {
      this.#lineStarts ??= [];
      this.#lineStarts.push(this.#words.length);
    }
    this.#words.push(lexer.word);
  }

  #semicolon(): void {
    const { start, end } = this.#lexer;
    if (this.#words.length > 0) this.#endStatement(';', start, end);
    else if (!this.#lastWasTag) this.#problems.push(problem.unexpectedSemicolon(start));
  }

  #open(): void {
    const { start, end } = this.#lexer;
    if (this.#words.length > 0) {
      this.#endStatement('{', start, end);
      return;
    }
    if (!this.#lastWasTag) this.#problems.push(problem.unexpectedOpen(start));
    this.#enter(frame(null, [], start, 'unchecked', this.#lexer.conditionalDepth, false));
  }

  #close(): void {
    const { start, end } = this.#lexer;
    if (this.#words.length > 0) this.#endStatement('}', start, end);
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    if (this.#closeBefore.has(start)) this.#leave(-1, start);
    if (this.#ignoreClose.has(start) || this.#branches.skipsClose(this.#stack.length)) return;
    if (this.#stack.length > 0) this.#leave(start, end);
    else if (this.#strayClose === -1) {
      this.#strayClose = start;
      this.#strayIsLast = true;
    } else this.#strayIsLast = false;
  }

  /** The words read so far are what a terminator at `start` ends. */
  #endStatement(end: StatementEnd, start: number, after: number): void {
    const words = this.#words;
    const lineStarts = this.#lineStarts;
    this.#words = [];
    this.#lineStarts = null;
    const name = words[0];
    if (name === undefined) return;
    if (end === ';' && lineStarts === null && isPlainStatement(words, this.#top.body)) {
      this.#add(name, words.slice(1), after);
      return;
    }
    for (const statement of divideStatement(words, lineStarts, end, this.#top.body)) {
      const isLast = statement.to === words.length;
      this.#statement(
        words.slice(statement.from, statement.to),
        statement,
        isLast ? end : null,
        start,
        after,
      );
    }
  }

  /** One statement; `end` is null where it is not the one that the terminator belongs to. */
  #statement(
    words: readonly Word[],
    statement: Statement,
    end: StatementEnd | null,
    start: number,
    after: number,
  ): void {
    const [name, ...args] = words;
    const last = words.at(-1);
    if (name === undefined || last === undefined) return;
    const lacksEnd = end === null || end === '}' || end === 'end';
    this.#reportStatement(name, last, statement, end, start);
    const opens = end === '{' || (statement.fault === 'missing-block' && lacksEnd);
    if (!opens) {
      this.#add(name, args, lacksEnd ? last.end : after);
      return;
    }
    const implied = end !== '{';
    const body = hasLuaBody(name.value) ? 'unchecked' : bodyOf(name.value, this.#top.body);
    const open = implied ? last.end : start;
    this.#enter(frame(name, args, open, body, this.#conditionalDepth, implied));
  }

  #reportStatement(
    name: Word,
    last: Word,
    statement: Statement,
    end: StatementEnd | null,
    start: number,
  ): void {
    const { fault, certain } = statement;
    const lacksEnd = end === null || end === '}' || end === 'end';
    if (fault === 'missing-semicolon' && !this.#mayBeRendered(name, last)) {
      const noticed =
        end === '}' ? { message: 'nginx expects it before this "}"', start, end: start + 1 } : null;
      this.#problems.push(problem.missingSemicolon(name, last, certain, noticed));
    } else if (fault === 'missing-block') {
      this.#problems.push(problem.missingBlock(name, last, certain && lacksEnd));
    } else if (fault === 'not-a-block-directive') {
      this.#problems.push(problem.notABlockDirective(name, start));
    } else if (end === '{' && (this.#top.body === 'pairs' || this.#top.body === 'list')) {
      const list = this.#top.name;
      if (list !== null) this.#problems.push(problem.entryWithBlock(start, list));
    }
  }

  /** What a tag inserts may bring the terminator that is missing in the template. */
  #mayBeRendered(name: Word, last: Word): boolean {
    return name.templated || last.templated || this.#inserts;
  }

  #add(name: Word, args: readonly Word[], end: number): void {
    const conditional = this.#conditionalDepth > this.#top.conditionalDepth;
    this.#top.children.push({ name, args, start: name.start, end, block: null, lua: null, conditional });
  }

  #enter(block: Frame): void {
    if (this.#stack.length >= DEEPEST_NESTING) {
      this.#tooDeep++;
      return;
    }
    this.#stack.push(block);
    this.#top = block;
  }

  /** Ends the innermost block, if any; `close` is the offset of its brace, or -1 where it has none. */
  #leave(close: number, end: number): void {
    const block = this.#stack.pop();
    if (block === undefined) return;
    const parent = this.#stack.at(-1) ?? this.#root;
    this.#top = parent;
    const { name, args, open, children, opaque, lua, conditionalDepth } = block;
    if (name === null) {
      for (const child of children) parent.children.push(child);
      if (opaque) parent.opaque = true;
      return;
    }
    const body = lua === null ? { open, close, children, opaque } : null;
    const conditional = conditionalDepth > parent.conditionalDepth;
    parent.children.push({ name, args, start: name.start, end, block: body, lua, conditional });
  }

  #tag(): void {
    switch (this.#lexer.tagRole) {
      case 'output':
        this.#top.opaque = true;
        this.#inserts = true;
        return;
      case 'open':
        this.#branches.begin(this.#stack.length);
        return;
      case 'middle':
        for (let surplus = this.#branches.alternate(this.#stack.length); surplus > 0; surplus--) {
          this.#leave(-1, this.#lexer.start);
        }
        return;
      case 'close':
        this.#branches.finish(this.#stack.length);
        return;
      case 'silent':
        return;
    }
  }

  #finish(): BuiltTree {
    const lexer = this.#lexer;
    if (this.#words.length > 0) this.#endStatement('end', lexer.start, lexer.end);
    const imbalance = this.#imbalance();
    while (this.#stack.length > 0) this.#leave(-1, lexer.end);
    const tree: SyntaxTree = {
      file: this.#file,
      children: this.#root.children,
      comments: lexer.comments,
      problems: this.#problems.all,
      templated: lexer.sawTag,
      opaque: this.#root.opaque,
    };
    return { tree, imbalance, hasCodeTags: lexer.sawCodeTag };
  }

  /** In a template, braces may come from what it inserts, or differ between the branches of a condition. */
  #imbalance(): Imbalance | null {
    if (this.#reading === 'template' && (this.#inserts || this.#branches.unbalanced)) return null;
    if (this.#strayClose !== -1)
      return { kind: 'unexpected-close', at: this.#strayClose, isLast: this.#strayIsLast };
    // Where a Lua block swallowed the rest of the file, its braces are in there.
    if (this.#problems.all.some(({ code }) => code === 'unclosed-lua-block')) return null;
    const unclosed = this.#stack.filter(
      ({ implied, name, lua }) => !implied && name !== null && lua === null,
    );
    const innermost = unclosed.at(-1);
    if (innermost === undefined) return null;
    return { kind: 'unclosed', name: innermost.name, open: innermost.open, count: unclosed.length };
  }
}

function frame(
  name: Word | null,
  args: readonly Word[],
  open: number,
  body: Body,
  conditionalDepth: number,
  implied: boolean,
): Frame {
  return { name, args, open, body, conditionalDepth, implied, children: [], opaque: false, lua: null };
}
