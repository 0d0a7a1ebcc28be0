/** The arguments of a directive, read as Caddy's dispenser reads them. */
import type { Argument, Statement } from '../../config/statement.ts';
import type { AdaptContext, HandlerDirective } from '../directive-adapter.ts';
import { OptionLine } from '../option-lines.ts';

/** The line of a handler without its matcher. */
export function lineOf({ statement, args }: HandlerDirective, context: AdaptContext): OptionLine {
  return new OptionLine(statement.name, args, statement, context);
}

/** The whole line, its matcher included. */
export function wholeLine(statement: Statement, context: AdaptContext): OptionLine {
  return new OptionLine(statement.name, statement.args, statement, context);
}

/** A value that may be a number or a truth value, unless it is quoted (caddyfile.Dispenser.ScalarVal). */
export function scalar({ value, quote }: Argument): string | number | boolean {
  if (quote !== '') return value;
  if (/^[+-]?\d{1,15}$/.test(value)) return Number(value);
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value)) return Number(value);
  if (/^(?:true|TRUE|True|t|T)$/.test(value)) return true;
  return /^(?:false|FALSE|False|f|F)$/.test(value) ? false : value;
}

/** Refuses a block where there may be none, and arguments that are left. */
export function endOfLine(line: OptionLine): void {
  line.end();
  line.remainder();
}
