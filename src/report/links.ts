/** Links in a terminal's text (OSC 8, gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda). */

/** Where links lead; whether the terminal has any has been decided by the caller. */
export interface Links {
  /** Null where there is no such place. */
  readonly ofRule: (rule: string) => string | null;
  /** By the absolute path of the file and the line. */
  readonly ofPlace: (path: string, line: number) => string | null;
}

/** A text that leads somewhere; the text itself where it does not. Whatever else than a URI is written is refused. */
export function linked(text: string, uri: string | null | undefined): string {
  if (uri === null || uri === undefined || !/^[!-~]+$/.test(uri)) return text;
  return `\x1b]8;;${uri}\x1b\\${text}\x1b]8;;\x1b\\`;
}
