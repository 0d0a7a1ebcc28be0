/** What `proxylint init` may do to a repository, as data: it is shown before it is done, and done only when that is wanted. */

export type Step =
  /** `before` is null for a file that is not there yet. Paths are relative to the repository. */
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly before: string | null;
      readonly after: string;
      readonly purpose: string;
      /** The configuration file names the baseline then, so that hooks and workflows need not. */
      readonly namesBaseline?: true;
    }
  /** Writes the baseline that accepts what is found today. */
  | { readonly kind: 'baseline'; readonly path: string; readonly purpose: string }
  /** Nothing to do. */
  | { readonly kind: 'there'; readonly message: string }
  /** What a person has to do, because a program cannot do it safely. */
  | { readonly kind: 'by hand'; readonly message: string; readonly text: string };

/** What the texts that are written have in common. */
export interface Setup {
  /** The tag of this version in proxylint's repository. */
  readonly revision: string;
  readonly version: string;
  /** The project's address. */
  readonly home: string;
  /** The file that accepts what is found today; null where there is none, or the configuration file names it. */
  readonly baseline: string | null;
}
