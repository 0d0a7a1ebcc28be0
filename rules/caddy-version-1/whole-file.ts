/**
 * One finding for a Caddy 1 file, and its translation where every line of it has an exact successor. Who still runs
 * Caddy 1 must not lose the file to a fix that was not asked for: hence unsafe.
 */
import { isVersion1Directive } from '../../src/caddy/config/version-1.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Directive } from '../../src/caddy/syntax/tree.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { translateProxy } from './translate-proxy.ts';

export function* checkVersion1File({ version1, root, sites }: CaddyConfiguration): Generator<Report> {
  const first = version1[0];
  if (first === undefined) return;
  const names = [...new Set(version1.map(({ name }) => `\`${name.value}\``))];
  const directives = sites.flatMap((site) => site.statements.map(({ directive }) => directive));
  const edits = translate(root, directives);
  yield {
    message: `This file is written for Caddy 1, and Caddy 2 does not start with it: ${names.join(', ')} ${names.length === 1 ? 'is unknown there, or means' : 'are unknown there, or mean'} something else. Nothing else is checked in it.`,
    span: { file: root, start: first.start, end: (first.args.at(-1) ?? first.name).end },
    fix: edits === null ? null : { safety: 'unsafe', title: 'translate the file to Caddy 2', edits },
  };
}

/** Null unless the whole file can be translated: half a translation helps nobody. */
function translate(file: SourceFile, directives: readonly Directive[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const directive of directives) {
    if (!isVersion1Directive(directive)) {
      if (!MEANS_THE_SAME.has(directive.name.value)) return null;
      continue;
    }
    const text = translateDirective(file, directive);
    if (text === null) return null;
    edits.push({ file, start: directive.start, end: directive.end, text });
  }
  return edits;
}

/** Directives that both versions understand alike in the simple forms that Caddy 1 files use. */
const MEANS_THE_SAME: ReadonlySet<string> = new Set(['bind']);

function translateDirective(file: SourceFile, directive: Directive): string | null {
  if (directive.name.value === 'gzip' && directive.block === null) return 'encode gzip';
  return directive.name.value === 'proxy' ? translateProxy(file, directive) : null;
}
