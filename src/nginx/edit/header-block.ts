/** The block of a route in which its `proxy_` lines stand, and where in it new ones go. */
import type { TextEdit } from '../../text/edit.ts';
import {
  anchorOf,
  type Context,
  nameOf,
  outwards,
  type Statement,
  statementsNamed,
} from '../config/context.ts';
import type { NginxRoute } from '../routes.ts';
import { insertAfter, insertAtStart } from './place.ts';

/** The nearest block around the handler that may hold `proxy_set_header`: not an `if`, not a `limit_except`. */
export function headerBlock(route: NginxRoute): Context {
  for (const at of outwards(route.context)) if (at.kind !== 'if' && at.kind !== 'limit_except') return at;
  return route.context;
}

/**
 * New lines in the route's own block: after the statement that `choose` picks among those of the block's own file, else
 * after the block's handler, else at its start. Null where the block is no place for lines.
 */
export function insertInOwnBlock(
  route: NginxRoute,
  lines: readonly string[],
  choose: (statements: readonly Statement[]) => Statement | undefined,
): TextEdit | null {
  const block = headerBlock(route);
  const own = block.statements.filter(
    (at) => at.block === null && isInEveryRendering(at) && anchorOf(at) === at,
  );
  // The block's own handler also for a route that leaves from an `if` in it, so that both get one and the same edit.
  const handler = statementsNamed(block, nameOf(route.handler))[0];
  const anchor = choose(own) ?? (handler === undefined ? null : anchorOf(handler));
  return anchor === null ? insertAtStart(block, lines) : insertAfter(anchor, lines);
}

/** Whether a statement stands in no part of a template that may be left out or repeated, so that lines can join it. */
export function isInEveryRendering(statement: Statement): boolean {
  return !statement.directive.conditional;
}
