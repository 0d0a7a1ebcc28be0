/**
 * Words → tree, with Caddy's own rules for lines and braces (parse.go), in one pass and without recursion.
 *
 * Never throws: what Caddy would refuse becomes a problem, and reading goes on where a person would go on.
 */
import { isVersionAtLeast, NEWEST_STABLE } from '../../route/target.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { BodyReader } from './body-reader.ts';
import { lexCaddyfile } from './lexer.ts';
import { emptyBlock, endOfBlock } from './open-block.ts';
import { ProblemReport } from './problem-report.ts';
import type { Block, CaddyFragmentTree, CaddySyntaxTree, Directive, Entry, Word } from './tree.ts';
import {
  endsWithBrace,
  isBareVariable,
  isGluedClose,
  looksLikeAddress,
  looksLikeNamedBlock,
  withoutBrace,
} from './word-shape.ts';
import { WordStream } from './word-stream.ts';

/** Reads a whole Caddyfile: global options, snippets, named routes, imports and sites. */
export function parseCaddyfile(file: SourceFile, version: string = NEWEST_STABLE.caddy): CaddySyntaxTree {
  return new Parser(file, version).parseFile();
}

/** Reads a file that holds the inside of a site: directives, or subdirectives, without a surrounding block. */
export function parseCaddyDirectives(
  file: SourceFile,
  version: string = NEWEST_STABLE.caddy,
): CaddyFragmentTree {
  return new Parser(file, version).parseFragment();
}

class Parser {
  readonly #file: SourceFile;
  readonly #words: WordStream;
  readonly #report: ProblemReport;
  readonly #bodies: BodyReader;
  readonly #comments: CaddySyntaxTree['comments'];

  constructor(file: SourceFile, version: string) {
    const { words, tags, comments, problems } = lexCaddyfile(file, {
      heredocs: isVersionAtLeast(version, '2.7'),
    });
    this.#file = file;
    this.#comments = comments;
    this.#report = new ProblemReport(file, problems);
    const single = words.some(isGluedClose) ? words.flatMap((word) => unglued(word, this.#report)) : words;
    this.#words = new WordStream(single, tags);
    this.#bodies = new BodyReader(file, this.#words, this.#report);
  }

  parseFile(): CaddySyntaxTree {
    const words = this.#words;
    const entries: Entry[] = [];
    let opaque = false;
    while (!words.atEnd) {
      words.passTags();
      if (words.takeExpression()) opaque = true;
      if (this.#isBareVariableLine()) {
        opaque = true;
        words.advance();
        continue;
      }
      const entry = this.#entry(entries);
      if (entry !== null) entries.push(entry);
    }
    words.passTags();
    if (words.takeExpression()) opaque = true;
    const { problems } = this.#report;
    return {
      file: this.#file,
      entries,
      comments: this.#comments,
      problems,
      templated: words.templated,
      opaque,
    };
  }

  parseFragment(): CaddyFragmentTree {
    const children: Directive[] = [];
    let opaque = false;
    while (!this.#words.atEnd) {
      const block = this.#bodies.read({ brace: null, amongSites: false, free: false });
      for (const child of block.children) children.push(child);
      opaque ||= block.opaque;
      const stray = this.#words.peek();
      if (stray === undefined) break;
      this.#report.unexpectedClose(stray);
      this.#words.advance();
    }
    const block = { open: -1, close: -1, children, opaque };
    const { templated } = this.#words;
    return { file: this.#file, block, comments: this.#comments, problems: this.#report.problems, templated };
  }

  #entry(before: readonly Entry[]): Entry | null {
    const first = this.#words.peek();
    if (first === undefined) return null;
    if (first.value === '}') {
      this.#report.unexpectedClose(first);
      this.#words.advance();
      return null;
    }
    if (first.value === 'import' && first.startsLine) {
      const directive = this.#bodies.readDirective();
      return { kind: 'import', directive, start: directive.start, end: directive.end };
    }
    const { conditional } = this.#words;
    const addresses = this.#addresses();
    const brace = this.#openingBrace(addresses);
    const [only, ...others] = addresses;
    if (only !== undefined && others.length === 0 && looksLikeNamedBlock(only.value)) {
      return this.#namedBlock(only, brace);
    }
    if (only === undefined && brace !== null) return this.#globalOptions(brace, before);
    for (const address of addresses) this.#checkAddress(address);
    const block = this.#siteBody(addresses, brace);
    const end = endOfBlock(block, addresses.at(-1)?.end ?? first.end);
    return { kind: 'site', addresses, block, start: first.start, end, conditional };
  }

  #namedBlock(word: Word, brace: Word | null): Entry {
    if (brace === null) this.#report.missingBlock(word);
    const block = brace === null ? emptyBlock() : this.#bodies.read({ brace, amongSites: true, free: true });
    const { start } = word;
    const end = endOfBlock(block, word.end);
    return word.value.startsWith('&')
      ? { kind: 'named-route', name: word.value.slice(2, -1), word, block, start, end }
      : { kind: 'snippet', name: word.value.slice(1, -1), word, block, start, end };
  }

  #globalOptions(brace: Word, before: readonly Entry[]): Entry {
    if (before.some(({ kind }) => kind !== 'snippet' && kind !== 'import'))
      this.#report.globalOptionsNotFirst(brace);
    const block = this.#bodies.read({ brace, amongSites: true, free: false });
    return { kind: 'global-options', block, start: brace.start, end: endOfBlock(block, brace.end) };
  }

  /** Addresses go to the end of the line, or on to the next one after a comma. */
  #addresses(): Word[] {
    const addresses: Word[] = [];
    let expectsAnother = false;
    for (;;) {
      const word = this.#words.peek();
      if (word === undefined || word.value === '{' || word.value === '}') break;
      if (addresses.length > 0 && !expectsAnother && word.startsLine) return addresses;
      addresses.push(word);
      expectsAnother = word.value.endsWith(',');
      this.#words.advance();
      if (endsWithBrace(word) && this.#words.lineEndsHere) return addresses;
    }
    const last = addresses.at(-1);
    if (expectsAnother && last !== undefined) this.#report.missingAddress(last);
    return addresses;
  }

  /** The brace that opens a site: the next word, on this line or the next, or the end of the last address (a mistake). */
  #openingBrace(addresses: Word[]): Word | null {
    const last = addresses.at(-1);
    if (last !== undefined && endsWithBrace(last)) {
      addresses.splice(-1, 1, withoutBrace(last));
      return this.#bodies.ungluedBrace(last);
    }
    const word = this.#words.peek();
    if (word?.value !== '{') return null;
    this.#words.advance();
    return word;
  }

  #siteBody(addresses: readonly Word[], brace: Word | null): Block {
    if (brace === null && this.#words.atEnd) return emptyBlock();
    const block = this.#bodies.read({ brace, amongSites: true, free: false });
    const next = this.#words.peek();
    const first = addresses[0];
    if (brace !== null || next === undefined || first === undefined) return block;
    // Caddy ends a site at any }, whether or not a brace opened it.
    if (next.value === '}') this.#words.advance();
    else this.#report.secondSite(next, first);
    return block;
  }

  #checkAddress(address: Word): void {
    if (address.templated || address.environment || address.quote !== '') return;
    if (/,./.test(address.value)) this.#report.commaInAddress(address);
    if (address.value.startsWith('@')) this.#report.matcherOutsideSite(address);
  }

  /** `{$EXTRA}` or `${EXTRA}` alone on a line before a site: whole blocks may come from it. */
  #isBareVariableLine(): boolean {
    const word = this.#words.peek();
    if (word === undefined || !isBareVariable(word)) return false;
    const next = this.#words.peek(1);
    if (next === undefined) return true;
    if (!next.startsLine || next.value === '{') return false;
    if (looksLikeNamedBlock(next.value)) return true;
    const end = this.#words.distanceToLineEnd(1);
    const opens = this.#words.peek(end)?.value === '{' || this.#words.peek(end + 1)?.value === '{';
    return opens && (looksLikeAddress(next.value) || next.environment || next.templated);
  }
}

/** Reports `}}` and gives the braces as words of their own. */
function unglued(word: Word, report: ProblemReport): readonly Word[] {
  if (!isGluedClose(word)) return [word];
  report.gluedCloses(word);
  return Array.from(word.value, (value, at) => {
    return { ...word, start: word.start + at, end: word.start + at + 1, value };
  });
}
