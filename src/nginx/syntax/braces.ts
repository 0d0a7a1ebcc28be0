/**
 * Which brace is to blame where they do not balance. nginx notices at the end of the file; the indentation usually
 * shows the block that was left open, or the brace that is one too many.
 */
import { lookUp } from '../../text/look-up.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { type Context, isAllowedIn, isKnownDirective, lookUpDirective } from '../language/directives.ts';
import { LINE_FEED, SPACE, TAB } from './characters.ts';
import * as problem from './problem.ts';
import type { Block, Directive, SyntaxProblem, SyntaxTree, Word } from './tree.ts';

/** What the parser was left with at the end of the file. */
export type Imbalance =
  | { readonly kind: 'unclosed'; readonly name: Word | null; readonly open: number; readonly count: number }
  | { readonly kind: 'unexpected-close'; readonly at: number; readonly isLast: boolean };

/** How the text is to be read instead: a block ends before `at`, or the brace at `at` is not there. */
export interface Correction {
  readonly kind: 'close-before' | 'ignore-close';
  readonly at: number;
}

export interface BraceFault {
  readonly problem: SyntaxProblem;
  /** null where nothing but the end of the file speaks for this blame. */
  readonly correction: Correction | null;
}

/** The brace to blame for an imbalance. */
export function findBraceFault(tree: SyntaxTree, imbalance: Imbalance): BraceFault {
  const evidence = findEvidence(tree, imbalance.kind);
  if (imbalance.kind === 'unexpected-close') return blameClose(imbalance, evidence);
  return evidence === null ? blameInnermost(tree.file, imbalance) : blameOpen(tree.file, evidence);
}

/** A block whose braces and indentation disagree at `at`. */
interface Evidence {
  readonly directive: Directive;
  readonly block: Block;
  readonly at: number;
  /** After the last thing that belongs to the block by its indentation. */
  readonly lastEnd: number;
}

function blameClose(
  imbalance: Extract<Imbalance, { kind: 'unexpected-close' }>,
  evidence: Evidence | null,
): BraceFault {
  if (evidence === null) {
    return { problem: problem.unexpectedClose(imbalance.at, null, imbalance.isLast), correction: null };
  }
  const noticed = {
    message: 'so that this one has no block left to close',
    start: imbalance.at,
    end: imbalance.at + 1,
  };
  return {
    problem: problem.unexpectedClose(evidence.at, noticed, true),
    correction: { kind: 'ignore-close', at: evidence.at },
  };
}

function blameOpen(file: SourceFile, { directive, block, at, lastEnd }: Evidence): BraceFault {
  const lineEnd = file.lineEndAt(lastEnd);
  const offset = lineEnd > lastEnd && file.text.charAt(lineEnd - 1) === '\r' ? lineEnd - 1 : lineEnd;
  const indent = file.text.slice(file.lineStartAt(directive.start), directive.start);
  const repair = offset <= at ? { start: offset, end: offset, text: `${file.lineEnding}${indent}}` } : null;
  const noticed = { message: 'by the indentation it should be closed before this', start: at, end: at + 1 };
  return {
    problem: problem.unclosedBlock(directive.name, block.open, noticed, repair),
    correction: { kind: 'close-before', at },
  };
}

/** The block that is open at the end of the file; where it is the only one, the brace belongs there. */
function blameInnermost(
  file: SourceFile,
  { name, open, count }: Extract<Imbalance, { kind: 'unclosed' }>,
): BraceFault {
  const { text } = file;
  const noticed = {
    message: 'the file ends here with the block still open',
    start: text.length,
    end: text.length,
  };
  const indent = name === null ? 0 : indentationAt(text, name.start);
  const newline = text.endsWith('\n') ? '' : file.lineEnding;
  const repair =
    count === 1 && indent === 0
      ? { start: text.length, end: text.length, text: `${newline}}${file.lineEnding}` }
      : null;
  return { problem: problem.unclosedBlock(name, open, noticed, repair), correction: null };
}

interface Visit {
  /** The indentation of the block around this one, -1 where there is none or it is not known. */
  readonly outerIndent: number;
  readonly directive: Directive;
  readonly block: Block;
  readonly indent: number;
  /** The indentation of the first child on a line of its own, -1 before there is one. */
  childIndent: number;
  next: number;
  lastEnd: number;
}

/**
 * The first place, in the order of the text, at which the braces and the indentation of a block disagree. Blocks that
 * are not indented, or whose first line is not, prove nothing.
 */
function findEvidence(tree: SyntaxTree, kind: Imbalance['kind']): Evidence | null {
  const { text } = tree.file;
  const visits: Visit[] = [];
  const enter = (directive: Directive) => {
    const block = directive.block ?? luaAsBlock(text, directive);
    if (block === null) return;
    const indent = indentationAt(text, directive.start);
    const lastEnd = directive.lua === null ? block.open + 1 : endOfContent(text, directive.lua);
    const outerIndent = visits.at(-1)?.indent ?? -1;
    visits.push({ outerIndent, directive, block, indent, childIndent: -1, next: 0, lastEnd });
  };
  for (const child of tree.children) {
    enter(child);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const found = kind === 'unclosed' ? leftOpenAt(text, visit) : closedEarlyAt(text, visit);
      if (found !== -1) {
        return { directive: visit.directive, block: visit.block, at: found, lastEnd: visit.lastEnd };
      }
      const next = visit.block.children[visit.next++];
      if (next === undefined) visits.pop();
      else {
        if (visit.childIndent === -1) visit.childIndent = indentationAt(text, next.start);
        visit.lastEnd = next.end;
        enter(next);
      }
    }
  }
  return null;
}

/** A Lua block has braces, and nothing in it that is ours to judge. */
function luaAsBlock(text: string, { lua }: Directive): Block | null {
  if (lua === null) return null;
  const close = text.charAt(lua.end) === '}' ? lua.end : -1;
  return { open: lua.start - 1, close, children: [], opaque: false };
}

function endOfContent(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Where the next child, or the closing brace, stands as far left as what follows the block would; -1 otherwise. */
function leftOpenAt(text: string, visit: Visit): number {
  const { directive, block, indent, next } = visit;
  if (indent === -1) return -1;
  const isIndented = isInIndentedText(visit);
  const child = block.children[next];
  if (child !== undefined) {
    const found = indentationAt(text, child.start);
    const isLeft = found !== -1 && found <= indent && text.lastIndexOf('\n', child.start) > block.open;
    return isLeft && (isIndented || isForeignChild(directive, child)) ? child.start : -1;
  }
  const found = block.close === -1 ? -1 : indentationAt(text, block.close);
  return isIndented && found !== -1 && found < indent ? block.close : -1;
}

/** Whether indentation means anything here: an earlier child is indented, or the block itself within the one around it. */
function isInIndentedText({ outerIndent, block, indent, childIndent, next }: Visit): boolean {
  const onlyOnFirstLine = childIndent === -1 && next > 0;
  const isNested = outerIndent !== -1 && outerIndent < indent;
  return childIndent > indent || onlyOnFirstLine || isNested || block.children.length === 0;
}

/** The contexts in which the children of a block may be. */
const CONTEXTS_IN_BLOCK: Readonly<Record<string, readonly Context[]>> = {
  events: ['events'],
  http: ['http'],
  if: ['if in server', 'if in location'],
  limit_except: ['limit_except'],
  location: ['location'],
  mail: ['mail'],
  server: ['server', 'stream server', 'mail server'],
  stream: ['stream'],
  upstream: ['upstream', 'stream upstream'],
};

/** Whether nginx refuses the inner directive inside the outer one, so that the outer one was probably left open. */
function isForeignChild(outer: Directive, inner: Directive): boolean {
  const contexts = lookUp(CONTEXTS_IN_BLOCK, outer.name.value);
  if (contexts === undefined)
    return inner.block !== null && /^(map|geo|types|split_clients)$/.test(outer.name.value);
  const forms = lookUpDirective(inner.name.value).filter((form) => form.block === (inner.block !== null));
  return (
    isKnownDirective(inner.name.value) &&
    !forms.some((form) => contexts.some((context) => isAllowedIn(form, context)))
  );
}

/** Where the brace that closes the block is indented like its children; -1 otherwise. */
function closedEarlyAt(text: string, { block, indent, childIndent, next }: Visit): number {
  if (next < block.children.length || block.close === -1 || indent === -1) return -1;
  const found = indentationAt(text, block.close);
  return found > indent && found === childIndent ? block.close : -1;
}

/** Columns before `offset` on its line (a tab counts to the next multiple of 4), or -1 where something else stands there. */
function indentationAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  if (start > 0 && text.charCodeAt(start - 1) !== LINE_FEED) return -1;
  let columns = 0;
  for (let at = start; at < offset; at++) columns += text.charCodeAt(at) === TAB ? 4 - (columns % 4) : 1;
  return columns;
}

function isBlank(char: number): boolean {
  return char === SPACE || char === TAB;
}
