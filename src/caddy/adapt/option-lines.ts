/**
 * The lines in the block of a directive, read as Caddy's dispenser reads them: each option takes the arguments that it wants,
 * and what it leaves on its line is taken for the next option (`lb_try_duration 5s max_fails 3` sets both).
 *
 * Where an argument is not certain, nothing is said about the line: a variable may bring any number of words.
 */

import { isVersionAtLeast } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';
import type { Span } from '../../text/span.ts';
import { type Argument, headSpan, type Statement } from '../config/statement.ts';
import type { Releases } from '../language/proxy-options.ts';
import type { AdaptProblem, AdaptProblemCode } from './problem.ts';

/** What readers of options may ask and say. */
export interface OptionContext {
  readonly version: string;
  problem(problem: AdaptProblem): void;
}

/** An option: how it is read into what is being made, and which releases know it. */
export interface Option<Target> extends Releases {
  read(line: OptionLine, target: Target): void;
}

/** By name. What is under `@` reads every line whose name begins with that, and what is under `*` all that has no other entry. */
export type OptionTable<Target> = Readonly<Record<string, Option<Target>>>;

/** One option with the arguments and the block that follow it. */
export class OptionLine {
  readonly name: Argument;
  readonly statement: Statement;
  readonly context: OptionContext;
  readonly #args: readonly Argument[];
  #taken = 0;
  #blockTaken = false;
  #stopped = false;

  constructor(name: Argument, args: readonly Argument[], statement: Statement, context: OptionContext) {
    this.name = name;
    this.statement = statement;
    this.context = context;
    this.#args = args;
  }

  /** Of the name and all arguments. */
  get span(): Span {
    const last = this.#args.at(-1)?.span;
    return last?.file === this.name.span.file && last.end > this.name.span.start
      ? { ...this.name.span, end: last.end }
      : this.name.span;
  }

  /** Every word of the line is known. */
  get certain(): boolean {
    return this.name.certain && this.#args.every(({ certain }) => certain) && !this.statement.conditional;
  }

  isAtLeast(version: string): boolean {
    return isVersionAtLeast(this.context.version, version);
  }

  /** The next argument, if there is one. */
  next(): Argument | null {
    const argument = this.#args[this.#taken];
    if (argument === undefined) return null;
    this.#taken++;
    return argument;
  }

  get hasMore(): boolean {
    return this.#taken < this.#args.length;
  }

  /** How many arguments are left. */
  get left(): number {
    return this.#args.length - this.#taken;
  }

  /** The next argument, which stays. */
  peek(): Argument | null {
    return this.#args[this.#taken] ?? null;
  }

  /** The next argument; a problem where there is none. `what`: `a duration such as 5s`. */
  need(what: string): Argument | null {
    const argument = this.next();
    if (argument === null) this.refuse('arguments', `${this.name.value} needs ${what}`, this.name.span);
    return argument;
  }

  /** All arguments that are left. */
  rest(): readonly Argument[] {
    const rest = this.#args.slice(this.#taken);
    this.#taken = this.#args.length;
    return rest;
  }

  /** All arguments that are left, of which there must be `least` to `most`. Null, with a problem, where there are not. */
  exactly(least: number, most: number, what: string): readonly Argument[] | null {
    const rest = this.rest();
    if (rest.length >= least && rest.length <= most) return rest;
    const span = rest.length > most ? (rest[most]?.span ?? this.span) : this.name.span;
    this.refuse('arguments', `${this.name.value} takes ${what}`, span);
    return null;
  }

  /** Refuses arguments that are left. */
  end(): void {
    const extra = this.next();
    if (extra === null) return;
    this.rest();
    this.refuse('arguments', `${this.name.value} takes no more arguments; remove ${extra.value}`, extra.span);
  }

  /** The lines of the block; empty where there is none. An empty block is none, as Caddy sees it. */
  block(): readonly Statement[] {
    this.#blockTaken = true;
    return this.statement.block ?? [];
  }

  /** Whether the rest of the line, with its block, is of no interest to Caddy. */
  ignoreRest(): void {
    this.rest();
    this.block();
  }

  /** A line in the block, to be read as if its first word were an argument of this one: the name of a module. */
  inner(statement: Statement): OptionLine {
    return new OptionLine(this.name, [statement.name, ...statement.args], statement, this.context);
  }

  /** The line from here on as a statement of its own, with its block. */
  asStatement(): Statement {
    this.#blockTaken = true;
    return { ...this.statement, name: this.name, args: this.rest() };
  }

  /** Refuses a block, even an empty one. */
  noBlock(): void {
    if (this.statement.block !== null && !this.#blockTaken) this.#refuseBlock();
  }

  /** Something else in the block may follow, from a template or an import that cannot be read. */
  get opaque(): boolean {
    return this.statement.opaque;
  }

  /** Notes what Caddy refuses, unless a word of the line is unknown. Caddy reads no further. */
  refuse(
    code: AdaptProblemCode,
    message: string,
    span: Span,
    more: Pick<AdaptProblem, 'version' | 'repair' | 'known'> = {},
  ): void {
    this.#stopped = true;
    if (this.certain) this.context.problem({ code, message, span, ...more });
  }

  /** What was wrong has been said: the rest of the line is not read. */
  giveUp(): void {
    this.#stopped = true;
  }

  /** What is left, as a line of its own; null where nothing is, or where nothing more is said about this line. */
  remainder(): OptionLine | null {
    if (this.#stopped) return null;
    const [name, ...args] = this.#args.slice(this.#taken);
    if (name !== undefined) return new OptionLine(name, args, this.statement, this.context);
    this.noBlock();
    return null;
  }

  #refuseBlock(): void {
    const start = this.statement.directive.block?.open ?? -1;
    const span = start < 0 ? this.name.span : { file: this.name.span.file, start, end: start + 1 };
    this.refuse('arguments', `${this.name.value} takes no block; remove it`, span);
  }
}

/** The lines of a block where Caddy looks for words alone: the braces of one are words like others. */
export function wordLines(block: readonly Statement[]): readonly Statement[] {
  return block.flatMap((statement): readonly Statement[] => {
    const { name, block: inner } = statement;
    if (inner === null) return [statement];
    const brace = (value: string): Statement => ({
      ...statement,
      name: { ...name, value },
      args: [],
      block: null,
    });
    return [{ ...statement, block: null }, brace('{'), ...wordLines(inner), brace('}')];
  });
}

/** Reads every line of a block. `owner`: whose options these are, for people: `reverse_proxy`, `transport http`. */
export function readOptions<Target>(
  block: readonly Statement[],
  table: OptionTable<Target>,
  target: Target,
  owner: string,
  context: OptionContext,
): void {
  for (const statement of block) {
    let line: OptionLine | null = new OptionLine(statement.name, statement.args, statement, context);
    for (; line !== null; line = line.remainder()) {
      const option = optionOf(line, table, owner);
      if (option === null) break;
      option.read(line, target);
    }
  }
}

/** The same where Caddy passes over every word that it does not know. */
export function readKnownOptions<Target>(
  block: readonly Statement[],
  table: OptionTable<Target>,
  target: Target,
  context: OptionContext,
): void {
  for (const statement of wordLines(block)) {
    let line: OptionLine | null = new OptionLine(statement.name, statement.args, statement, context);
    for (; line !== null; line = line.remainder()) {
      const option = lookUp(table, line.name.value);
      if (option !== undefined && releaseRefusal('', option, '', context.version) === null) {
        option.read(line, target);
      }
    }
  }
}

function optionOf<Target>(
  line: OptionLine,
  table: OptionTable<Target>,
  owner: string,
): Option<Target> | null {
  const name = line.name.value;
  const entry = name.startsWith('@') ? '@' : name;
  const option = lookUp(table, entry) ?? lookUp(table, '*');
  if (option === undefined) {
    refuseUnknown(line, table, owner);
    return null;
  }
  const refusal = releaseRefusal(name, option, owner, line.context.version);
  if (refusal === null) return option;
  line.refuse('unknown-option', refusal.message, line.name.span, { version: refusal.version });
  return null;
}

function refuseUnknown<Target>(line: OptionLine, table: OptionTable<Target>, owner: string): void {
  const { value, span } = line.name;
  if (span.start !== headSpan(line.statement).start) {
    const before = line.statement.name.value;
    const message = `Caddy takes ${value} for an option of ${owner}, because it stands behind all that ${before} wants; remove it`;
    line.refuse('unknown-option', message, span);
    return;
  }
  const { version } = line.context;
  const known = Object.keys(table).filter(
    (name) => name !== '@' && releaseRefusal(name, table[name] ?? {}, owner, version) === null,
  );
  line.refuse('unknown-option', `${owner} has no option ${value}`, span, { known });
}

/** Why a release does not know what another one does; null where it does. */
export function releaseRefusal(
  name: string,
  { since, until, instead }: Releases,
  owner: string,
  version: string,
): {
  readonly message: string;
  readonly version: { readonly since?: string; readonly until?: string };
} | null {
  if (since !== undefined && !isVersionAtLeast(version, since)) {
    return {
      message: `${owner} has ${name} since Caddy ${since}, and this is ${version}`,
      version: { since },
    };
  }
  if (until === undefined || !isVersionAtLeast(version, until)) return null;
  const advice = instead === undefined ? 'remove it' : `use ${instead}`;
  return { message: `${owner} has no ${name} since Caddy ${until}; ${advice}`, version: { until } };
}
