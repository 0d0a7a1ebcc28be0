/** A line with its block as a text by which it is told from others. */
import type { Argument, Statement } from '../../config/statement.ts';
import { byteOrder } from '../go-values.ts';

/** Of several lines with a name the last one counts, and their order does not. */
export function textOfLine(args: readonly Argument[], block: readonly Statement[]): string {
  const lines = new Map(
    block.map((line) => [line.name.value, textOfLine(line.args, line.block ?? [])] as const),
  );
  const inOrder = [...lines].sort(([a], [b]) => byteOrder(a, b));
  return JSON.stringify([args.map(({ value }) => value), inOrder]);
}
