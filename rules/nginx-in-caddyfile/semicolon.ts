/**
 * A semicolon ends no line in Caddy: it becomes part of the last word. `reverse_proxy localhost:3000;` asks for the port
 * `3000;` (502), `respond ok;` answers `ok;` (measured).
 */
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { counterpartOf } from './foreign-directives.ts';
import { everyLine, isAboutUpgrade, isHeaderLine, type Line } from './lines.ts';

/** Values in which a semicolon at the end may stand for itself: those of response headers, and text. */
const TEXT: ReadonlySet<string> = new Set(['header', 'header_down', 'expression', 'templates']);

export function* semicolons(configuration: CaddyConfiguration): Generator<Report> {
  for (const line of everyLine(configuration)) {
    const { statement, owner } = line;
    if (counterpartOf(statement, owner) !== undefined) continue;
    const last = statement.args.at(-1) ?? statement.name;
    if (last.quote !== '' || !last.certain || !last.value.endsWith(';')) continue;
    if (statement.directive.block !== null || isText(line) || isAboutUpgrade(line)) continue;
    const { file, start, end } = last.span;
    // What an import puts in is judged where it is written.
    if (file.text.slice(start, end) !== last.value) continue;
    const isAlone = last.value === ';';
    const previous = isAlone ? (statement.args.at(-2) ?? statement.name).span.end : end - 1;
    const breaks = BREAKING.has(statement.name.value);
    yield {
      message: `A semicolon does not end a line in a Caddyfile: it becomes part of the last word, \`${last.value}\`${breaks ? ', with which this cannot work' : ''}.`,
      span: last.span,
      severity: breaks ? 'error' : 'warning',
      fix: {
        safety: statement.name.value === 'respond' ? 'unsafe' : 'safe',
        title: 'remove the semicolon',
        edits: [{ file, start: isAlone ? previous : end - 1, end, text: '' }],
      },
    };
  }
}

/** With a semicolon in their words these fail: an address, a number, a name. */
const BREAKING: ReadonlySet<string> = new Set([
  'reverse_proxy',
  'to',
  'php_fastcgi',
  'encode',
  'file_server',
  'tls',
  'bind',
]);

function isText({ statement, owner }: Line): boolean {
  const name = statement.name.value;
  return TEXT.has(name) || name.startsWith('@') || (owner?.name.value === 'header' && isHeaderLine(owner));
}
