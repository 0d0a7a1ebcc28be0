/** `--path`: the path below which an application is served. Only what means nothing else to any proxy. */
import { type Reading, refused } from '../reading.ts';

/** The path as it was given, which begins with a slash. */
export function readPath(text: string): Reading<string> {
  const option = '--path';
  if (!text.startsWith('/')) return refused(option, `begins with a slash: /${text}`);
  if (/[?#]/.test(text))
    return refused(option, `'${text}' has a query or a fragment, which no proxy matches a path with`);
  if (!/^[\w./~@:+,=!-]*$/.test(text))
    return refused(
      option,
      `'${text}' has characters that mean something to a proxy: letters, digits and ._~@:+,=!- are fine`,
    );
  if (/\/\/|\/\.{1,2}(?:\/|$)/.test(text))
    return refused(
      option,
      `'${text}' is not a path as proxies see it: they join slashes and follow . and ..`,
    );
  return { kind: 'value', value: text };
}
