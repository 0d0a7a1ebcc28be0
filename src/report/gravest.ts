/** Which findings are shown where not all of them are. */
import type { Finding } from '../lint/finding.ts';
import { SEVERITIES } from './counted.ts';

/** The gravest findings, so many at most, in the order in which they were. */
export function gravest(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const byGravity = SEVERITIES.flatMap((severity) => findings.filter((each) => each.severity === severity));
  const kept = new Set(byGravity.slice(0, most));
  return findings.filter((finding) => kept.has(finding));
}
