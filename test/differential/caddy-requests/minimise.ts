/** Makes a disagreement small: takes away lines and parts of the request for as long as it stays the same disagreement. */
import type { GeneratedRequest, Line } from './tree.ts';

export interface Disagreement {
  readonly lines: readonly Line[];
  /** Null where it is about the file itself. */
  readonly request: GeneratedRequest | null;
}

/** Whether Caddy and the model still disagree about the same. */
export type StillDisagrees = (candidate: Disagreement) => Promise<boolean>;

export async function minimise(start: Disagreement, disagrees: StillDisagrees): Promise<Disagreement> {
  let smallest = start;
  for (;;) {
    const before = JSON.stringify(smallest);
    const lines = await fewerLines(smallest.lines, (fewer) => disagrees({ ...smallest, lines: fewer }));
    smallest = await smallerRequest({ ...smallest, lines }, disagrees);
    if (JSON.stringify(smallest) === before) return smallest;
  }
}

type Accepts = (lines: readonly Line[]) => Promise<boolean>;

/** Takes away runs of lines, long ones first; then does the same inside of those that stay. */
async function fewerLines(lines: readonly Line[], accepts: Accepts): Promise<readonly Line[]> {
  let kept = lines;
  for (
    let length = Math.ceil(kept.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + length)];
      if (await accepts(without)) kept = without;
      else at += length;
    }
  }
  for (let at = 0; at < kept.length; at++) kept = await smallerAt(kept, at, accepts);
  return kept;
}

async function smallerAt(lines: readonly Line[], at: number, accepts: Accepts): Promise<readonly Line[]> {
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
  const inner = await fewerLines(block, (fewer) => accepts(replaced({ ...line, block: fewer })));
  return fewerWords({ ...line, block: inner }, replaced, accepts);
}

/** Of several addresses or arguments, those that matter. */
async function fewerWords(
  line: Line,
  replaced: (by: Line) => readonly Line[],
  accepts: Accepts,
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

async function smallerRequest(start: Disagreement, disagrees: StillDisagrees): Promise<Disagreement> {
  const { request } = start;
  if (request === null) return start;
  let smallest = request;
  const attempt = async (change: Partial<GeneratedRequest>): Promise<void> => {
    const candidate = { ...smallest, ...change };
    if (JSON.stringify(candidate) === JSON.stringify(smallest)) return;
    if (await disagrees({ ...start, request: candidate })) smallest = candidate;
  };
  const isOfHandshake = ([name]: readonly [string, string]): boolean =>
    /^(?:connection|upgrade|sec-websocket-(?:key|version))$/i.test(name);
  await attempt({ headers: request.headers.filter((header) => !isOfHandshake(header)) });
  for (const header of request.headers.slice(1)) {
    await attempt({ headers: smallest.headers.filter((other) => other !== header) });
  }
  await attempt({ headers: [['Host', 'app.test'], ...smallest.headers.slice(1)] });
  await attempt({ method: 'GET' });
  await attempt({ target: smallest.target.replace(/\?.*$/, '') });
  for (const target of ['/', '/ws', smallest.target.replace(/\/[^/]*$/, '') || '/'])
    await attempt({ target });
  return { ...start, request: smallest };
}
