/**
 * Makes a disagreement small: takes away directives and parts of the request for as long as nginx and the model still
 * disagree about the same thing. fast-check cannot do this: it knows how a configuration was made, not what it is.
 */
import type { Directive, GeneratedRequest } from './tree.ts';

export interface Disagreement {
  readonly http: readonly Directive[];
  readonly request: GeneratedRequest;
}

/** Whether nginx and the model still disagree about the same. */
export type StillDisagrees = (candidate: Disagreement) => Promise<boolean>;

export async function minimise(start: Disagreement, disagrees: StillDisagrees): Promise<Disagreement> {
  let smallest = start;
  for (;;) {
    const before = JSON.stringify(smallest);
    const http = await fewerDirectives(smallest.http, (directives) =>
      disagrees({ ...smallest, http: directives }),
    );
    smallest = { ...smallest, http };
    smallest = await smallerRequest(smallest, disagrees);
    if (JSON.stringify(smallest) === before) return smallest;
  }
}

type Accepts = (directives: readonly Directive[]) => Promise<boolean>;

/** Takes away runs of directives, long ones first; then does the same inside of those that stay. */
async function fewerDirectives(
  directives: readonly Directive[],
  accepts: Accepts,
): Promise<readonly Directive[]> {
  let kept = directives;
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

async function smallerAt(
  directives: readonly Directive[],
  at: number,
  accepts: Accepts,
): Promise<readonly Directive[]> {
  const directive = directives[at];
  if (directive?.block == null) return directives;
  const replaced = (...by: readonly Directive[]): readonly Directive[] => [
    ...directives.slice(0, at),
    ...by,
    ...directives.slice(at + 1),
  ];
  if (directive.included && (await accepts(replaced(...directive.block))))
    return replaced(...directive.block);
  if (directive.text.startsWith('location') && (await accepts(replaced(...directive.block)))) {
    return replaced(...directive.block);
  }
  const inner = await fewerDirectives(directive.block, (block) => accepts(replaced({ ...directive, block })));
  return replaced({ ...directive, block: inner });
}

async function smallerRequest(start: Disagreement, disagrees: StillDisagrees): Promise<Disagreement> {
  let smallest = start;
  const attempt = async (change: Partial<GeneratedRequest>): Promise<void> => {
    const candidate = { ...smallest, request: { ...smallest.request, ...change } };
    if (JSON.stringify(candidate) !== JSON.stringify(smallest) && (await disagrees(candidate))) {
      smallest = candidate;
    }
  };
  const isOfHandshake = ([name]: readonly [string, string]): boolean =>
    /^(?:connection|upgrade|sec-websocket-(?:key|version))$/i.test(name);
  await attempt({ headers: start.request.headers.filter((header) => !isOfHandshake(header)) });
  for (const header of start.request.headers.slice(1)) {
    // Half a handshake would be another disagreement.
    if (isOfHandshake(header)) continue;
    await attempt({ headers: smallest.request.headers.filter((other) => other !== header) });
  }
  await attempt({ headers: [['Host', 'app.test'], ...smallest.request.headers.slice(1)] });
  await attempt({ method: 'GET' });
  await attempt({ target: smallest.request.target.replace(/\?.*$/, '') });
  for (const target of ['/', '/ws', smallest.request.target.replace(/\/[^/]*$/, '') || '/']) {
    await attempt({ target });
  }
  return smallest;
}
