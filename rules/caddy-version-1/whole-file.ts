/**
 * One finding for a Caddy 1 file, and the translation of what has an exact successor in it. Who still runs Caddy 1 must not
 * lose the file to a fix that was not asked for: hence unsafe.
 */
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Directive } from '../../src/caddy/syntax/tree.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { translateDirective } from './translation/directives.ts';
import { inStyleOf } from './translation/lines.ts';

export function* checkVersion1File({ version1, root, sites }: CaddyConfiguration): Generator<Report> {
  const first = version1[0];
  if (first === undefined) return;
  const names = quotedNames(version1);
  const ofSites = sites.map(({ statements }) =>
    statements.filter(({ container }) => container.file === root).map(({ directive }) => directive),
  );
  yield {
    message: `This file is written for Caddy 1, and Caddy 2 does not start with it: ${names} ${names.includes(',') ? 'are unknown there, or mean' : 'is unknown there, or means'} something else. Nothing else is checked in it.`,
    span: { file: root, start: first.start, end: (first.args.at(-1) ?? first.name).end },
    fix: translate(root, ofSites),
  };
}

/** What has an exact successor; null where nothing has. The title says what is left to the author. */
function translate(file: SourceFile, ofSites: readonly (readonly Directive[])[]): Fix | null {
  const edits: TextEdit[] = [];
  const left: Directive[] = [];
  for (const directives of ofSites) {
    // Caddy 1 served files by itself. Where a site browses them, that line asks for it.
    let servesFiles = directives.some(({ name }) => name.value === 'browse');
    for (const directive of directives) {
      const successor = translateDirective(directive);
      if (successor === null) left.push(directive);
      if (successor === null || successor === 'same') continue;
      const lines = successor.filter((line) => line !== 'file_server' || !servesFiles);
      servesFiles ||= lines.includes('file_server');
      edits.push({
        file,
        start: directive.start,
        end: directive.end,
        text: inStyleOf(file, directive, lines),
      });
    }
  }
  if (edits.length === 0) return null;
  const title =
    left.length === 0
      ? 'translate the file to Caddy 2'
      : `translate what has an exact successor in Caddy 2; ${quotedNames(left)} ${new Set(left.map(({ name }) => name.value)).size === 1 ? 'is' : 'are'} left to you`;
  return { safety: 'unsafe', title, edits };
}

function quotedNames(directives: readonly Directive[]): string {
  return [...new Set(directives.map(({ name }) => `\`${name.value}\``))].join(', ');
}
