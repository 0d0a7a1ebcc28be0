/** Which files some patterns as in `.gitignore` match. The library is loaded where a file has patterns. */

/** Of an absolute path. */
export type Matches = (path: string, isDirectory?: boolean) => boolean;

/** Of an absolute path: whether patterns match it, or one of them takes that back; null where none says anything. */
export type Decides = (path: string, isDirectory?: boolean) => boolean | null;

/** Patterns are relative to `base`, and match nothing outside of it. Of several, the last one that matches decides. */
export async function matcherFor(patterns: readonly string[], base: string): Promise<Matches> {
  const decides = await decisionFor(patterns, base);
  return (path, isDirectory) => decides(path, isDirectory) === true;
}

export async function decisionFor(patterns: readonly string[], base: string): Promise<Decides> {
  if (patterns.length === 0) return () => null;
  const { default: createIgnore } = await import('ignore');
  const matcher = createIgnore().add([...patterns]);
  const prefix = base === '/' ? '/' : `${base}/`;
  return (path, isDirectory = false) => {
    if (!path.startsWith(prefix) || path.length === prefix.length) return null;
    const { ignored, unignored } = matcher.test(path.slice(prefix.length) + (isDirectory ? '/' : ''));
    return ignored ? true : unignored ? false : null;
  };
}
