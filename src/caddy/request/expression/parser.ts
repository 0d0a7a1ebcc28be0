/**
 * Reads an expression (the grammar of cel-go's parser/gen/CEL.g4). Linear in its length, and bounded in depth: what lies
 * deeper, and what CEL would refuse, fails at a place.
 */
import { type Token, tokensOf } from './lexer.ts';
import type { BinaryOperator, Node, Value } from './tree.ts';

export type Parsed =
  | { readonly kind: 'parsed'; readonly root: Node }
  | { readonly kind: 'failed'; readonly at: number };

/** Longer or deeper than that is no expression that people write. */
const LONGEST = 20_000;
const DEEPEST = 100;

/** CEL keeps them for itself. */
const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else false for function if import in let loop package namespace null return true var void while'.split(
    ' ',
  ),
);

const RELATIONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);
const SUMS: ReadonlySet<string> = new Set(['+', '-']);
const PRODUCTS: ReadonlySet<string> = new Set(['*', '/', '%']);

const LARGEST_INT = 2n ** 63n - 1n;
const LARGEST_UINT = 2n ** 64n - 1n;

export function parseExpression(text: string): Parsed {
  if (text.length > LONGEST) return { kind: 'failed', at: LONGEST };
  const lexed = tokensOf(text);
  if (lexed.kind === 'failed') return lexed;
  const parser = new Parser(lexed.tokens);
  const root = parser.whole();
  return root === null ? { kind: 'failed', at: parser.at } : { kind: 'parsed', root };
}

/** Each method reads one rule of the grammar; null where it fails. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Where the token begins that is next. */
  get at(): number {
    return this.#peek().start;
  }

  whole(): Node | null {
    const root = this.#expression();
    return root !== null && this.#peek().kind === 'end' ? root : null;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', start: 0, end: 0 };
  }

  /** The mark or word that is next, if it is one of these. */
  #takeOf(wanted: ReadonlySet<string>): string | null {
    const token = this.#peek();
    if ((token.kind !== 'mark' && token.kind !== 'word') || !wanted.has(token.text)) return null;
    this.#next++;
    return token.text;
  }

  #take(mark: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'mark' || token.text !== mark) return false;
    this.#next++;
    return true;
  }

  #expression(): Node | null {
    if (this.#depth >= DEEPEST) return null;
    this.#depth++;
    const node = this.#conditional();
    this.#depth--;
    return node;
  }

  #conditional(): Node | null {
    const condition = this.#chain('or');
    if (condition === null || !this.#take('?')) return condition;
    const then = this.#chain('or');
    if (then === null || !this.#take(':')) return null;
    const otherwise = this.#expression();
    if (otherwise === null) return null;
    return made({ kind: 'conditional', condition, then, otherwise }, [condition, then, otherwise]);
  }

  #chain(kind: 'and' | 'or'): Node | null {
    const operands: Node[] = [];
    do {
      const operand = kind === 'or' ? this.#chain('and') : this.#binary(0);
      if (operand === null) return null;
      operands.push(operand);
    } while (this.#take(kind === 'or' ? '||' : '&&'));
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : made({ kind, operands }, operands);
  }

  /** Relations bind less than sums, and those less than products; all from the left. */
  #binary(level: number): Node | null {
    const operators = [RELATIONS, SUMS, PRODUCTS][level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    while (left !== null) {
      const operator = this.#takeOf(operators) as BinaryOperator | null;
      if (operator === null) return left;
      const right = this.#binary(level + 1);
      if (right === null || left.depth >= DEEPEST) return null;
      left = made({ kind: 'binary', operator, left, right }, [left, right]);
    }
    return null;
  }

  /** Of several `!`, or several `-`, each two are none. */
  #unary(): Node | null {
    const { start } = this.#peek();
    const mark = this.#take('!') ? '!' : this.#take('-') ? '-' : null;
    if (mark === null) return this.#member();
    let count = 1;
    while (this.#take(mark)) count++;
    if (mark === '-') {
      const number = this.#number('-', start);
      if (number !== null) return this.#membersOf(count % 2 === 1 ? number : opposite(number));
    }
    const operand = this.#member();
    if (operand === null || count % 2 === 0) return operand;
    return { ...made({ kind: mark === '!' ? 'not' : 'negate', operand }, [operand]), start };
  }

  #member(): Node | null {
    return this.#membersOf(this.#primary());
  }

  #membersOf(first: Node | null): Node | null {
    let node = first;
    while (node !== null) {
      if (node.depth >= DEEPEST) return null;
      if (this.#take('.')) node = this.#selected(node);
      else if (this.#take('[')) node = this.#indexed(node);
      else return node;
    }
    return null;
  }

  #selected(target: Node): Node | null {
    const token = this.#peek();
    if (token.kind !== 'word' || RESERVED.has(token.text)) return null;
    this.#next++;
    if (!this.#take('(')) {
      return { ...made({ kind: 'select', operand: target, field: token.text }, [target]), end: token.end };
    }
    const args = this.#list(')', false);
    if (args === null) return null;
    const call = made({ kind: 'call', name: token.text, target, args }, [target, ...args]);
    return { ...call, end: this.#before() };
  }

  #indexed(operand: Node): Node | null {
    const index = this.#expression();
    if (index === null || !this.#take(']')) return null;
    return { ...made({ kind: 'index', operand, index }, [operand, index]), end: this.#before() };
  }

  #before(): number {
    return this.#tokens[this.#next - 1]?.end ?? 0;
  }

  #primary(): Node | null {
    const token = this.#peek();
    const { start, end } = token;
    if (token.kind === 'literal') {
      this.#next++;
      return { kind: 'literal', value: token.value, start, end, depth: 0 };
    }
    if (token.kind === 'number') return this.#number('', start);
    if (token.kind === 'word') return this.#word(token.text, start, end);
    if (this.#take('(')) {
      const node = this.#expression();
      return node !== null && this.#take(')') ? node : null;
    }
    if (this.#take('[')) {
      const items = this.#list(']', true);
      if (items === null) return null;
      return { ...made({ kind: 'list', items }, items), start, end: this.#before() };
    }
    return this.#take('{') ? this.#map(start) : null;
  }

  #word(text: string, start: number, end: number): Node | null {
    this.#next++;
    if (text === 'true' || text === 'false') {
      return { kind: 'literal', value: { kind: 'bool', value: text === 'true' }, start, end, depth: 0 };
    }
    if (text === 'null') return { kind: 'literal', value: { kind: 'null' }, start, end, depth: 0 };
    if (RESERVED.has(text)) return null;
    if (!this.#take('(')) return { kind: 'name', name: text, start, end, depth: 0 };
    const args = this.#list(')', false);
    if (args === null) return null;
    return { ...made({ kind: 'call', name: text, target: null, args }, args), start, end: this.#before() };
  }

  /** Expressions with commas between them, and what closes them; a comma at the end only where one may be. */
  #list(closing: string, endsInComma: boolean): readonly Node[] | null {
    const items: Node[] = [];
    if (this.#take(closing)) return items;
    for (;;) {
      const item = this.#expression();
      if (item === null) return null;
      items.push(item);
      if (this.#take(closing)) return items;
      if (!this.#take(',')) return null;
      if (endsInComma && this.#take(closing)) return items;
    }
  }

  #map(start: number): Node | null {
    const entries: (readonly [Node, Node])[] = [];
    while (!this.#take('}')) {
      const key = this.#expression();
      if (key === null || !this.#take(':')) return null;
      const value = this.#expression();
      if (value === null) return null;
      entries.push([key, value]);
      if (this.#take('}')) break;
      if (!this.#take(',')) return null;
    }
    return { ...made({ kind: 'map', entries }, entries.flat()), start, end: this.#before() };
  }

  #number(sign: '' | '-', start: number): Node | null {
    const token = this.#peek();
    if (token.kind !== 'number') return null;
    const value = numberOf(token.text, sign);
    if (value === null) return null;
    this.#next++;
    return { kind: 'literal', value, start, end: token.end, depth: 0 };
  }
}

function opposite(node: Node): Node {
  if (node.kind !== 'literal') return node;
  const { value } = node;
  if (value.kind === 'int') return { ...node, value: { kind: 'int', value: -value.value } };
  return value.kind === 'double' ? { ...node, value: { kind: 'double', value: -value.value } } : node;
}

/** Null for what is too large, and for an unsigned one with a sign. */
function numberOf(text: string, sign: '' | '-'): Value | null {
  const isHex = text.startsWith('0x');
  if (!isHex && /[.eE]/.test(text)) {
    const value = Number(`${sign}${text}`);
    return Number.isFinite(value) ? { kind: 'double', value } : null;
  }
  const isUnsigned = /[uU]$/.test(text);
  const magnitude = BigInt(text.replace(/[uU]$/, ''));
  if (isUnsigned) return sign === '' && magnitude <= LARGEST_UINT ? { kind: 'uint', value: magnitude } : null;
  if (magnitude > LARGEST_INT + (sign === '' ? 0n : 1n)) return null;
  return { kind: 'int', value: sign === '' ? magnitude : -magnitude };
}

type Bare<T> = T extends Node ? Omit<T, 'start' | 'end' | 'depth'> : never;

/** A node over others, from the first of them to the last. */
function made(bare: Bare<Node>, below: readonly Node[]): Node {
  const start = below[0]?.start ?? 0;
  const end = below.at(-1)?.end ?? start;
  let depth = 0;
  for (const node of below) depth = Math.max(depth, node.depth + 1);
  return { ...bare, start, end, depth } as Node;
}
