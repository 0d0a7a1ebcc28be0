/**
 * Runs many slow things side by side, a bounded number at a time, so that idle sockets are waited for together while
 * each test still has a result, and a failure, of its own.
 */

/** Starts at the first call of the function that is given back, which hands out one item's result at a time. */
export function startedTogether<T, R>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<R>,
): (item: T) => Promise<R> {
  let results: Map<T, Promise<R>> | null = null;
  return (item) => {
    results ??= startAll(items, atOnce, run);
    return results.get(item) ?? Promise.reject(new Error('not one of the items'));
  };
}

function startAll<T, R>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<R>,
): Map<T, Promise<R>> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const admit = async (): Promise<void> => {
    if (running < atOnce) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  };
  const results = new Map<T, Promise<R>>();
  for (const item of items) {
    const result = admit().then(() => run(item).finally(release));
    // Whoever asks for this item sees the failure; nobody has to ask.
    result.catch(() => undefined);
    results.set(item, result);
  }
  return results;
}
