/** A parser's problem as a report; every dialect's parser tells its problems in this shape. */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { SourceFile } from '../../src/text/source-file.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Problem extends Stretch {
  /** As the parser says it: no capital at its beginning, no full stop at its end. */
  readonly message: string;
  readonly related: (Stretch & { readonly message: string }) | null;
}

export function problemReport(
  file: SourceFile,
  { message, start, end, related }: Problem,
  fix: Fix | null,
): Report {
  return {
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    span: { file, start, end },
    related:
      related === null
        ? []
        : [{ message: related.message, span: { file, start: related.start, end: related.end } }],
    fix,
  };
}
