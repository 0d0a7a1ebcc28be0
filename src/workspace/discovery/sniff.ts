/**
 * Tells from the first lines of a file whether it is an nginx configuration, a Caddyfile or Caddy's JSON. `.conf` files
 * belong to a hundred programs; what sets nginx's apart is a known directive on a line that ends in `;` or `{`.
 */
import { isSiteDirective } from '../../caddy/language/directives.ts';
import type { Dialect } from '../../lint/project.ts';
import { isBlockDirective, isKnownDirective } from '../../nginx/language/directives.ts';
import { isUtf16 } from '../../text/no-text.ts';
import { looksLikeCaddyJson, looksLikeJson } from './sniff-json.ts';

/** How much of a file is looked at, in characters. */
export const SNIFFED_LENGTH = 8192;

/** Lines that neither speak for nor against: blank, comment, template tag, closing brace, continuation, map entry. */
const NEUTRAL = /^(?:$|#|[{}<]?%|\{\{|\}|["'~*$@:.\d/-]|default\b|<%|\$\{)/;

/** The first line of an ini file, XML, a shell script, or JSON. */
const OTHER_FORMAT = /^(?:\[[^\]]*\]\s*$|<[?!a-z]|#!|\{\s*$|\{\s*")/i;

/** A list in JSON. An address such as `[::1]:80` begins a Caddyfile. */
const JSON_LIST = /^\uFEFF?\s*\[\s*(?:[[{"]|\]\s*$)/;

const HEAD = /^([A-Za-z_][\w-]*)(?=\s|[;{]|$)/;

/** What UTF-16 has between the letters of which directives are made: its mark, and bytes of zeros. */
const BETWEEN_LETTERS = /^(?:\xFF\xFE|\xFE\xFF)|\0/g;

/** What the text is, or null when it is none of them. UTF-16 is what its letters are: whoever reads it says what is wrong. */
export function sniffDialect(text: string): Dialect | null {
  const start = text.slice(0, SNIFFED_LENGTH);
  const head = isUtf16(start) ? start.replace(BETWEEN_LETTERS, '') : start;
  if (looksLikeJson(head)) return looksLikeCaddyJson(head) ? 'caddy-json' : null;
  if (isAllCaddys(head)) return 'caddyfile';
  if (looksLikeNginx(head)) return 'nginx';
  return looksLikeCaddyfile(head) ? 'caddyfile' : null;
}

/** What a text is that is certainly one of them: a few lines of a Caddyfile may open no block. */
export function guessDialect(text: string): Dialect {
  const sniffed = sniffDialect(text);
  if (sniffed !== null) return sniffed;
  if (looksLikeJson(text.slice(0, SNIFFED_LENGTH)) || JSON_LIST.test(text)) return 'caddy-json';
  const lines = [...significantLines(withoutTexts(text.slice(0, SNIFFED_LENGTH)))];
  if (lines.some((line) => line.endsWith(';'))) return 'nginx';
  const opening = lines.find((line) => line.endsWith('{') && !TEMPLATE_TAG.test(line));
  if (opening !== undefined) return OPENING_OF_CADDY.test(opening) ? 'caddyfile' : 'nginx';
  return lines.some((line) => isSiteDirective(/^\w+/.exec(line)?.[0] ?? '')) ? 'caddyfile' : 'nginx';
}

const TEMPLATE_TAG = /^(?:\{[{%]|<%)/;

/** Global options, a snippet, a named route, or an address: no name of a directive has a dot or a colon in it. */
const OPENING_OF_CADDY = /^(?:[{(&:*["`]|localhost\b|[^\s;'"]*[.:])/;

/** Blocks that no other program writes this way. */
const STRUCTURE =
  /^(?:(?:http|events|server|stream|mail)\s*\{|(?:location|upstream)\s[^{}]+\{|map\s+\S+\s+\$\w+\s*\{)/;

/** One of nginx's blocks decides; else at least a third of the lines that could be directives must be. */
function looksLikeNginx(head: string): boolean {
  let known = 0;
  let strange = 0;
  let hasStructure = false;
  for (const line of significantLines(head)) {
    if (known + strange === 0 && OTHER_FORMAT.test(line)) return false;
    hasStructure ||= STRUCTURE.test(line);
    const verdict = judgeNginxLine(line);
    if (verdict === 'known') known++;
    else if (verdict === 'strange') strange++;
  }
  if (hasStructure && /;\s*(?:#.*)?$/m.test(head)) return true;
  return known > 0 && known * 2 >= strange;
}

function judgeNginxLine(line: string): 'known' | 'strange' | 'neutral' {
  const name = NEUTRAL.test(line) ? undefined : HEAD.exec(line)?.[1];
  if (name === undefined) return 'neutral';
  if (!isKnownDirective(name)) return 'strange';
  const code = line.replace(/\s+#.*$/, '');
  if (/\{(?:[^{}]*\})?$/.test(code)) return isBlockDirective(name) ? 'known' : 'strange';
  return /;\s*\}?$/.test(code) ? 'known' : 'neutral';
}

/** Whether a directive is Caddy's alone, and no line ends as nginx's do: a site may be called `server`. */
function isAllCaddys(head: string): boolean {
  const isCaddys = (line: string): boolean => {
    const name = HEAD.exec(line)?.[1] ?? '';
    return isSiteDirective(name) && !isKnownDirective(name);
  };
  return [...significantLines(head)].some(isCaddys) && looksLikeCaddyfile(head);
}

/** Whether a line is a directive of Caddy's, a block opens, and no line ends in `;`. */
function looksLikeCaddyfile(whole: string): boolean {
  const head = withoutTexts(whole);
  let directives = 0;
  let first = true;
  for (const line of significantLines(head)) {
    if (first && /^(?:\[[^\]]*\]\s*$|<[?!a-z]|#!|\{\s*")/i.test(line)) return false;
    first = false;
    if (/;$/.test(line)) return false;
    const name = HEAD.exec(line)?.[1];
    if (name !== undefined && isSiteDirective(name) && !/^\w+\s*[=:]/.test(line)) directives++;
  }
  return directives > 0 && /\{\s*$/m.test(head);
}

/** Comments, and texts that go over several lines: whatever they end in. */
const TEXTS =
  /(?<=^|\s)#(?!!)[^\n]*|(?<=\s)"(?:[^"\\]|\\.)*"|(?<=\s)`[^`]*`|(?<=\s)<<([\w-]+)\r?\n.*?\n[ \t]*\1(?![\w-])/gms;

function withoutTexts(head: string): string {
  return head.replace(TEXTS, (text) => (/^#/.test(text) ? '' : '""'));
}

function* significantLines(head: string): Iterable<string> {
  for (const line of head.split('\n')) {
    const trimmed = line.replace(/^\uFEFF/, '').trim();
    if (trimmed !== '' && (trimmed.startsWith('#!') || !trimmed.startsWith('#'))) yield trimmed;
  }
}
