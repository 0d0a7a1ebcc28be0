/**
 * Makes a disagreement small: takes away parts of a configuration and of a request for as long as it stays the same
 * disagreement. fast-check cannot do this: it knows how a configuration was made, not what it is.
 */
import type { GeneratedRequest } from './generated-request.ts';

/** Whether the proxy and the model still disagree about the same. */
export type Accepts<T> = (candidate: T) => Promise<boolean>;

/** Does it again for as long as something gets smaller. */
export async function untilNothingChanges<T>(start: T, pass: (smallest: T) => Promise<T>): Promise<T> {
  let smallest = start;
  for (;;) {
    const before = JSON.stringify(smallest);
    smallest = await pass(smallest);
    if (JSON.stringify(smallest) === before) return smallest;
  }
}

/** Makes one part of a list smaller; gives the whole list. */
export type SmallerAt<T> = (
  parts: readonly T[],
  at: number,
  accepts: Accepts<readonly T[]>,
) => Promise<readonly T[]>;

/** Takes away runs of parts, long ones first; then makes each of those that stay smaller. */
export async function fewerParts<T>(
  parts: readonly T[],
  accepts: Accepts<readonly T[]>,
  smallerAt: SmallerAt<T>,
): Promise<readonly T[]> {
  let kept = parts;
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

/** `mayHalve`: whether a part of the headers of a handshake may go alone; else that would be another disagreement. */
export async function smallerRequest<Request extends GeneratedRequest>(
  start: Request,
  accepts: Accepts<Request>,
  mayHalve: boolean,
): Promise<Request> {
  let smallest = start;
  const attempt = async (change: Partial<GeneratedRequest>): Promise<void> => {
    const candidate = { ...smallest, ...change };
    if (JSON.stringify(candidate) === JSON.stringify(smallest)) return;
    if (await accepts(candidate)) smallest = candidate;
  };
  const isOfHandshake = ([name]: readonly [string, string]): boolean =>
    /^(?:connection|upgrade|sec-websocket-(?:key|version))$/i.test(name);
  await attempt({ headers: start.headers.filter((header) => !isOfHandshake(header)) });
  for (const header of start.headers.slice(1)) {
    if (!mayHalve && isOfHandshake(header)) continue;
    await attempt({ headers: smallest.headers.filter((other) => other !== header) });
  }
  await attempt({ headers: [['Host', 'app.test'], ...smallest.headers.slice(1)] });
  await attempt({ method: 'GET' });
  await attempt({ target: smallest.target.replace(/\?.*$/, '') });
  for (const target of ['/', '/ws', smallest.target.replace(/\/[^/]*$/, '') || '/']) {
    await attempt({ target });
  }
  return smallest;
}
