/** The sites of a snippet that is imported outside of any site: there its lines are site blocks. */
import type { Span } from '../../text/span.ts';
import { isSiteDirective } from '../language/directives.ts';
import { directiveOutsideSites, type ExpansionFault } from './expansion-faults.ts';
import type { Site } from './site.ts';
import type { Statement } from './statement.ts';

/** `importedBy`: the name in the import, which is to blame for a directive that comes to stand outside of sites. */
export function sitesOfSnippet(
  statements: readonly Statement[],
  importedBy: Span,
): { readonly sites: readonly Site[]; readonly faults: readonly ExpansionFault[] } {
  const sites: Site[] = [];
  const faults: ExpansionFault[] = [];
  for (const { name, args, block, opaque, container, directive } of statements) {
    if (block === null) {
      if (isSiteDirective(name.value)) faults.push(directiveOutsideSites(name, importedBy));
      continue;
    }
    const { end } = directive.args.at(-1) ?? directive.name;
    const addresses = [name, ...args].map((address) => ({
      ...address,
      value: address.value.replace(/,$/, ''),
    }));
    const span = { file: container.file, start: directive.start, end };
    sites.push({ addresses, statements: block, opaque, span });
  }
  return { sites, faults };
}
