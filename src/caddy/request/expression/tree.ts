/** What an expression in CEL is made of, and the values that come out of it. */

/** A text or bytes hold one character for each byte. */
export type Value =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'uint'; readonly value: bigint }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Value> };

/** What an evaluation comes to. */
export type Result =
  | Value
  /** CEL's own error. */
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** Where a node stands in the expression, its placeholders written out. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** How many levels of nodes are below it. */
  readonly depth: number;
}

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';

export type Node = Place &
  (
    | { readonly kind: 'literal'; readonly value: Value }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'select'; readonly operand: Node; readonly field: string }
    | { readonly kind: 'index'; readonly operand: Node; readonly index: Node }
    /** `target` null: a function; else a method of it. */
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly target: Node | null;
        readonly args: readonly Node[];
      }
    | { readonly kind: 'not' | 'negate'; readonly operand: Node }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Node;
        readonly right: Node;
      }
    /** A chain of one operator. */
    | { readonly kind: 'and' | 'or'; readonly operands: readonly Node[] }
    | {
        readonly kind: 'conditional';
        readonly condition: Node;
        readonly then: Node;
        readonly otherwise: Node;
      }
    | { readonly kind: 'list'; readonly items: readonly Node[] }
    | { readonly kind: 'map'; readonly entries: readonly (readonly [key: Node, value: Node])[] }
  );

export type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;
export type CallNode = NodeOf<'call'>;
