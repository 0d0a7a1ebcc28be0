/** What is shared while one Caddyfile is adapted: the version, the global options, what was found wrong, what was counted. */
import { isVersionAtLeast } from '../../route/target.ts';
import type { Span } from '../../text/span.ts';
import type { HttpOptions } from './options.ts';
import type { AdaptProblem } from './problem.ts';

export class Session {
  readonly version: string;
  readonly options: HttpOptions;
  /** The root, for what has no place of its own. */
  readonly span: Span;
  readonly #problems: AdaptProblem[];
  readonly #certificates = new Map<string, string>();
  #groups = 0;
  #logs = 0;

  constructor(version: string, options: HttpOptions, span: Span, problems: AdaptProblem[]) {
    this.version = version;
    this.options = options;
    this.span = span;
    this.#problems = problems;
  }

  get order(): HttpOptions['order'] {
    return this.options.order;
  }

  isAtLeast(version: string): boolean {
    return isVersionAtLeast(this.version, version);
  }

  newGroup(): string {
    return `group${this.#groups++}`;
  }

  /** A name for the log of a site that has none: `log0`. */
  newLog(): string {
    return `log${this.#logs++}`;
  }

  /** What connections ask for a certificate from a file by: `cert0`. Each file has one, wherever it is named. */
  certificateTag(file: string): { readonly tag: string; readonly isNew: boolean } {
    const known = this.#certificates.get(file);
    const tag = known ?? `cert${this.#certificates.size}`;
    this.#certificates.set(file, tag);
    return { tag, isNew: known === undefined };
  }

  problem(problem: AdaptProblem): void {
    this.#problems.push(problem);
  }
}
