/** Why a handshake does not get through Caddy, with the lines that a fix can take away. */
import type { Reason, ReasonCode } from '../../route/route.ts';
import { headSpan, type Statement } from './statement.ts';

export interface CaddyReason extends Reason {
  /** `fails`: no handshake succeeds. `fragile`: lenient applications accept it. `unknown`: cannot be read here. */
  readonly effect: 'fails' | 'fragile' | 'unknown';
  /** The line to blame, as a statement; null where it took a request to see, and `blame` is the proxy. */
  readonly statement: Statement | null;
}

/** What a line says by itself. */
export interface WrittenReason extends CaddyReason {
  readonly statement: Statement;
}

export function reason(
  code: ReasonCode,
  effect: CaddyReason['effect'],
  statement: Statement,
  message: string,
): WrittenReason {
  return { code, effect, statement, message, blame: headSpan(statement), related: [] };
}

/** A line as it is quoted in messages: name and arguments on one line; of JSON what stands there. */
export function quoteLine(statement: Statement): string {
  if (statement.json !== undefined) return statement.json.quote;
  const words = [statement.name, ...statement.args].map(({ span }) =>
    span.file.text.slice(span.start, span.end).replaceAll(/\s+/g, ' '),
  );
  return `\`${words.join(' ')}\``;
}
