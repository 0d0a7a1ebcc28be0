/** Fingerprints of findings: digests of their identities, for reports whose readers compare one run with the next. */
import { dirname } from 'node:path';
import type { Finding } from '../../lint/finding.ts';
import { fingerprintTexts } from '../../lint/fingerprint.ts';
import { allFindings, type LintResult } from '../../lint/run.ts';
import { displayPathFrom } from '../../report/report.ts';
import { repositoryAt } from '../../workspace/discovery/project-root.ts';

/**
 * The fingerprint of each finding of a result, shown or not. Made when the first one is asked for: most reports have
 * none, and `node:crypto` is not loaded for them.
 */
export function fingerprintsOf(
  result: LintResult,
  pathOf: (path: string) => string,
): (finding: Finding) => string {
  let texts: ReadonlyMap<Finding, string> | null = null;
  return (finding) => {
    texts ??= fingerprintTexts(allFindings(result), pathOf);
    const text = texts.get(finding);
    if (text === undefined) throw new Error(`a finding of ${finding.rule} that is not in the result`);
    return digest(text);
  };
}

/**
 * The same wherever in the repository a run starts, and wherever the repository lies: relative to its top, or to the working
 * directory where there is no repository.
 */
export function pathInRepository(cwd: string): (path: string) => string {
  const known = new Map<string, (path: string) => string>();
  return (path) => {
    const directory = dirname(path);
    const relative = known.get(directory) ?? displayPathFrom(repositoryAt(directory) ?? cwd);
    known.set(directory, relative);
    return relative(path);
  };
}

function digest(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
