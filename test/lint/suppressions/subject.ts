/** Texts with words that small rules find, and what is left of the findings with the comments in the texts. */
import { rule as suppression } from '../../../rules/suppression/rule.ts';
import type { Finding } from '../../../src/lint/finding.ts';
import { defineRule, type Rule } from '../../../src/lint/rule.ts';
import { type LintOptions, type LintResult, lint } from '../../../src/lint/run.ts';
import { type Files, projectOf } from '../subject.ts';

/** A rule that finds each place where its own id stands as an argument. */
function finding(id: string): Rule {
  return defineRule({
    id,
    summary: id,
    severity: 'error',
    fix: 'none',
    dialects: ['nginx', 'caddy'],
    *checkNginx({ files }) {
      for (const file of files) {
        for (const { index } of file.text.matchAll(new RegExp(`@${id}\\b`, 'g')))
          yield { message: `${id} is here`, span: { file, start: index, end: index + id.length + 1 } };
      }
    },
    *checkCaddy({ files }) {
      for (const file of files) {
        for (const { index } of file.text.matchAll(new RegExp(`@${id}\\b`, 'g')))
          yield { message: `${id} is here`, span: { file, start: index, end: index + id.length + 1 } };
      }
    },
  });
}

export const RULES: readonly Rule[] = [finding('alpha'), finding('beta'), suppression];

/** `alpha:3`: a rule, and the line that it blames. */
export function told({ rule, span }: Finding): string {
  return `${rule}:${span.file.positionAt(span.start).line}`;
}

export function resultOf(files: Files, options: LintOptions = {}, named = Object.keys(files)): LintResult {
  return lint(projectOf(files, named), RULES, options);
}

/** What is shown of one file. */
export function shownIn(text: string, path = '/nginx.conf'): readonly string[] {
  return resultOf({ [path]: text }).findings.map(told);
}
