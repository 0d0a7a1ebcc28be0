/** From where a report names files: what reads it decides. */
import type { CheckFormat } from '../../report/index.ts';
import { type CheckReport, displayPathFrom } from '../../report/report.ts';
import { repositoryAt } from '../../workspace/discovery/project-root.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Forges find files from the root of the repository, wherever the step runs: their variables say which it is, since a
 * checkout may hold others. Everything else finds them from where it runs.
 */
export function reportFor(format: CheckFormat, report: CheckReport, surroundings: Surroundings): CheckReport {
  const root = rootFor(format, surroundings);
  return root === undefined || root === '' ? report : { ...report, displayPath: displayPathFrom(root) };
}

function rootFor(format: CheckFormat, { env, cwd }: Surroundings): string | undefined {
  switch (format) {
    case 'github':
    case 'markdown':
      return env.GITHUB_WORKSPACE || repositoryAt(cwd) || undefined;
    case 'gitlab':
      return env.CI_PROJECT_DIR || repositoryAt(cwd) || undefined;
    case 'sarif':
      return env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR || repositoryAt(cwd) || undefined;
    case 'pretty':
    case 'compact':
    case 'json':
    case 'jsonl':
    case 'checkstyle':
    case 'junit':
    case 'html':
      return undefined;
  }
}
