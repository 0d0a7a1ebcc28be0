/**
 * CEL checks the types of an expression before Caddy starts, and Caddy refuses one that does not fit. Whatever is not sure to
 * be taken here has a problem, and nothing is claimed of it.
 */
import { isVersionAtLeast } from '../../../route/target.ts';
import { conversionNamed } from './conversions.ts';
import { methodNamed } from './functions.ts';
import type { MatcherScope } from './matcher-arguments.ts';
import { isMatcherCall, matcherProblem, patternProblem } from './matcher-calls.ts';
import { ownNames } from './placeholders.ts';
import type { CallNode, Node, NodeOf } from './tree.ts';
import { agree, isSame, type Type, together, typeOfLiteral } from './types.ts';

/** Loops over lists, which CEL calls macros: how many arguments each takes. */
export const LOOPS: ReadonlyMap<string, number> = new Map([
  ['all', 2],
  ['exists', 2],
  ['exists_one', 2],
  ['filter', 2],
  ['map', 2],
]);

/** Variables of loops by name. */
type Variables = ReadonlyMap<string, Type>;

/** Why an expression may be refused, for people; null where it is a condition that Caddy takes. */
export function problemOf(root: Node, scope: MatcherScope): string | null {
  // Earlier ones had few functions, and took errors for `false`.
  if (!isVersionAtLeast(scope.version, '2.6'))
    return `what Caddy ${scope.version} makes of it is not worked out`;
  const checker = new Checker(scope);
  const type = checker.typeOf(root, new Map());
  return checker.problem ?? (type === 'bool' ? null : 'it is no condition');
}

class Checker {
  problem: string | null = null;
  readonly #scope: MatcherScope;

  constructor(scope: MatcherScope) {
    this.#scope = scope;
  }

  #fails(problem: string): Type {
    this.problem ??= problem;
    return 'dyn';
  }

  typeOf(node: Node, variables: Variables): Type {
    switch (node.kind) {
      case 'literal':
        return typeOfLiteral(node.value);
      case 'name':
        return variables.get(node.name) ?? this.#fails(`there is no \`${node.name}\``);
      case 'select':
        return this.#member(this.typeOf(node.operand, variables));
      case 'index':
        return this.#element(this.typeOf(node.operand, variables), this.typeOf(node.index, variables));
      case 'call':
        return this.#call(node, variables);
      case 'not':
        return this.#wanted(node.operand, ['bool'], variables, 'bool');
      case 'negate':
        return this.#wanted(node.operand, ['int', 'double'], variables);
      case 'and':
      case 'or':
        for (const operand of node.operands) this.#wanted(operand, ['bool'], variables);
        return 'bool';
      case 'conditional':
        return this.#conditional(node, variables);
      case 'binary':
        return this.#binary(node, variables);
      case 'list':
        return { list: together(node.items.map((item) => this.typeOf(item, variables))) };
      case 'map':
        return this.#map(node, variables);
    }
  }

  /** Of one of these types; `gives` is the node's own type where that is another. */
  #wanted(node: Node, types: readonly Type[], variables: Variables, gives?: Type): Type {
    const type = this.typeOf(node, variables);
    if (!types.some((wanted) => agree(type, wanted))) return this.#fails('an operand has the wrong type');
    return gives ?? type;
  }

  #member(type: Type): Type {
    if (type === 'dyn') return 'dyn';
    return typeof type === 'object' && 'map' in type ? type.map : this.#fails('a field of what has none');
  }

  #element(range: Type, index: Type): Type {
    if (range === 'dyn') return 'dyn';
    if (typeof range === 'string') return this.#fails('an element of what has none');
    if ('list' in range) return agree(index, 'int') ? range.list : this.#fails('an index that is no number');
    return agree(index, 'string') ? range.map : this.#fails('a key that is no text');
  }

  /** Where the checker would settle on one of two types is not followed. */
  #conditional({ condition, then, otherwise }: NodeOf<'conditional'>, variables: Variables): Type {
    this.#wanted(condition, ['bool'], variables);
    const [one, other] = [this.typeOf(then, variables), this.typeOf(otherwise, variables)];
    if (!agree(one, other)) return this.#fails('the two outcomes have different types');
    return isSame(one, other) ? one : 'dyn';
  }

  #map({ entries }: NodeOf<'map'>, variables: Variables): Type {
    const keys = new Set<string>();
    for (const [key] of entries) {
      if (key.kind !== 'literal' || key.value.kind !== 'string' || keys.has(key.value.value))
        return this.#fails('keys that are no texts, or the same');
      keys.add(key.value.value);
    }
    return { map: together(entries.map(([, value]) => this.typeOf(value, variables))) };
  }

  #binary({ operator, left, right }: NodeOf<'binary'>, variables: Variables): Type {
    const [one, other] = [this.typeOf(left, variables), this.typeOf(right, variables)];
    switch (operator) {
      case '==':
      case '!=':
        return agree(one, other) ? 'bool' : this.#fails('values of different types are compared');
      case 'in':
        return this.#in(one, other);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#isOrdered(one, other) ? 'bool' : this.#fails('these values are not compared');
      default:
        return this.#arithmetic(operator, one, other);
    }
  }

  #in(item: Type, range: Type): Type {
    if (range === 'dyn') return 'bool';
    if (typeof range === 'string') return this.#fails('`in` asks for a list or a map');
    return agree(item, 'list' in range ? range.list : 'string')
      ? 'bool'
      : this.#fails('`in` with another type');
  }

  #isOrdered(one: Type, other: Type): boolean {
    const ordered: readonly Type[] = ['bool', 'int', 'uint', 'double', 'string', 'bytes', 'dyn'];
    return ordered.includes(one) && ordered.includes(other) && agree(one, other);
  }

  #arithmetic(operator: '+' | '-' | '*' | '/' | '%', one: Type, other: Type): Type {
    const numbers: readonly Type[] = operator === '%' ? ['int', 'uint'] : ['int', 'uint', 'double'];
    const isFit = (type: Type): boolean =>
      type === 'dyn' ||
      numbers.includes(type) ||
      (operator === '+' &&
        (type === 'string' || type === 'bytes' || (typeof type === 'object' && 'list' in type)));
    if (!isFit(one) || !isFit(other) || !agree(one, other))
      return this.#fails('these values are not calculated with');
    return isSame(one, other)
      ? one
      : typeof one === 'string' && one !== 'dyn'
        ? one
        : other === 'dyn'
          ? one
          : other;
  }

  #call(node: CallNode, variables: Variables): Type {
    const { name, target, args } = node;
    if (isMatcherCall(node)) {
      const problem = matcherProblem(node, this.#scope);
      return problem === null ? 'bool' : this.#fails(problem);
    }
    if (target === null) return this.#function(node, variables);
    if (LOOPS.get(name) === args.length) return this.#loop(node, target, variables);
    const types = [target, ...args].map((one) => this.typeOf(one, variables));
    const problem = name === 'matches' ? patternProblem(args[0]) : null;
    if (problem !== null) return this.#fails(problem);
    return this.#applied(name, types);
  }

  #applied(name: string, types: readonly Type[]): Type {
    const [target = 'dyn'] = types;
    if (name === 'size' && types.length === 1) return this.#size(target);
    if (name === 'matches')
      return this.#fits(types, ['string', 'string'], 0) ? 'bool' : this.#fails('`matches` of no text');
    const method = methodNamed(name);
    if (method === undefined || !this.#fits(types, method.takes, method.optional))
      return this.#fails(`what \`${name}\` gives is not worked out`);
    return method.gives;
  }

  #fits(types: readonly Type[], takes: readonly Type[], optional: number): boolean {
    if (types.length > takes.length || types.length < takes.length - optional) return false;
    return types.every((type, index) => agree(type, takes[index] ?? 'dyn'));
  }

  #size(type: Type): Type {
    const isFit = type === 'string' || type === 'bytes' || type === 'dyn' || typeof type === 'object';
    return isFit ? 'int' : this.#fails('`size` of what has none');
  }

  #function({ name, args }: CallNode, variables: Variables): Type {
    const own = ownNames(this.#scope.version);
    const [first, ...rest] = args;
    if (name === own.placeholder) {
      const [asked, ...more] = rest;
      const isCall = first?.kind === 'name' && first.name === own.request && !variables.has(own.request);
      if (!isCall || asked === undefined || more.length > 0) return this.#fails('it is no placeholder');
      return this.#wanted(asked, ['string'], variables, 'dyn');
    }
    if (first === undefined || rest.length > 0)
      return this.#fails(`what \`${name}\` gives is not worked out`);
    const type = this.typeOf(first, variables);
    if (name === 'size') return this.#size(type);
    if (name === 'dyn') return 'dyn';
    return this.#conversion(name, first, type);
  }

  /** One of what is written out is made when Caddy starts, and must come out right. */
  #conversion(name: string, argument: Node, type: Type): Type {
    const conversion = conversionNamed(name);
    if (conversion === undefined || !conversion.from.some((from) => agree(type, from)))
      return this.#fails(`what \`${name}\` gives is not worked out`);
    if (argument.kind === 'literal' && 'value' in argument.value) {
      const { kind } = conversion.run(argument.value);
      if (kind === 'error' || kind === 'unknown') return this.#fails(`\`${name}\` of what is none`);
    }
    return conversion.gives;
  }

  /** Over lists only: a placeholder cannot be gone through. */
  #loop({ name, args }: CallNode, target: Node, variables: Variables): Type {
    const range = this.typeOf(target, variables);
    const [variable, body] = args;
    if (typeof range === 'string' || !('list' in range) || variable?.kind !== 'name' || body === undefined)
      return this.#fails(`what \`${name}\` goes through is not worked out`);
    const inner = new Map([...variables, [variable.name, range.list]]);
    if (name === 'map') return { list: this.typeOf(body, inner) };
    this.#wanted(body, ['bool'], inner);
    return name === 'filter' ? range : 'bool';
  }
}
