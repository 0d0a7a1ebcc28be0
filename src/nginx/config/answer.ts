/**
 * Requests that never reach the handler: `return` answers them in the rewrite phase, `limit_except` refuses them.
 *
 * The rewrite directives of the server run first, then those of the location, in the order in which they are written; an
 * `if` runs its own when its condition holds, and `break` ends them (ngx_http_rewrite_module; cases A27a, A29b, A45b).
 */

import { decideCondition } from './condition.ts';
import { argumentOf, type Context, enclosing, nameOf, type Statement, statementsNamed } from './context.ts';
import { type Evaluation, evaluate } from './variables.ts';

/** The `return` that answers a handshake, or null when it goes on or that cannot be known. */
export function answeringReturn(location: Context, evaluation: Evaluation): Statement | null {
  const server = enclosing(location, 'server');
  const ofServer = server === null ? GOES_ON : runRewrites(server, evaluation);
  if (ofServer.kind === 'answered') return ofServer.by;
  const ofLocation = ofServer.kind === 'goes-on' ? runRewrites(location, evaluation) : GOES_ON;
  return ofLocation.kind === 'answered' ? ofLocation.by : null;
}

type Outcome =
  | { readonly kind: 'goes-on' }
  /** `break` ended the phase, or something cannot be decided: nothing further is claimed. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'answered'; readonly by: Statement };

const GOES_ON: Outcome = { kind: 'goes-on' };
const STOPPED: Outcome = { kind: 'stopped' };

function runRewrites(block: Context, evaluation: Evaluation): Outcome {
  for (const statement of block.statements) {
    if (statement.directive.conditional) continue;
    switch (nameOf(statement)) {
      case 'return':
        return { kind: 'answered', by: statement };
      case 'break':
      case 'rewrite':
        return STOPPED;
      case 'if': {
        const holds = decideCondition(statement, { evaluate: (text) => evaluate(text, evaluation) });
        if (holds.kind === 'unknown' && changesCourse(statement)) return STOPPED;
        if (holds.kind === 'unknown' || !holds.value || statement.block === null) break;
        const outcome = runRewrites(statement.block, evaluation);
        if (outcome.kind !== 'goes-on') return outcome;
        break;
      }
    }
  }
  return GOES_ON;
}

/** Whether an `if` holds anything that ends the rewrite phase. */
function changesCourse(statement: Statement): boolean {
  return (statement.block?.statements ?? []).some((inner) =>
    /^(?:return|break|rewrite)$/.test(nameOf(inner)),
  );
}

/** The `limit_except` of a location that denies GET to everyone, and with it every handshake. */
export function denyingLimit(location: Context): Statement | null {
  for (const limit of statementsNamed(location, 'limit_except')) {
    const methods = limit.directive.args.map((word) => word.value.toUpperCase());
    if (methods.includes('GET') || limit.block === null) continue;
    const rules = limit.block.statements.filter((at) => nameOf(at) === 'allow' || nameOf(at) === 'deny');
    const [first] = rules;
    if (first !== undefined && nameOf(first) === 'deny' && argumentOf(first, 0) === 'all') return limit;
  }
  return null;
}
