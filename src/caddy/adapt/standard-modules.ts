/**
 * Names of modules in a Caddyfile: a plugin may bring one that is not known here, so that nothing is said about it, unless
 * it is one slip of the pen away from a standard one.
 */
import { isOneEditAway } from '../../text/one-edit.ts';
import type { Argument } from '../config/statement.ts';
import type { OptionLine } from './option-lines.ts';

/** Whether a name is a slip of the pen; what was meant is noted as a problem. `kind`: what it names, `an encoder`. */
export function refuseSlip(
  { value, span }: Argument,
  known: readonly string[],
  kind: string,
  line: OptionLine,
): boolean {
  if (known.includes(value)) return false;
  const meant = known.filter((name) => isOneEditAway(name, value));
  const [only, ...others] = meant;
  if (only === undefined) return false;
  const repair = others.length === 0 ? { span, text: only } : undefined;
  const message = `Caddy has no ${kind} ${value}; did you mean ${meant.join(' or ')}?`;
  line.refuse('value', message, span, repair === undefined ? { known } : { known, repair });
  return true;
}
