/** `{>Header}` in a Caddy 2 file: Caddy sends it as it stands, braces included. */
import { type Argument, everyStatement, type Statement } from '../../src/caddy/config/statement.ts';
import { removeStatements, replaceArgument } from '../../src/caddy/edit/lines.ts';
import { version1Placeholder } from '../../src/caddy/language/placeholders.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { spanText } from '../../src/text/span.ts';

export function* checkPlaceholders({ sites }: CaddyConfiguration): Generator<Report> {
  for (const site of sites) {
    for (const { statement, owner } of everyStatement(site.statements)) {
      for (const argument of statement.args) yield* checkArgument(statement, owner, argument);
    }
  }
}

function* checkArgument(
  statement: Statement,
  owner: Statement | null,
  argument: Argument,
): Generator<Report> {
  // A heredoc is text, and what an import puts in is judged where it is written.
  if (argument.quote === 'heredoc' || argument.quote === '`') return;
  const found = version1Placeholder(writtenText(argument));
  if (found === null) return;
  const header = upgradeHeader(statement);
  const written = `{${found.direction}${found.name}}`;
  yield {
    message:
      header === null
        ? `\`${written}\` is a placeholder of Caddy 1; Caddy 2 leaves it as it stands, braces included. In Caddy 2 it is \`{header.${found.name}}\`.`
        : `No WebSocket opens here: \`${written}\` is a placeholder of Caddy 1, and the application gets \`${header}: ${written}\`. Caddy 2 upgrades by itself; delete the line.`,
    span: argument.span,
    fix: header === null ? renamed(argument, found.direction) : removal(owner, statement),
  };
}

/** The header that a `header_up` line sets, if it is Upgrade or Connection. */
function upgradeHeader({ name, args }: Statement): string | null {
  const field = args[0]?.value ?? '';
  return name.value === 'header_up' && /^(?:upgrade|connection)$/i.test(field) ? field : null;
}

/** All such lines of the block go together, so that the block goes when they were all it held. */
function removal(owner: Statement | null, statement: Statement): Fix {
  const lines = (owner?.block ?? [statement]).filter(
    (line) =>
      upgradeHeader(line) !== null && line.args.some(({ value }) => version1Placeholder(value) !== null),
  );
  return {
    safety: 'safe',
    title: 'remove the lines about Upgrade and Connection',
    edits: removeStatements(lines),
  };
}

/** `{<Header}` of a response has no single successor: it depends on where the line stands. */
function renamed(argument: Argument, direction: '>' | '<'): Fix | null {
  if (direction === '<') return null;
  const text = writtenText(argument).replaceAll(/\{>([A-Za-z0-9_-]+)\}/g, '{header.$1}');
  const edit = argument.json === undefined ? { ...argument.span, text } : replaceArgument(argument, text);
  return { safety: 'safe', title: 'write `{header.…}`', edits: [edit] };
}

/** As it stands in the file, quotes included; of JSON without them, and without its escapes. */
function writtenText({ json, span, value }: Argument): string {
  return json === undefined ? spanText(span) : value;
}
