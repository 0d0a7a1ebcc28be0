/** What the translations of single directives share: lines of a Caddyfile, and the texts in them. */
import type { Directive } from '../../../src/caddy/syntax/tree.ts';
import type { SourceFile } from '../../../src/text/source-file.ts';

/**
 * The lines that a directive of Caddy 1 becomes in Caddy 2, with a tab for each level below the directive's own; null
 * where there is no exact successor.
 */
export type Translate = (directive: Directive) => readonly string[] | null;

export function blockLines(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [head] : [`${head} {`, ...lines.map((line) => `\t${line}`), '}'];
}

/** Caddy 1 took a path for all that begins with it; '' for every path. */
export function pathMatcher(path: string): string {
  return path === '/' ? '' : `${path.replace(/\*+$/, '')}*`;
}

/** A value as one word of a Caddyfile. */
export function word(text: string): string {
  return /\s|^$/.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text;
}

/** Only placeholders that are the same in both versions, or that have been translated. */
const TRANSLATED =
  /^(?:[^{}]|\{(?:host|hostport|scheme|method|uri|path|query|remote_host|header\.[\w-]+)\})*$/;

/** A text with the placeholders of Caddy 2; null where one of them has no exact successor. */
export function translatedText(text: string): string | null {
  const translated = text.replaceAll(/\{>([\w-]+)\}/g, '{header.$1}').replaceAll('{remote}', '{remote_host}');
  return TRANSLATED.test(translated) ? translated : null;
}

/** The lines in the style of the file: the indentation of the old block's lines, or one tab more than the directive. */
export function inStyleOf(file: SourceFile, directive: Directive, lines: readonly string[]): string {
  const outer = indentationAt(file, directive.start);
  const child = directive.block?.children[0];
  const inner = child === undefined ? '' : indentationAt(file, child.start);
  const unit = inner.startsWith(outer) && inner !== outer ? inner.slice(outer.length) : ownUnit(outer);
  return lines
    .map((line) => {
      const levels = /^\t*/.exec(line)?.[0].length ?? 0;
      return `${unit.repeat(levels)}${line.slice(levels)}`;
    })
    .join(`${file.lineEnding}${outer}`);
}

/** A directive in a site is one level deep, so that its indentation is the file's unit. */
function ownUnit(outer: string): string {
  return outer === '' ? '\t' : outer;
}

function indentationAt(file: SourceFile, offset: number): string {
  return /^[ \t]*/.exec(file.text.slice(file.lineStartAt(offset), offset))?.[0] ?? '';
}
