/**
 * Conditions of a template whose branches open or close different blocks: two alternative `server {` lines with one `}`
 * between them. Only one branch is rendered, so each begins at the depth at which the condition did.
 */

interface Branch {
  /** How many blocks were open where the condition began. */
  readonly depth: number;
  /** Closing braces of the current branch whose block an earlier branch has closed already. */
  closesToSkip: number;
}

export class TemplateBranches {
  readonly #open: Branch[] = [];
  /** Some branch did not close what it opened: the braces of this file need not balance. */
  unbalanced = false;

  begin(depth: number): void {
    this.#open.push({ depth, closesToSkip: 0 });
  }

  /** A further branch begins; returns how many blocks of the one before are to be left. */
  alternate(depth: number): number {
    const branch = this.#open.at(-1);
    if (branch === undefined) return 0;
    if (depth !== branch.depth) this.unbalanced = true;
    branch.closesToSkip = Math.max(0, branch.depth - depth);
    return Math.max(0, depth - branch.depth);
  }

  finish(depth: number): void {
    const branch = this.#open.pop();
    if (branch !== undefined && (branch.depth !== depth || branch.closesToSkip > 0)) this.unbalanced = true;
  }

  /** Whether a `}` found at this depth repeats one of an earlier branch. */
  skipsClose(depth: number): boolean {
    const branch = this.#open.at(-1);
    if (branch === undefined || branch.closesToSkip === 0 || depth > branch.depth - branch.closesToSkip)
      return false;
    branch.closesToSkip--;
    return true;
  }
}
