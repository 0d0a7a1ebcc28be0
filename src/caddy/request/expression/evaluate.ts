/**
 * Evaluates an expression that has no problem, for one request. Besides a value it may come to CEL's own error, or to
 * something that is not known; `&&` and `||` need neither where another operand decides.
 */
import type { Known } from '../../../route/setting.ts';
import { fromBytes } from '../../../text/bytes.ts';
import type { RequestMatcher } from '../../http/model.ts';
import { compileGoPattern } from '../../language/go-pattern.ts';
import type { RequestInProgress } from '../progress.ts';
import { LOOPS } from './check.ts';
import { conversionNamed } from './conversions.ts';
import { methodNamed } from './functions.ts';
import type { MatcherScope } from './matcher-arguments.ts';
import { isMatcherCall, matcherOf } from './matcher-calls.ts';
import { applyOperator, negate } from './operators.ts';
import { placeholderResult } from './placeholder-value.ts';
import { bool, bounded, error, int, unknownResult } from './results.ts';
import { runesOf } from './runes.ts';
import type { CallNode, Node, NodeOf, Result, Value } from './tree.ts';

/** Whether the request passes a matcher. */
export type Matches = (matcher: RequestMatcher, request: RequestInProgress) => Known<boolean>;

/** Loops within loops take no more than that. */
const MOST_STEPS = 20_000;

type Variables = ReadonlyMap<string, Value>;

const NO_OVERLOAD = error('no such overload');

export class Evaluator {
  #steps = 0;
  readonly #request: RequestInProgress;
  readonly #scope: MatcherScope;
  readonly #matches: Matches;
  /** Releases after 2.6 take some indexes otherwise. */
  readonly #isOld: boolean;

  constructor(request: RequestInProgress, scope: MatcherScope, matches: Matches, isOld: boolean) {
    this.#request = request;
    this.#scope = scope;
    this.#matches = matches;
    this.#isOld = isOld;
  }

  evaluate(node: Node, variables: Variables = new Map()): Result {
    if (++this.#steps > MOST_STEPS)
      return unknownResult('the expression goes through more than is worked out');
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'name':
        return variables.get(node.name) ?? error(`no such attribute: ${node.name}`);
      case 'select':
        return this.#of([node.operand], variables, ([map]) =>
          entryOf(map, { kind: 'string', value: node.field }),
        );
      case 'index':
        return this.#of([node.operand, node.index], variables, ([range, index]) => elementOf(range, index));
      case 'call':
        return this.#call(node, variables);
      case 'not':
        return this.#of([node.operand], variables, ([value]) =>
          value?.kind === 'bool' ? bool(!value.value) : NO_OVERLOAD,
        );
      case 'negate':
        return this.#of([node.operand], variables, ([value]) =>
          value === undefined ? NO_OVERLOAD : negate(value),
        );
      case 'and':
      case 'or':
        return decided(node.kind, node.operands, (operand) => this.evaluate(operand, variables));
      case 'conditional':
        return this.#conditional(node, variables);
      case 'binary':
        return this.#of([node.left, node.right], variables, ([left, right]) =>
          left === undefined || right === undefined ? NO_OVERLOAD : applyOperator(node.operator, left, right),
        );
      case 'list':
        return this.#of(node.items, variables, (items) => bounded({ kind: 'list', items }));
      case 'map':
        return this.#of(
          node.entries.map(([, value]) => value),
          variables,
          (values) => mapOf(node, values),
        );
    }
  }

  /** Works out what a function needs; the first that comes to no value is what the whole comes to. */
  #of(nodes: readonly Node[], variables: Variables, run: (values: readonly Value[]) => Result): Result {
    const values: Value[] = [];
    let because: Result | null = null;
    for (const node of nodes) {
      const result = this.evaluate(node, variables);
      // After what is not known an error is an error all the same, and so is the other way round.
      if (result.kind === 'unknown') because ??= result;
      else if (result.kind === 'error') return because ?? result;
      else values.push(result);
    }
    return because ?? bounded(run(values));
  }

  #conditional({ condition, then, otherwise }: NodeOf<'conditional'>, variables: Variables): Result {
    const chosen = this.evaluate(condition, variables);
    if (chosen.kind === 'unknown' || chosen.kind === 'error') return chosen;
    if (chosen.kind !== 'bool') return NO_OVERLOAD;
    return this.evaluate(chosen.value ? then : otherwise, variables);
  }

  #call(node: CallNode, variables: Variables): Result {
    const { name, target, args } = node;
    if (isMatcherCall(node)) return this.#matcher(node, variables);
    if (target === null) return this.#function(name, args, variables);
    if (LOOPS.get(name) === args.length) return this.#loop(node, target, variables);
    return this.#of([target, ...args], variables, (values) => this.#method(name, values));
  }

  #method(name: string, values: readonly Value[]): Result {
    const [target] = values;
    if (name === 'size') return sizeOf(target);
    if (name === 'matches') return matchesText(values);
    return methodNamed(name)?.run(values, this.#isOld) ?? NO_OVERLOAD;
  }

  #function(name: string, args: readonly Node[], variables: Variables): Result {
    const [first, asked] = args;
    if (first?.kind === 'name' && asked !== undefined) {
      return this.#of([asked], variables, ([placeholder]) =>
        placeholder?.kind === 'string' ? placeholderResult(placeholder.value, this.#request) : NO_OVERLOAD,
      );
    }
    return this.#of(args, variables, ([value]) => {
      if (value === undefined) return NO_OVERLOAD;
      if (name === 'size') return sizeOf(value);
      return name === 'dyn' ? value : (conversionNamed(name)?.run(value) ?? NO_OVERLOAD);
    });
  }

  #matcher(node: CallNode, variables: Variables): Result {
    const made = matcherOf(node, (argument) => this.evaluate(argument, variables), this.#scope);
    if (!('span' in made)) return made;
    const answer = this.#matches(made, this.#request);
    return answer.kind === 'unknown' ? answer : bool(answer.value);
  }

  #loop({ name, args }: CallNode, target: Node, variables: Variables): Result {
    const [variable, body] = args;
    return this.#of([target], variables, ([range]) => {
      if (range?.kind !== 'list' || variable?.kind !== 'name' || body === undefined) return NO_OVERLOAD;
      const run = (item: Value): Result =>
        this.evaluate(body, new Map([...variables, [variable.name, item]]));
      if (name === 'exists' || name === 'all')
        return decided(name === 'all' ? 'and' : 'or', range.items, run);
      const results: Value[] = [];
      for (const item of range.items) {
        const result = run(item);
        if (result.kind === 'unknown' || result.kind === 'error') return result;
        if (name === 'map') results.push(result);
        else if (result.kind !== 'bool') return NO_OVERLOAD;
        else if (result.value) results.push(item);
      }
      return name === 'exists_one' ? bool(results.length === 1) : { kind: 'list', items: results };
    });
  }
}

/** One operand that decides makes nothing of errors in the others, whatever their order. */
function decided<T>(kind: 'and' | 'or', operands: readonly T[], evaluate: (operand: T) => Result): Result {
  let failed: Result | null = null;
  let doubt: Result | null = null;
  for (const operand of operands) {
    const result = evaluate(operand);
    if (result.kind === 'bool') {
      if (result.value === (kind === 'or')) return result;
    } else if (result.kind === 'unknown') doubt ??= result;
    else failed ??= result.kind === 'error' ? result : NO_OVERLOAD;
  }
  return doubt ?? failed ?? bool(kind === 'and');
}

function mapOf({ entries }: NodeOf<'map'>, values: readonly Value[]): Result {
  const made = new Map<string, Value>();
  for (const [index, [key]] of entries.entries()) {
    const value = values[index];
    if (key.kind === 'literal' && key.value.kind === 'string' && value !== undefined)
      made.set(key.value.value, value);
  }
  return { kind: 'map', entries: made };
}

function entryOf(map: Value | undefined, key: Value | undefined): Result {
  if (map?.kind !== 'map' || key?.kind !== 'string') return error('no such key');
  return map.entries.get(key.value) ?? error(`no such key: ${fromBytes(key.value)}`);
}

function elementOf(range: Value | undefined, index: Value | undefined): Result {
  if (range?.kind !== 'list') return entryOf(range, index);
  if (index?.kind !== 'int' && index?.kind !== 'uint' && index?.kind !== 'double') return NO_OVERLOAD;
  return range.items[Number(index.value)] ?? error(`index out of bounds: ${index.value}`);
}

function sizeOf(value: Value | undefined): Result {
  switch (value?.kind) {
    case 'string': {
      const runes = runesOf(value.value);
      return runes === null ? unknownResult('the text is not in UTF-8') : int(BigInt(runes.length));
    }
    case 'bytes':
      return int(BigInt(value.value.length));
    case 'list':
      return int(BigInt(value.items.length));
    case 'map':
      return int(BigInt(value.entries.size));
    default:
      return NO_OVERLOAD;
  }
}

function matchesText([text, pattern]: readonly Value[]): Result {
  if (text?.kind !== 'string' || pattern?.kind !== 'string') return NO_OVERLOAD;
  const compiled = compileGoPattern(fromBytes(pattern.value));
  return compiled === null
    ? unknownResult(`what the regular expression \`${fromBytes(pattern.value)}\` matches is not worked out`)
    : bool(compiled.match(text.value) !== null);
}
