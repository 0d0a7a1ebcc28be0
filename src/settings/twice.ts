/** Lists in which something stands twice. Patterns may: one that takes back what another excluded depends on the order. */
import { spanText } from '../text/span.ts';
import { type Mistake, mistakeAt } from './mistake.ts';
import type { SequenceNode, Tree } from './read/tree.ts';

const ORDERED = new Set(['ignore', 'files']);

export function twiceMistakes(tree: Tree, key = ''): readonly Mistake[] {
  switch (tree.kind) {
    case 'scalar':
      return [];
    case 'mapping':
      return tree.entries.flatMap((entry) => twiceMistakes(entry.value, entry.key));
    case 'sequence':
      return [
        ...(ORDERED.has(key) ? [] : repeatedItems(tree)),
        ...tree.items.flatMap((item) => twiceMistakes(item)),
      ];
  }
}

function repeatedItems({ items }: SequenceNode): readonly Mistake[] {
  const seen = new Set<unknown>();
  const mistakes: Mistake[] = [];
  for (const item of items) {
    if (item.kind !== 'scalar' || item.value === null) continue;
    if (seen.has(item.value)) {
      mistakes.push(mistakeAt(item.span, `${spanText(item.span).split('\n')[0]} stands twice in this list`));
    }
    seen.add(item.value);
  }
  return mistakes;
}
