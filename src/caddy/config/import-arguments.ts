/**
 * What `import` puts into the lines that it brings in: `{args[0]}` and `{args.0}` anywhere in a word, `{args[1:]}` as a
 * whole word, `{block}` and `{blocks.name}` as a whole line (importargs.go).
 */
import { isVersionAtLeast } from '../../route/target.ts';
import type { Directive } from '../syntax/tree.ts';
import type { Argument } from './statement.ts';

const RANGE = /^\{args\[(\d*):(\d*)\]\}$/;
const SINGLE = /\{args(?:\[(\d+)\]|\.(\d+))\}/g;

/** The arguments that one word stands for. Without an import, or out of range, it stays as it is (as in Caddy). */
export function substituteArguments(
  word: Argument,
  given: readonly Argument[] | null,
  version: string,
): readonly Argument[] {
  if (given === null || !word.value.includes('{args')) return [word];
  const brackets = isVersionAtLeast(version, '2.7');
  const range = brackets ? RANGE.exec(word.value) : null;
  if (range !== null) {
    const from = range[1] === '' ? 0 : Number(range[1]);
    const to = range[2] === '' ? given.length : Number(range[2]);
    if (from > to || to > given.length) return [word];
    return given
      .slice(from, to)
      .map((argument) => ({ ...word, value: argument.value, certain: argument.certain }));
  }
  let { certain } = word;
  const value = word.value.replace(
    SINGLE,
    (whole, bracketed: string | undefined, dotted: string | undefined) => {
      if (bracketed !== undefined && !brackets) return whole;
      const argument = given[Number(bracketed ?? dotted)];
      if (argument === undefined) return whole;
      certain &&= argument.certain;
      return argument.value;
    },
  );
  return [{ ...word, value, certain }];
}

/** The name of the block that a line stands for: '' for `{block}`, `name` for `{blocks.name}`, null for neither, and before 2.9. */
export function blockPlaceholder({ name, args }: Directive, version: string): string | null {
  if (args.length > 0 || name.quote !== '' || !isVersionAtLeast(version, '2.9')) return null;
  if (name.value === '{block}') return '';
  return /^\{blocks\.([\w-]+)\}$/.exec(name.value)?.[1] ?? null;
}
