/** What is wrong in files that users write for us: each mistake with the line it is about, as findings are shown. */
import { escapeControls } from '../../report/escape.ts';
import { frameLines, gutterText } from '../../report/frame.ts';
import type { PrettyOptions } from '../../report/pretty.ts';
import { displayPathFrom } from '../../report/report.ts';
import type { Mistake } from '../../settings/mistake.ts';
import { RunFailed } from '../../workspace/run-failed.ts';

/** The error that ends a run because of some mistakes, and shows all of them. `kind`: of the files that they are in. */
export function refusal(
  mistakes: readonly Mistake[],
  cwd: string,
  pretty: PrettyOptions,
  kind = 'configuration file',
): RunFailed {
  return new RunFailed(mistakes[0]?.message ?? '', mistakesReport(mistakes, cwd, pretty, kind));
}

/** More than anybody reads. */
const MOST_SHOWN = 100;

function mistakesReport(
  mistakes: readonly Mistake[],
  cwd: string,
  options: PrettyOptions,
  kind: string,
): string {
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  const files = new Set(mistakes.map(({ span }) => span.file.path));
  const displayPath = displayPathFrom(cwd);
  const where = files.size === 1 ? `the ${kind} ${[...files].map(displayPath).join('')}` : `the ${kind}s`;
  const shown = mistakes
    .slice(0, MOST_SHOWN)
    .map((mistake) => mistakeLines(mistake, displayPath, options).join('\n'));
  const more = mistakes.length - shown.length;
  return [
    `proxylint: ${count} in ${escapeControls(where)}; nothing was done`,
    ...shown,
    ...(more > 0 ? [`… and ${more} more`] : []),
  ].join('\n\n');
}

function mistakeLines(
  { span, message, meant, help }: Mistake,
  displayPath: (path: string) => string,
  { paint, columns }: PrettyOptions,
): readonly string[] {
  const gutter = String(span.file.positionAt(span.start).line).length;
  const frame = { paint, columns, displayPath, style: 'error', gutter } as const;
  const framed = frameLines([{ span, note: meant, primary: true }], frame);
  return [
    `${paint('error', 'error')}${paint('strong', `: ${escapeControls(message)}`)}`,
    // Of a file that cannot be read, there is no line to show.
    ...(span.file.text === '' ? framed.slice(0, 1) : framed),
    ...(help === null
      ? []
      : [
          gutterText('', frame),
          `${' '.repeat(gutter)} ${paint('related', '= help')}: ${escapeControls(help)}`,
        ]),
  ];
}
