/** A Caddyfile that is the inside of a site, meant to be imported. */
import { isSiteDirective } from '../language/directives.ts';
import type { CaddySyntaxTree } from '../syntax/tree.ts';

/** Whether a file holds directives, not sites: its first line would have to name a site like a directive. */
export function isFragment(tree: CaddySyntaxTree): boolean {
  const first = tree.entries.find((entry) => entry.kind !== 'import');
  if (first?.kind !== 'site') return false;
  const name = first.addresses[0];
  return name !== undefined && name.quote === '' && isSiteDirective(name.value);
}
