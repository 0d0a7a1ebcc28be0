/** `proxylint rules`: what is checked, and what can be fixed. */
import { rules } from '../../../rules/index.ts';
import type { Rule } from '../../lint/rule.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

export function listRules({ format, ownRules }: Settings, { stdout }: Surroundings): ExitStatus {
  const all = [...rules, ...ownRules];
  stdout.write(format === 'json' ? asJson(all) : asTable(all));
  return ExitStatus.clean;
}

function asJson(listedRules: readonly Rule[]): string {
  const listed = listedRules.map(({ id, severity, fix, dialects, summary, options }) => ({
    id,
    severity,
    fix,
    dialects,
    summary,
    options: options?.schema ?? null,
  }));
  return `${JSON.stringify({ version: 1, rules: listed }, null, 2)}\n`;
}

function asTable(listedRules: readonly Rule[]): string {
  const rows = listedRules.map(({ id, severity, fix, dialects, summary }) => [
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
