/**
 * Template tags in a configuration that has not been rendered yet: Jinja and Liquid (`{{ }}`, `{% %}`, `{# #}`), Go and
 * Helm (`{{ }}`), ERB, EPP and EJS (`<% %>`). Tags are opaque: only where they end and what they do to the text around
 * them is of interest.
 */

/**
 * `output`: something is inserted here. `open`, `middle`, `close`: the parts of a condition or loop. `silent`: nothing is
 * inserted (a comment, an assignment).
 */
export type TagRole = 'output' | 'open' | 'middle' | 'close' | 'silent';

const LEFT_BRACE = 0x7b;
const LESS_THAN = 0x3c;
const PERCENT = 0x25;
const HASH = 0x23;
const LINE_FEED = 0x0a;

/** Whether the text could be a template: a cheap look that is wrong only for texts that merely contain such characters. */
export function mayHoldTags(text: string): boolean {
  return ['{{', '{%', '{#', '<%'].some((opening) => text.includes(opening));
}

/** Whether a file is a template by its name. */
export function isTemplatePath(path: string): boolean {
  return /\.(j2|jinja2?|erb|epp|ejs|tmpl|gotmpl|gtpl|tpl|template|sigil|liquid|mustache|hbs|in)$/i.test(path);
}

/** Finds tags in one text. Remembers which closings do not come any more, so that a text of openings stays linear. */
export class TagScanner {
  readonly #text: string;
  /** For each closing, an offset from which on it does not occur. */
  readonly #absentFrom = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The end of the tag that starts at `start`, or -1 where none does. */
  endOfTagAt(start: number): number {
    const closing = this.#closingAt(start);
    if (closing === null) return -1;
    if (start >= (this.#absentFrom.get(closing) ?? Number.POSITIVE_INFINITY)) return -1;
    const end = closing === '}}' ? this.#endOfExpression(start + 2) : this.#endAfter(closing, start + 2);
    if (end === -1) this.#absentFrom.set(closing, start);
    return end;
  }

  /** Whether tag characters open here, closed or not. */
  opensAt(start: number): boolean {
    return this.#closingAt(start) !== null;
  }

  #closingAt(start: number): '}}' | '%}' | '#}' | '%>' | null {
    const first = this.#text.charCodeAt(start);
    const second = this.#text.charCodeAt(start + 1);
    if (first === LESS_THAN) return second === PERCENT ? '%>' : null;
    if (first !== LEFT_BRACE) return null;
    if (second === LEFT_BRACE) return '}}';
    if (second === PERCENT) return '%}';
    return second === HASH ? '#}' : null;
  }

  #endAfter(closing: string, from: number): number {
    const at = this.#text.indexOf(closing, from);
    return at === -1 ? -1 : at + closing.length;
  }

  /** After the `}}` that closes an expression; one in a string of the expression does not. */
  #endOfExpression(from: number): number {
    const text = this.#text;
    const closing = text[from] === '{' ? '}}}' : '}}';
    for (let at = from; at < text.length; at++) {
      const char = text[at];
      if (char === '}' && text.startsWith(closing, at)) return at + closing.length;
      if (char === '"' || char === "'" || char === '`') at = this.#endOfString(at, char);
    }
    return -1;
  }

  /** The closing quote of a string that ends on its line before a `}}` would, or `start` where it does not. */
  #endOfString(start: number, quote: string): number {
    const text = this.#text;
    for (let at = start + 1; at < text.length && text.charCodeAt(at) !== LINE_FEED; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === quote) return at;
    }
    return start;
  }
}

const OPENING_WORDS =
  /^(if|unless|for|foreach|range|with|while|until|case|each|macro|block|define|filter|call|capture|tablerow|raw|verbatim|autoescape|begin|eachIndex)\b/;
const MIDDLE_WORDS = /^(else|elsif|elseif|elif|when|rescue|ensure|break|continue)\b/;
const CLOSING_WORDS = /^end(\w*)\b/;
const INSERTING_WORDS = /^(include|import|extends|render|template|partial|yield)\b/;

/** What a tag does; `start` and `end` enclose it. */
export function roleOfTag(text: string, start: number, end: number): TagRole {
  if (text.startsWith('{#', start)) return 'silent';
  return text.charCodeAt(start) === LESS_THAN
    ? roleOfEmbedded(text, start, end)
    : roleOfBraces(text, start, end);
}

/** `{{ }}` and `{% %}`. In Go templates and Handlebars `{{ }}` holds statements as well. */
function roleOfBraces(text: string, start: number, end: number): TagRole {
  const content = text.slice(start + 2, end - 2).replace(/^[-~+]?\s*|\s*[-~+]?$/g, '');
  const statement = text.startsWith('{%', start);
  if (/^(\/\*|!)/.test(content)) return 'silent';
  if (/^[#^]\s*\w/.test(content)) return 'open';
  if (/^\/\s*\w/.test(content)) return 'close';
  if (CLOSING_WORDS.test(content) && (statement || /^end\s*$/.test(content))) return 'close';
  if (MIDDLE_WORDS.test(content)) return 'middle';
  if (
    OPENING_WORDS.test(content) &&
    (statement || /^\w+\s+[^|.=]|^(block|define|range|with|if)\b/.test(content))
  )
    return 'open';
  if (INSERTING_WORDS.test(content)) return 'output';
  if (statement || /^\$\w+(\s*,\s*\$\w+)?\s*:?=/.test(content)) return 'silent';
  return 'output';
}

/** `<% %>`: Ruby, Puppet or JavaScript between the signs. */
function roleOfEmbedded(text: string, start: number, end: number): TagRole {
  const sign = text[start + 2];
  if (sign === '#') return 'silent';
  if (sign === '=') return 'output';
  const content = text.slice(start + 2, end - 2).replace(/^[-_]?\s*|\s*[-_]?$/g, '');
  // `<%- value %>` inserts in EJS; in ERB and EPP the sign only trims, and what follows is a statement.
  if (sign === '-' && /^[\w.$]+(\([^)]*\))?$/.test(content) && !/^(end|else)$/.test(content)) return 'output';
  if (/^(end\b|\}\s*[);]*$)/.test(content)) return 'close';
  if (/^(else|elsif|when|\}\s*else\b|\}\s*elsif\b)/.test(content)) return 'middle';
  if (/^(if|unless|case|while|until|for|begin)\b/.test(content) || /(\{|\bdo)\s*(\|[^|]*\|)?$/.test(content))
    return 'open';
  return 'silent';
}
