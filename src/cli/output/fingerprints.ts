/** Fingerprints of findings: digests of their identities, for reports whose readers compare one run with the next. */
import type { Finding } from '../../lint/finding.ts';
import { fingerprintTexts } from '../../lint/fingerprint.ts';
import { allFindings, type LintResult } from '../../lint/run.ts';

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

function digest(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
