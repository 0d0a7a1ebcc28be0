/** Reads one nginx configuration file. Never throws: what nginx would refuse becomes a problem. */
import type { SourceFile } from '../../text/source-file.ts';
import { type BraceFault, findBraceFault } from './braces.ts';
import type { Reading } from './lexer.ts';
import { isTemplatePath, mayHoldTags } from './template.ts';
import type { SyntaxProblem, SyntaxTree } from './tree.ts';
import { type BuiltTree, TreeBuilder } from './tree-builder.ts';

/** Parses a file as nginx does, or as a template where it holds template tags that nginx could not read. */
export function parseNginx(file: SourceFile): SyntaxTree {
  return readNginx(file).tree;
}

/** As `parseNginx`, and how the text was read. */
export function readNginx(file: SourceFile): { readonly tree: SyntaxTree; readonly reading: Reading } {
  const mayBeTemplate = mayHoldTags(file.text);
  if (mayBeTemplate && isTemplatePath(file.path))
    return { tree: parseAs(file, 'template').tree, reading: 'template' };
  const { tree: plain } = parseAs(file, 'plain');
  if (!mayBeTemplate) return { tree: plain, reading: 'plain' };
  const { tree: template, hasCodeTags } = parseAs(file, 'template');
  const isTemplate = hasCodeTags || (template.templated && template.problems.length < plain.problems.length);
  return isTemplate ? { tree: template, reading: 'template' } : { tree: plain, reading: 'plain' };
}

/** How often a file whose braces do not balance is read anew with what has been learnt about them. */
const MOST_CORRECTIONS = 3;

/**
 * Parses; where the braces do not balance and the indentation shows which one is wrong, parses again as if it were
 * right, so that one mistake does not move half of the file into another block.
 */
function parseAs(file: SourceFile, reading: Reading): BuiltTree {
  const faults: BraceFault[] = [];
  for (;;) {
    const corrections = faults.flatMap(({ correction }) => (correction === null ? [] : [correction]));
    const result = new TreeBuilder(file, reading, corrections).build();
    const { tree, imbalance } = result;
    const fault = imbalance === null ? null : findBraceFault(tree, imbalance);
    if (fault !== null) faults.push(fault);
    if (fault === null || fault.correction === null || faults.length > MOST_CORRECTIONS) {
      return { ...result, tree: withBraceProblems(tree, faults, fault) };
    }
  }
}

/** Where an imbalance remains that no repair ends, none of the repairs is certain. */
function withBraceProblems(
  tree: SyntaxTree,
  faults: readonly BraceFault[],
  remaining: BraceFault | null,
): SyntaxTree {
  const certain = remaining === null || remaining.problem.repair !== null;
  const found = faults.map(({ problem: each }) => (certain ? each : { ...each, repair: null }));
  return { ...tree, problems: inOrder([...tree.problems, ...found]) };
}

function inOrder(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  return problems.length < 2 ? problems : [...problems].sort((a, b) => a.start - b.start || a.end - b.end);
}
