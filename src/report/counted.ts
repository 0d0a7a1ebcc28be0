/** Numbers with their nouns, for sentences: `1 error`, `2 errors`. */
import type { Finding, Severity } from '../lint/finding.ts';
import type { Summary } from './report.ts';

export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** From the gravest on: the order in which severities are listed everywhere. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Which of the severities come how often, without those that do not come at all. */
export function severityCounts({
  errors,
  warnings,
  infos,
}: Summary): readonly (readonly [Severity, number])[] {
  const numbers: Readonly<Record<Severity, number>> = { error: errors, warning: warnings, info: infos };
  return SEVERITIES.filter((severity) => numbers[severity] > 0).map((severity) => [
    severity,
    numbers[severity],
  ]);
}

/** `2 errors, 1 warning`; '' for nothing. */
export function severityText(summary: Summary): string {
  return severityCounts(summary)
    .map(([severity, number]) => counted(number, severity))
    .join(', ');
}

/** In how many files something was found. */
export function filesWith(findings: readonly Finding[]): number {
  return new Set(findings.map(({ span }) => span.file.path)).size;
}
