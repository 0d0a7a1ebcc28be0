/**
 * What a text has besides statements: the comments that could be meant for proxylint, and the heads of statements by
 * which is told what a comment is about. Both come from the lexers of the dialects, so that a `#` in a quoted text, in
 * Lua or inside a word is no comment here either.
 */
import { tokenizeJson } from '../../caddy/json/tokens.ts';
import { lexCaddyfile } from '../../caddy/syntax/lexer.ts';
import { tokenizeNginx } from '../../nginx/syntax/tokens.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Dialect } from '../project.ts';

/** A comment of the dialect, or of the template that the file is. */
export interface SuppressionComment {
  readonly file: SourceFile;
  /** With the signs that make it a comment. */
  readonly start: number;
  readonly end: number;
  /** What is between the signs. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** A statement up to its `{` or `;`, or a closing brace. */
export interface Head {
  readonly start: number;
  readonly end: number;
}

export interface CommentedText {
  readonly file: SourceFile;
  /** Only those that name proxylint. */
  readonly comments: readonly SuppressionComment[];
  /** In the order of the text. */
  readonly heads: readonly Head[];
  /** What else is one piece, and may run over several lines: tags of a template, Lua. */
  readonly joined: readonly Head[];
}

/** Whether a text says anything to proxylint: of all others not even the comments are looked for. */
export function mayHoldSuppressions(text: string): boolean {
  return text.includes('proxylint') || text.includes('Proxylint');
}

export function readComments(file: SourceFile, dialect: Dialect): CommentedText {
  switch (dialect) {
    case 'nginx':
      return readNginxComments(file);
    case 'caddyfile':
      return readCaddyComments(file);
    case 'caddy-json':
      return readJsonComments(file);
  }
}

function readNginxComments(file: SourceFile): CommentedText {
  const comments: SuppressionComment[] = [];
  const heads = new Heads();
  const joined: Head[] = [];
  for (const { type, start, end } of tokenizeNginx(file)) {
    switch (type) {
      case 'word':
        heads.extend(start, end);
        break;
      case ';':
      case '{':
        heads.extend(start, end);
        heads.end();
        break;
      case '}':
        heads.end();
        heads.extend(start, end);
        heads.end();
        break;
      case 'comment':
        addComment(comments, file, start, file.text[end - 1] === '\r' ? end - 1 : end);
        break;
      case 'tag':
        addTag(comments, file, start, end);
        joined.push({ start, end });
        break;
      case 'lua':
        joined.push({ start, end });
        break;
      case 'whitespace':
      case 'newline':
      case 'outside':
      case 'stray':
        break;
    }
  }
  heads.end();
  return { file, comments, heads: heads.all, joined };
}

function readCaddyComments(file: SourceFile): CommentedText {
  const lexed = lexCaddyfile(file, { heredocs: true });
  const comments: SuppressionComment[] = [];
  for (const { start, end } of lexed.comments) addComment(comments, file, start, end);
  for (const { start, end } of lexed.tags) addTag(comments, file, start, end);
  comments.sort((a, b) => a.start - b.start);
  const heads = new Heads();
  for (const { startsLine, start, end } of lexed.words) {
    if (startsLine) heads.end();
    heads.extend(start, end);
  }
  heads.end();
  return { file, comments, heads: heads.all, joined: lexed.tags };
}

/** A head is a member or an element, up to the bracket that its value begins with. */
function readJsonComments(file: SourceFile): CommentedText {
  const comments: SuppressionComment[] = [];
  const heads = new Heads();
  for (const { type, start, end } of tokenizeJson(file.text)) {
    switch (type) {
      case 'comment':
        addJsonComment(comments, file, start, end);
        break;
      case '{':
      case '[':
      case ',':
        heads.extend(start, end);
        heads.end();
        break;
      case '}':
      case ']':
        heads.end();
        heads.extend(start, end);
        break;
      default:
        heads.extend(start, end);
    }
  }
  heads.end();
  return { file, comments, heads: heads.all, joined: [] };
}

function addJsonComment(comments: SuppressionComment[], file: SourceFile, start: number, end: number): void {
  const comment = file.text.slice(start, end);
  if (!mayHoldSuppressions(comment)) return;
  const closed = comment.startsWith('/*') && comment.endsWith('*/') && comment.length >= 4;
  comments.push({ file, start, end, contentStart: start + 2, contentEnd: closed ? end - 2 : end });
}

/** Puts words together to heads. */
class Heads {
  readonly all: Head[] = [];
  #open: Head | null = null;

  extend(start: number, end: number): void {
    this.#open = { start: this.#open?.start ?? start, end };
  }

  end(): void {
    if (this.#open !== null) this.all.push(this.#open);
    this.#open = null;
  }
}

function addComment(comments: SuppressionComment[], file: SourceFile, start: number, end: number): void {
  if (!mayHoldSuppressions(file.text.slice(start, end))) return;
  comments.push({ file, start, end, contentStart: start + 1, contentEnd: end });
}

/** The signs of comments in templates: Jinja, ERB, Go and Helm, Handlebars, Liquid. */
const TEMPLATE_COMMENTS: readonly { readonly open: RegExp; readonly close: RegExp }[] = [
  { open: /^\{#[-+]?/, close: /[-+]?#\}$/ },
  { open: /^<%-?#/, close: /-?%>$/ },
  { open: /^\{\{-?\s*\/\*/, close: /\*\/\s*-?\}\}$/ },
  { open: /^\{\{!(?:--)?/, close: /(?:--)?\}\}$/ },
  { open: /^\{%-?\s*comment\s*-?%\}/, close: /\{%-?\s*endcomment\s*-?%\}$/ },
];

function addTag(comments: SuppressionComment[], file: SourceFile, start: number, end: number): void {
  const tag = file.text.slice(start, end);
  if (!mayHoldSuppressions(tag)) return;
  for (const { open, close } of TEMPLATE_COMMENTS) {
    const opening = open.exec(tag)?.[0];
    const closing = close.exec(tag)?.[0];
    if (opening === undefined || closing === undefined) continue;
    comments.push({
      file,
      start,
      end,
      contentStart: start + opening.length,
      contentEnd: end - closing.length,
    });
    return;
  }
}
