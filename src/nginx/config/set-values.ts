/**
 * The values that `set` gives: the lines of the server and of the locations around a place run in order, outermost
 * first; those inside an `if` run when its condition holds (ngx_http_rewrite_module).
 */
import { type Known, known, unknown } from '../../route/setting.ts';
import { decideCondition } from './condition.ts';
import { argumentOf, type Context, enclosing, nameOf, outwards, type Statement } from './context.ts';

/** `set`, `auth_request_set`, and the `set_…` of modules. */
export function isSetter(name: string): boolean {
  return (name.startsWith('set') && (name.length === 3 || name[3] === '_')) || name === 'auth_request_set';
}

/** The variable that a setter sets, in lower case and without `$`. */
export function variableSetBy(setter: Statement): string {
  return argumentOf(setter, 0).slice(1).toLowerCase();
}

/** Evaluates a text of a line; `soFar` is the value that the variable has when the line runs. */
export type EvaluateInSet = (text: string, soFar: Known<string>) => Known<string>;

/** The value of a variable at a place, or null where no line sets it. */
export function evaluateSet(name: string, at: Context, evaluate: EvaluateInSet): Known<string> | null {
  if (enclosing(at, 'server') === null && at.kind !== 'location') return null;
  const levels: Context[] = [];
  for (const level of outwards(at)) {
    if (level.kind === 'http' || level.kind === 'main') break;
    levels.unshift(level);
  }
  let value: Known<string> | null = null;
  for (const level of levels) {
    for (const line of settersIn(level).get(name) ?? NONE) value = afterLine(line, name, value, evaluate);
  }
  return value;
}

/** The value after one line: a setter, or an `if` with some inside. */
function afterLine(
  line: Statement,
  name: string,
  before: Known<string> | null,
  evaluate: EvaluateInSet,
): Known<string> | null {
  const soFar = before ?? known('');
  if (nameOf(line) === 'set') return evaluate(argumentOf(line, 1), soFar);
  if (line.block === null) return unknown(`\`$${name}\` is set by \`${nameOf(line)}\``);
  const holds = decideCondition(line, { evaluate: (text) => evaluate(text, soFar) });
  if (holds.kind === 'unknown') return unknown(`\`$${name}\` is set by an \`if\` that cannot be decided`);
  let value: Known<string> | null = soFar;
  if (!holds.value) return value;
  for (const inner of settersIn(line.block).get(name) ?? NONE)
    value = afterLine(inner, name, value, evaluate);
  return value;
}

const NONE: readonly Statement[] = [];

type Setters = ReadonlyMap<string, readonly Statement[]>;
const indexes = new WeakMap<Context, Setters>();

/**
 * The lines of a block by the variable that they may set. Kept, because a server may have ten thousand locations, and the
 * value is asked for in each of them.
 */
function settersIn(block: Context): Setters {
  let setters = indexes.get(block);
  if (setters === undefined) {
    setters = gatherSetters(block);
    indexes.set(block, setters);
  }
  return setters;
}

function gatherSetters(block: Context): Setters {
  const setters = new Map<string, Statement[]>();
  const add = (variable: string, line: Statement) => {
    const others = setters.get(variable);
    if (others === undefined) setters.set(variable, [line]);
    else if (others.at(-1) !== line) others.push(line);
  };
  for (const line of block.statements) {
    if (isSetter(nameOf(line))) add(variableSetBy(line), line);
    else if (nameOf(line) === 'if' && line.block !== null) {
      for (const inner of line.block.statements) {
        if (isSetter(nameOf(inner))) add(variableSetBy(inner), line);
      }
    }
  }
  return setters;
}
