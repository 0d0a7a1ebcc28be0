/**
 * Words → tree, with Caddy's own rules for lines and braces (parse.go), in one pass and without recursion.
 *
 * Never throws: what Caddy would refuse becomes a problem, and reading goes on where a person would go on.
 */

import { isVersionAtLeast, NEWEST_STABLE } from '../../route/target.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { looksLikeAddress, looksLikeNamedBlock } from './address-shape.ts';
import { lexCaddyfile } from './lexer.ts';
import type {
  Block,
  CaddyFragmentTree,
  CaddySyntaxProblem,
  CaddySyntaxProblemCode,
  CaddySyntaxTree,
  Directive,
  Entry,
  TemplateTag,
  Word,
} from './tree.ts';

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

/** A block that is being read. */
interface OpenBlock {
  /** The directive that opened it; null for the block of an entry. */
  readonly name: Word | null;
  readonly args: readonly Word[];
  readonly conditional: boolean;
  readonly brace: Word | null;
  readonly children: Directive[];
  opaque: boolean;
}

class Parser {
  readonly #file: SourceFile;
  readonly #words: readonly Word[];
  readonly #tags: readonly TemplateTag[];
  readonly #problems: CaddySyntaxProblem[] = [];
  readonly #comments: CaddySyntaxTree['comments'];
  #at = 0;
  #nextTag = 0;
  #conditionalDepth = 0;
  /** A tag that prints stood on a line of its own since this was last reset. */
  #sawExpression = false;
  /** The first opening brace whose closing brace is indented less than it: most likely the one that lacks its own. */
  #suspect: Word | null = null;
  /** End of a line that was reported as a block on one line: its closing braces are part of that problem. */
  #reportedUpTo = 0;

  constructor(file: SourceFile, version: string) {
    const lexed = lexCaddyfile(file, { heredocs: isVersionAtLeast(version, '2.7') });
    this.#file = file;
    this.#words = lexed.words.some(isGluedClose)
      ? lexed.words.flatMap((word) => this.#unglued(word))
      : lexed.words;
    this.#tags = lexed.tags;
    this.#comments = lexed.comments;
    this.#problems.push(...lexed.problems);
  }

  parseFile(): CaddySyntaxTree {
    const entries: Entry[] = [];
    let opaque = false;
    while (this.#at < this.#words.length) {
      this.#passTags();
      opaque ||= this.#takeExpression();
      if (this.#isBareEnvironmentLine()) {
        opaque = true;
        this.#at++;
        continue;
      }
      const entry = this.#entry(entries);
      if (entry !== null) entries.push(entry);
    }
    this.#passTags();
    opaque ||= this.#takeExpression();
    const templated = this.#tags.length > 0 || this.#words.some((word) => word.templated);
    const problems = this.#sortedProblems();
    return { file: this.#file, entries, comments: this.#comments, problems, templated, opaque };
  }

  parseFragment(): CaddyFragmentTree {
    const children: Directive[] = [];
    let opaque = false;
    while (this.#at < this.#words.length) {
      const block = this.#body(null, false);
      children.push(...block.children);
      opaque ||= block.opaque;
      const stray = this.#words[this.#at];
      if (stray === undefined) break;
      this.#unexpectedClose(stray);
      this.#at++;
    }
    const templated = this.#tags.length > 0 || this.#words.some((word) => word.templated);
    const block = { open: -1, close: -1, children, opaque };
    return { file: this.#file, block, comments: this.#comments, problems: this.#sortedProblems(), templated };
  }

  #sortedProblems(): readonly CaddySyntaxProblem[] {
    return this.#problems.sort((a, b) => a.start - b.start);
  }

  // — entries ————————————————————————————————————————————————————————————————————————————————————————————————————————

  #entry(before: readonly Entry[]): Entry | null {
    const first = this.#words[this.#at];
    if (first === undefined) return null;
    const conditional = this.#conditionalDepth > 0;
    if (first.value === '}') {
      this.#unexpectedClose(first);
      this.#at++;
      return null;
    }
    if (first.value === 'import' && first.startsLine) {
      const directive = this.#simpleDirective();
      return { kind: 'import', directive, start: directive.start, end: directive.end };
    }
    const addresses = this.#addresses();
    const brace = this.#takeOpeningBrace(addresses);
    return this.#entryWith(addresses, brace, before, conditional, first.start);
  }

  #entryWith(
    addresses: readonly Word[],
    brace: Word | null,
    before: readonly Entry[],
    conditional: boolean,
    start: number,
  ): Entry {
    const only = addresses.length === 1 ? addresses[0] : undefined;
    if (only !== undefined && looksLikeNamedBlock(only.value)) {
      if (brace === null) this.#missingBlock(only);
      const block = brace === null ? emptyBlock() : this.#body(brace, true, 'free');
      const end = this.#endOf(block, only.end);
      return only.value.startsWith('&')
        ? { kind: 'named-route', name: only.value.slice(2, -1), word: only, block, start, end }
        : { kind: 'snippet', name: only.value.slice(1, -1), word: only, block, start, end };
    }
    if (brace !== null && addresses.length === 0) {
      const block = this.#body(brace, true);
      if (before.some((entry) => entry.kind === 'site')) this.#globalOptionsNotFirst(brace);
      return { kind: 'global-options', block, start, end: this.#endOf(block, brace.end) };
    }
    for (const address of addresses) this.#checkAddress(address);
    const block = this.#siteBody(addresses, brace);
    const last = addresses.at(-1)?.end ?? start;
    return { kind: 'site', addresses, block, start, end: this.#endOf(block, last), conditional };
  }

  /** Addresses go to the end of the line, or on to the next one after a comma. */
  #addresses(): Word[] {
    const addresses: Word[] = [];
    let expectsAnother = false;
    for (;;) {
      const word = this.#words[this.#at];
      if (word === undefined || word.value === '{' || word.value === '}') break;
      if (addresses.length > 0 && !expectsAnother && word.startsLine) return addresses;
      addresses.push(word);
      expectsAnother = word.value.endsWith(',');
      this.#at++;
      if (endsWithBrace(word) && this.#lineEndsHere()) return addresses;
    }
    const last = addresses.at(-1);
    if (expectsAnother && last !== undefined) {
      const message = 'after this comma another address is expected; remove the comma or add the address';
      this.#problem('missing-address', message, last, {
        repair: { start: last.end - 1, end: last.end, text: '' },
      });
    }
    return addresses;
  }

  /** The brace that opens a site: the next word, on this line or the next, or the end of the last address (a mistake). */
  #takeOpeningBrace(addresses: Word[]): Word | null {
    const word = this.#words[this.#at];
    const last = addresses.at(-1);
    if (last !== undefined && endsWithBrace(last)) {
      addresses.pop();
      if (last.value.length > 1) addresses.push(withoutBrace(last));
      return this.#missingSpace(last);
    }
    if (word?.value !== '{') return null;
    this.#at++;
    return word;
  }

  #siteBody(addresses: readonly Word[], brace: Word | null): Block {
    if (brace !== null) return this.#body(brace, true);
    if (this.#at >= this.#words.length) return emptyBlock();
    const block = this.#body(null, true);
    const next = this.#words[this.#at];
    const first = addresses[0];
    if (next?.value === '}') {
      // Caddy ends the site here, whether or not a brace opened it.
      this.#at++;
    } else if (next !== undefined && first !== undefined) {
      const message =
        'a file with several sites needs braces around each of them: Caddy reads this line as a directive of the site above';
      this.#problem('second-site', message, next, {
        related: { message: 'the site without braces', at: first },
      });
    }
    return block;
  }

  #checkAddress(address: Word): void {
    if (address.templated || address.environment || address.quote !== '') return;
    const bare = address.value.endsWith(',') ? address.value.slice(0, -1) : address.value;
    if (bare.includes(',')) {
      const message = `put a space after the comma: Caddy takes ${bare} for one address`;
      this.#problem('comma-in-address', message, address, {
        repair: { start: address.start, end: address.end, text: address.value.replaceAll(/,(?=.)/g, ', ') },
      });
    }
    if (bare.startsWith('@')) {
      const message = `the matcher ${bare} stands outside of any site; matchers belong into the braces of a site`;
      this.#problem('matcher-outside-site', message, address);
    }
  }

  /** `{$EXTRA}` or `${EXTRA}` alone on a line before a site: whole blocks may come from it. */
  #isBareEnvironmentLine(): boolean {
    const word = this.#words[this.#at];
    if (word === undefined || !isBareVariable(word)) return false;
    const next = this.#words[this.#at + 1];
    if (next === undefined) return true;
    if (!next.startsLine || next.value === '{') return false;
    if (looksLikeNamedBlock(next.value)) return true;
    let end = this.#at + 1;
    while (this.#words[end + 1]?.startsLine === false) end++;
    const opens = this.#words[end]?.value === '{' || this.#words[end + 1]?.value === '{';
    return opens && (looksLikeAddress(next.value) || next.environment || next.templated);
  }

  // — bodies —————————————————————————————————————————————————————————————————————————————————————————————————————————

  /**
   * Directives up to the brace that closes the body, which is consumed, or up to what ends it otherwise. Only the bodies
   * of snippets and named routes are `free`: they may begin and end on one line with other words.
   */
  #body(brace: Word | null, inFile: boolean, shape: 'lines' | 'free' = 'lines'): Block {
    const outermost = openBlock(null, [], false, brace);
    const stack: OpenBlock[] = [outermost];
    this.#takeExpression();
    if (brace !== null && shape === 'lines') this.#checkOneLine(brace);
    let close = -1;
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at];
      const top = stack.at(-1);
      if (word === undefined || top === undefined) break;
      this.#passTags();
      if (this.#takeExpression()) top.opaque = true;
      if (word.value === '}') {
        if (stack.length === 1 && brace === null) break;
        this.#noteIndentation(top.brace, word);
        if (shape === 'lines' || stack.length > 1) this.#checkCloseAlone(word);
        this.#at++;
        if (stack.length === 1) {
          close = word.start;
          break;
        }
        stack.pop();
        stack.at(-1)?.children.push(closed(top, word));
        continue;
      }
      if (inFile && this.#startsNextSite(word, stack.length, brace)) break;
      const opened = this.#directive(top);
      if (opened !== null) stack.push(opened);
    }
    this.#passTags();
    if (this.#takeExpression()) outermost.opaque = true;
    this.#closeAll(stack, close);
    return { open: brace?.start ?? -1, close, children: outermost.children, opaque: outermost.opaque };
  }

  /** Reads one directive; the block that it opens is returned for its children to be read. */
  #directive(into: OpenBlock): OpenBlock | null {
    const name = this.#words[this.#at];
    if (name === undefined) return null;
    this.#at++;
    const conditional = this.#conditionalDepth > 0;
    const args: Word[] = [];
    if (name.value === '{') {
      const message = 'this { opens nothing: a block belongs to the directive on its line';
      this.#problem('open-on-next-line', message, name);
      return openBlock(name, args, conditional, name);
    }
    if (endsWithBrace(name) && this.#lineEndsHere()) {
      return openBlock(withoutBrace(name), args, conditional, this.#missingSpace(name));
    }
    for (;;) {
      const word = this.#words[this.#at];
      if (word === undefined) break;
      if (word.value === '{') {
        this.#at++;
        if (word.startsLine) this.#openOnNextLine(args.at(-1) ?? name, word);
        this.#checkAfterOpen(word);
        return openBlock(name, args, conditional, word);
      }
      if (word.startsLine || word.value === '}') break;
      this.#at++;
      if (endsWithBrace(word) && this.#lineEndsHere()) {
        args.push(withoutBrace(word));
        return openBlock(name, args, conditional, this.#missingSpace(word));
      }
      if (word.value === '{}' && word.quote === '' && this.#lineEndsHere()) this.#emptyBraces(word);
      else args.push(word);
    }
    if (args.length === 0 && isBareVariable(name)) into.opaque = true;
    else into.children.push(directive(name, args, null, conditional, (args.at(-1) ?? name).end));
    return null;
  }

  /** An import at the top level; its block (Caddy 2.9 and later) is read as any other. */
  #simpleDirective(): Directive {
    const holder = openBlock(null, [], false, null);
    const opened = this.#directive(holder);
    const read = holder.children[0];
    if (opened === null && read !== undefined) return read;
    const name = opened?.name ?? this.#words[this.#at - 1] ?? NO_WORD;
    const block = this.#body(opened?.brace ?? null, false);
    return directive(name, opened?.args ?? [], block, false, this.#endOf(block, name.end));
  }

  /** Whether a line inside a body is really the next site: a brace, or all braces, are missing above it. */
  #startsNextSite(word: Word, depth: number, brace: Word | null): boolean {
    if (!word.startsLine || word.quote !== '' || word.environment || word.templated) return false;
    const braceless = brace === null && depth === 1;
    if (!braceless && word.start !== this.#file.lineStartAt(word.start)) return false;
    if (!looksLikeAddress(word.value) && !looksLikeNamedBlock(word.value)) return false;
    let end = this.#at;
    while (this.#words[end + 1]?.startsLine === false) end++;
    const last = this.#words[end];
    return last !== undefined && (last.value === '{' || endsWithBrace(last));
  }

  #closeAll(stack: OpenBlock[], close: number): void {
    if (close !== -1) return;
    const atEnd = this.#at >= this.#words.length;
    // Caddy takes any last } for the one that closes the site: a file that lacks only that one works.
    const accepted = stack.length === 1 && atEnd && this.#words.at(-1)?.value === '}';
    const unclosed = stack.filter((open) => open.brace !== null);
    const innermost = unclosed.at(-1)?.brace;
    if (innermost !== undefined && innermost !== null && !accepted)
      this.#unclosedBlock(this.#suspect ?? innermost);
    while (stack.length > 1) {
      const open = stack.pop();
      if (open !== undefined) stack.at(-1)?.children.push(closed(open, null));
    }
  }

  // — template tags ——————————————————————————————————————————————————————————————————————————————————————————————————

  /** Takes note of the tags that stand before the current word. */
  #passTags(): void {
    const upTo = this.#words[this.#at]?.start ?? Number.POSITIVE_INFINITY;
    for (
      let tag = this.#tags[this.#nextTag];
      tag !== undefined && tag.start < upTo;
      tag = this.#tags[this.#nextTag]
    ) {
      this.#nextTag++;
      if (tag.kind === 'open') this.#conditionalDepth++;
      else if (tag.kind === 'close') this.#conditionalDepth = Math.max(0, this.#conditionalDepth - 1);
      else if (tag.kind === 'expression') this.#sawExpression = true;
    }
  }

  #takeExpression(): boolean {
    const saw = this.#sawExpression;
    this.#sawExpression = false;
    return saw;
  }

  // — problems ———————————————————————————————————————————————————————————————————————————————————————————————————————

  /** Whether the word before the current one is the last of its line. */
  #lineEndsHere(): boolean {
    const next = this.#words[this.#at];
    return next === undefined || next.startsLine;
  }

  #endOf(block: Block, otherwise: number): number {
    if (block.close !== -1) return block.close + 1;
    return Math.max(otherwise, block.open + 1, block.children.at(-1)?.end ?? 0);
  }

  /** A site may begin on the line of its brace (Caddy does not look), but it may not end there. */
  #checkOneLine(brace: Word): void {
    let end = this.#at;
    if (this.#words[end]?.startsLine !== false) return;
    while (this.#words[end + 1]?.startsLine === false) end++;
    if (this.#words[end]?.value === '}') this.#checkAfterOpen(brace);
  }

  /** Call with the words after the brace unread. */
  #checkAfterOpen(brace: Word): void {
    const next = this.#words[this.#at];
    if (next === undefined || next.startsLine) return;
    let end = this.#at;
    while (this.#words[end + 1]?.startsLine === false) end++;
    const last = this.#words[end] ?? next;
    const inner = this.#words[end - 1];
    const closes = last.value === '}' && inner !== undefined && end > this.#at;
    this.#reportedUpTo = last.end;
    const indentation = this.#indentationAt(brace.start);
    const ending = this.#file.lineEnding;
    const between = this.#file.text.slice(next.start, inner?.end ?? next.end);
    const oneDirective = closes && !between.includes('{') && !between.includes('}');
    const message = oneDirective
      ? 'a block cannot stand on one line: what follows { and the closing } need lines of their own'
      : 'what follows { must go on a line of its own';
    const repair = oneDirective
      ? {
          start: brace.end,
          end: last.start,
          text: `${ending}${indentation}${this.#indentUnit()}${between}${ending}${indentation}`,
        }
      : null;
    this.#problem('text-after-open', message, next, { repair });
  }

  #checkCloseAlone(close: Word): void {
    if (close.startsLine || close.quote !== '') return;
    const previous = this.#words[this.#at - 1];
    if (previous === undefined || previous.value === '{') return;
    if (close.start < this.#reportedUpTo) return;
    const message =
      'this } must stand on a line of its own: Caddy reads it as one more argument of the directive before it';
    this.#problem('close-not-alone', message, close);
  }

  #openOnNextLine(previous: Word, brace: Word): void {
    const gap = this.#file.text.slice(previous.end, brace.start);
    const message =
      'this { must stand at the end of the line above: here Caddy does not take it for the block of that directive';
    const repair = gap.trim() === '' ? { start: previous.end, end: brace.start, text: ' ' } : null;
    this.#problem('open-on-next-line', message, brace, {
      related: { message: 'the directive', at: previous },
      repair,
    });
  }

  /** Reports `name{` and gives the brace as a word of its own. */
  #missingSpace(word: Word): Word {
    const at = word.end - 1;
    const message = `put a space before the {: Caddy reads ${word.value} as one word and opens no block`;
    this.#problem('missing-space-before-open', message, word, { repair: { start: at, end: at, text: ' ' } });
    return { ...word, start: at, value: '{', startsLine: false };
  }

  /** Reports `}}` and gives the braces as words of their own. */
  #unglued(word: Word): readonly Word[] {
    if (!isGluedClose(word)) return [word];
    const count = word.value.length;
    const message = `${word.value} is one word to Caddy and closes nothing: each } needs a line of its own`;
    this.#problem('close-not-alone', message, word);
    return Array.from({ length: count }, (_, at) => {
      return { ...word, start: word.start + at, end: word.start + at + 1, value: '}', startsLine: true };
    });
  }

  #emptyBraces(word: Word): void {
    const { lineEnding } = this.#file;
    const text = `{${lineEnding}${this.#indentationAt(word.start)}}`;
    const message = '{} is not an empty block to Caddy: the closing } must stand on a line of its own';
    this.#problem('empty-braces', message, word, { repair: { start: word.start, end: word.end, text } });
  }

  #unclosedBlock(brace: Word): void {
    this.#problem('unclosed-block', 'the block that this { opens is never closed; add the missing }', brace);
  }

  #unexpectedClose(close: Word): void {
    this.#problem(
      'unexpected-close',
      'this } closes nothing; remove it, or add the { that it belongs to',
      close,
    );
  }

  #globalOptionsNotFirst(brace: Word): void {
    const message = 'a block without an address holds global options, and those must come before every site';
    this.#problem('global-options-not-first', message, brace);
  }

  #missingBlock(name: Word): void {
    this.#problem(
      'missing-block',
      `${name.value} must be followed by a block: { on the same line, } on its own`,
      name,
    );
  }

  #noteIndentation(open: Word | null, close: Word): void {
    if (open === null || this.#suspect !== null || !close.startsLine) return;
    if (this.#indentationAt(close.start).length < this.#indentationAt(open.start).length)
      this.#suspect = open;
  }

  #indentationAt(offset: number): string {
    const start = this.#file.lineStartAt(offset);
    return /^[ \t]*/.exec(this.#file.text.slice(start, offset))?.[0] ?? '';
  }

  #indentUnit(): string {
    return /^( +|\t)\S/m.exec(this.#file.text)?.[1] ?? '\t';
  }

  #problem(
    code: CaddySyntaxProblemCode,
    message: string,
    at: Word,
    more: {
      readonly related?: { readonly message: string; readonly at: Word };
      readonly repair?: CaddySyntaxProblem['repair'];
    } = {},
  ): void {
    const related = more.related
      ? { message: more.related.message, start: more.related.at.start, end: more.related.at.end }
      : null;
    this.#problems.push({
      code,
      message,
      start: at.start,
      end: at.end,
      related,
      repair: more.repair ?? null,
    });
  }
}

const NO_WORD: Word = {
  start: 0,
  end: 0,
  value: '',
  quote: '',
  startsLine: true,
  templated: false,
  environment: false,
};

function emptyBlock(): Block {
  return { open: -1, close: -1, children: [], opaque: false };
}

function openBlock(
  name: Word | null,
  args: readonly Word[],
  conditional: boolean,
  brace: Word | null,
): OpenBlock {
  return { name, args, conditional, brace, children: [], opaque: false };
}

function closed(open: OpenBlock, close: Word | null): Directive {
  const name = open.name ?? NO_WORD;
  const brace = open.brace ?? name;
  const block = {
    open: brace.start,
    close: close?.start ?? -1,
    children: open.children,
    opaque: open.opaque,
  };
  const end = close?.end ?? Math.max(brace.end, open.children.at(-1)?.end ?? 0);
  return directive(name, open.args, block, open.conditional, end);
}

function directive(
  name: Word,
  args: readonly Word[],
  block: Block | null,
  conditional: boolean,
  end: number,
): Directive {
  return { name, args, start: name.start, end, block, conditional };
}

/** `localhost{`, `handle{`: a brace glued to an unquoted word that holds no other brace. */
function endsWithBrace(word: Word): boolean {
  return (
    word.quote === '' &&
    !word.templated &&
    word.value.length > 1 &&
    word.value.indexOf('{') === word.value.length - 1
  );
}

function withoutBrace(word: Word): Word {
  return { ...word, end: word.end - 1, value: word.value.slice(0, -1) };
}

function isGluedClose(word: Word): boolean {
  return word.startsLine && word.quote === '' && /^\}{2,}$/.test(word.value);
}

/** `{$NAME}` or `${NAME}` and nothing else. */
function isBareVariable(word: Word): boolean {
  return /^(?:\{\$\w+\}|\$\{\w+\})$/.test(word.value);
}
