/**
 * An `if` in a location is a location of its own, and the last one that holds is the one that counts: the handler of an
 * earlier `if` is lost then, and `try_files` of the location in any case (cases C27y, C27z).
 */
import type { Report } from '../../src/lint/rule.ts';
import { conditionOf, decideCondition } from '../../src/nginx/config/condition.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  argumentOf,
  type Context,
  nameOf,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { HANDSHAKE } from '../../src/nginx/config/handshake-request.ts';
import { evaluate } from '../../src/nginx/config/variables.ts';
import { HANDLERS } from './one-block.ts';

export function* checkConditions(configuration: NginxConfiguration): Generator<Report> {
  const locations = new Set<Context>();
  for (const { context, directive } of configuration.statements.named('if')) {
    if (context.kind === 'location' && !directive.conditional) locations.add(context);
  }
  for (const location of locations) {
    yield* lostToLaterIf(configuration, location);
    yield* lostTryFiles(location);
  }
}

function* lostToLaterIf(configuration: NginxConfiguration, location: Context): Generator<Report> {
  const conditions = statementsNamed(location, 'if').filter((at) => holdsFor(configuration, location, at));
  const last = conditions.at(-1);
  for (const condition of conditions) {
    const handler = handlerIn(condition);
    if (last === undefined || condition === last || handler === null) continue;
    if (leaves(last) || conditions.slice(0, -1).some(leaves) || isSame(handler, handlerIn(last))) continue;
    yield {
      message: `No WebSocket handshake comes here, nor any other request for which the \`if\` below holds as well: the last one that holds decides. A \`break\` at the end of this one keeps them.`,
      span: spanOf(handler),
      related: [{ message: 'this one decides', span: spanOf(last) }],
    };
  }
}

/** Whether it is certain that a condition holds for a handshake. */
function holdsFor({ variables }: NginxConfiguration, location: Context, condition: Statement): boolean {
  if (condition.directive.conditional || condition.block === null) return false;
  const holds = decideCondition(condition, {
    evaluate: (text) => evaluate(text, { table: variables, probe: HANDSHAKE, at: location }),
  });
  return holds.kind === 'known' && holds.value;
}

function handlerIn({ block }: Statement): Statement | null {
  return block?.statements.findLast((at) => HANDLERS.includes(nameOf(at))) ?? null;
}

function isSame(handler: Statement, other: Statement | null): boolean {
  return (
    other !== null && nameOf(handler) === nameOf(other) && argumentOf(handler, 0) === argumentOf(other, 0)
  );
}

/** Whether an `if` ends the rewriting, so that those below it are not looked at. */
function leaves({ block }: Statement): boolean {
  return (
    block === null ||
    block.gaps.length > 0 ||
    block.statements.some((at) => /^(?:return|rewrite|break)$/.test(nameOf(at)))
  );
}

function* lostTryFiles(location: Context): Generator<Report> {
  const [tryFiles] = statementsNamed(location, 'try_files');
  const fallback = tryFiles?.directive.args.at(-1)?.value ?? '';
  // Without a fallback the file is looked for all the same.
  if (tryFiles === undefined || tryFiles.directive.conditional || fallback.startsWith('=')) return;
  for (const condition of statementsNamed(location, 'if')) {
    if (condition.directive.conditional || leaves(condition) || handlerIn(condition) !== null) continue;
    if (looksAtPath(condition)) continue;
    yield {
      message: `Where this \`if\` holds, \`try_files\` has no effect: what is no file is answered with 404 instead of by \`${fallback}\`.`,
      span: spanOf(condition),
      related: [{ message: 'this has no effect then', span: spanOf(tryFiles) }],
    };
  }
}

/** A condition on the path may well hold for files alone, which are found without `try_files`. */
function looksAtPath(condition: Statement): boolean {
  const parts = conditionOf(condition);
  return parts === null || /\$\{?(?:uri|document_uri|request_uri|request_filename|\d)\b/i.test(parts.left);
}
