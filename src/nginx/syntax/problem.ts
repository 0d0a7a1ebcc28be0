/** The syntax problems and their wording: what nginx cannot read, why, and what to do about it. */
import type { SyntaxProblem, Word } from './tree.ts';

/** A place with a sentence about it. */
export type Related = NonNullable<SyntaxProblem['related']>;

export function byteOrderMark(): SyntaxProblem {
  return {
    code: 'byte-order-mark',
    message:
      'the file begins with a byte-order mark, which nginx takes for a part of the first directive; save it as UTF-8 without one',
    start: 0,
    end: 1,
    related: null,
    repair: { start: 0, end: 1, text: '' },
  };
}

export function tooLongParameter(start: number, end: number): SyntaxProblem {
  return {
    code: 'too-long-parameter',
    message: 'this is longer than the 4095 bytes that nginx reads as one parameter or comment; split it',
    start,
    end,
    related: null,
    repair: null,
  };
}

/** `certain`: the parameter visibly ends on this line, so that the quote belongs before its semicolon. */
export function unclosedQuote(start: number, end: number, quote: '"' | "'", certain: boolean): SyntaxProblem {
  return {
    code: 'unclosed-quote',
    message: `the quote that begins here is not closed on its line, so nginx reads on to the next ${quote} in the file; close it with ${quote}`,
    start,
    end,
    related: null,
    repair: certain ? { start: end, end, text: quote } : null,
  };
}

/** `end` is after the closing quote of the word that begins at `start`. */
export function missingSpaceAfterQuote(text: string, start: number, end: number): SyntaxProblem {
  const found = text.charAt(end);
  return {
    code: 'missing-space-after-quote',
    message: `${JSON.stringify(found)} directly follows a closing quote; nginx wants a space or ";" there. A quote inside a quoted parameter is written as \\" or \\'`,
    start: end,
    end: end + 1,
    related: { message: 'the quoted parameter begins here', start, end },
    repair: null,
  };
}

export function unclosedLuaBlock(open: number): SyntaxProblem {
  return {
    code: 'unclosed-lua-block',
    message:
      'no "}" closes this Lua block; look for a brace, string or long bracket in its Lua code that is not closed',
    start: open,
    end: open + 1,
    related: null,
    repair: null,
  };
}

export function unclosedTemplateTag(text: string, start: number): SyntaxProblem {
  return {
    code: 'unclosed-template-tag',
    message: `the template tag that ${JSON.stringify(text.slice(start, start + 2))} begins is not closed`,
    start,
    end: start + 2,
    related: null,
    repair: null,
  };
}

/** `name` begins the statement, `last` is its last word; `repairable` where only the semicolon is missing. */
export function missingSemicolon(
  name: Word,
  last: Word,
  repairable: boolean,
  noticed: Related | null,
): SyntaxProblem {
  return {
    code: 'missing-semicolon',
    message: `"${shorten(name.value)}" is not ended by ";", so nginx reads on and takes what follows for more parameters; add ";" here`,
    start: last.start,
    end: last.end,
    related: noticed,
    repair: repairable ? { start: last.end, end: last.end, text: ';' } : null,
  };
}

export function missingBlock(name: Word, last: Word, repairable: boolean): SyntaxProblem {
  return {
    code: 'missing-block',
    message: `"${shorten(name.value)}" begins a block; write "{" after it and close it with "}"`,
    start: name.start,
    end: last.end,
    related: null,
    repair: repairable ? { start: last.end, end: last.end, text: ' {' } : null,
  };
}

export function notABlockDirective(name: Word, open: number): SyntaxProblem {
  return {
    code: 'not-a-block-directive',
    message: `"${shorten(name.value)}" takes no block; end it with ";" instead of "{"`,
    start: name.start,
    end: name.end,
    related: { message: 'the block opens here', start: open, end: open + 1 },
    repair: null,
  };
}

export function entryWithBlock(open: number, list: Word): SyntaxProblem {
  return {
    code: 'unexpected-terminator',
    message: `"{" cannot stand in ${JSON.stringify(shorten(list.value))}, which holds a plain list; end the entry with ";"`,
    start: open,
    end: open + 1,
    related: { message: 'the list begins here', start: list.start, end: list.end },
    repair: null,
  };
}

export function unexpectedSemicolon(start: number): SyntaxProblem {
  return {
    code: 'unexpected-terminator',
    message: 'this ";" ends nothing, and nginx refuses it; remove it',
    start,
    end: start + 1,
    related: null,
    repair: { start, end: start + 1, text: '' },
  };
}

export function unexpectedOpen(start: number): SyntaxProblem {
  return {
    code: 'unexpected-terminator',
    message: 'this "{" follows no directive; name the block or remove the brace',
    start,
    end: start + 1,
    related: null,
    repair: null,
  };
}

/** `certain`: nothing else can be wrong, so that removing the brace is the repair. */
export function unexpectedClose(start: number, related: Related | null, certain: boolean): SyntaxProblem {
  return {
    code: 'unexpected-close',
    message: 'this "}" closes a block that is not open; remove it, or open the block that it should close',
    start,
    end: start + 1,
    related,
    repair: certain ? { start, end: start + 1, text: '' } : null,
  };
}

export function unclosedBlock(
  name: Word | null,
  open: number,
  related: Related,
  repair: SyntaxProblem['repair'],
): SyntaxProblem {
  const what = name === null ? 'this block' : `"${shorten(name.value)}"`;
  return {
    code: 'unclosed-block',
    message: `${what} is never closed; add the missing "}"`,
    start: name === null ? open : name.start,
    end: open + 1,
    related,
    repair,
  };
}

function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}
