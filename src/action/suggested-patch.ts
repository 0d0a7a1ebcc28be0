/** What `fix` would do, as a patch for `git apply` at the top of the repository, and as a section of the job's summary. */
import { dirname } from 'node:path';
import type { ChangedFile } from '../lint/fix.ts';
import { escapeControls } from '../report/escape.ts';
import { markdownBlock } from '../report/markdown.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { projectRootOf } from '../workspace/discovery/project-root.ts';
import type { Encoding } from '../workspace/disk/bytes.ts';
import { shownPath } from '../workspace/disk/paths.ts';

export interface Change extends ChangedFile {
  readonly encoding: Encoding;
}

/** The bytes of the patch: names in UTF-8, lines in the encoding of their file. */
export function patchOf(changes: readonly Change[], cwd: string): Buffer {
  return Buffer.concat(
    changes.flatMap(({ path, before, after, encoding }) => {
      const { header, body } = unifiedDiff(nameInPatch(path, cwd), before, after);
      return [Buffer.from(header), Buffer.from(body, encoding)];
    }),
  );
}

function nameInPatch(path: string, cwd: string): string {
  return shownPath(path, projectRootOf(dirname(path), cwd)).replace(/^\//, '');
}

/** The section, or a short one where the patch has more bytes than are left. */
export function patchSection(patch: Buffer, files: number, most: number): string {
  const inFiles = files === 1 ? '1 file' : `${files} files`;
  const head = `### Suggested fixes in ${inFiles}\n\n`;
  const lines = patch.toString('utf8').trimEnd().split('\n').map(escapeLine);
  const block = markdownBlock('diff', lines);
  const text = `${head}Save this as a file and run \`git apply FILE\` at the top of the repository, or run \`proxylint fix\` there.\n\n<details><summary>Patch</summary>\n\n${block}\n\n</details>\n`;
  if (Buffer.byteLength(text) <= most) return text;
  return `${head}The patch is too long for this page: run \`proxylint fix\`, or take the file that the output \`patch-file\` names.\n`;
}

/** Tabs are what indents a Caddyfile; the carriage return of a line end is left out. */
function escapeLine(line: string): string {
  return line.replace(/\r$/, '').split('\t').map(escapeControls).join('\t');
}
