/** `proxylint check --add-suppressions REASON`: accepts what is found, with a comment above each line. */

import { rules } from '../../../rules/index.ts';
import { withTexts } from '../../lint/file-snapshot.ts';
import type { Finding } from '../../lint/finding.ts';
import type { ChangedFile } from '../../lint/fix.ts';
import { groupBy } from '../../lint/group-by.ts';
import { loadProject, type Project } from '../../lint/project.ts';
import type { Rule } from '../../lint/rule.ts';
import { allFindings, type LintOptions, type LintResult, lint } from '../../lint/run.ts';
import { faultOfReason, suppressionEdits } from '../../lint/suppression/writing.ts';
import { counted } from '../../report/counted.ts';
import { applyEdits } from '../../text/edit.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { applyChanges } from '../apply.ts';
import { ExitStatus } from '../exit-status.ts';
import { findAskedInputs } from '../inputs/asked-inputs.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { printNotes, printProblems, problemsOf, statusOf } from '../output/outcome.ts';
import {
  checkReport,
  printHidden,
  printPretty,
  printReport,
  printReportFiles,
  shownFindings,
} from '../output/print.ts';
import { checkFormat, type Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

interface Judged {
  readonly project: Project;
  readonly result: LintResult;
}

export async function addSuppressions(
  paths: readonly string[],
  reason: string,
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const fault = faultOfReason(reason);
  if (fault !== null)
    throw new RunFailed(`--add-suppressions takes a reason, and cannot write this one: ${fault}`);
  const inputs = await findAskedInputs(paths, settings, surroundings);
  const options = await lintOptions(inputs, settings, surroundings);
  const before = judge(inputs, new Map(), options);
  const shown = shownFindings(before.result, settings);
  const { changed, after } = commented(before, shown, reason, inputs, options);
  if (!applyChanges(changed, inputs, surroundings)) return ExitStatus.failed;
  const problems = problemsOf(inputs, after.project, after.result.failures, surroundings);
  const report = checkReport(after.project, after.result, null, problems, settings, surroundings);
  if (inputs.origin.kind === 'stdin') await printPretty(report, surroundings.stderr, settings, surroundings);
  else await printReport(report, checkFormat(settings), settings, surroundings);
  const unwritten = await printReportFiles(report, settings, surroundings);
  printHidden(after.result, settings, surroundings);
  const note = noteOf(shown.length - report.findings.length, changed.length, report.findings.length);
  printNotes({ notes: [...inputs.notes, note] }, settings, surroundings);
  const failed = printProblems([...problems, ...unwritten], surroundings);
  return statusOf(report.findings, failed, settings);
}

/** What is judged by, the rules of plugins among it. */
interface Judging extends LintOptions {
  readonly rules: readonly Rule[];
}

async function lintOptions(inputs: Inputs, settings: Settings, { cwd }: Surroundings): Promise<Judging> {
  const options = {
    settingsFor: settings.settingsFor,
    missingRoots: inputs.missingRoots,
    rules: [...rules, ...settings.ownRules],
  };
  if (settings.baseline === null) return options;
  const { baselineAcceptance } = await import('../baseline.ts');
  return { ...options, acceptance: baselineAcceptance(settings.baseline, cwd) };
}

function judge({ source, request }: Inputs, texts: ReadonlyMap<string, string>, options: Judging): Judged {
  const project = loadProject(withTexts(source, texts), request);
  return { project, result: lint(project, options.rules, options) };
}

/** The files with their comments, and what is found then: a file in which that is more than before stays as it is. */
function commented(
  before: Judged,
  shown: readonly Finding[],
  reason: string,
  inputs: Inputs,
  options: Judging,
): { readonly changed: readonly ChangedFile[]; readonly after: Judged } {
  const wanted = changesFor(before.project, shown, reason);
  const tried = judge(inputs, textsOf(wanted), options);
  const was = countByFile(before.result);
  const worse = [...countByFile(tried.result)].filter(([path, count]) => count > (was.get(path) ?? 0));
  if (worse.length === 0) return { changed: wanted, after: tried };
  const refused = new Set(worse.map(([path]) => path));
  const changed = wanted.filter(({ path }) => !refused.has(path));
  return { changed, after: judge(inputs, textsOf(changed), options) };
}

function changesFor({ files }: Project, shown: readonly Finding[], reason: string): readonly ChangedFile[] {
  const byFile = groupBy(shown, ({ span }) => span.file.path);
  return files.flatMap((each) => {
    const { path, text: before } = each.file;
    const applied = applyEdits(before, suppressionEdits(each, byFile.get(path) ?? [], reason));
    return applied.kind === 'applied' && applied.text !== before
      ? [{ path, before, after: applied.text }]
      : [];
  });
}

function textsOf(changed: readonly ChangedFile[]): ReadonlyMap<string, string> {
  return new Map(changed.map(({ path, after }) => [path, after]));
}

function countByFile(result: LintResult): ReadonlyMap<string, number> {
  const byFile = groupBy(allFindings(result), ({ span }) => span.file.path);
  return new Map([...byFile].map(([path, findings]) => [path, findings.length]));
}

function noteOf(accepted: number, files: number, left: number): string {
  if (accepted === 0 && left === 0) return 'Nothing is found that a comment could accept';
  const said = `Comments in ${counted(files, 'file')} now accept ${counted(accepted, 'finding')}`;
  return left === 0 ? said : `${said}; what is left cannot be accepted by a comment there`;
}
