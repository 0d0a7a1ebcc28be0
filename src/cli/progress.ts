/**
 * One line on the terminal while a run takes longer than a second, gone when it is done. It is drawn by the work itself
 * as that goes on: no timer keeps the process alive, and a run that is quick enough only looks at the clock.
 */
import { escapeControls } from '../report/escape.ts';
import { shownPath } from '../workspace/disk/paths.ts';
import type { Surroundings } from './surroundings.ts';

/** Milliseconds before there is a line, and between two drawings of it. */
const PATIENCE = 1000;
const PAUSE = 100;

/** Where stdout goes elsewhere, the width of the terminal behind stderr is not known. */
const WIDEST = 80;

const CLEAR_LINE = '\r\u001b[K';

export class Progress {
  readonly #write: ((text: string) => void) | null;
  readonly #now: () => number;
  readonly #columns: number;
  #next: number;
  #isDrawn = false;

  constructor(
    { stderr, isErrorTTY, env, columns }: Pick<Surroundings, 'stderr' | 'isErrorTTY' | 'env' | 'columns'>,
    quiet: boolean,
    now: () => number = () => performance.now(),
  ) {
    const isWanted = isErrorTTY === true && !quiet && env.TERM !== 'dumb' && !env.CI;
    this.#write = isWanted ? (text) => stderr.write(text) : null;
    this.#now = now;
    this.#columns = columns;
    this.#next = isWanted ? now() + PATIENCE : Number.POSITIVE_INFINITY;
  }

  /** Draws what `describe` says, when it is time for it. */
  tick(describe: () => string): void {
    if (this.#write === null) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + PAUSE;
    this.#isDrawn = true;
    // A line that wraps could not be taken back.
    this.#write(CLEAR_LINE + describe().slice(0, Math.max(0, Math.min(this.#columns, WIDEST) - 1)));
  }

  /** The same surroundings, in which every access to the disk is progress. */
  watching(surroundings: Surroundings): Surroundings {
    if (this.#write === null) return surroundings;
    return {
      ...surroundings,
      onAccess: (path) => {
        surroundings.onAccess?.(path);
        this.tick(() => `Reading ${escapeControls(shownPath(path, surroundings.cwd))}`);
      },
    };
  }

  /** Does the work, and takes the line away however it ends; what is written next stands where the line was. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      if (this.#isDrawn) this.#write?.(CLEAR_LINE);
      this.#isDrawn = false;
      this.#next = Number.POSITIVE_INFINITY;
    }
  }
}
