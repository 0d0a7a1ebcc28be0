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

/** Whether the text could be a template: a cheap look that is wrong only for texts that merely contain such characters. */
export function mayHoldTags(text: string): boolean {
  return ['{{', '{%', '{#', '<%'].some((opening) => text.includes(opening));
}

/** Whether a file is a template by its name. */
export function isTemplatePath(path: string): boolean {
  return /\.(j2|jinja2?|erb|epp|ejs|tmpl|gotmpl|gtpl|tpl|template|sigil|liquid|mustache|hbs|in)$/i.test(path);
}

const PLACEHOLDER = /(@|%|__|##)[A-Z][A-Z0-9_]{2,}?\1/;

/** Whether a word holds a name that `sed`, `configure` or CMake replaces: `@PORT@`, `%PORT%`, `__PORT__`, `##PORT##`. */
export function holdsPlaceholder(word: string): boolean {
  return PLACEHOLDER.test(word);
}

/** What a tag does; `start` and `end` enclose it. */
export function roleOfTag(text: string, start: number, end: number): TagRole {
  const content = contentOf(text, start + 2, end - 2);
  switch (text.slice(start, start + 2)) {
    case '{#':
      return 'silent';
    case '{%':
      return roleOfStatement(content);
    case '{{':
      return roleOfExpression(content);
    default:
      return roleOfCode(text.charAt(start + 2), content);
  }
}

/** What is between the signs, without those that only trim the white space around the tag. */
function contentOf(text: string, start: number, end: number): string {
  const from = '-~+_='.includes(text.charAt(start)) ? start + 1 : start;
  const to = '-~+_'.includes(text.charAt(end - 1)) ? end - 1 : end;
  return text.slice(from, to).trim();
}

const CONDITIONAL = ['if', 'unless', 'for', 'foreach', 'case', 'while', 'until', 'tablerow', 'macro'];
const OPENING = new Set(CONDITIONAL);
const MIDDLE = new Set(['else', 'elsif', 'elseif', 'elif', 'when', 'rescue', 'ensure']);
const CLOSING = new Set(['end', ...CONDITIONAL.map((word) => `end${word}`)]);
const INSERTING = new Set(['include', 'import', 'extends', 'render', 'template', 'partial', 'yield']);

/** `{% %}` of Jinja and Liquid. */
function roleOfStatement(content: string): TagRole {
  const word = /^\w+/.exec(content)?.[0] ?? '';
  if (OPENING.has(word)) return 'open';
  if (MIDDLE.has(word)) return 'middle';
  if (CLOSING.has(word)) return 'close';
  return INSERTING.has(word) ? 'output' : 'silent';
}

/** `{{ }}`, which holds statements as well in Go templates, Handlebars and Mustache. */
function roleOfExpression(content: string): TagRole {
  if (/^(?:\/\*|!)/.test(content)) return 'silent';
  if (/^(?:[#^]\s*\w|(?:if|range|with|define|block)\s)/.test(content)) return 'open';
  if (/^(?:\^$|else\b)/.test(content)) return 'middle';
  if (/^(?:\/\s*\w|end$)/.test(content)) return 'close';
  // An assignment of a Go template, and the comment that Ansible puts at the top of a file.
  return /^\$\w+(?:\s*,\s*\$\w+)?\s*:?=|^ansible_managed\b/.test(content) ? 'silent' : 'output';
}

/** `<% %>`: Ruby, Puppet or JavaScript. `sign` is the character after the opening. */
function roleOfCode(sign: string, content: string): TagRole {
  if (sign === '#') return 'silent';
  if (sign === '=') return 'output';
  if (/^(?:else|elsif|when)\b/.test(content)) return 'middle';
  if (/^end\b/.test(content)) return 'close';
  // `<%- value %>` inserts in EJS; in ERB and EPP the sign only trims, and what follows is a statement.
  if (sign === '-' && /^[\w.$]+(?:\([^)]*\))?$/.test(content)) return 'output';
  const depth = content.split('{').length - content.split('}').length;
  if (depth > 0 || /\bdo(?:\s*\|[^|]*\|)?$/.test(content)) return 'open';
  if (depth < 0) return 'close';
  if (content.startsWith('}')) return 'middle';
  return /^(?:if|unless|case|while|until|for|begin)\b/.test(content) && !content.endsWith('}')
    ? 'open'
    : 'silent';
}
