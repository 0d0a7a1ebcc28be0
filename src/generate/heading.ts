/**
 * The first lines of a generated text: whose application it is, and what has to be set there. Whoever reads the file later
 * has not seen what was said beside it.
 */
import { commentLines } from './comment.ts';
import type { Plan } from './plan.ts';

/** Lines without `#`; none for an address, of which there is nothing to say. `harmless` takes out what means something in a comment of the proxy's. */
export function headingOf(
  { title, documentation, settings }: Plan,
  harmless: (text: string) => string = (text) => text,
): readonly string[] {
  if (documentation === null && settings.length === 0) return [];
  const items = settings.flatMap((setting) =>
    commentLines(harmless(setting)).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
  );
  return [
    ...commentLines(harmless(documentation === null ? title : `${title}: ${documentation}`)),
    ...(items.length === 0 ? [] : ['To be set in the application:', ...items]),
  ];
}
