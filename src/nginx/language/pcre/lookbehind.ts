/** Lookbehinds: PCRE 10.42 takes only those of which each branch has one width. */
import { notModelled, refused } from './cursor.ts';
import { type Look, type PatternNode, widthOf } from './node.ts';

/** The branches of a lookbehind, which may differ in their widths. */
export function branchesOf(look: Look): readonly PatternNode[] {
  return look.body.kind === 'choice' ? look.body.branches : [look.body];
}

export function checkLookbehind(look: Look): void {
  for (const branch of branchesOf(look)) {
    if (widthOf(branch) !== null) continue;
    if (hasReference(branch)) throw notModelled('a reference in a lookbehind');
    throw refused('a lookbehind whose width varies');
  }
}

function hasReference(node: PatternNode): boolean {
  switch (node.kind) {
    case 'reference':
      return true;
    case 'sequence':
      return node.items.some(hasReference);
    case 'choice':
      return node.branches.some(hasReference);
    case 'repeat':
    case 'capture':
    case 'atomic':
    case 'look':
      return hasReference(node.body);
    default:
      return false;
  }
}
