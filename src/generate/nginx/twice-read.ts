/**
 * A rendered text as two readers see it: our parser, and the package `nginx-conf`, which knows nothing of ours. Where they
 * differ, one of them, or a template, is wrong, and nothing is returned to the user.
 *
 * `nginx-conf` only reads. As a printer it was tried and left: it puts comments at the beginning of the line, loses blank
 * lines, and groups siblings by their name, so that listeners and locations change places.
 */
import { parse } from 'nginx-conf';
import { parseNginx } from '../../nginx/syntax/parser.ts';
import type { Directive } from '../../nginx/syntax/tree.ts';
import { SourceFile } from '../../text/source-file.ts';

/** A directive by its values, without quotes. */
export interface Statement {
  readonly name: string;
  readonly args: readonly string[];
  /** Null where it has no block. */
  readonly block: readonly Statement[] | null;
}

/** What both readers see. Throws where one of them objects, or where they differ. */
export function readTwice(text: string): readonly Statement[] {
  const ours = readByUs(text);
  const theirs = readByNginxConf(text);
  const difference = firstDifference(ours, theirs, 'the file');
  if (difference !== null) throw new Error(`two readers of a generated configuration differ: ${difference}`);
  return ours;
}

function readByUs(text: string): readonly Statement[] {
  const tree = parseNginx(new SourceFile('generated.conf', text));
  const [problem] = tree.problems;
  if (problem !== undefined) throw new Error(`a generated configuration cannot be read: ${problem.message}`);
  return tree.children.map(statementOf);
}

function statementOf({ name, args, block }: Directive): Statement {
  return {
    name: name.value,
    args: args.map(({ value }) => value),
    block: block === null ? null : block.children.map(statementOf),
  };
}

type ParseCallback = NonNullable<Parameters<typeof parse>[1]>;
type TheirNode = NonNullable<Parameters<ParseCallback>[1]>;

/** The callback is called before `parse` returns. */
export function readByNginxConf(text: string): readonly Statement[] {
  let statements: readonly Statement[] = [];
  parse(text, (error, tree) => {
    if (error !== null) throw new Error(`nginx-conf cannot read a generated configuration: ${error.message}`);
    statements = (tree?.children ?? []).map(statementOfTheirs);
  });
  return statements;
}

function statementOfTheirs({ name, value, isBlock, children }: TheirNode): Statement {
  return {
    name: unquoted(name),
    args: (value.match(/"(?:\\.|[^"\\])*"|\S+/gs) ?? []).map(unquoted),
    block: isBlock ? (children ?? []).map(statementOfTheirs) : null,
  };
}

/** It leaves quotes as they are written. */
function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : word;
}

function firstDifference(
  ours: readonly Statement[],
  theirs: readonly Statement[],
  where: string,
): string | null {
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const [left, right] = [ours[index], theirs[index]];
    if (left === undefined || right === undefined || lineOf(left) !== lineOf(right))
      return `in ${where}, ${lineOf(left)} and ${lineOf(right)}`;
    const inside = firstDifference(left.block ?? [], right.block ?? [], lineOf(left));
    if (inside !== null) return inside;
  }
  return null;
}

function lineOf(statement: Statement | undefined): string {
  if (statement === undefined) return 'nothing';
  const words = [statement.name, ...statement.args].map((word) => JSON.stringify(word));
  return `${words.join(' ')}${statement.block === null ? ';' : ' {'}`;
}
