/** `bind`: the addresses that a site listens on. */
import { headSpan, type Statement } from '../../config/statement.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { wordLines } from '../option-lines.ts';
import { wholeLine } from './read-line.ts';

export function bind(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const line = wholeLine(statement, context);
  const addresses = line.rest().map(({ value }) => value);
  if (!context.isAtLeast('2.9')) {
    // Each line of a block is read as if it were the directive once more.
    for (const { args } of wordLines(line.block())) addresses.push(...args.map(({ value }) => value));
  }
  const protocols = context.isAtLeast('2.10')
    ? line
        .block()
        .flatMap(({ name, args }) => (name.value === 'protocols' ? args.map(({ value }) => value) : []))
    : [];
  return [{ class: 'bind', addresses, protocols, span: headSpan(statement) }];
}
