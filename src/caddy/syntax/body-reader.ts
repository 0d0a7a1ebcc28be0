/**
 * The inside of a block: directives, and the blocks that they open. Works with a stack of its own, so that no nesting is
 * too deep, and goes on after every mistake.
 */
import type { SourceFile } from '../../text/source-file.ts';
import { closed, directive, endOfBlock, NO_WORD, type OpenBlock, openBlock } from './open-block.ts';
import type { ProblemReport } from './problem-report.ts';
import type { Block, Directive, Word } from './tree.ts';
import {
  endsWithBrace,
  isBareVariable,
  looksLikeAddress,
  looksLikeNamedBlock,
  withoutBrace,
} from './word-shape.ts';
import type { WordStream } from './word-stream.ts';

export interface BodyShape {
  /** The brace that opens the body, already read; null for a site without braces, or a file of directives. */
  readonly brace: Word | null;
  /** Other sites may follow, which tells where a missing brace belongs. */
  readonly amongSites: boolean;
  /** Bodies of snippets and named routes may begin and end on one line with other words. */
  readonly free: boolean;
}

export class BodyReader {
  readonly #file: SourceFile;
  readonly #words: WordStream;
  readonly #report: ProblemReport;
  /** More blocks are opened than closed in the file. */
  readonly #lacksClose: boolean;
  /** The first opening brace whose closing brace is indented less than it: most likely the one that lacks its own. */
  #suspect: Word | null = null;
  /** End of a line that was reported as a block on one line: its closing braces are part of that problem. */
  #reportedUpTo = 0;

  constructor(file: SourceFile, words: WordStream, report: ProblemReport) {
    this.#file = file;
    this.#words = words;
    this.#report = report;
    this.#lacksClose = words.lacksClose();
  }

  /** Reads up to the brace that closes the body, which is consumed, or up to what ends it otherwise. */
  read({ brace, amongSites, free }: BodyShape): Block {
    const outermost = openBlock(null, [], false, brace);
    const stack: OpenBlock[] = [outermost];
    this.#suspect = null;
    this.#words.takeExpression();
    if (brace !== null && !free) this.#checkOneLine(brace);
    let close = -1;
    for (;;) {
      const word = this.#words.peek();
      const top = stack.at(-1);
      if (word === undefined || top === undefined) break;
      this.#words.passTags();
      if (this.#words.takeExpression()) top.opaque = true;
      if (word.value === '}') {
        if (top.brace === null) break;
        this.#close(top.brace, word, free && stack.length === 1);
        if (stack.length === 1) {
          close = word.start;
          break;
        }
        stack.pop();
        stack.at(-1)?.children.push(closed(top, word));
        continue;
      }
      if (amongSites && this.#startsNextSite(word, brace === null && stack.length === 1)) break;
      const opened = this.#directive(top);
      if (opened !== null) stack.push(opened);
    }
    this.#words.passTags();
    if (this.#words.takeExpression()) outermost.opaque = true;
    if (close === -1) this.#closeAll(stack);
    return { open: brace?.start ?? -1, close, children: outermost.children, opaque: outermost.opaque };
  }

  /** Reads one directive outside of any block: an import at the top level. */
  readDirective(): Directive {
    const holder = openBlock(null, [], false, null);
    const opened = this.#directive(holder);
    const read = holder.children[0];
    if (opened === null && read !== undefined) return read;
    const name = opened?.name ?? NO_WORD;
    const block = this.read({ brace: opened?.brace ?? null, amongSites: false, free: false });
    return directive(name, opened?.args ?? [], block, false, endOfBlock(block, name.end));
  }

  /** Reads one directive; the block that it opens is returned for its children to be read. */
  #directive(into: OpenBlock): OpenBlock | null {
    const words = this.#words;
    const name = words.peek();
    if (name === undefined) return null;
    words.advance();
    const { conditional } = words;
    const args: Word[] = [];
    if (name.value === '{') {
      this.#report.openOfNothing(name);
      return openBlock(name, args, conditional, name);
    }
    if (this.#endsLineWithBrace(name)) {
      return openBlock(withoutBrace(name), args, conditional, this.ungluedBrace(name));
    }
    for (let word = words.peek(); word !== undefined; word = words.peek()) {
      if (word.value === '{') {
        words.advance();
        if (word.startsLine) this.#report.openOnNextLine(args.at(-1) ?? name, word);
        this.#checkAfterOpen(word);
        return openBlock(name, args, conditional, word);
      }
      if (word.startsLine || word.value === '}') break;
      words.advance();
      if (this.#endsLineWithBrace(word)) {
        args.push(withoutBrace(word));
        return openBlock(name, args, conditional, this.ungluedBrace(word));
      }
      if (word.value === '{}' && word.quote === '' && words.lineEndsHere) this.#report.emptyBraces(word);
      else args.push(word);
    }
    if (args.length === 0 && isBareVariable(name)) into.opaque = true;
    else into.children.push(directive(name, args, null, conditional, (args.at(-1) ?? name).end));
    return null;
  }

  /** Reports `name{` and gives the brace as a word of its own. */
  ungluedBrace(word: Word): Word {
    this.#report.missingSpace(word);
    return { ...word, start: word.end - 1, value: '{', startsLine: false };
  }

  /** For a word that has just been passed. */
  #endsLineWithBrace(word: Word): boolean {
    return endsWithBrace(word) && this.#words.lineEndsHere;
  }

  #close(open: Word, close: Word, free: boolean): void {
    const isSuspect =
      close.startsLine &&
      this.#report.indentationAt(close.start).length < this.#report.indentationAt(open.start).length;
    if (isSuspect) this.#suspect ??= open;
    if (!free) this.#checkCloseAlone(close);
    this.#words.advance();
  }

  /** Whether a line inside a body is really the next site: a brace, or all braces, are missing above it. */
  #startsNextSite(word: Word, braceless: boolean): boolean {
    if (!word.startsLine || word.quote !== '' || word.environment || word.templated) return false;
    // In a block that is closed, what looks like a site is one that a snippet brings.
    if (!braceless && !this.#lacksClose) return false;
    if (!braceless && word.start !== this.#file.lineStartAt(word.start)) return false;
    if (!looksLikeAddress(word.value) && !looksLikeNamedBlock(word.value)) return false;
    const last = this.#words.peek(this.#words.distanceToLineEnd());
    return last !== undefined && (last.value === '{' || endsWithBrace(last));
  }

  #closeAll(stack: OpenBlock[]): void {
    // Caddy takes any last } for the one that closes the site: a file that lacks only that one works.
    const accepted = stack.length === 1 && this.#words.atEnd && this.#words.last?.value === '}';
    const innermost = stack.findLast((open) => open.brace !== null)?.brace ?? null;
    if (innermost !== null && !accepted) this.#report.unclosedBlock(this.#suspect ?? innermost);
    while (stack.length > 1) {
      const open = stack.pop();
      if (open !== undefined) stack.at(-1)?.children.push(closed(open, null));
    }
  }

  /** A site may begin on the line of its brace (Caddy does not look), but it may not end there. */
  #checkOneLine(brace: Word): void {
    if (this.#words.lineEndsHere || this.#words.peek()?.value === '}') return;
    if (this.#words.peek(this.#words.distanceToLineEnd())?.value === '}') this.#checkAfterOpen(brace);
  }

  /** Call with the words after the brace unread. */
  #checkAfterOpen(brace: Word): void {
    const first = this.#words.peek();
    if (first === undefined || first.startsLine) return;
    const distance = this.#words.distanceToLineEnd();
    const last = this.#words.peek(distance) ?? first;
    const inner = this.#words.peek(distance - 1);
    this.#reportedUpTo = last.end;
    const isWholeBlock = last.value === '}' && distance > 0 && inner !== undefined;
    const between = isWholeBlock ? this.#file.text.slice(first.start, inner.end) : '{';
    if (isWholeBlock && !/[{}]/.test(between)) this.#report.blockOnOneLine(brace, [first, inner], last);
    else this.#report.textAfterOpen(first);
  }

  #checkCloseAlone(close: Word): void {
    if (close.startsLine || close.quote !== '' || close.start < this.#reportedUpTo) return;
    if (this.#words.peek(-1)?.value !== '{') this.#report.closeNotAlone(close);
  }
}
