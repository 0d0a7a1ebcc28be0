/** `proxylint rules`: what is checked, and what can be fixed. */
import { rules } from '../../../rules/index.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';

export function listRules({ format }: Settings, { stdout }: Surroundings): ExitStatus {
  stdout.write(format === 'json' ? asJson() : asTable());
  return ExitStatus.clean;
}

function asJson(): string {
  const listed = rules.map(({ id, severity, fix, dialects, summary }) => ({
    id,
    severity,
    fix,
    dialects,
    summary,
  }));
  return `${JSON.stringify({ version: 1, rules: listed }, null, 2)}\n`;
}

function asTable(): string {
  const rows = rules.map(({ id, severity, fix, dialects, summary }) => [
    id,
    severity,
    fix,
    dialects.join(', '),
    summary,
  ]);
  return table([['rule', 'severity', 'fix', 'for', 'what it finds'], ...rows]);
}

/** Columns as wide as their widest cell; the last one is as long as it is. */
function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
