/** The parser's problems, on the lines that are at fault. */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { removeSpan } from '../../src/nginx/edit/place.ts';

export function* checkNginx(configuration: NginxConfiguration): Generator<Report> {
  for (const { file, problems } of configuration.trees) {
    for (const problem of problems) {
      const { message, start, end, related, repair } = problem;
      yield {
        message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
        span: { file, start, end },
        related:
          related === null
            ? []
            : [{ message: related.message, span: { file, start: related.start, end: related.end } }],
        fix:
          repair === null
            ? null
            : {
                safety: 'safe',
                title: titleOf(repair.text),
                edits: [repair.text === '' ? removeSpan({ file, ...repair }) : { file, ...repair }],
              },
      };
    }
  }
}

function titleOf(inserted: string): string {
  return inserted === '' ? 'remove it' : `write \`${inserted.trim()}\` here`;
}
