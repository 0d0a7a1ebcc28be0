/** Where in a module of the user's an error was thrown. */

/** The first place of the stack in a file that is not ours, as `path:line:column`; null where there is none. */
export function placeOfError(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const places = error.stack?.matchAll(
    /(?:^|[\s(])(?:file:\/\/)?(\/[^\s():?]+)(?:\?[^\s:)]*)?(:\d+(?::\d+)?)/gm,
  );
  for (const [, path = '', position = ''] of places ?? []) {
    if (!path.startsWith(OWN_FOLDER)) return `${decodeURIComponent(path)}${position}`;
  }
  return null;
}

/** The folder of the bundle, or of the sources. */
const OWN_FOLDER = new URL('..', import.meta.url).pathname;
