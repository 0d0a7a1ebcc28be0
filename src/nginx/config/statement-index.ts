/**
 * Every statement of a configuration, in the order in which nginx reads them, and by name: most rules are about a few
 * directives, and a configuration may have a hundred thousand.
 */
import { type Context, nameOf, type Statement } from './context.ts';

export class StatementIndex {
  readonly all: readonly Statement[];
  #byName: Map<string, Statement[]> | null = null;

  constructor(main: Context) {
    const all: Statement[] = [];
    addAll(main.statements, all);
    this.all = all;
  }

  /** The statements with this name, wherever they stand; entries of maps and types included. */
  named(name: string): readonly Statement[] {
    return this.#index().get(name) ?? NONE;
  }

  has(name: string): boolean {
    return this.#index().has(name);
  }

  /** The names that occur. */
  names(): Iterable<string> {
    return this.#index().keys();
  }

  #index(): Map<string, Statement[]> {
    if (this.#byName !== null) return this.#byName;
    const byName = new Map<string, Statement[]>();
    for (const statement of this.all) {
      const name = nameOf(statement);
      const others = byName.get(name);
      if (others === undefined) byName.set(name, [statement]);
      else others.push(statement);
    }
    this.#byName = byName;
    return byName;
  }
}

const NONE: readonly Statement[] = [];

/** Blocks are nested no deeper than `expand` follows them. */
function addAll(statements: readonly Statement[], all: Statement[]): void {
  for (const statement of statements) {
    all.push(statement);
    if (statement.block !== null) addAll(statement.block.statements, all);
  }
}
