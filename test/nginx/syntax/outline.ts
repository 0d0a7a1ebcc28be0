/** Trees and problems in a notation that reads well in a test. */
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import type { Directive, SyntaxProblem, SyntaxTree, Word } from '../../../src/nginx/syntax/tree.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

export function parse(text: string, path = '/nginx.conf'): SyntaxTree {
  return parseNginx(new SourceFile(path, text));
}

/**
 * One line per text: `server {listen [80]; location [/] {…}}`. `?` marks what is conditional, `~` a word with a template
 * tag in it, `…` a block into which a template may insert directives.
 */
export function outline(text: string, path?: string): string {
  const tree = parse(text, path);
  return `${tree.opaque ? '… ' : ''}${tree.children.map(outlineOf).join(' ')}`;
}

function outlineOf(directive: Directive): string {
  const { name, args, block, lua, conditional } = directive;
  const words = [outlineOfWord(name), ...args.map((word) => `[${outlineOfWord(word)}]`)].join(' ');
  const head = conditional ? `?${words}` : words;
  if (lua !== null) return `${head} {lua}`;
  if (block === null) return `${head};`;
  return `${head} {${block.opaque ? '… ' : ''}${block.children.map(outlineOf).join(' ')}}`;
}

function outlineOfWord({ value, templated }: Word): string {
  return templated ? `~${value}` : value;
}

/** Each problem as `line code «what is blamed»`. */
export function problemsIn(text: string, path?: string): readonly string[] {
  const tree = parse(text, path);
  return tree.problems.map(({ code, start, end }) => {
    const { line } = tree.file.positionAt(start);
    return `${line} ${code} «${text.slice(start, end)}»`;
  });
}

/** The text after all repairs that are certain. */
export function repaired(text: string, path?: string): string {
  const repairs = parse(text, path).problems.flatMap(({ repair }) => (repair === null ? [] : [repair]));
  return repairs.reduceRight(
    (result: string, repair: NonNullable<SyntaxProblem['repair']>) =>
      result.slice(0, repair.start) + repair.text + result.slice(repair.end),
    text,
  );
}
