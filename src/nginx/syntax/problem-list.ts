/** The problems of one text, up to a number that nobody reads: hostile input has one at every character. */
import type { SyntaxProblem } from './tree.ts';

const MOST_PROBLEMS = 10_000;

export class ProblemList {
  readonly all: SyntaxProblem[] = [];

  push(problem: SyntaxProblem): void {
    if (this.all.length < MOST_PROBLEMS) this.all.push(problem);
  }
}
