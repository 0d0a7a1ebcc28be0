/**
 * Tells from the first lines of a file whether it is an nginx configuration, a Caddyfile or Caddy's JSON. `.conf` files
 * belong to a hundred programs; what sets nginx's apart is a known directive on a line that ends in `;` or `{`.
 */
import { isSiteDirective } from '../../caddy/language/directives.ts';
import type { Dialect } from '../../lint/project.ts';
import { isBlockDirective, isKnownDirective } from '../../nginx/language/directives.ts';
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

/** What the text is, or null when it is none of them. */
export function sniffDialect(text: string): Dialect | null {
  const head = text.slice(0, SNIFFED_LENGTH);
  if (looksLikeJson(head)) return looksLikeCaddyJson(head) ? 'caddy-json' : null;
  if (looksLikeNginx(head)) return 'nginx';
  return looksLikeCaddyfile(head) ? 'caddyfile' : null;
}

/** What a text is that is certainly one of them: a few lines of a Caddyfile may open no block. */
export function guessDialect(text: string): Dialect {
  const sniffed = sniffDialect(text);
  if (sniffed !== null) return sniffed;
  if (looksLikeJson(text.slice(0, SNIFFED_LENGTH)) || JSON_LIST.test(text)) return 'caddy-json';
  let directives = 0;
  for (const line of significantLines(text.slice(0, SNIFFED_LENGTH))) {
    if (/[;{]$/.test(line)) return 'nginx';
    if (isSiteDirective(/^\w+/.exec(line)?.[0] ?? '')) directives++;
  }
  return directives > 0 ? 'caddyfile' : 'nginx';
}

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

/** Whether a line is a directive of Caddy's, a block opens, and no line ends in `;`. */
function looksLikeCaddyfile(head: string): boolean {
  let directives = 0;
  let first = true;
  for (const line of significantLines(head)) {
    if (first && /^(?:\[|<[?!a-z]|#!|\{\s*")/i.test(line)) return false;
    first = false;
    if (/;$/.test(line)) return false;
    const name = HEAD.exec(line)?.[1];
    if (name !== undefined && isSiteDirective(name) && !/^\w+\s*[=:]/.test(line)) directives++;
  }
  return directives > 0 && /\{\s*$/m.test(head);
}

function* significantLines(head: string): Iterable<string> {
  for (const line of head.split('\n')) {
    const trimmed = line.replace(/^\uFEFF/, '').trim();
    if (trimmed !== '' && (trimmed.startsWith('#!') || !trimmed.startsWith('#'))) yield trimmed;
  }
}
