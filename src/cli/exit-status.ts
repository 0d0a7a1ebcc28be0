/** The exit status of every command; documented in `--help`. */
export const ExitStatus = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  findings: 1,
  /** The run itself failed: an unreadable file, a bad option, an internal error. */
  failed: 2,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];
