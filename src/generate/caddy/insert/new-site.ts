/**
 * A new site at the end of a Caddyfile. A file may hold one site without braces; as soon as there are two, each needs
 * them, so that the first one gets its own (the meaning stays the same: `caddy adapt` of 2.6.2 gives the same JSON).
 */
import type { CaddySyntaxTree } from '../../../caddy/syntax/tree.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { indented, indentUnit } from './layout.ts';

/** The edits that append a site, which is indented with tabs. */
export function appendSite(tree: CaddySyntaxTree, site: string): readonly TextEdit[] {
  const { file } = tree;
  const { text, lineEnding } = file;
  const edits: TextEdit[] = [];
  const insert = (at: number, inserted: string) => edits.push({ file, start: at, end: at, text: inserted });
  const open = tree.entries.find((entry) => entry.kind === 'site' && entry.block.open === -1);
  const newline = text.endsWith('\n') || isBlank(text) ? '' : lineEnding;
  let close = '';
  if (open?.kind === 'site') {
    insert(open.addresses.at(-1)?.end ?? open.start, ' {');
    close = `}${lineEnding}`;
  }
  const endsBlank = /\n[ \t\r]*\n[ \t]*$/.test(text);
  const gap = close === '' && (isBlank(text) || endsBlank) ? '' : lineEnding;
  const lines = indented(site, '', indentUnit(file, tree), lineEnding);
  insert(text.length, `${newline}${close}${gap}${lines}`);
  return edits;
}

/** Nothing in it but white space and the mark of its encoding. */
function isBlank(text: string): boolean {
  return text.replace(/^\uFEFF/, '').trim() === '';
}
