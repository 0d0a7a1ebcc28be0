/** Further reports of a run, each in its own format into a file of its own (`--report FORMAT=FILE`). */
import { realpathSync } from 'node:fs';
import { loadReporter } from '../../report/index.ts';
import { plain } from '../../report/paint.ts';
import type { CheckReport } from '../../report/report.ts';
import { reasonFor } from '../../workspace/disk/disk.ts';
import { absolutePath, shownPath } from '../../workspace/disk/paths.ts';
import { writeWhole } from '../../workspace/disk/write-whole.ts';
import type { ReportFile } from '../arguments/report-options.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { reportFor } from './report-paths.ts';

/** A file has no terminal: no colour, no links, and the width that suits a log. */
const FILE_OPTIONS = { paint: plain, columns: 120, links: null } as const;

/** Writes them; returns what went wrong, each as a sentence for people. */
export async function writeReportFiles(
  report: CheckReport,
  { reports }: Settings,
  surroundings: Surroundings,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const file of reports) {
    const problem = await writeReportFile(file, report, surroundings);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

async function writeReportFile(
  { format, path }: ReportFile,
  report: CheckReport,
  surroundings: Surroundings,
): Promise<string | null> {
  const { cwd } = surroundings;
  const absolute = absolutePath(path, cwd);
  const shown = shownPath(absolute, cwd);
  if (isRead(absolute, report)) {
    return `--report ${format}=${path} would overwrite ${shown}, which is one of the configuration files: choose another name`;
  }
  const reporter = await loadReporter(format);
  const text = [...reporter(reportFor(format, report, surroundings), FILE_OPTIONS)].join('');
  try {
    writeWhole(absolute, text);
    return null;
  } catch (error) {
    return `the ${format} report cannot be written to ${shown}: ${reasonFor(error)}`;
  }
}

/** Whether a path leads to a file that the run read, through links too. */
function isRead(path: string, { files }: CheckReport): boolean {
  const real = realPathOf(path);
  return files.some(({ file }) => file.path === path || realPathOf(file.path) === real);
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
