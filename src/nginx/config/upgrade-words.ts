/** How people write about an upgrade: which lines speak of one, and which names were meant to. */
import { isOneEditAway } from '../../text/one-edit.ts';
import { variablesIn } from '../language/variable-use.ts';
import { argumentOf, type Statement } from './context.ts';
import { tokensOf } from './upstream-request.ts';

/**
 * Whether a line that sets a header is about an upgrade. `Connection ""` and `Connection close` are not: they are how
 * upstream keep-alive is switched on and off.
 */
export function speaksOfUpgrade(statement: Statement): boolean {
  const header = argumentOf(statement, 0).toLowerCase();
  const value = argumentOf(statement, 1).toLowerCase();
  if (header === 'upgrade') return value !== '';
  if (isMisspelt(header, 'upgrade')) return true;
  if (header.startsWith('sec-websocket-')) return value !== '';
  if (header !== 'connection' && !isMisspelt(header, 'connection')) return false;
  return (
    tokensOf([value]).includes('upgrade') ||
    /\$\{?(?:http_upgrade|connection_upgrade)\b/.test(value) ||
    misspeltRequestVariable(value)?.right === 'http_upgrade'
  );
}

/** Whether a header name was meant to be another: one slip away from it, or with a stray `:` or `=`. */
export function isMisspelt(name: string, meant: string): boolean {
  // Most names differ in length, which is quickly seen: every header of every route is asked about.
  if (Math.abs(name.length - meant.length) > 1 && !/[:=]/.test(name)) return false;
  const written = name.toLowerCase();
  const right = meant.toLowerCase();
  return written !== right && (written.replace(/[:=].*$/s, '') === right || isOneEditAway(written, right));
}

const REQUEST_VARIABLES = ['http_upgrade', 'http_connection'];

/** A request variable that is one slip away from one that matters: any `$http_NAME` is valid, and empty. */
export function misspeltRequestVariable(
  text: string,
): { readonly wrong: string; readonly right: string } | null {
  for (const use of variablesIn(text)) {
    const wrong = use.name.toLowerCase();
    if (!wrong.startsWith('http')) continue;
    const right = REQUEST_VARIABLES.find((name) => isOneEditAway(wrong, name));
    if (right !== undefined) return { wrong: use.name, right };
  }
  return null;
}
