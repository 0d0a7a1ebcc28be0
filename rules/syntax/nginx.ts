/** The parser's problems, on the lines that are at fault. */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { removeSpan } from '../../src/nginx/edit/place.ts';
import type { SyntaxProblem } from '../../src/nginx/syntax/tree.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { problemReport } from './problem-report.ts';

export function* checkNginx(configuration: NginxConfiguration): Generator<Report> {
  for (const { file, problems } of configuration.trees) {
    for (const problem of problems) yield problemReport(file, problem, fixOf(file, problem));
  }
}

function fixOf(file: SourceFile, { repair }: SyntaxProblem): Fix | null {
  if (repair === null) return null;
  const edit = { file, ...repair };
  return {
    safety: 'safe',
    title: titleOf(repair.text),
    edits: [repair.text === '' ? removeSpan(edit) : edit],
  };
}

function titleOf(inserted: string): string {
  return inserted === '' ? 'remove it' : `write \`${inserted.trim()}\` here`;
}
