/** What of a Caddyfile may go while a disagreement is made small. */
import { type Accepts, fewerParts, smallerRequest, untilNothingChanges } from '../campaign/minimise.ts';
import type { GeneratedRequest, Line } from './tree.ts';

export interface Disagreement {
  readonly lines: readonly Line[];
  /** Null where it is about the file itself. */
  readonly request: GeneratedRequest | null;
}

export function minimise(start: Disagreement, disagrees: Accepts<Disagreement>): Promise<Disagreement> {
  return untilNothingChanges(start, async ({ lines: before, request: asked }) => {
    const lines = await fewerParts(before, (fewer) => disagrees({ lines: fewer, request: asked }), smallerAt);
    if (asked === null) return { lines, request: null };
    const request = await smallerRequest(asked, (smaller) => disagrees({ lines, request: smaller }), true);
    return { lines, request };
  });
}

async function smallerAt(
  lines: readonly Line[],
  at: number,
  accepts: Accepts<readonly Line[]>,
): Promise<readonly Line[]> {
  const line = lines[at];
  if (line === undefined) return lines;
  const replaced = (...by: readonly Line[]): readonly Line[] => [
    ...lines.slice(0, at),
    ...by,
    ...lines.slice(at + 1),
  ];
  const { block } = line;
  if (block === null) return fewerWords(line, replaced, accepts);
  // What stands in a block may do as well without it.
  if (await accepts(replaced(...block))) return replaced(...block);
  if (await accepts(replaced({ ...line, block: null }))) return replaced({ ...line, block: null });
  const inner = await fewerParts(block, (fewer) => accepts(replaced({ ...line, block: fewer })), smallerAt);
  return fewerWords({ ...line, block: inner }, replaced, accepts);
}

/** Of several addresses or arguments, those that matter. */
async function fewerWords(
  line: Line,
  replaced: (by: Line) => readonly Line[],
  accepts: Accepts<readonly Line[]>,
): Promise<readonly Line[]> {
  let kept = line;
  const count = line.text.split(' ').length;
  for (let at = count - 1; at >= 0 && count > 1 && !/["`]/.test(line.text); at--) {
    const text = kept.text
      .split(' ')
      .filter((_, index) => index !== at)
      .join(' ')
      .replace(/,$/, '');
    if (text !== '' && (await accepts(replaced({ ...kept, text })))) kept = { ...kept, text };
  }
  return replaced(kept);
}
