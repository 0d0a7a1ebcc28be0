/** `lint`: what is found in some configurations. */
import { loadProject } from '../lint/project.ts';
import { lint as lintProject } from '../lint/run.ts';
import type { Configurations } from './configurations.ts';
import { expectOptions } from './expect.ts';
import { lintReport } from './lint-report.ts';
import { CONFIGURATION_OPTIONS, open } from './open.ts';
import type { LintReport } from './reports.ts';

/**
 * Judges configurations. Reads nothing but what it is given, prints nothing, and does not throw over a configuration: a
 * file that cannot be parsed is a finding; a file that cannot be read, and a rule that throws, are in `problems`.
 */
export function lint(configurations: Configurations): LintReport {
  expectOptions(configurations, CONFIGURATION_OPTIONS, 'lint');
  const opened = open(configurations, 'lint');
  const project = loadProject(opened.source, opened.request);
  return lintReport(project, lintProject(project, opened.rules, opened.judgedBy.lint), null, opened);
}
