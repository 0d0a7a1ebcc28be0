/** One state of the files, loaded and linted: what a fix starts from, and what it is judged by. */
import type { FileSource } from '../text/file-source.ts';
import type { SourceFile } from '../text/source-file.ts';
import { groupBy } from './group-by.ts';
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
    syntaxProblems: syntaxProblemsOf(project),
    files: new Map(project.files.map(({ file }) => [file.path, file])),
  };
}

/** From the parsers rather than from findings: a user who turns the rule off does not make broken files whole. */
function syntaxProblemsOf(project: Project): ReadonlyMap<string, number> {
  const byFile = new Map<string, number>();
  for (const { trees } of project.nginx) {
    for (const { file, problems } of trees) if (problems.length > 0) byFile.set(file.path, problems.length);
  }
  for (const { syntaxProblems } of project.caddy) {
    for (const [path, problems] of groupBy(syntaxProblems, ({ file }) => file.path))
      byFile.set(path, problems.length);
  }
  return byFile;
}
