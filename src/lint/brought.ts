/**
 * What a change brings into files that it leaves as they are: a map that is gone, or a header that is now set around them.
 * The same roots are judged as they were before it, and whatever they did not have then, the change brought.
 */
import type { FileSource } from '../text/file-source.ts';
import { type Finding, isSeverityAtLeast } from './finding.ts';
import { identityOf, identityText } from './fingerprint.ts';
import { loadProject, type Project, type ProjectInput, type ProjectRequest } from './project.ts';
import type { Rule } from './rule.ts';
import { allFindings, compareFindings, type LintOptions, type LintResult, lint } from './run.ts';

/** The files as they were before a change. */
export interface Before {
  readonly source: FileSource;
  /** Files that the change takes away; where there are any, roots may have lost them without a word in their own text. */
  readonly gone: ReadonlySet<string>;
  /** What follows the message of a finding in a file that did not change, as a sentence. */
  readonly remark: string;
}

export interface LintedChange {
  readonly project: Project;
  readonly result: LintResult;
  /** How many findings in files that did not change are shown, because the change brought them. */
  readonly brought: number;
}

/** Lints what a request asks about, which is what changed, and adds what it brings elsewhere. */
export function lintChange(
  source: FileSource,
  request: ProjectRequest,
  before: Before,
  rules: readonly Rule[],
  options: LintOptions,
): LintedChange {
  const project = loadProject(source, { ...request, rootsToo: rootsThatLose(request, before) });
  const result = lint(project, rules, options);
  // Most changes touch one configuration, which has nothing to say besides: then nobody need know what it was.
  if (result.elsewhere.length === 0) return { project, result, brought: 0 };
  const known = allFindings(lint(loadBefore(project, request, before), rules, options));
  return { project, ...withBrought(result, known, before.remark) };
}

/** The roots that included, before the change, what it took away. */
function rootsThatLose(request: ProjectRequest, { source, gone }: Before): ReadonlySet<string> {
  if (gone.size === 0) return new Set();
  const { configurations } = loadProject(source, {
    ...request,
    named: [],
    candidates: [...request.named, ...request.candidates],
    namedWhereIncluded: gone,
  });
  return new Set(configurations.map(({ root }) => root.path));
}

/** Every file of the same configurations, as it was. */
function loadBefore({ files }: Project, request: ProjectRequest, { source }: Before): Project {
  const isThere = ({ path }: ProjectInput) => source.read(path).kind === 'text';
  const named = files.map(({ file, dialect }) => ({ path: file.path, dialect })).filter(isThere);
  return loadProject(source, { ...request, named, candidates: [], namedWhereIncluded: new Set() });
}

/** Moves what is new from the findings elsewhere to those that are shown. */
function withBrought(
  result: LintResult,
  known: readonly Finding[],
  remark: string,
): Pick<LintedChange, 'result' | 'brought'> {
  const accepts = acceptanceBy(known);
  const elsewhere = result.elsewhere.filter(accepts);
  const old = new Set(elsewhere);
  const routes = new Map(result.routes);
  const brought = result.elsewhere
    .filter((finding) => !old.has(finding))
    .map((finding) => {
      const marked = { ...finding, message: withRemark(finding.message, remark) };
      routes.set(marked, routes.get(finding) ?? []);
      return marked;
    });
  const findings = [...result.findings, ...brought].sort(compareFindings);
  return { result: { ...result, findings, elsewhere, routes }, brought: brought.length };
}

function withRemark(message: string, remark: string): string {
  return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${remark}`;
}

/** Each known finding accounts for one that is alike and no graver: that something gets worse is new. */
function acceptanceBy(known: readonly Finding[]): (finding: Finding) => boolean {
  const textOf = (finding: Finding) => identityText(identityOf(finding, (path) => path));
  const left = new Map<string, Finding[]>();
  for (const finding of known) {
    const alike = left.get(textOf(finding)) ?? [];
    alike.push(finding);
    left.set(textOf(finding), alike);
  }
  return (finding) => {
    const alike = left.get(textOf(finding)) ?? [];
    const at = alike.findIndex(({ severity }) => isSeverityAtLeast(severity, finding.severity));
    if (at === -1) return false;
    alike.splice(at, 1);
    return true;
  };
}
