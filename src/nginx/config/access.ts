/** Who may pass: the access rules that are in force in a block (allow and deny, and what asks for a password). */
import { argumentOf, type Context, nameOf, outwards, type Statement, statementsNamed } from './context.ts';
import { effectiveScalar } from './effective.ts';

/** The line that keeps some clients out of a block; null where none does, or where that cannot be known. */
export function restrictionIn(context: Context): Statement | null {
  return denyIn(context) ?? AUTHENTICATION.map((name) => switchedOn(context, name)).find(isThere) ?? null;
}

const AUTHENTICATION = ['auth_basic', 'auth_request', 'auth_jwt'];

function isThere(statement: Statement | null): boolean {
  return statement !== null;
}

/** `allow` and `deny` are one list, and come from the nearest level that has any of either. */
function denyIn(context: Context): Statement | null {
  for (const at of outwards(context)) {
    const [deny] = statementsNamed(at, 'deny');
    if (deny !== undefined) return deny;
    if (statementsNamed(at, 'allow').length > 0) return null;
  }
  return null;
}

function switchedOn(context: Context, name: string): Statement | null {
  const { statement } = effectiveScalar(context, name);
  const word = statement?.directive.args[0];
  if (statement === null || word === undefined || word.templated) return null;
  return word.value === 'off' || word.value.includes('$') ? null : statement;
}

/** What may stand beside the refusal in a block that does nothing but refuse. */
const BESIDE_REFUSAL = new Set(['access_log', 'error_log', 'log_not_found', 'allow', 'deny', 'return']);

/** The line by which a block refuses everybody, or all but some, and does nothing else; null where it does more. */
export function refusalOf({ statements, gaps }: Context): Statement | null {
  if (gaps.length > 0 || !statements.every((at) => BESIDE_REFUSAL.has(nameOf(at)))) return null;
  return (
    statements.find(
      (at) =>
        (nameOf(at) === 'deny' && argumentOf(at, 0) === 'all') ||
        (nameOf(at) === 'return' && /^(?:401|403|444)$/.test(argumentOf(at, 0))),
    ) ?? null
  );
}
