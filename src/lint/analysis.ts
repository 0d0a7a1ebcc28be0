/** One state of the files, loaded and linted: what a fix starts from, and what it is judged by. */
import type { FileSource } from '../text/file-source.ts';
import type { SourceFile } from '../text/source-file.ts';
import { loadProject, type Project, type ProjectRequest } from './project.ts';
import type { Rule } from './rule.ts';
import { type LintOptions, type LintResult, lint } from './run.ts';

/** The rule whose findings are the parser's own; its fixes come before all others. */
export const SYNTAX_RULE = 'syntax';

export interface Analysis {
  readonly project: Project;
  readonly result: LintResult;
  /** Problems that the parser met, by the path of their file; a file without any has no entry. */
  readonly syntaxProblems: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, SourceFile>;
}

export function analyse(
  source: FileSource,
  request: ProjectRequest,
  rules: readonly Rule[],
  options: LintOptions,
): Analysis {
  const project = loadProject(source, request);
  const result = lint(project, rules, options);
  return {
    project,
    result,
    syntaxProblems: syntaxProblemsOf(project, result),
    files: new Map(project.files.map(({ file }) => [file.path, file])),
  };
}

/** From the trees and from the findings, so that a user who turns the rule off does not make broken files look whole. */
function syntaxProblemsOf(project: Project, result: LintResult): ReadonlyMap<string, number> {
  const problems = new Map<string, number>();
  for (const { rule, span } of [...result.findings, ...result.elsewhere, ...result.suppressed]) {
    if (rule === SYNTAX_RULE) problems.set(span.file.path, (problems.get(span.file.path) ?? 0) + 1);
  }
  for (const configuration of project.nginx) {
    for (const tree of configuration.trees) {
      const known = problems.get(tree.file.path) ?? 0;
      if (tree.problems.length > known) problems.set(tree.file.path, tree.problems.length);
    }
  }
  return problems;
}
