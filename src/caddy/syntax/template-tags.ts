/**
 * Template tags in a Caddyfile that is still to be rendered: `{{ … }}`, `{% … %}`, `{# … #}`, `<% … %>`.
 *
 * Caddy itself knows no tags, but its `templates` directive makes `{{ … }}` legitimate inside quoted strings. So tags
 * hide quotes from the lexer only in files that are templates beyond doubt.
 */

import { closingOfComment, opensComment } from '../../text/liquid-comment.ts';
import { lookUp } from '../../text/look-up.ts';
import type { TemplateTag } from './tree.ts';

const CLOSERS: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>' };

const TEMPLATE_NAME = /\.(?:j2|jinja2?|tmpl|tpl|template|erb|gotmpl|liquid|mustache|hbs)$/i;
const OPENING_WORD = /^(?:if|unless|for|range|with|block|define|raw|macro|case|capture|filter|call|each)\b/;
const CLOSING_WORD = /^(?:end\w*|\/\w*|})/;
const SILENT_WORD =
  /^(?:else|elsif|elif|elseif|when|set|assign|include|import|extends|comment|break|continue|\/\*|!)/;

/** Finds where tags end, in time linear in the text however many tags are left open. */
export class TagScanner {
  readonly #text: string;
  readonly #lastCloser = new Map<string, number>();
  #commentsStayOpenFrom = Number.POSITIVE_INFINITY;

  constructor(text: string) {
    this.#text = text;
  }

  /** The end of the tag that starts at `at`, or -1 when no tag starts there. */
  endOfTag(at: number): number {
    const opener = this.#text.slice(at, at + 2);
    const closer = lookUp(CLOSERS, opener);
    if (closer === undefined) return -1;
    let last = this.#lastCloser.get(closer);
    if (last === undefined) {
      last = this.#text.lastIndexOf(closer);
      this.#lastCloser.set(closer, last);
    }
    if (last < at + 2) return -1;
    const end = this.#text.indexOf(closer, at + 2) + 2;
    // `between {{ }}` names the marks themselves.
    if (/^[\s{]*$/.test(this.#text.slice(at + 2, end - 2))) return -1;
    if (at >= this.#commentsStayOpenFrom || !opensComment(this.#text, at, end)) return end;
    const close = closingOfComment(this.#text, end);
    if (close === -1) this.#commentsStayOpenFrom = at;
    return close === -1 ? end : close;
  }
}

/** Whether a file is a template beyond doubt: by its name, or by a tag that begins a line. */
export function isTemplate(path: string, text: string): boolean {
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('<%')) return false;
  return TEMPLATE_NAME.test(path) || /^[ \t]*(?:\{\{|\{%|<%)/m.test(text);
}

/** What a tag does: opens or closes a conditional part, prints something, or neither. */
export function classifyTag(tag: string): TemplateTag['kind'] {
  if (tag.startsWith('{#')) return 'silent';
  const words = tag.slice(2, -2).replace(/^[-~+=#]?\s*/, '');
  if (tag.startsWith('{{#')) return 'open';
  if (CLOSING_WORD.test(words)) return 'close';
  if (OPENING_WORD.test(words) || / do\b(?:\s*\|[^|]*\|)?\s*-?$/.test(words)) return 'open';
  if (SILENT_WORD.test(words)) return 'silent';
  return tag.startsWith('{{') || tag.startsWith('<%=') ? 'expression' : 'silent';
}
