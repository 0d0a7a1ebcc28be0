/** Caddy takes any header name: `Upgarde`, or `Connection:` with its colon, is simply another header. */
import { type HeaderOperation, isValidFieldName } from '../../src/caddy/config/header-operations.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import type { Argument } from '../../src/caddy/config/statement.ts';
import { removeStatements, replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { isOneEditAway } from '../../src/text/one-edit.ts';
import { HEADERS, SHORTEST_TO_GUESS } from './headers.ts';
import { OPTIONS } from './options.ts';

export function* checkCaddyRoute(route: CaddyRoute, { optionsAt }: RuleContext): Generator<Report> {
  for (const operation of route.requestOperations) {
    const { field, kind } = operation;
    if (kind !== 'delete' && !isValidFieldName(field)) yield* invalidName(operation);
    else {
      const meant = HEADERS.find((header) => isSlip(field, header));
      if (meant !== undefined && !optionsAt(OPTIONS, nameWord(operation).span).isRight(field))
        yield* slip(operation, meant);
    }
  }
}

/** Go refuses to send such a name, so that every request through the proxy fails (measured on 2.6.2). */
function* invalidName(operation: HeaderOperation): Generator<Report> {
  const word = nameWord(operation);
  const stripped = word.value.replace(/[:;=]+$/, '');
  const isUpgrade = /^(?:upgrade|connection)$/i.test(stripped);
  yield {
    message: `${quoteLine(operation.statement)} makes Caddy answer every request with 502: \`${operation.field}\` is not a valid header name.`,
    span: word.span,
    severity: 'error',
    fix: isUpgrade
      ? removal(operation)
      : word.quote === '' && isValidFieldName(stripped)
        ? renaming(word, stripped)
        : null,
  };
}

/** A misspelt Upgrade or Connection does no harm, and the right one is not needed: the line can go. */
function* slip(operation: HeaderOperation, meant: (typeof HEADERS)[number]): Generator<Report> {
  const word = nameWord(operation);
  const mark = word.value.slice(0, word.value.length - operation.field.length);
  const isUpgrade = meant === 'Upgrade' || meant === 'Connection';
  yield {
    message: `${quoteLine(operation.statement)} is about a header called \`${operation.field}\`; \`${meant}\` was meant${isUpgrade ? ', which Caddy sends by itself' : ''}.`,
    span: word.span,
    severity: 'warning',
    fix: isUpgrade ? removal(operation) : word.quote === '' ? renaming(word, `${mark}${meant}`) : null,
  };
}

function removal({ statement }: HeaderOperation): Fix {
  return { safety: 'safe', title: 'remove the line', edits: removeStatements([statement]) };
}

function renaming(word: Argument, name: string): Fix {
  return { safety: 'safe', title: `write \`${name}\``, edits: [replaceArgument(word, name)] };
}

/** The word that names the header: after `header_up`, after a matcher, or first on its line in a block. */
function nameWord({ field, statement }: HeaderOperation): Argument {
  return [...statement.args, statement.name].find(({ value }) => value.endsWith(field)) ?? statement.name;
}

function isSlip(written: string, header: string): boolean {
  if (Math.min(header.length, written.length) < SHORTEST_TO_GUESS || written.includes('*')) return false;
  return isOneEditAway(written.toLowerCase(), header.toLowerCase());
}
